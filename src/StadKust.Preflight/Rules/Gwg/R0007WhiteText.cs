using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0007: White text does not overprint.</summary>
internal sealed class R0007WhiteText() : Rule(
    "R0007",
    what: new(
        "Witte tekst drukt niet over",
        "Weißer Text überdruckt nicht",
        "White text does not overprint"),
    why: "White that overprints is not there at all.",
    limit: "no text without ink that overprints",
    source: "GWG 2022 R0007",
    mend: new(
        "Zet overdrukken uit voor witte tekst",
        "Überdrucken für weißen Text ausschalten",
        "Switch overprint off for white text"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items.Where(i => i.Item is { Kind: DrawnKind.Text, Overprints: true, IsInvisible: false } && i.Item.Paint.Ink.IsWhite && i.Item.Paint.Pattern is null))
        {
            // With all four at nothing, mode 0 prints paper all the same; the workbook does not tell them apart.
            yield return Fault.At(page, item, $"{item.Paint}, overprint", "knockout");
        }
    }
}
