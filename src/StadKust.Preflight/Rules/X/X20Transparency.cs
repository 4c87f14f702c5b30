using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.X;

/// <summary>X20: Transparency is blended in CMYK.</summary>
internal sealed class X20Transparency() : Rule(
    "X20",
    what: new(
        "Doorzichtigheid rekent in CMYK",
        "Transparenz rechnet in CMYK",
        "Transparency is blended in CMYK"),
    why: "Blending in RGB converts everything on the page that meets it.",
    limit: "page group with CS DeviceCMYK wherever transparency occurs; blend modes of PDF 1.4",
    source: "ISO 15930-7:2010, 6.3; print-rules X20",
    mend: new(
        "Zet de mengruimte van de pagina op CMYK",
        "Transparenzfüllraum des Dokuments auf CMYK stellen",
        "Set the blend space of the page to CMYK"))
{
    private static readonly HashSet<string> Modes =
    [
        "Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn", "HardLight", "SoftLight", "Difference", "Exclusion", "Hue",
        "Saturation", "Color", "Luminosity",
    ];

    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var page in file.Drawn)
        {
            foreach (var mode in page.BlendModes.Where(m => !Modes.Contains(m)))
            {
                yield return new Fault($"/BM /{mode}", "PDF 1.4", page.Page.Number);
            }

            if (page.IsTransparent && !page.Groups.Any(g => g.Where == "page"))
            {
                yield return new Fault("/Group –", "/CS /DeviceCMYK", page.Page.Number);
            }
        }
    }
}
