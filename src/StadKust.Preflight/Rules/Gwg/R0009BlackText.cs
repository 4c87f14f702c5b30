using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0009: Small black text overprints.</summary>
internal sealed class R0009BlackText() : Rule(
    "R0009",
    what: new(
        "Kleine zwarte tekst drukt over",
        "Kleiner schwarzer Text überdruckt",
        "Small black text overprints"),
    why: "Knocked out, it shows a white rim wherever the inks are a hair out of register.",
    limit: "text of black alone below 12 pt over other objects: overprint, in DeviceCMYK with OPM 1; not in DeviceGray",
    source: "GWG 2022 R0009",
    mend: new(
        "Laat zwarte tekst overdrukken",
        "Schwarzen Text überdrucken lassen",
        "Let black text overprint"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items)
        {
            // Text that stands on bare paper cannot show a rim; our own pages state overprint all the same (H-OVER).
            if (item is { Kind: DrawnKind.Text, IsInvisible: false, IsOverOthers: true, Size: < 12 } && item.Paint.Ink.IsBlackOnly && item.Paint.Space.Kind != SpaceKind.Gray
                && !(item.Overprints && (item.Paint.Space.Kind != SpaceKind.Cmyk || item.OverprintMode == 1)))
            {
                yield return Fault.At(page, item, $"{Subject.Say(Math.Round(item.Size, 2), "pt")}, {(item.Overprints ? "OPM 0" : "knockout")}", "overprint, OPM 1");
            }
        }
    }
}
