using Microsoft.AspNetCore.Http;

namespace StadKust.Umbraco.Delivery;

/// <summary><c>expand</c> and <c>fields</c>, which all addresses take.</summary>
internal static class Wanted
{
    /// <param name="expand">Null when nothing is expanded.</param>
    /// <param name="fields">Null when all properties are kept; an empty one keeps none.</param>
    /// <returns>Null when both can be read.</returns>
    public static Refusal? Read(IQueryCollection query, out PropertyTree? expand, out PropertyTree? fields)
    {
        (expand, fields) = (null, null);
        return Read(query, "expand", out expand) ?? Read(query, "fields", out fields);
    }

    private static Refusal? Read(IQueryCollection query, string name, out PropertyTree? tree)
    {
        tree = null;
        if (!query.TryGetValue(name, out var text))
        {
            return null;
        }

        tree = PropertyTree.Parse(text.ToString());
        return tree is null ? Problems.Unreadable(name) : null;
    }
}
