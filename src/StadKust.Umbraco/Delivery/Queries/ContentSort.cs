namespace StadKust.Umbraco.Delivery;

/// <summary>One <c>sort</c>: <c>name:asc</c>, <c>updateDate:desc</c>, or an indexed property. What does not begin with <c>asc</c> means descending, as in Umbraco.</summary>
internal static class ContentSort
{
    /// <returns>Null when there is no such sort; otherwise compares two rows of the index.</returns>
    public static Comparison<int>? Parse(string sort, DeliveryRequest request, QueryIndex index)
    {
        var colon = sort.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return null;
        }

        var direction = sort.AsSpan(colon + 1).StartsWith("asc", StringComparison.Ordinal) ? 1 : -1;
        var (name, rows) = (sort[..colon], index.Rows);
        switch (name.ToUpperInvariant())
        {
            case "CREATEDATE":
                return (a, b) => direction * rows[a].Entry.Created.CompareTo(rows[b].Entry.Created);
            case "UPDATEDATE":
                return (a, b) => direction * rows[a].Updated.CompareTo(rows[b].Updated);
            case "LEVEL":
                return (a, b) => direction * rows[a].Entry.Level.CompareTo(rows[b].Entry.Level);
            case "SORTORDER":
                return (a, b) => direction * rows[a].Entry.SortOrder.CompareTo(rows[b].Entry.SortOrder);
            case "NAME":
                var ranks = index.NameRanks;
                return (a, b) => direction * ranks[a].CompareTo(ranks[b]);
            default:
                return request.Options.Indexed(name) is { } alias ? ByProperty(alias, request, rows, direction) : null;
        }
    }

    // Items without a value come last, whichever way.
    private static Comparison<int> ByProperty(string alias, DeliveryRequest request, QueryIndex.Row[] rows, int direction)
    {
        var property = QueryIndexes.Of(request.Set).Property(alias, request.Culture);
        return (a, b) => (property.Of(rows[a].Entry.Key), property.Of(rows[b].Entry.Key)) switch
        {
            (null, null) => 0,
            (null, _) => 1,
            (_, null) => -1,
            ({ } one, { } other) => direction * IndexedValue.Compare(one, other),
        };
    }
}
