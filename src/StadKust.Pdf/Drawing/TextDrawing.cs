using StadKust.Pdf.Fonts;
using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>Shows glyph runs: each glyph where typesetting put it, real spaces, and what is meant where that differs from what is printed.</summary>
internal static class TextDrawing
{
    private const string Hyphen = "-";

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

        foreach (var (glyph, text) in Texts(run))
        {
            font.Use(glyph.Id, text);
        }

        var to = canvas.Text(font, run.Size, run.ScaleX);
        canvas.Ink(ink, null);
        var place = Matrix.Scale(1, -1).Then(Matrix.Translate(run.Glyphs[0].X, Length.Zero)).Then(mark.Place).Then(toPage);
        to.Matrix(place.A, place.B, place.C, place.D, place.E, place.F).Raw("Tm\n");
        var pen = run.Glyphs[0].X.Points;
        var at = 0;
        foreach (var (from, end, actual) in Pieces(run))
        {
            Show(canvas, to, run, font, at, from, ref pen);
            if (actual is not null)
            {
                to.Raw("/Span << /ActualText ").Text(actual).Raw(">> BDC\n");
            }

            Show(canvas, to, run, font, from, end, ref pen);
            if (actual is not null)
            {
                to.Raw("EMC\n");
            }

            at = end;
        }

        Show(canvas, to, run, font, at, run.Glyphs.Count, ref pen);
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

    /// <summary>TJ with corrections in thousandths of the size wherever a glyph does not stand where the one before it ends.</summary>
    private static void Show(Canvas canvas, PdfBuffer to, GlyphRun run, PrintFont font, int from, int end, ref double pen)
    {
        var size = run.Size.Points * run.ScaleX;
        var open = false;
        var hex = false;
        for (var i = from; i < end; i++)
        {
            var glyph = run.Glyphs[i];
            var correction = Math.Round((pen - glyph.X.Points) / size * 1000, 1);
            var shifted = i == from || glyph.Y != run.Glyphs[i - 1].Y;
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
            pen += font.Width(glyph.Id) / 1000 * size;
        }

        if (open)
        {
            to.Raw(">] TJ\n");
        }
    }

    /// <summary>Each glyph with the text it stands for, when that is known of it alone.</summary>
    private static IEnumerable<(Glyph Glyph, string? Text)> Texts(GlyphRun run)
    {
        var alone = new string?[run.Glyphs.Count];
        foreach (var text in run.Text)
        {
            var (at, length) = text.Glyphs.GetOffsetAndLength(run.Glyphs.Count);
            if (length == 1 && !text.Artifact && (text.Printed ?? text.Meant) is { Length: > 0 } says)
            {
                alone[at] = says;
            }
        }

        return run.Glyphs.Select((g, i) => (g, alone[i]));
    }
}
