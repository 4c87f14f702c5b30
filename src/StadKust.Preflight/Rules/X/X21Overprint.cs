using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.X;

/// <summary>X21: Overprint has one meaning.</summary>
internal sealed class X21Overprint() : Rule(
    "X21",
    what: new(
        "Overdrukken is eenduidig",
        "Überdrucken ist eindeutig",
        "Overprint has one meaning"),
    why: "With mode 1 on a profiled CMYK, programs disagree about which inks stay.",
    limit: "no overprint with OPM 1 on ICCBased CMYK",
    source: "ISO 15930-7:2010, 6.2.4.2; print-rules X21",
    mend: new(
        "Gebruik DeviceCMYK voor wat overdrukt",
        "Für Überdruckendes DeviceCMYK verwenden",
        "Use DeviceCMYK for what overprints"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items)
        {
            if (item.Overprints && item.OverprintMode == 1 && item.Paint.Space is { Kind: SpaceKind.Icc, Components: 4 })
            {
                yield return Fault.At(page, item, "ICCBased CMYK, OPM 1", "OPM 0");
            }
        }
    }
}
