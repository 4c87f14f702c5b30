using StadKust.Preflight.Drawing;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules.House;

/// <summary>H-SAFE: Text and frames keep away from the trim and the spine.</summary>
internal sealed class HSafe() : Rule(
    "H-SAFE",
    what: new(
        "Tekst en kaders blijven weg van de snijrand en de rug",
        "Text und Rahmen bleiben vom Schnitt und vom Bund weg",
        "Text and frames keep away from the trim and the spine"),
    why: "Trim wanders by 1.5 mm and sheets creep in the fold: letters get cut or fall into the gutter.",
    limit: "text 7 mm from the outer trim, 5 mm from head and foot, 7 mm from the spine side (10 mm wanted); frames round more than half of the page, and rules over more than 80 % of it, 8 mm from the trim unless they bleed",
    source: "house rule H-SAFE",
    mend: new(
        "Schuif de tekst naar binnen",
        "Den Text nach innen rücken",
        "Move the text inwards"))
{
    private const double Point = 72 / 25.4;

    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items)
        {
            var trim = page.Page.Trim;
            var box = item.Bounds;
            // What stands wholly beyond the trim is no part of the page; what runs across it bleeds, and letters must not.
            if (item.IsInvisible || box.IsEmpty || !box.Meets(trim))
            {
                continue;
            }

            var sides = Math.Min(box.Left - trim.Left, trim.Right - box.Right) / Point;
            var ends = Math.Min(box.Bottom - trim.Bottom, trim.Top - box.Top) / Point;
            if (item.Kind == DrawnKind.Text && item.Text.Any(char.IsLetterOrDigit) && (sides < 6.99 || ends < 4.99))
            {
                yield return Fault.At(page, item, Subject.Say(Math.Min(sides, ends), "mm"), sides < 6.99 ? "≥ 7 mm" : "≥ 5 mm");
            }

            if (item.Kind == DrawnKind.Stroke && IsFrame(box, trim) && Math.Min(sides, ends) is > 0 and < 7.99)
            {
                yield return Fault.At(page, item, Subject.Say(Math.Min(sides, ends), "mm"), "≥ 8 mm");
            }
        }
    }

    // A frame round half of the page shows when the trim wanders, and so does a rule over the whole measure; shorter lines belong to drawings and do not.
    private static bool IsFrame(Box box, Box trim)
    {
        var share = Math.Min(box.Width, box.Height) < 3 ? 0.8 : 0.5;
        return box.Width > trim.Width * share || box.Height > trim.Height * share;
    }
}
