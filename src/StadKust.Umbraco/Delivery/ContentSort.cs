namespace StadKust.Umbraco.Delivery;

/// <summary>One <c>sort</c>: <c>name:asc</c>, <c>updateDate:desc</c>. What does not begin with <c>asc</c> means descending, as in Umbraco.</summary>
internal static class ContentSort
{
    /// <returns>Null when there is no such sort.</returns>
    public static Func<IEnumerable<Candidate>, IEnumerable<Candidate>>? Parse(string sort)
    {
        var colon = sort.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            return null;
        }

        var ascending = sort[(colon + 1)..].StartsWith("asc", StringComparison.Ordinal);
        return sort[..colon].ToUpperInvariant() switch
        {
            "CREATEDATE" => By(c => c.Entry.Created, ascending),
            "UPDATEDATE" => By(c => c.Updated, ascending),
            "LEVEL" => By(c => c.Entry.Level, ascending),
            "SORTORDER" => By(c => c.Entry.SortOrder, ascending),

            // By code points of the lower-case name, as Umbraco's index holds it; the same in every country the server stands in.
            "NAME" => By(c => c.Name.ToLowerInvariant(), ascending, StringComparer.Ordinal),
            _ => null,
        };
    }

    private static Func<IEnumerable<Candidate>, IEnumerable<Candidate>> By<T>(Func<Candidate, T> key, bool ascending, IComparer<T>? comparer = null) =>
        ascending ? items => items.OrderBy(key, comparer) : items => items.OrderByDescending(key, comparer);
}
