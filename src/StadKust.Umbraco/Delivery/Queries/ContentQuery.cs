using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>The query of <c>/content</c>: fetch, then filter, then sort, each a small language of its own.</summary>
internal static class ContentQuery
{
    /// <param name="Total">All matches, whatever <c>skip</c> and <c>take</c> say.</param>
    internal readonly record struct Matches(int Total, IReadOnlyList<Guid> Page);

    /// <summary>The page of matches in their order. The request may see every one of them.</summary>
    /// <remarks>Cost: some 20 µs for types and parts of names among 10,000 items, one look at each row that is left for another filter; bodies are read only for an indexed property, the first time it is asked for.</remarks>
    public static (Matches Found, UnknownOption? Fault) Run(
        DeliveryRequest request, string? fetch, IEnumerable<string?> filters, IEnumerable<string?> sorts, Paging page)
    {
        var index = QueryIndexes.Of(request.Set).In(request.Culture);
        if (Fetch(request, index, fetch) is not { } rows)
        {
            return (default, UnknownOption.Fetch);
        }

        if (All(filters, f => ContentFilter.Parse(f, request, index)) is not { } cuts)
        {
            return (default, UnknownOption.Filter);
        }

        if (All(sorts, s => ContentSort.Parse(s, request, index)) is not { } orders)
        {
            return (default, UnknownOption.Sort);
        }

        foreach (var hidden in index.Types.Where(request.Options.Hides))
        {
            rows.Keep(index.OfType(hidden), inside: false);
        }

        cuts.ForEach(cut => cut(rows));
        if (request.Options.ProtectedContent is { Count: > 0 })
        {
            rows.Keep(row => !request.IsProtected(index.Rows[row].Entry.Key));
        }

        var found = rows.ToArray();
        var wanted = orders.Count == 0 ? found.Skip(page.Skip).Take(page.Take) : Sorted(found, orders, page);
        return (new Matches(found.Length, [.. wanted.Select(row => index.Rows[row].Entry.Key)]), null);
    }

    // Rows that are equal in all that was asked stay in the order of the tree, which is that of their numbers.
    private static IEnumerable<int> Sorted(int[] found, List<Comparison<int>> orders, Paging page)
    {
        var end = Math.Min((long)page.Skip + page.Take, found.Length);
        if (end < found.Length / 4)
        {
            found = First(found, (int)end, Compare);
        }

        Array.Sort(found, Compare);
        return found.Skip(page.Skip).Take(page.Take);

        int Compare(int a, int b)
        {
            foreach (var order in orders)
            {
                if (order(a, b) is var compared and not 0)
                {
                    return compared;
                }
            }

            return a.CompareTo(b);
        }
    }

    // The first of many, without sorting them all: most readers take the first page.
    private static int[] First(int[] rows, int count, Comparison<int> compare)
    {
        if (count == 0)
        {
            return [];
        }

        var last = new PriorityQueue<int, int>(Comparer<int>.Create((a, b) => compare(b, a)));
        foreach (var row in rows)
        {
            if (last.Count < count)
            {
                last.Enqueue(row, row);
            }
            else if (compare(row, last.Peek()) < 0)
            {
                last.DequeueEnqueue(row, row);
            }
        }

        return [.. last.UnorderedItems.Select(i => i.Element)];
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
    private static RowSet? Fetch(DeliveryRequest request, QueryIndex index, string? fetch)
    {
        if (string.IsNullOrEmpty(fetch))
        {
            return request.Start is { } start ? Below(index, index.PlaceOf(start.Key)) : RowSet.All(index.Rows.Length);
        }

        var colon = fetch.IndexOf(':', StringComparison.Ordinal);
        var selector = colon < 0 ? "" : fetch[..colon].ToUpperInvariant();
        if (selector is not ("ANCESTORS" or "CHILDREN" or "DESCENDANTS"))
        {
            return null;
        }

        var place = request.KeyOf(fetch[(colon + 1)..]) is { } key ? index.PlaceOf(key) : -1;
        return place < 0 ? new RowSet(index.Rows.Length)
            : selector == "ANCESTORS" ? Above(index, place)
            : selector == "CHILDREN" ? Those(index, place, row => index.Rows[row].Parent == place)
            : Below(index, place);
    }

    private static RowSet Below(QueryIndex index, int place) =>
        place < 0 ? new RowSet(index.Rows.Length) : Those(index, place, row => index.IsBelow(row, place));

    // What lies below a row stands behind it.
    private static RowSet Those(QueryIndex index, int place, Func<int, bool> test)
    {
        var found = new RowSet(index.Rows.Length);
        for (var row = place + 1; row < index.Rows.Length; row++)
        {
            if (test(row))
            {
                found.Add(row);
            }
        }

        return found;
    }

    // A row stands behind all that it lies below, so that they come from the root down.
    private static RowSet Above(QueryIndex index, int place)
    {
        var found = new RowSet(index.Rows.Length);
        for (var at = index.Rows[place].Parent; at >= 0; at = index.Rows[at].Parent)
        {
            found.Add(at);
        }

        return found;
    }
}
