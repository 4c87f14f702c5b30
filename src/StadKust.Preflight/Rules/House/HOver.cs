using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.House;

/// <summary>H-OVER: Every object says whether it overprints: black text and lines do, nothing else does.</summary>
internal sealed class HOver() : Rule(
    "H-OVER",
    what: new(
        "Elk object zegt of het overdrukt: zwarte tekst en lijnen wel, al het andere niet",
        "Jedes Objekt sagt, ob es überdruckt: schwarzer Text und Linien ja, alles andere nein",
        "Every object says whether it overprints: black text and lines do, nothing else does"),
    why: "Colours that overprint change with what lies beneath; black that knocks out shows white rims.",
    limit: "100K text and lines: overprint with OPM 1; 100K areas above 25 mm², tints, white and CMYK: knock out",
    source: "house rule H-OVER",
    mend: new(
        "Zet overdrukken volgens de huisregel",
        "Überdrucken nach der Hausregel setzen",
        "Set overprint by the house rule"))
{
    // 25 mm² in square points.
    private const double LargestOverprintingArea = 25 * (72 / 25.4) * (72 / 25.4);

    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items.Where(i => i.Item is { IsInvisible: false, Kind: DrawnKind.Text or DrawnKind.Fill or DrawnKind.Stroke } && i.Item.Paint.Pattern is null))
        {
            // White is judged by R0007 and R0008, grey by R0013.
            if (item.Paint.Ink.IsWhite || item.Paint.Space.Kind != SpaceKind.Cmyk)
            {
                continue;
            }

            var area = item.Kind == DrawnKind.Fill ? item.Bounds.Width * item.Bounds.Height : 0;
            var mayOverprint = item.Paint.Ink.IsBlackOnly && area <= LargestOverprintingArea;
            if (item.Overprints && !item.Paint.Ink.IsBlackOnly)
            {
                yield return Fault.At(page, item, $"{item.Paint.Ink}, overprint", "knockout");
            }
            else if (item.Overprints && !mayOverprint && !item.IsLine)
            {
                yield return Fault.At(page, item, $"{Subject.Say(area / (72 / 25.4) / (72 / 25.4), "mm²")}, overprint", "≤ 25 mm²");
            }
            else if (item.Paint.Ink.IsBlackOnly && item.Kind is DrawnKind.Text or DrawnKind.Stroke && item.Paint.Ink.IsBlackOnly && !(item.Overprints && item.OverprintMode == 1))
            {
                yield return Fault.At(page, item, item.Overprints ? "OPM 0" : "knockout", "overprint, OPM 1");
            }
        }
    }
}
