using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules.X;

/// <summary>X14: The pages have the format of the magazine.</summary>
internal sealed class X14OwnFormat() : Rule(
    "X14",
    what: new(
        "De pagina's hebben het formaat van het magazine",
        "Die Seiten haben das Format des Magazins",
        "The pages have the format of the magazine"),
    why: "Another format does not fit the imposition; too little bleed shows paper at the edge.",
    limit: "trim 210 × 275 mm, bleed 3 mm on all four sides, give or take 0.01 mm; MediaBox = BleedBox",
    source: "print-rules X14, H-MARKS",
    mend: new(
        "Zet het formaat op 210 × 275 mm met 3 mm afloop, zonder tekens",
        "Format 210 × 275 mm mit 3 mm Anschnitt, ohne Marken einstellen",
        "Set the format to 210 × 275 mm with 3 mm of bleed and no marks"))
{
    private const double Millimetre = 25.4 / 72;

    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var page in file.Pages)
        {
            if (page.Box("TrimBox") is not { } trim)
            {
                continue;
            }

            var (width, height) = (trim.Width * Millimetre, trim.Height * Millimetre);
            if (Math.Abs(width - 210) > 0.01 || Math.Abs(height - 275) > 0.01)
            {
                yield return new Fault($"{Subject.Say(width, "×")} {Subject.Say(height, "mm")}", "210 × 275 mm", page.Number);
            }

            var bleed = page.Box("BleedBox") ?? trim;
            double[] sides = [trim.Left - bleed.Left, trim.Bottom - bleed.Bottom, bleed.Right - trim.Right, bleed.Top - trim.Top];
            if (sides.Any(s => Math.Abs((s * Millimetre) - 3) > 0.01))
            {
                yield return new Fault(Subject.Say(sides.Min() * Millimetre, "mm"), "3 mm", page.Number);
            }

            if (!page.Media.IsNear(bleed, 0.01))
            {
                yield return new Fault($"MediaBox {page.Media}", $"BleedBox {bleed}", page.Number);
            }
        }
    }
}
