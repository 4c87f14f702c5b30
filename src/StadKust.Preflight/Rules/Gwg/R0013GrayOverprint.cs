using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0013: DeviceGray does not overprint.</summary>
internal sealed class R0013GrayOverprint() : Rule(
    "R0013",
    what: new(
        "DeviceGray drukt niet over",
        "DeviceGray überdruckt nicht",
        "DeviceGray does not overprint"),
    why: "One RIP leaves the colours beneath, the other removes them.",
    limit: "no object in DeviceGray with overprint",
    source: "GWG 2022 R0013",
    mend: new(
        "Schrijf zwart als CMYK 0 0 0 100",
        "Schwarz als CMYK 0 0 0 100 anlegen",
        "Write black as CMYK 0 0 0 100"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items)
        {
            if (item.Overprints && item.Kind is DrawnKind.Text or DrawnKind.Fill or DrawnKind.Stroke && item is { Overprints: true, IsInvisible: false } && item.Paint.Space.Kind == SpaceKind.Gray)
            {
                yield return Fault.At(page, item, "DeviceGray, overprint", "DeviceCMYK");
            }
        }
    }
}
