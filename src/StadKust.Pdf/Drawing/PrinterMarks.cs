using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>Crop marks, register marks and a colour bar outside of the bleed (H-MARKS).</summary>
/// <param name="separations">Null where there are no plates: then marks are black.</param>
internal sealed class PrinterMarks(PageFormat format, Palette palette, Separations? separations)
{
    /// <summary>Between bleed and marks; the house rule asks for 3 mm at least.</summary>
    private static readonly Length Gap = Length.Mm(3);
    private static readonly Length Arm = Length.Mm(5);
    private static readonly Length Patch = Length.Mm(5);
    private static readonly Cmyk[] Bar =
    [
        new(100, 0, 0, 0), new(0, 100, 0, 0), new(0, 0, 100, 0), new(0, 0, 0, 100), new(100, 100, 0, 0), new(0, 100, 100, 0), new(100, 0, 100, 0),
        new(50, 0, 0, 0), new(0, 50, 0, 0), new(0, 0, 50, 0), new(0, 0, 0, 50), new(50, 40, 40, 0),
    ];

    /// <summary>Around the bleed: the gap, the longest mark and a millimetre to spare.</summary>
    public static Length Room { get; } = Gap + Arm + Length.Mm(1);

    public void Draw(Canvas canvas, PageSpace space)
    {
        canvas.Save();
        canvas.Ink(null, Everywhere());
        canvas.Pen(new Stroke(default, Length.Pt(0.25), LineCap.Butt, LineJoin.Mitre, 10, [], Length.Zero));
        var (trim, bleed) = (space.TrimBox, space.BleedBox);
        var (gap, arm) = (Gap.Points, Arm.Points);
        var to = canvas.Outside();
        foreach (var x in (double[])[trim[0], trim[2]])
        {
            Line(to, x, bleed[1] - gap, x, bleed[1] - gap - arm);
            Line(to, x, bleed[3] + gap, x, bleed[3] + gap + arm);
        }

        foreach (var y in (double[])[trim[1], trim[3]])
        {
            Line(to, bleed[0] - gap, y, bleed[0] - gap - arm, y);
            Line(to, bleed[2] + gap, y, bleed[2] + gap + arm, y);
        }

        var (middleX, middleY) = ((trim[0] + trim[2]) / 2, (trim[1] + trim[3]) / 2);
        Register(to, middleX, bleed[3] + gap + (arm / 2));
        Register(to, bleed[0] - gap - (arm / 2), middleY);
        Register(to, bleed[2] + gap + (arm / 2), middleY);
        Colours(canvas, trim[0] + Patch.Points, bleed[1] - gap - Patch.Points);
        canvas.Restore();
    }

    private static void Line(PdfBuffer to, double x, double y, double endX, double endY) =>
        to.Number(x).Number(y).Raw("m ").Number(endX).Number(endY).Raw("l S\n");

    private static void Register(PdfBuffer to, double x, double y)
    {
        // A circle of four curves; 0.5523 of the radius is the usual length of their handles.
        var (half, r) = (Arm.Points / 2, Arm.Points / 3);
        var k = r * 0.5523;
        Line(to, x - half, y, x + half, y);
        Line(to, x, y - half, x, y + half);
        to.Number(x + r).Number(y).Raw("m ");
        Curve(to, x + r, y + k, x + k, y + r, x, y + r);
        Curve(to, x - k, y + r, x - r, y + k, x - r, y);
        Curve(to, x - r, y - k, x - k, y - r, x, y - r);
        Curve(to, x + k, y - r, x + r, y - k, x + r, y);
        to.Raw("s\n");
    }

    private static void Curve(PdfBuffer to, double ax, double ay, double bx, double by, double x, double y) =>
        to.Number(ax).Number(ay).Number(bx).Number(by).Number(x).Number(y).Raw("c ");

    private void Colours(Canvas canvas, double left, double bottom)
    {
        var room = (format.Trim.Width - (Patch * 2)) / Patch;
        foreach (var (i, patch) in Bar.Take((int)room).Index())
        {
            canvas.Ink(separations is null ? OnScreen(patch) : Ink.Cmyk(patch.C / 100, patch.M / 100, patch.Y / 100, patch.K / 100, false), null);
            canvas.Outside().Number(left + (i * Patch.Points)).Number(bottom).Number(Patch.Points).Number(Patch.Points).Raw("re f\n");
        }
    }

    private Ink Everywhere() => separations is null
        ? Ink.Rgb(default)
        : new Ink(InkSpace.Separation, 1, 0, 0, 0, false) { Separation = separations.All() };

    // A swatch that is printed like this shows what it looks like; else each ink takes its share of the light.
    private Ink OnScreen(Cmyk patch)
    {
        if (palette.Swatches.FirstOrDefault(s => s.Print == patch) is { } swatch)
        {
            return Ink.Rgb(swatch.Screen);
        }

        byte Left(double part) => (byte)Math.Round(255 * (1 - (part / 100)) * (1 - (patch.K / 100)));
        return Ink.Rgb(new Rgb(Left(patch.C), Left(patch.M), Left(patch.Y)));
    }
}
