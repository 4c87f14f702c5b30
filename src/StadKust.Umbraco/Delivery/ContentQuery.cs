using System.Globalization;
using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>The query of <c>/content</c>: fetch, then filter, then sort, each a small language of its own.</summary>
internal static class ContentQuery
{
    /// <summary>Which option is unknown; becomes the contract's 400.</summary>
    internal sealed record UnknownOption(string Title, string Detail);

    /// <summary>Matching items in their order, before skip and take.</summary>
    public static (IReadOnlyList<PublishedItem> Items, UnknownOption? Fault) Run(
        DeliveryRequest request, string? fetch, IEnumerable<string?> filters, IEnumerable<string?> sorts)
    {
        if (Fetch(request, fetch) is not { } entries)
        {
            return ([], new UnknownOption("Selector option not found", "The attempted 'fetch' option does not exist"));
        }

        var tests = new List<Func<PublishedItem, bool>>();
        foreach (var filter in filters.Where(f => !string.IsNullOrWhiteSpace(f)))
        {
            if (Filter(filter!) is not { } test)
            {
                return ([], new UnknownOption("Filter option not found", "One of the attempted 'filter' options does not exist"));
            }

            tests.Add(test);
        }

        var orders = new List<(Func<(ItemEntry Entry, PublishedItem Item), IComparable> Key, bool Descending)>();
        foreach (var sort in sorts.Where(s => !string.IsNullOrWhiteSpace(s)))
        {
            if (Sort(sort!) is not { } order)
            {
                return ([], new UnknownOption("Sort option not found", "One of the attempted 'sort' options does not exist"));
            }

            orders.Add(order);
        }

        var found = entries
            .Select(e => (Entry: e, Item: request.Find(e.Key)))
            .Where(p => p.Item is not null && request.Set.PathOf(p.Entry.Key, request.Culture) is not null && tests.All(t => t(p.Item)))
            .Select(p => (p.Entry, Item: p.Item!));
        foreach (var (key, descending) in Enumerable.Reverse(orders))
        {
            // Sorting is stable, so the last order applied is the first asked for.
            found = descending ? found.OrderByDescending(key) : found.OrderBy(key);
        }

        return ([.. found.Select(p => p.Item)], null);
    }

    // Without a sort: level by level, left to right, so that paging is stable.
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

    private static readonly (string Prefix, Func<ContentSet, ItemEntry, IEnumerable<ItemEntry>> Select)[] Selectors =
    [
        ("ancestors:", (set, item) => set.Ancestors(item.Key).Reverse()),
        ("children:", (set, item) => set.ChildEntries(item.Key)),
        ("descendants:", (set, item) => Below(set, [item])),
    ];

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

    private static Func<PublishedItem, bool>? Filter(string filter)
    {
        if (After(filter, "contentType:") is { } types)
        {
            var (negated, aliases) = Values(types);
            return item => aliases.Contains(item.Type, StringComparer.Ordinal) != negated;
        }

        if (After(filter, "name:") is { } names)
        {
            var (negated, texts) = Values(names);
            return item => texts.Any(t => item.Name.Contains(t, StringComparison.OrdinalIgnoreCase)) != negated;
        }

        if (After(filter, "createDate") is { Length: > 0 } created && Comparison(created) is { } createdTest)
        {
            return item => createdTest(item.Created);
        }

        return After(filter, "updateDate") is { Length: > 0 } updated && Comparison(updated) is { } updatedTest
            ? item => updatedTest(item.Updated)
            : null;
    }

    private static (bool Negated, string[] Values) Values(string text)
    {
        var negated = text.StartsWith('!');
        return (negated, (negated ? text[1..] : text).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    // A date that cannot be read is no error: the clause has no effect, as in Umbraco.
    private static Func<DateTime, bool>? Comparison(string text)
    {
        (string Operator, Func<int, bool> Holds)[] operators =
        [
            (">:", c => c >= 0), ("<:", c => c <= 0), (">", c => c > 0), ("<", c => c < 0), (":", c => c == 0),
        ];
        foreach (var (sign, holds) in operators)
        {
            if (text.StartsWith(sign, StringComparison.Ordinal))
            {
                return DateTime.TryParse(
                    text[sign.Length..], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
                        ? value => holds(value.CompareTo(date))
                        : _ => true;
            }
        }

        return null;
    }

    private static (Func<(ItemEntry Entry, PublishedItem Item), IComparable> Key, bool Descending)? Sort(string sort)
    {
        var colon = sort.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return null;
        }

        var descending = !sort[(colon + 1)..].StartsWith("asc", StringComparison.Ordinal);
        return sort[..colon].ToUpperInvariant() switch
        {
            "CREATEDATE" => (p => p.Item.Created, descending),
            "UPDATEDATE" => (p => p.Item.Updated, descending),
            "LEVEL" => (p => p.Entry.Level, descending),
            "NAME" => (p => p.Item.Name.ToLowerInvariant(), descending),
            "SORTORDER" => (p => p.Entry.SortOrder, descending),
            _ => null,
        };
    }

    private static string? After(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..] : null;
}
