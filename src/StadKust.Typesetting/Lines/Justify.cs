namespace StadKust.Typesetting;

/// <summary>Fourth step: glyphs of a line to their final places.</summary>
/// <remarks>Parts of divided words are shaped anew here, so a line is exact even where the sums of the step before were off by a kern.</remarks>
internal sealed class Justify
{
    private readonly Gather<Piece> pieces = new(64);
    private readonly Gather<Glyph> glyphs = new(128);
    private readonly Gather<TextFor> texts = new(8);
    private readonly Gather<ComposedRun> runs = new(4);

    public ComposedLine Line(BrokenParagraph broken, int line)
    {
        var paragraph = broken.Paragraph;
        var style = paragraph.Style;
        pieces.Clear();
        Piece.Of(broken, line, pieces);

        ref var end = ref paragraph.Points[broken.Ends[line]];
        var justified = style.Align == Align.Justified;
        var (left, right) = justified ? (HangLeft(paragraph.Text), HangRight(paragraph.Text)) : (0, 0);
        var column = broken.Measures[line];
        var measure = column + left + right;
        var sums = SumsOf();
        var tightness = new Tightness(style.Spaces, broken.Measures.Tuning);
        var wanted = pieces.Count == 0 ? 0 : tightness.Ratio(sums, measure);
        if (left + right > 0)
        {
            // What hangs is scaled with the glyphs of the line, which is known only now.
            var scale = tightness.At(wanted).Glyph;
            (left, measure) = (left * scale, column + ((left + right) * scale));
            wanted = tightness.Ratio(sums, measure);
        }

        var fills = justified && !end.IsForced && wanted != Tightness.NoSpaces;
        var ratio = fills ? Math.Max(wanted, -1) : Math.Clamp(wanted, -1, 0);
        var (word, letter, glyph) = tightness.At(ratio);
        if (ratio > 1)
            word = (measure - (sums.Text * glyph) - (sums.Steps * letter)) / sums.Spaces;

        var width = Place(paragraph.Text, -left, word, letter, glyph) + left;
        var excess = wanted < -1 ? Math.Max(0, width - measure) : 0;
        var facts = new LineFacts(
            Math.Round(ratio, 4), Math.Round(word, 4), end.HasHyphen, IsRespelled(), excess > 0.05,
            line == 0 && broken.From == 0, end.Kind == BreakKind.End, true);
        return new ComposedLine(runs.ToArray(), facts, width, excess > 0.05 ? excess : 0);
    }

    /// <summary>The drop cap of a paragraph.</summary>
    public ComposedLine Initial(CollectedParagraph paragraph, Initial initial)
    {
        pieces.Clear();
        var source = paragraph.Text.AsSpan(0, initial.Characters);
        var printed = Printed.Of(source, initial.Look);
        var differs = !printed.SequenceEqual(source);
        pieces.Add(new Piece(
            initial.Look, initial.Look.Shaper.Shape(printed), 0, initial.Characters, false,
            differs ? printed.ToString() : null, differs ? source.ToString() : null, false));
        var width = Place(paragraph.Text, 0, 1, 0, 1);
        return new ComposedLine(runs.ToArray(), new LineFacts(0, 1, false, false, false, true, false, true), width, 0);
    }

    /// <summary>A text on one line that is not part of a paragraph: a label.</summary>
    public ComposedLine Label(string text, Look look)
    {
        pieces.Clear();
        foreach (var part in text.Split(' '))
        {
            if (pieces.Count > 0)
                pieces.Add(new Piece(look, ShapedWord.Empty, 0, 0, true, " ", "", false));
            pieces.Add(new Piece(look, look.Shaper.Shape(part), 0, 0, false, part, null, false));
        }

        var width = Place("", 0, 1, 0, 1);
        return new ComposedLine(runs.ToArray(), new LineFacts(0, 1, false, false, false, true, true, true), width, 0);
    }

    // A mark of punctuation at either end of the line stands partly in the margin.
    private double HangLeft(string text)
    {
        if (pieces.Count == 0 || pieces[0].IsSpace)
            return 0;
        ref var first = ref pieces[0];
        return Hanging.Left(first.Printed is { Length: > 0 } printed ? printed[0] : text[first.Start], first.Shape, first.Look);
    }

    private double HangRight(string text)
    {
        if (pieces.Count == 0 || pieces.Last.IsSpace)
            return 0;
        ref var last = ref pieces.Last;
        return Hanging.Right(last.Printed is { Length: > 0 } printed ? printed[^1] : text[last.End - 1], last.Shape, last.Look);
    }

