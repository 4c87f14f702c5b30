using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0017: Text in more than one ink is large enough.</summary>
internal sealed class R0017SmallColourText() : Rule(
    "R0017",
    what: new(
        "Tekst in meer dan één inkt is groot genoeg",
        "Mehrfarbiger Text ist groß genug",
        "Text in more than one ink is large enough"),
    why: "The inks never meet exactly; small letters get coloured rims.",
    limit: "text in two or more inks: at least 9 pt (sheet 8 pt, news 10 pt)",
    source: "GWG 2022 R0017",
    mend: new(
        "Zet de tekst in één inkt of groter",
        "Den Text in einer Farbe oder größer setzen",
        "Set the text in one ink, or larger"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items)
        {
            if (item is { Kind: DrawnKind.Text, IsInvisible: false } && item.Paint.Ink.Count > 1 && item.Paint.Pattern is null && item.Size < file.Profile.SmallText - 0.005)
            {
                yield return Fault.At(page, item, $"{Subject.Say(item.Size, "pt")}, {item.Paint.Ink}", $"≥ {Subject.Say(file.Profile.SmallText, "pt")}");
            }
        }
    }
}
