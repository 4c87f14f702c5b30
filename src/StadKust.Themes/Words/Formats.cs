using System.Globalization;

namespace StadKust.Themes;

/// <summary>Numbers, amounts, dates and lists as people write them in the culture.</summary>
internal static class Formats
{
    private const string NoBreak = "\u00A0";

    /// <summary>Amount in cents: <c>€ 129</c>, <c>129 €</c>, <c>€129</c>; with cents only when there are some.</summary>
    public static string Euro(object? cents, RenderScope scope)
    {
        if (Decimal(cents) is not { } amount)
        {
            return "";
        }

        var euros = amount / 100;
        var text = euros.ToString(euros == Math.Truncate(euros) ? "N0" : "N2", scope.Format);
        return scope.Culture.Code.ToLowerInvariant() switch
        {
            "de" => $"{text}{NoBreak}€",
            "en" => $"€{text}",
            _ => $"€{NoBreak}{text}",
        };
    }

    public static string Number(object? value, RenderScope scope) => Decimal(value)?.ToString("#,0.##", scope.Format) ?? "";

    /// <param name="form">day: "3 april"; weekday: "zaterdag 3 april"; short: "za 3 apr"; year: "3 april 2027"; time: "10:00"; d, ddd, mmm: parts for a date leaf.</param>
    public static string Date(object? value, string form, RenderScope scope)
    {
        if (value is not (DateTime or DateOnly))
        {
            return "";
        }

        var date = value is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : (DateTime)value;
        var german = scope.Culture.Code.Equals("de", StringComparison.OrdinalIgnoreCase);
        var english = scope.Culture.Code.Equals("en", StringComparison.OrdinalIgnoreCase);
        var pattern = form switch
        {
            "weekday" => german ? "dddd, d. MMMM" : "dddd d MMMM",
            "short" => german ? "ddd, d. MMM" : "ddd d MMM",
            "year" => german ? "d. MMMM yyyy" : "d MMMM yyyy",
            "month" => "MMMM yyyy",
            "time" => english || german ? "HH:mm" : "HH.mm",
            "d" => "%d",
            "ddd" => "ddd",
            "dddd" => "dddd",
            "mmm" => "MMM",
            _ => german ? "d. MMMM" : "d MMMM",
        };
        return date.ToString(pattern, scope.Format);
    }

    public static string Iso(object? value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime date => date.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>"fietsen, wandelen en strand".</summary>
    public static string List(IEnumerable<string> words, RenderScope scope)
    {
        var all = words.Where(w => w.Length > 0).ToList();
        var and = scope.Culture.Code.ToLowerInvariant() switch { "de" => "und", "en" => "and", _ => "en" };
        return all.Count switch
        {
            0 => "",
            1 => all[0],
            _ => $"{string.Join(", ", all.SkipLast(1))} {and} {all[^1]}",
        };
    }

    private static decimal? Decimal(object? value) => value switch
    {
        decimal number => number,
        int or long or double or float => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        string text when decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