    private Sums SumsOf()
    {
        var (width, spaces, steps) = (0.0, 0.0, 0.0);
        for (var i = 0; i < pieces.Count; i++)
        {
            ref var piece = ref pieces[i];
            if (piece.IsSpace)
            {
                spaces += piece.Look.SpaceWidth;
                continue;
            }

            width += piece.Look.WidthOf(piece.Shape);
            steps += piece.Shape.Steps * piece.Look.Size;
        }

        // No letter space after the last glyph of a line.
        return new Sums(width, spaces, pieces.Count > 0 && !pieces.Last.IsSpace ? steps - pieces.Last.Look.Size : steps);
    }

    private bool IsRespelled()
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            ref var piece = ref pieces[i];
            if (piece.Meant is not null && !piece.IsHyphen && !piece.Look.Capitals)
                return true;
        }

        return false;
    }

    private double Place(string text, double origin, double word, double letter, double glyph)
    {
        runs.Clear();
        var pen = origin;
        var i = 0;
        while (i < pieces.Count)
        {
            var look = pieces[i].Look;
            var end = i + 1;
            while (end < pieces.Count && ReferenceEquals(pieces[end].Look, look))
                end++;
            pen = PlaceRun(text, i, end, pen, word, letter, glyph);
            i = end;
        }

        return pen;
    }

    private double PlaceRun(string text, int from, int to, double origin, double word, double letter, double scale)
    {
        glyphs.Clear();
        texts.Clear();
        var look = pieces[from].Look;
        var size = look.Size;
        var pen = 0.0;
        var (plainFrom, plainStart, plainEnd) = (0, -1, 0);
        for (var i = from; i < to; i++)
        {
            ref var piece = ref pieces[i];
            var first = glyphs.Count;
            if (piece.IsSpace)
            {
                var next = pen + (look.SpaceWidth * word);
                glyphs.Add(GlyphAt(look.Shaper.SpaceGlyph, pen, 0, next, piece.Start));
                pen = next;
            }
            else
            {
                pen = PlaceWord(text, piece, i == pieces.Count - 1, pen, look.Tracking + (letter * size), size * scale, size);
            }

            if (piece.Printed is null && !piece.IsHyphen)
            {
                if (plainStart < 0)
                    (plainFrom, plainStart) = (first, piece.Start);
                plainEnd = piece.End;
                continue;
            }

            FlushPlain(first);
            texts.Add(new TextFor(first..glyphs.Count, new SourceRange(piece.Start, piece.End), piece.Printed, piece.Meant, piece.IsHyphen));
        }

        FlushPlain(glyphs.Count);
        var (start, stop) = (pieces[from].Start, pieces[to - 1].End);
        var run = new GlyphRun(
            look.Shaper.Font, Length.Pt(size), Math.Round(scale, 5), look.Language, look.Paint, new ValueList<Glyph>(glyphs.ToArray()), new ValueList<TextFor>(texts.ToArray()))
        {
            Source = text.Length == 0 ? "" : text.Substring(start, stop - start),
            SourceStart = start,
            Link = look.Link,
        };
        runs.Add(new ComposedRun(origin, look.Rise, look.Leaf, run));
        return origin + pen;

        void FlushPlain(int glyphEnd)
        {
            if (plainStart >= 0)
                texts.Add(new TextFor(plainFrom..glyphEnd, new SourceRange(plainStart, plainEnd), null, null, false));
            plainStart = -1;
        }
    }

    private double PlaceWord(string text, in Piece piece, bool isLastOfLine, double pen, double space, double scaled, double size)
    {
        var shape = piece.Shape;
        for (var g = 0; g < shape.Count; g++)
        {
            var advance = shape.Advances[g] * scaled;
            if (advance > 0 && !(isLastOfLine && g == shape.Count - 1))
                advance += space;
            var next = pen + advance;
            glyphs.Add(GlyphAt(shape.Ids[g], pen, shape.OffsetsX[g] * scaled, next, ClusterOf(text, piece, shape.Clusters[g]), -shape.OffsetsY[g] * size));
            pen = next;
        }

        return pen;
    }

    private static int ClusterOf(string text, in Piece piece, int cluster)
    {
        if (piece.IsHyphen || text.Length == 0 || piece.End == piece.Start)
            return piece.Start;
        if (piece.Printed is null)
            return piece.Start + cluster;
        var source = text.AsSpan(piece.Start, piece.End - piece.Start);
        return piece.Start + Math.Min(Printed.SourceOf(source, cluster), source.Length - 1);
    }

    // Rounded so that the positions, not the advances, are right: errors of rounding do not add up along the line.
    private static Glyph GlyphAt(ushort id, double pen, double offset, double next, int cluster, double y = 0)
    {
        var x = Length.Pt(pen).Rounded();
        return new Glyph(
            id, offset == 0 ? x : (x + Length.Pt(offset)).Rounded(), y == 0 ? Length.Zero : Length.Pt(y).Rounded(),
            (Length.Pt(next).Rounded() - x).Rounded(), cluster);
    }
}
