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

    /// <summary>The URL segment of a root. The first root has one too, though no path shows it.</summary>
    public static string Segment(ContentSet set, Guid root, Culture culture)
    {
        if (set.SlugOf(root, culture) is { Length: > 0 } slug)
        {
            return slug;
        }

        return set.Find(root, culture) is not { } item ? ""
            : Slugs.From(item.Values.Text(Slugs.Property)) is { Length: > 0 } own ? own
            : Slugs.From(item.Name);
    }
}
