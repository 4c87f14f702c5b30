using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0019: Lines in more than one ink are thick enough.</summary>
internal sealed class R0019ThinColourLine() : Rule(
    "R0019",
    what: new(
        "Lijnen in meer dan één inkt zijn dik genoeg",
        "Mehrfarbige Linien sind dick genug",
        "Lines in more than one ink are thick enough"),
    why: "Thinner ones fall apart into two lines side by side.",
    limit: "line in two or more inks: at least 0.25 pt, thin filled rectangles included",
    source: "GWG 2022 R0019, I00004",
    mend: new(
        "Maak de lijn dikker of in één inkt",
        "Linie dicker oder einfarbig anlegen",
        "Make the line thicker, or of one ink"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items)
        {
            if (item.IsLine && item.Paint.Ink.Count > 1 && item.Paint.Pattern is null && item.Size < 0.2495)
            {
                yield return Fault.At(page, item, $"{Subject.Say(item.Size, "pt")}, {item.Paint.Ink}", "≥ 0.25 pt");
            }
        }
    }
}
