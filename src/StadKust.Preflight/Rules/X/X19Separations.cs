using StadKust.Preflight.Drawing;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules.X;

/// <summary>X19: Every extra ink means the same everywhere.</summary>
internal sealed class X19Separations() : Rule(
    "X19",
    what: new(
        "Elke extra inkt betekent overal hetzelfde",
        "Jede Sonderfarbe bedeutet überall dasselbe",
        "Every extra ink means the same everywhere"),
    why: "One name with two recipes: the screen shows one, the press prints the other.",
    limit: "Separation and DeviceN of one name: one alternate, one tint function; names are valid UTF-8",
    source: "ISO 15930-7:2010, 6.2.5; print-rules X19",
    mend: new(
        "Geef de kleuren eigen namen of één recept",
        "Den Farben eigene Namen oder ein Rezept geben",
        "Give the colours names of their own, or one recipe"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var recipes = new Dictionary<string, (string Alternate, PdfValue Tint)>(StringComparer.Ordinal);
        foreach (var array in file.Arrays.Where(a => a.Count >= 4 && a[0].AsName == "Separation"))
        {
            var name = array[1].AsName ?? "";
            if (name is "All" or "None")
            {
                continue;
            }

            if (name.Contains('\uFFFD') || name.Any(c => c is >= '\u0080' and <= '\u009F'))
            {
                yield return new Fault(name, "UTF-8", Object: name);
            }

            var alternate = array[2].ToString() ?? "";
            if (recipes.TryGetValue(name, out var first))
            {
                if (first.Alternate != alternate || !Equal(first.Tint, array[3], file))
                {
                    yield return new Fault($"{name}: {alternate}", first.Alternate, Object: name);
                }
            }
            else
            {
                recipes[name] = (alternate, array[3]);
            }
        }
    }

    // Two functions are one when they give the same colour at nine steps.
    private static bool Equal(PdfValue a, PdfValue b, Subject file)
    {
        if (ReferenceEquals(a, b))
        {
            return true;
        }

        if (Function.Of(a, file.Limits) is not { } first || Function.Of(b, file.Limits) is not { } second)
        {
            return false;
        }

        return Enumerable.Range(0, 9).All(i => first.At([i / 8.0]).Zip(second.At([i / 8.0])).All(p => Math.Abs(p.First - p.Second) < 0.002));
    }
}
