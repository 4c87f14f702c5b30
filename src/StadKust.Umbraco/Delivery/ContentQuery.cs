using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>The query of <c>/content</c>: fetch, then filter, then sort, each a small language of its own.</summary>
internal static class ContentQuery
{
    /// <summary>Which option is unknown; becomes the contract's 400.</summary>
    internal sealed record UnknownOption(string Title, string Detail);

    private static readonly (string Prefix, Func<ContentSet, ItemEntry, IEnumerable<ItemEntry>> Select)[] Selectors =
    [
        ("ancestors:", (set, item) => set.Ancestors(item.Key).Reverse()),
        ("children:", (set, item) => set.ChildEntries(item.Key)),
        ("descendants:", (set, item) => Below(set, [item])),
    ];

    /// <summary>Keys of all matches in their order, before skip and take. The request may see every one of them.</summary>
    /// <remarks>Cost: one look at each entry fetched; names and dates of cultures are read only when a filter or a sort asks for them.</remarks>
    public static (IReadOnlyList<Guid> Keys, UnknownOption? Fault) Run(
        DeliveryRequest request, string? fetch, IEnumerable<string?> filters, IEnumerable<string?> sorts)
    {
        if (Fetch(request, fetch) is not { } entries)
        {
            return ([], new UnknownOption("Selector option not found", "The attempted 'fetch' option does not exist"));
        }

        if (All(filters, ContentFilter.Parse) is not { } tests)
        {
            return ([], new UnknownOption("Filter option not found", "One of the attempted 'filter' options does not exist"));
        }

        if (All(sorts, ContentSort.Parse) is not { } orders)
        {
            return ([], new UnknownOption("Sort option not found", "One of the attempted 'sort' options does not exist"));
        }

        var found = entries.Where(request.Has).Select(e => new Candidate(e, request)).Where(c => tests.All(test => test(c)));
        foreach (var order in Enumerable.Reverse(orders))
        {
            // Sorting is stable, so the order applied last is the one asked for first.
            found = order(found);
        }

        return ([.. found.Select(c => c.Entry.Key)], null);
    }

    // Null when one is unknown; empty ones are passed over.
    private static List<T>? All<T>(IEnumerable<string?> texts, Func<string, T?> parse)
        where T : class
    {
        var all = new List<T>();
        foreach (var text in texts)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (parse(text) is not { } one)
            {
                return null;
            }

            all.Add(one);
        }

        return all;
    }

    // Null when the selector is unknown. Without one: everything, or all below the start item.
    private static IEnumerable<ItemEntry>? Fetch(DeliveryRequest request, string? fetch)
    {
        if (string.IsNullOrEmpty(fetch))
        {
            return request.Start is { } start ? Below(request.Set, [start]) : request.Set.Roots.Concat(Below(request.Set, request.Set.Roots));
        }

        foreach (var (prefix, select) in Selectors)
        {
            if (fetch.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                return request.KeyOf(fetch[prefix.Length..]) is { } key && request.Set.Entry(key) is { } entry ? select(request.Set, entry) : [];
            }
        }

        return null;
    }

    // Level by level, left to right: Umbraco leaves the order open, this one keeps paging stable.
    private static IEnumerable<ItemEntry> Below(ContentSet set, IReadOnlyList<ItemEntry> level)
    {
        while (level.Count > 0)
        {
            var next = level.SelectMany(e => set.ChildEntries(e.Key)).ToArray();
            foreach (var entry in next)
            {
                yield return entry;
            }

            level = next;
        }
    }
}

/// <summary>An item that may match. Its body is read when a filter or a sort asks for something only the body has.</summary>
internal sealed class Candidate(ItemEntry entry, DeliveryRequest request)
{
    private PublishedItem? item;

    public ItemEntry Entry => entry;

    public string Name => Item.Name;

    public DateTime Updated => Item.Updated;

    private PublishedItem Item => item ??= request.Find(entry.Key)!;
}
