using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0012: Thin lines over other things are not in DeviceGray.</summary>
internal sealed class R0012GrayLine() : Rule(
    "R0012",
    what: new(
        "Dunne lijnen op andere dingen zijn niet in DeviceGray",
        "Dünne Linien auf anderem sind nicht in DeviceGray",
        "Thin lines over other things are not in DeviceGray"),
    why: "Neither knock-out nor overprint of DeviceGray is the same on every RIP.",
    limit: "line thinner than 2 pt over other objects: DeviceCMYK instead of DeviceGray",
    source: "GWG 2022 R0012",
    mend: new(
        "Schrijf zwart als CMYK 0 0 0 100",
        "Schwarz als CMYK 0 0 0 100 anlegen",
        "Write black as CMYK 0 0 0 100"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items)
        {
            if (item.IsLine && item is { IsOverOthers: true, Size: < 2 } && item.Paint.Space.Kind == SpaceKind.Gray)
            {
                yield return Fault.At(page, item, $"DeviceGray, {Subject.Say(Math.Round(item.Size, 2), "pt")}", "DeviceCMYK");
            }
        }
    }
}
