using StadKust.Pdf.Fonts;
using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>Shows glyph runs: each glyph where typesetting put it, real spaces, and what is meant where that differs from what is printed.</summary>
internal static class TextDrawing
{
    private const string Hyphen = "-";

    // A glyph may stand this far from its place, 1.8 thousandths of a millimetre, before it is worth a correction; errors do not add up.
    private const double Tolerance = 0.005;

    public static void Draw(Canvas canvas, TextMark mark, PrintFont font, Ink ink, Matrix toPage)
    {
        var run = mark.Run;
        if (run.Glyphs.Count == 0)
        {
            return;
        }

        if (run.Size.Points <= 0 || run.ScaleX <= 0)
        {
            throw new ArgumentException($"Mark {mark.Id.Number} ({mark.From.What}) has text of size {run.Size.Points} pt at scale {run.ScaleX}.", nameof(mark));
        }

        foreach (var glyph in run.Glyphs.AsSpan())
        {
            font.Use(glyph.Id, null);
        }

        foreach (var (glyph, text) in Alone(run))
        {
            font.Use(glyph, text);
        }

        var to = canvas.Text(font, run.Size, run.ScaleX);
        canvas.Ink(ink, null);
        var place = Matrix.Scale(1, -1).Then(Matrix.Translate(run.Glyphs[0].X, Length.Zero)).Then(mark.Place).Then(toPage);
        to.Matrix(place.A, place.B, place.C, place.D, place.E, place.F).Raw("Tm\n");
        var letterSpace = Math.Round(MiddleGap(run, font) / run.ScaleX, 4);
        canvas.LetterSpace(letterSpace);
        var step = letterSpace * run.ScaleX;
        var pen = run.Glyphs[0].X.Points;
        var at = 0;
        foreach (var (from, end, actual) in Pieces(run))
        {
            Show(canvas, to, run, font, step, at, from, ref pen);
            if (actual is not null)
            {
                to.Raw("/Span << /ActualText ").Text(actual).Raw(">> BDC\n");
            }

            Show(canvas, to, run, font, step, from, end, ref pen);
            if (actual is not null)
            {
                to.Raw("EMC\n");
            }

            at = end;
        }

        Show(canvas, to, run, font, step, at, run.Glyphs.Count, ref pen);
    }

    /// <summary>Stretches of glyphs that say something else than they show, in order.</summary>
    private static IEnumerable<(int From, int End, string? Actual)> Pieces(GlyphRun run) => run.Text
        .Where(t => t.Meant is not null || t.Artifact)
        .Select(t => (From: t.Glyphs.Start.GetOffset(run.Glyphs.Count), End: t.Glyphs.End.GetOffset(run.Glyphs.Count), Actual: Actual(t)))
        .Where(p => p.From < p.End)
        .OrderBy(p => p.From);

    // A hyphen that only the line break put there reads as the plain one whatever the font's glyph says: readers that join
    // lines (poppler) know only U+002D. With a soft hyphen, or with nothing, they leave the two halves apart: tried.
    private static string? Actual(TextFor text) => text.Artifact ? Hyphen : text.Meant;

    /// <summary>The letter space of the line: the gap in the middle of all gaps between glyphs. Saying it once halves a justified page.</summary>
    private static double MiddleGap(GlyphRun run, PrintFont font)
    {
        var count = run.Glyphs.Count - 1;
        if (count < 3)
        {
            return 0;
        }

        var size = run.Size.Points * run.ScaleX;
        var glyphs = run.Glyphs.AsSpan();
        var gaps = count <= 512 ? stackalloc double[count] : new double[count];
        for (var i = 0; i < count; i++)
        {
            gaps[i] = glyphs[i + 1].X.Points - glyphs[i].X.Points - (font.Width(glyphs[i].Id) / 1000 * size);
        }

        // Kerned pairs and word spaces lie at both ends once sorted; more than half of the others agree, so the middle is one of them.
        gaps.Sort();
        var middle = gaps[count / 2];
        return Math.Abs(middle) > Tolerance / 4 ? middle : 0;
    }

    /// <summary>TJ with corrections in thousandths of the size wherever a glyph does not stand where the one before it ends.</summary>
    private static void Show(Canvas canvas, PdfBuffer to, GlyphRun run, PrintFont font, double step, int from, int end, ref double pen)
    {
        var size = run.Size.Points * run.ScaleX;
        var glyphs = run.Glyphs.AsSpan();
        var open = false;
        var hex = false;
        for (var i = from; i < end; i++)
        {
            ref readonly var glyph = ref glyphs[i];
            var off = pen - glyph.X.Points;
            var correction = Math.Abs(off) > Tolerance ? Math.Round(off / size * 1000, 1) : 0;
            var shifted = i == from || glyph.Y != glyphs[i - 1].Y;
            if (shifted && open)
            {
                to.Raw(hex ? ">] TJ\n" : "] TJ\n");
                (open, hex) = (false, false);
            }

            if (shifted)
            {
                canvas.Rise(-glyph.Y.Points);
            }

            if (!open)
            {
                to.Raw("[");
                open = true;
            }

            if (correction != 0)
            {
                to.Raw(hex ? ">" : "").Number(correction, 1);
                hex = false;
                pen -= correction / 1000 * size;
            }

            to.Raw(hex ? "" : "<").HexWord(glyph.Id);
            hex = true;
            pen += (font.Width(glyph.Id) / 1000 * size) + step;
        }

        if (open)
        {
            to.Raw(">] TJ\n");
        }
    }

    /// <summary>Glyphs that stand alone for a text that typesetting tells: a help where the font itself does not say.</summary>
    private static IEnumerable<(ushort Glyph, string Text)> Alone(GlyphRun run)
    {
        foreach (var text in run.Text)
        {
            if ((text.Printed ?? text.Meant) is { Length: > 0 } says && !text.Artifact)
            {
                var (at, length) = text.Glyphs.GetOffsetAndLength(run.Glyphs.Count);
                if (length == 1)
                {
                    yield return (run.Glyphs[at].Id, says);
                }
            }
        }
    }
}
