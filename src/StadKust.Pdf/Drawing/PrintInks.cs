using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>Paints in ink, by the house rules of print.</summary>
internal sealed class PrintInks(Palette palette, PrintCondition condition, Separations separations) : IInks
{
    public string Space => "DeviceCMYK";

    public Ink Black => Ink.Cmyk(0, 0, 0, 1, false);

    // Line art is text and lines (H-OVER).
    public Ink Stencil => Ink.Cmyk(0, 0, 0, 1, true);

    public double[] Dark => [0, 0, 0, 1];

    public Ink OfMask(Paint paint, InkUse use, Mark mark) => Of(paint, use, mark);

    /// <exception cref="ArgumentException">The message names the mark and the rule.</exception>
    public Ink Of(Paint paint, InkUse use, Mark mark)
    {
        if (paint.Tint is not (>= 0 and <= 1))
        {
            throw Refused(mark, paint, $"a tint of {paint.Tint} is not between 0 and 1");
        }

        var swatch = palette[paint.Swatch];
        if (swatch.Role == SwatchRole.Registration || (swatch.Spot is { } spot && !separations.Allows(spot)))
        {
            throw Refused(mark, paint, "pages of this edition are printed in cyan, magenta, yellow and black only (X17, H-MARKS)");
        }

        var print = swatch.Print;
        var isRich = swatch.Role == SwatchRole.RichBlack || (print.K >= 100 && !print.IsBlackOnly);
        if (isRich && use != InkUse.Area)
        {
            throw Refused(mark, paint, "rich black is for large areas, never for text or lines");
        }

        if (print.C is not (>= 0 and <= 100) || print.M is not (>= 0 and <= 100) || print.Y is not (>= 0 and <= 100) || print.K is not (>= 0 and <= 100))
        {
            throw Refused(mark, paint, "ink is given from 0 to 100 per cent");
        }

        if (print.Sum * paint.Tint > condition.InkLimit)
        {
            throw Refused(mark, paint, $"{print.Sum * paint.Tint:0} % ink is above the limit of {condition.InkLimit} % (H-TAC)");
        }

        var overprints = paint.Overprint == Overprint.Overprint;
        if (overprints && !(print.IsBlackOnly && print.K >= 100 && paint.Tint >= 1))
        {
            throw Refused(mark, paint, "only full black alone may overprint (H-OVER)");
        }

        if (swatch.Spot is { } name)
        {
            return new Ink(InkSpace.Separation, paint.Tint, 0, 0, 0, false) { Separation = separations.Of(name, print) };
        }

        double Amount(double percent) => percent * paint.Tint / 100;
        return Ink.Cmyk(Amount(print.C), Amount(print.M), Amount(print.Y), Amount(print.K), overprints);
    }

    private static ArgumentException Refused(Mark mark, Paint paint, string why) =>
        new(FormattableString.Invariant($"Mark {mark.Id.Number} ({mark.From.What}) in '{paint.Swatch}': {why}."));
}
