namespace StadKust.Typesetting;

/// <summary>Fourth step: glyphs of a line to their final places.</summary>
/// <remarks>Parts of divided words are shaped anew here, so a line is exact even where the sums of the step before were off by a kern.</remarks>
internal sealed class Justify
{
    private readonly List<Piece> pieces = new(64);
    private readonly List<Glyph> glyphs = new(128);
    private readonly List<TextFor> texts = new(8);
    private readonly List<(double X, double Rise, int Leaf, GlyphRun Run)> runs = new(4);

    public ComposedLine Line(BrokenParagraph broken, int line)
    {
        var paragraph = broken.Paragraph;
        var style = paragraph.Style;
        var measure = broken.Measures[line];
        pieces.Clear();
        Piece.Of(broken, line, pieces);

        var end = paragraph.Points[broken.Ends[line]];
        var sums = SumsOf(pieces);
        var tightness = new Tightness(style.Spaces);
        var wanted = pieces.Count == 0 ? 0 : tightness.Ratio(sums, measure);
        var fills = style.Align == Align.Justified && !end.IsForced && wanted != Tightness.NoSpaces;
        var ratio = fills ? Math.Max(wanted, -1) : Math.Clamp(wanted, -1, 0);
        var (word, letter, glyph) = tightness.At(ratio);
        if (ratio > 1)
            word = (measure - (sums.Text * glyph) - (sums.Steps * letter)) / sums.Spaces;

        var width = Place(paragraph.Text, word, letter, glyph);
        var excess = wanted < -1 ? Math.Max(0, width - measure) : 0;
        var facts = new LineFacts(
            Math.Round(ratio, 4), Math.Round(word, 4), end.HasHyphen, IsRespelled(), excess > 0.05,
            line == 0 && broken.From == 0, end.Kind == BreakKind.End, true);
        return new ComposedLine([.. runs], facts, width, excess > 0.05 ? excess : 0);
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
        var width = Place(paragraph.Text, 1, 0, 1);
        return new ComposedLine([.. runs], new LineFacts(0, 1, false, false, false, true, false, true), width, 0);
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

        var width = Place("", 1, 0, 1);
        return new ComposedLine([.. runs], new LineFacts(0, 1, false, false, false, true, true, true), width, 0);
    }

    private static Sums SumsOf(List<Piece> pieces)
    {
        var sums = default(Sums);
        foreach (var piece in pieces)
        {
            sums += piece.IsSpace
                ? new Sums(0, piece.Look.SpaceWidth, 0)
                : new Sums(piece.Look.WidthOf(piece.Shape), 0, piece.Shape.Steps * piece.Look.Size);
        }

        // No letter space after the last glyph of a line.
        return pieces.Count > 0 && !pieces[^1].IsSpace ? sums - new Sums(0, 0, pieces[^1].Look.Size) : sums;
    }

    private bool IsRespelled()
    {
        foreach (var piece in pieces)
        {
            if (piece.Meant is not null && !piece.IsHyphen && !piece.Look.Capitals)
                return true;
        }

        return false;
    }

    private double Place(string text, double word, double letter, double glyph)
    {
        runs.Clear();
        var pen = 0.0;
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
            var piece = pieces[i];
            var first = glyphs.Count;
            if (piece.IsSpace)
            {
                var next = pen + (look.SpaceWidth * word);
                glyphs.Add(GlyphAt(look.Shaper.SpaceGlyph, pen, 0, next, piece.Start));
                pen = next;
            }
            else
            {
                var shape = piece.Shape;
                var isLastOfLine = i == pieces.Count - 1;
                for (var g = 0; g < shape.Count; g++)
                {
                    var advance = shape.Advances[g] * size * scale;
                    if (shape.Advances[g] > 0 && !(isLastOfLine && g == shape.Count - 1))
                        advance += look.Tracking + (letter * size);
                    var next = pen + advance;
                    var cluster = ClusterOf(text, piece, shape.Clusters[g]);
                    glyphs.Add(GlyphAt(shape.Ids[g], pen, shape.OffsetsX[g] * size * scale, next, cluster, -shape.OffsetsY[g] * size));
                    pen = next;
                }
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
            look.Shaper.Font, Length.Pt(size), Math.Round(scale, 5), look.Language, look.Paint, new ValueList<Glyph>([.. glyphs]), new ValueList<TextFor>([.. texts]))
        {
            Source = text.Length == 0 ? "" : text[start..stop],
            SourceStart = start,
            Link = look.Link,
        };
        runs.Add((origin, look.Rise, look.Leaf, run));
        return origin + pen;

        void FlushPlain(int glyphEnd)
        {
            if (plainStart >= 0)
                texts.Add(new TextFor(plainFrom..glyphEnd, new SourceRange(plainStart, plainEnd), null, null, false));
            plainStart = -1;
        }
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
        return new Glyph(id, (x + Length.Pt(offset)).Rounded(), Length.Pt(y).Rounded(), (Length.Pt(next).Rounded() - x).Rounded(), cluster);
    }
}
