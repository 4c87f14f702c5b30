using System.Globalization;

namespace StadKust.Umbraco.Delivery;

/// <summary>One <c>filter</c>: <c>contentType:story,page</c>, <c>name:!leiden</c>, <c>updateDate>:2026-01-31</c>, or an indexed property: <c>kinds:beach</c>.</summary>
internal static class ContentFilter
{
    // Longer signs first: ">:" begins with ">".
    private static readonly (string Sign, Func<int, bool> Holds)[] Comparisons =
    [
        (">:", c => c >= 0), ("<:", c => c <= 0), (">", c => c > 0), ("<", c => c < 0), (":", c => c == 0),
    ];

    /// <returns>Null when there is no such filter; otherwise cuts a set of rows down to those it lets through.</returns>
    public static Action<RowSet>? Parse(string filter, DeliveryRequest request, QueryIndex index)
    {
        var rows = index.Rows;
        if (After(filter, "contentType:") is { } types)
        {
            var (negated, aliases) = Values(types);
            return Cut(index, negated, aliases, (alias, found) => found.Add(index.OfType(alias)));
        }

        if (After(filter, "name:") is { } names)
        {
            var (negated, texts) = Values(names);
            return Cut(index, negated, texts, index.Names.Find);
        }

        if (After(filter, "createDate") is { } created)
        {
            return Comparison(created, Date) is { } test ? set => set.Keep(row => test(rows[row].Entry.Created)) : null;
        }

        if (After(filter, "updateDate") is { } updated)
        {
            return Comparison(updated, Date) is { } test ? set => set.Keep(row => test(rows[row].Updated)) : null;
        }

        return Property(filter, request, index);
    }

    private static Action<RowSet> Cut(QueryIndex index, bool negated, string[] values, Action<string, RowSet> find)
    {
        var found = new RowSet(index.Rows.Length);
        Array.ForEach(values, value => find(value, found));
        return set => set.Keep(found, inside: !negated);
    }

    private static Action<RowSet>? Property(string filter, DeliveryRequest request, QueryIndex index)
    {
        var end = filter.AsSpan().IndexOfAny(":<>");
        if (end <= 0 || request.Options.Indexed(filter[..end]) is not { } alias)
        {
            return null;
        }

        var (rows, rest) = (index.Rows, filter[end..]);
        var property = QueryIndexes.Of(request.Set).Property(alias, request.Culture);
        if (rest[0] == ':')
        {
            var (negated, wanted) = Values(rest[1..]);
            var texts = Array.ConvertAll(wanted, w => Guid.TryParse(w, out var key) ? key.ToString() : w);
            return set => set.Keep(
                row => (property.Of(rows[row].Entry.Key) is { } value && Array.Exists(value.Texts, t => texts.Contains(t, StringComparer.OrdinalIgnoreCase))) != negated);
        }

        // Numbers compare with a number, dates with a date; an item without a value is neither above nor below.
        var (byNumber, byDate) = (Comparison(rest, Number), Comparison(rest, Date));
        return set => set.Keep(
            row => property.Of(rows[row].Entry.Key) is { } value && (value.Number is { } number ? byNumber!(number) : value.Date is { } date && byDate!(date)));
    }

    // One leading ! negates the whole list.
    private static (bool Negated, string[] Values) Values(string text)
    {
        var negated = text.StartsWith('!');
        return (negated, (negated ? text[1..] : text).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    // A value that cannot be read is no error: the clause has no effect, as in Umbraco.
    private static Func<T, bool>? Comparison<T>(string text, Func<string, T?> read)
        where T : struct, IComparable<T>
    {
        foreach (var (sign, holds) in Comparisons)
        {
            if (text.StartsWith(sign, StringComparison.Ordinal))
            {
                return read(text[sign.Length..]) is { } wanted ? value => holds(value.CompareTo(wanted)) : _ => true;
            }
        }

        return null;
    }

    private static DateTime? Date(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? After(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..] : null;
}
