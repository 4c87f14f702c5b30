using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0016: White text in an area is large enough.</summary>
internal sealed class R0016SmallWhiteText() : Rule(
    "R0016",
    what: new(
        "Witte tekst in een vlak is groot genoeg",
        "Weißer Text in einer Fläche ist groß genug",
        "White text in an area is large enough"),
    why: "Ink runs into the strokes of small letters and closes them.",
    limit: "white text over other objects: at least 9 pt (sheet 8 pt, news 10 pt)",
    source: "GWG 2022 R0016",
    mend: new(
        "Zet witte tekst groter of maak haar zwart",
        "Weißen Text größer setzen oder schwarz machen",
        "Set white text larger, or make it black"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items)
        {
            if (item is { Kind: DrawnKind.Text, IsInvisible: false, IsOverOthers: true } && item.Paint.Ink.IsWhite && item.Paint.Pattern is null && item.Size < file.Profile.SmallText - 0.005)
            {
                yield return Fault.At(page, item, Subject.Say(item.Size, "pt"), $"≥ {Subject.Say(file.Profile.SmallText, "pt")}");
            }
        }
    }
}
