using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0027: CMYK and grey only, without profiles on objects.</summary>
internal sealed class R0027CmykOnly() : Rule(
    "R0027",
    what: new(
        "Alleen CMYK en grijs, zonder profielen aan objecten",
        "Nur CMYK und Grau, ohne Objektprofile",
        "CMYK and grey only, without profiles on objects"),
    why: "In a CMYK file whatever carries a profile is converted by the last program that sees it.",
    limit: "no DeviceRGB, CalRGB, CalGray, ICCBased, Lab",
    source: "GWG 2022 R0027",
    mend: new(
        "Zet alle objecten om naar CMYK van de drukvoorwaarde",
        "Alle Objekte in CMYK der Druckbedingung umwandeln",
        "Convert all objects to the CMYK of the printing condition"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items)
        {
            var space = item.Image is { } image ? image.Space : item.Paint.Space;
            if (space is null)
            {
                continue;
            }

            // The alternate of a separation is no colour of its own (R0020 judges it).
            var own = space.Kind == SpaceKind.Indexed ? space.Base! : space;
            if (own.Kind is SpaceKind.Rgb or SpaceKind.CalRgb or SpaceKind.CalGray or SpaceKind.Icc or SpaceKind.Lab)
            {
                yield return Fault.At(page, item, space.Label, "DeviceCMYK / DeviceGray");
            }
        }
    }
}
