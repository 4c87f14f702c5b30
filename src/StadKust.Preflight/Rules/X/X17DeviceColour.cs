using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.X;

/// <summary>X17: All colour is CMYK or grey.</summary>
internal sealed class X17DeviceColour() : Rule(
    "X17",
    what: new(
        "Alle kleur is CMYK of grijs",
        "Alle Farbe ist CMYK oder Grau",
        "All colour is CMYK or grey"),
    why: "RGB is converted by whoever comes first, and black text becomes four inks.",
    limit: "no DeviceRGB; a device space may only be given a meaning by a Default… entry",
    source: "ISO 15930-7:2010, 6.2.3; print-rules X17",
    mend: new(
        "Zet alle kleuren om naar CMYK",
        "Alle Farben in CMYK umwandeln",
        "Convert all colours to CMYK"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items)
        {
            var space = item.Image is { } image ? image.Space : item.Paint.Space;
            if (space?.All.FirstOrDefault(s => s.Kind == SpaceKind.Rgb && !s.IsByDefault) is not null)
            {
                yield return Fault.At(page, item, space.Label, "DeviceCMYK / DeviceGray");
            }
        }

        foreach (var page in file.Drawn)
        {
            foreach (var (space, where, _) in page.Groups.Where(g => g.Space is "DeviceRGB"))
            {
                yield return new Fault($"Group {space}", "DeviceCMYK", page.Page.Number, Object: where);
            }
        }
    }
}
