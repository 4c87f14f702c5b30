using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0011: Small text over other things is not in DeviceGray.</summary>
internal sealed class R0011GrayText() : Rule(
    "R0011",
    what: new(
        "Kleine tekst op andere dingen is niet in DeviceGray",
        "Kleiner Text auf anderem ist nicht in DeviceGray",
        "Small text over other things is not in DeviceGray"),
    why: "Neither knock-out nor overprint of DeviceGray is the same on every RIP.",
    limit: "text below 12 pt over other objects: DeviceCMYK 0 0 0 1 instead of DeviceGray",
    source: "GWG 2022 R0011",
    mend: new(
        "Schrijf zwart als CMYK 0 0 0 100",
        "Schwarz als CMYK 0 0 0 100 anlegen",
        "Write black as CMYK 0 0 0 100"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items)
        {
            if (item is { Kind: DrawnKind.Text, IsOverOthers: true, IsInvisible: false, Size: < 12 } && item.Paint.Space.Kind == SpaceKind.Gray)
            {
                yield return Fault.At(page, item, $"DeviceGray, {Subject.Say(Math.Round(item.Size, 2), "pt")}", "DeviceCMYK");
            }
        }
    }
}
