using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0010: Thin black lines overprint.</summary>
internal sealed class R0010BlackLine() : Rule(
    "R0010",
    what: new(
        "Dunne zwarte lijnen drukken over",
        "Dünne schwarze Linien überdrucken",
        "Thin black lines overprint"),
    why: "Knocked out, they show a white rim wherever the inks are a hair out of register.",
    limit: "line of black alone thinner than 2 pt over other objects: overprint, in DeviceCMYK with OPM 1",
    source: "GWG 2022 R0010",
    mend: new(
        "Laat zwarte lijnen overdrukken",
        "Schwarze Linien überdrucken lassen",
        "Let black lines overprint"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items)
        {
            if (item.IsLine && item is { IsOverOthers: true, Size: < 2 } && item.Paint.Ink.IsBlackOnly && item.Paint.Space.Kind != SpaceKind.Gray
                && !(item.Overprints && (item.Paint.Space.Kind != SpaceKind.Cmyk || item.OverprintMode == 1)))
            {
                yield return Fault.At(page, item, $"{Subject.Say(Math.Round(item.Size, 2), "pt")}, {(item.Overprints ? "OPM 0" : "knockout")}", "overprint, OPM 1");
            }
        }
    }
}
