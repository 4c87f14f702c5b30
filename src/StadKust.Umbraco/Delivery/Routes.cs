using StadKust.Content;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Delivery;

/// <summary>Routes as the contract writes them.</summary>
internal static class Routes
{
    /// <summary>Null when the item cannot be reached in the culture.</summary>
    public static ApiContentRoute? Of(ContentSet set, Guid key, Culture culture)
    {
        if (set.PathOf(key, culture) is not { } path)
        {
            return null;
        }

        var root = set.Ancestors(key).LastOrDefault()?.Key ?? key;
        return new ApiContentRoute(path, new ApiContentStartItem(root, Segment(set, root, culture)));
    }

    public static Dictionary<string, IApiContentRoute> OfAllCultures(ContentSet set, Guid key)
    {
        var routes = new Dictionary<string, IApiContentRoute>();
        foreach (var culture in set.CulturesOf(key))
        {
            if (Of(set, key, culture) is { } route)
            {
                routes[culture.Code] = route;
            }
        }

        return routes;
    }

    /// <summary>The URL segment of a root, which its own path does not show.</summary>
    public static string Segment(ContentSet set, Guid root, Culture culture)
    {
        if (set.SlugOf(root, culture) is { Length: > 0 } slug)
        {
            return slug;
        }

        var item = set.Find(root, culture);
        return item is null ? "" : item.Values.Text("umbracoUrlName") is { Length: > 0 } own ? own : Slugs.From(item.Name);
    }

    public static string Decode(string path) => path.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(path) : path;
}
