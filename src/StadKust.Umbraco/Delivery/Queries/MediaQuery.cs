using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>The query of <c>/media</c>: children of one folder, a stricter language than that of content.</summary>
internal static class MediaQuery
{
    private const string Children = "children:";

    public static (IReadOnlyList<MediaEntry> Found, UnknownOption? Fault) Run(DeliveryRequest request, string? fetch, IEnumerable<string?> filters, IEnumerable<string?> sorts)
    {
        if (fetch?.StartsWith(Children, StringComparison.OrdinalIgnoreCase) != true)
        {
            return ([], UnknownOption.Fetch);
        }

        var tree = MediaTree.Of(request.Set);
        var found = Fetch(fetch[Children.Length..], tree).Where(m => MediaBodies.IsShown(m, request) && tree.PathOf(m.Key) is not null);
        foreach (var filter in filters.Where(f => !string.IsNullOrWhiteSpace(f)))
        {
            if (Filter(filter!) is not { } test)
            {
                return ([], UnknownOption.Filter);
            }

            found = found.Where(test);
        }

        foreach (var sort in sorts.Where(s => !string.IsNullOrWhiteSpace(s)))
        {
            // Each orders anew what is there, and keeps what is equal: the last one named is the primary one.
            if (Sort(found, sort!) is not { } ordered)
            {
                return ([], UnknownOption.Sort);
            }

            found = ordered;
        }

        return ([.. found], null);
    }

    private static IReadOnlyList<MediaEntry> Fetch(string parent, MediaTree tree) =>
        parent == "/" ? tree.Children(Guid.Empty)
        : parent.Length > 0 && (Guid.TryParse(parent, out var key) ? key : tree.At(parent)) is { } known ? tree.Children(known)
        : [];

    // Names of filters regard case here, and there is exactly one colon.
    private static Func<MediaEntry, bool>? Filter(string filter) =>
        filter.Split(':') is not [var name, var value] ? null
        : name == "mediaType" ? media => media.Type == value
        : name == "name" ? media => media.Name.Contains(value, StringComparison.OrdinalIgnoreCase)
        : null;

    private static IEnumerable<MediaEntry>? Sort(IEnumerable<MediaEntry> found, string sort)
    {
        if (sort.Split(':') is not [var name, var direction])
        {
            return null;
        }

        var ascending = direction.StartsWith("asc", StringComparison.Ordinal);
        return name.ToUpperInvariant() switch
        {
            "CREATEDATE" => By(m => m.Created, null),
            "UPDATEDATE" => By(m => m.Updated, null),
            "NAME" => By(m => m.Name.ToLowerInvariant(), StringComparer.Ordinal),
            "SORTORDER" => By(m => m.SortOrder, null),
            _ => null,
        };

        IEnumerable<MediaEntry> By<T>(Func<MediaEntry, T> key, IComparer<T>? comparer) => ascending ? found.OrderBy(key, comparer) : found.OrderByDescending(key, comparer);
    }
}
