using StadKust.Content;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Delivery;

/// <summary>Routes as the contract writes them: relative to their root, whose own segment stands in the start item.</summary>
internal static class Routes
{
    /// <summary>Null when the item cannot be reached in the culture.</summary>
    public static ApiContentRoute? Of(ContentSet set, Guid key, Culture culture)
    {
        if (set.PathOf(key, culture) is not { } path)
        {
            return null;
        }

        var root = Root(set, key);
        if (root != key && set.PathOf(root, culture) is { } above)
        {
            path = path[(above.Length - 1)..];
        }

        return new ApiContentRoute(path, new ApiContentStartItem(root, Segment(set, root, culture)));
    }

    public static Guid Root(ContentSet set, Guid key) => set.Ancestors(key).LastOrDefault()?.Key ?? key;

    /// <inheritdoc cref="RootSegments.Of"/>
    public static string Segment(ContentSet set, Guid root, Culture culture) => RootSegments.Of(set, root, culture);
}
