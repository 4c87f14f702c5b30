using System.Text.RegularExpressions;
using StadKust.Preflight.Drawing;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules;

/// <summary>Puts faults of one cause together: the same rule, the same measure, the same limit.</summary>
internal static partial class Grouping
{
    private const int MostSpots = 500;

    public static IEnumerable<PreflightFinding> Findings(Rule rule, Severity severity, IEnumerable<Fault> faults, IReadOnlyList<PageFacts> pages)
    {
        foreach (var group in faults.GroupBy(f => (f.Measured, f.Allowed, Weight: f.Severity is { } own && own < severity ? own : severity)))
        {
            var all = group.ToList();
            var spots = all.Take(MostSpots).Select(f => new Spot(f.Page, f.Box is { IsEmpty: false } box && f.Page is { } page ? Millimetres(pages, page, box) : null)).ToList();
            yield return new PreflightFinding(
                rule.Id, group.Key.Weight, spots[0].Page, spots[0].Place, all[0].Object, group.Key.Measured, group.Key.Allowed,
                Message(rule.What, group.Key.Measured, group.Key.Allowed, all), rule.Mend, spots, all.Count);
        }
    }

    /// <summary>The demand, what was measured, what is allowed, and how often.</summary>
    public static Words Message(Words what, string measured, string allowed, IReadOnlyCollection<Fault> all)
    {
        var pages = string.Join(", ", Ranges([.. all.Select(f => f.Page).OfType<int>().Distinct().Order()]));
        var (nl, de, en) = (what.Nl, what.De, what.En);
        if (measured.Length > 0)
        {
            (nl, de, en) = ($"{nl}; gemeten: {Comma(measured)}", $"{de}; gemessen: {Comma(measured)}", $"{en}; measured: {measured}");
        }

        if (allowed.Length > 0)
        {
            (nl, de, en) = ($"{nl}, toegestaan: {Comma(allowed)}", $"{de}, erlaubt: {Comma(allowed)}", $"{en}, allowed: {allowed}");
        }

        return all.Count > 1 && pages.Length > 0
            ? new Words($"{nl} ({all.Count} keer, pagina {pages}).", $"{de} ({all.Count} Mal, Seite {pages}).", $"{en} ({all.Count} times, page {pages}).")
            : new Words(nl + ".", de + ".", en + ".");
    }

    // Only numbers with a unit: a version, a name, an operator keep their point.
    private static string Comma(string text) => Decimal().Replace(text, "$1,$2");

    [GeneratedRegex(@"(\d)\.(\d+(?: ×| %| mm| pt| ppi| /))")]
    private static partial Regex Decimal();

    private static Place Millimetres(IReadOnlyList<PageFacts> pages, int page, Box box)
    {
        var (x, y, width, height) = pages[page - 1].Millimetres(box);
        return new Place(Math.Round(x, 2), Math.Round(y, 2), Math.Round(width, 2), Math.Round(height, 2));
    }

    // 1–3, 5, 8–64
    private static IEnumerable<string> Ranges(int[] numbers)
    {
        for (var i = 0; i < numbers.Length;)
        {
            var from = i;
            while (i + 1 < numbers.Length && numbers[i + 1] == numbers[i] + 1)
            {
                i++;
            }

            yield return from == i ? FormattableString.Invariant($"{numbers[i]}") : FormattableString.Invariant($"{numbers[from]}–{numbers[i]}");
            i++;
        }
    }
}
