using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0008: White areas and lines do not overprint.</summary>
internal sealed class R0008WhitePath() : Rule(
    "R0008",
    what: new(
        "Witte vlakken en lijnen drukken niet over",
        "Weiße Flächen und Linien überdrucken nicht",
        "White areas and lines do not overprint"),
    why: "White that overprints is not there at all.",
    limit: "no path without ink that overprints",
    source: "GWG 2022 R0008",
    mend: new(
        "Zet overdrukken uit voor wit",
        "Überdrucken für Weiß ausschalten",
        "Switch overprint off for white"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items.Where(i => i.Item is { Kind: DrawnKind.Fill or DrawnKind.Stroke, Overprints: true } && i.Item.Paint.Ink.IsWhite && i.Item.Paint.Pattern is null))
        {
            yield return Fault.At(page, item, $"{item.Paint}, overprint", "knockout");
        }
    }
}
