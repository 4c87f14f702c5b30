using System.Globalization;

namespace StadKust.Umbraco.Delivery;

/// <summary>One <c>filter</c>: <c>contentType:story,page</c>, <c>name:!leiden</c>, <c>updateDate>:2026-01-31</c>.</summary>
internal static class ContentFilter
{
    // Longer signs first: ">:" begins with ">".
    private static readonly (string Sign, Func<int, bool> Holds)[] Comparisons =
    [
        (">:", c => c >= 0), ("<:", c => c <= 0), (">", c => c > 0), ("<", c => c < 0), (":", c => c == 0),
    ];

    /// <returns>Null when there is no such filter.</returns>
    public static Func<Candidate, bool>? Parse(string filter)
    {
        if (After(filter, "contentType:") is { } types)
        {
            var (negated, aliases) = Values(types);
            return item => aliases.Contains(item.Entry.Type, StringComparer.Ordinal) != negated;
        }

        if (After(filter, "name:") is { } names)
        {
            var (negated, texts) = Values(names);
            return item => texts.Any(t => item.Name.Contains(t, StringComparison.OrdinalIgnoreCase)) != negated;
        }

        if (After(filter, "createDate") is { } created)
        {
            return Comparison(created) is { } test ? item => test(item.Entry.Created) : null;
        }

        return After(filter, "updateDate") is { } updated && Comparison(updated) is { } holds ? item => holds(item.Updated) : null;
    }

    // One leading ! negates the whole list.
    private static (bool Negated, string[] Values) Values(string text)
    {
        var negated = text.StartsWith('!');
        return (negated, (negated ? text[1..] : text).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    // A date that cannot be read is no error: the clause has no effect, as in Umbraco.
    private static Func<DateTime, bool>? Comparison(string text)
    {
        foreach (var (sign, holds) in Comparisons)
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

    private static string? After(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? text[prefix.Length..] : null;
}
