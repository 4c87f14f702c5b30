using StadKust.Pdf.Fonts;
using StadKust.Pdf.Objects;
using StadKust.Pdf.Tagging;
using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>What stands at the end of a run's line for those who do not see it.</summary>
internal enum LineEnd
{
    /// <summary>As it is on paper; a hyphen of the line break reads as the plain one.</summary>
    Printed,

    /// <summary>Read on: a hyphen of the line break is a soft one.</summary>
    Soft,

    /// <summary>Read on after a space that the line break swallowed.</summary>
    Space,
}

/// <summary>Shows glyph runs: each glyph where typesetting put it, real spaces, and what is meant where that differs from what is printed.</summary>
internal static class TextDrawing
{
    // A hyphen that only the line break put there reads as the plain one on paper, whatever the font's glyph says: readers that join
    // lines (poppler) know only U+002D. With a soft hyphen, or with nothing, they leave the two halves apart: tried. Aloud it is soft:
    // ISO 32000-1, 14.8.2.2.3.
    private const string Hyphen = "-";
    private const string SoftHyphen = "\u00AD";

    // A glyph may stand this far from its place, 1.8 thousandths of a millimetre, before it is worth a correction; errors do not add up.
    private const double Tolerance = 0.005;

    public static void Draw(Canvas canvas, TextMark mark, PrintFont font, Ink ink, PageSpace page, Tags? tags)
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

        var end = tags?.LineEnd(mark) ?? LineEnd.Printed;
        var pieces = Pieces(run, end == LineEnd.Printed ? Hyphen : SoftHyphen);
        var begun = tags?.Enter(canvas, mark, page, pieces is [(0, _, { } first), ..] ? first : null) == true;
        var to = canvas.Text(font, run.Size, run.ScaleX);
        canvas.Ink(ink, null);
        var letterSpace = Math.Round(MiddleGap(run, font) / run.ScaleX, 4);
        canvas.LetterSpace(letterSpace);
        var step = letterSpace * run.ScaleX;
        var pen = run.Glyphs[0].X.Points;
        Begin(canvas, mark, font, page, pen);
        var at = 0;
        foreach (var (from, until, actual) in pieces)
        {
            Show(canvas, to, run, font, step, at, from, ref pen);

            // In a structure a stretch that says something else is content of its own: readers of structure do not look inside another.
            var isOwn = begun || (actual is not null && tags?.BeginActual(canvas, actual) == true);
            if (isOwn && !begun)
            {
                Begin(canvas, mark, font, page, pen);
            }
            else if (!isOwn && actual is not null)
            {
                to.Raw("/Span << /ActualText ").Text(actual).Raw(">> BDC\n");
            }

            Show(canvas, to, run, font, step, from, until, ref pen);
            if (isOwn)
            {
                var goesOn = until < run.Glyphs.Count || end == LineEnd.Space;
                tags!.EndActual(canvas, goesOn);
                if (goesOn)
                {
                    Begin(canvas, mark, font, page, pen);
                }
            }
            else if (actual is not null)
            {
                to.Raw("EMC\n");
            }

            (at, begun) = (until, false);
        }

        Show(canvas, to, run, font, step, at, run.Glyphs.Count, ref pen);
        if (end == LineEnd.Space && font.GlyphOf(' ') is { } space)
        {
            font.Use(space, " ");
            to.Raw("<").HexWord(space).Raw("> Tj\n");
        }
    }

    private static void Begin(Canvas canvas, TextMark mark, PrintFont font, PageSpace page, double pen)
    {
        var place = Matrix.Scale(1, -1).Then(Matrix.Translate(Length.Pt(pen), Length.Zero)).Then(mark.Place).Then(page.ToPage);
        canvas.Text(font, mark.Run.Size, mark.Run.ScaleX).Matrix(place.A, place.B, place.C, place.D, place.E, place.F).Raw("Tm\n");
    }

    /// <summary>Stretches of glyphs that say something else than they show, in order. Words in capitals are one stretch with the spaces between.</summary>
    private static List<(int From, int End, string? Actual)> Pieces(GlyphRun run, string hyphen)
    {
        var pieces = new List<(int From, int End, string? Actual)>();
        var (isOpen, between) = (false, "");
        foreach (var text in run.Text.Where(t => t.Glyphs.Start.GetOffset(run.Glyphs.Count) < t.Glyphs.End.GetOffset(run.Glyphs.Count))
            .OrderBy(t => t.Glyphs.Start.GetOffset(run.Glyphs.Count)))
        {
            var (from, end) = (text.Glyphs.Start.GetOffset(run.Glyphs.Count), text.Glyphs.End.GetOffset(run.Glyphs.Count));
            if (text.Artifact || text.Meant is null)
            {
                if (text.Artifact)
                {
                    pieces.Add((from, end, hyphen));
                }

                between = text.Artifact ? "" : SourceOf(run, text.Source);
                isOpen &= between.Length > 0 && string.IsNullOrWhiteSpace(between);
                continue;
            }

            if (isOpen)
            {
                pieces[^1] = (pieces[^1].From, end, pieces[^1].Actual + between + text.Meant);
            }
            else
            {
                pieces.Add((from, end, text.Meant));
            }

            (isOpen, between) = (true, "");
        }

        return pieces;
    }

    private static string SourceOf(GlyphRun run, SourceRange range)
    {
        var start = range.Start - run.SourceStart;
        return start >= 0 && start + range.Count <= run.Source.Length ? run.Source.Substring(start, range.Count) : "";
    }

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

        // Kerned pairs and word spaces lie at both ends in order of width; more than half of the others agree, so the middle is one of them.
        var middle = InOrder(gaps, count / 2);
        return Math.Abs(middle) > Tolerance / 4 ? middle : 0;
    }

    /// <summary>The value that would stand at a place if all were sorted (Hoare's quickselect; the order of <paramref name="all"/> changes).</summary>
    private static double InOrder(Span<double> all, int place)
    {
        var (low, high) = (0, all.Length - 1);
        while (low < high)
        {
            var (i, j, pivot) = (low, high, all[(low + high) / 2]);
            while (i <= j)
            {
                while (all[i] < pivot)
                {
                    i++;
                }

                while (all[j] > pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (all[i], all[j]) = (all[j], all[i]);
                    (i, j) = (i + 1, j - 1);
                }
            }

            (low, high) = place <= j ? (low, j) : place >= i ? (i, high) : (place, place);
        }

        return all[place];
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
