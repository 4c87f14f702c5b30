using System.Text.RegularExpressions;
using StadKust.Typesetting;

namespace StadKust.Magazine.Stories;

/// <summary>Puts no-break spaces where a line may not end: <c>22 km</c>, <c>€ 129</c>, <c>12 mei</c>, <c>’s ochtends</c>.</summary>
/// <remarks>One character for one, so that source ranges stay true. Source: print-rules §2.4.</remarks>
internal static partial class FixedSpaces
{
    public static string In(string text, PrintCulture language)
    {
        if (!text.Contains(' ', StringComparison.Ordinal))
        {
            return text;
        }

        text = AfterNumber().Replace(text, "$1\u00a0");
        text = AfterCurrency().Replace(text, "€\u00a0");
        return language.Code == "nl" ? AfterApostrophe().Replace(text, "$1\u00a0") : text;
    }

    [GeneratedRegex(@"(?<=^|[^\w.,])(\d[\d.,]*) (?=(?:km|m|cm|kg|uur|Uhr|°C|%|€|euro|jaar|Jahre|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|Januar|Februar|März|Mai|Juni|Juli|August|Oktober|Dezember)(?:\W|$))")]
    private static partial Regex AfterNumber();

    [GeneratedRegex("€ (?=\\d)")]
    private static partial Regex AfterCurrency();

    [GeneratedRegex("(?<=^|[\\s(‘“])([’'](?:s|t|n)) (?=\\w)")]
    private static partial Regex AfterApostrophe();
}
