namespace StadKust.Typesetting;

/// <summary>A paragraph or an object in the order of its story.</summary>
internal abstract class Block;

/// <summary>A paragraph with the line ends found for it so far. Lives from setting to setting as long as its paragraph stays the same.</summary>
/// <param name="looseness">Lines it is asked to be longer (above 0) or shorter than best; copyfitting's first step.</param>
/// <param name="tuning">What copyfitting asks of its spaces and glyphs.</param>
internal sealed class TextBlock(CollectedParagraph text, int looseness = 0, Tuning tuning = default) : Block
{
    // Measures remembered; a session of edits asks for ever new ones.
    private const int MostRemembered = 24;

    // Lines that make a paragraph a long one; so far from a changed line end the others stay as they were.
    private const int LongParagraph = 1000;
    private const int LinesBeyondFoot = 50;

    private readonly List<BrokenParagraph> broken = [];

    public CollectedParagraph Text { get; } = text;

    public int Looseness => looseness;

    /// <summary>A heading as it is said again in the next column; null when it is not.</summary>
    public TextBlock? Continued { get; init; }

    public ParagraphStyle Style => Text.Style;

    public Paragraph Source => Text.Source;

    /// <summary>Lines for some measures, kept: keeps and balancing ask again and again.</summary>
    public BrokenParagraph Break(Measures measures, int from)
    {
        measures = measures with { Looseness = from == 0 ? looseness : 0, Tuning = tuning };
        foreach (var known in broken)
        {
            if (known.From == from && known.Measures.SameAs(measures))
                return known;
        }

        var anew = new BrokenParagraph(Text, measures, from, Typesetting.Break.Into(Text, measures, from));
        if (broken.Count == MostRemembered)
            broken.RemoveAt(0);
        broken.Add(anew);
        return anew;
    }

    /// <summary>Lines with one line end made dear: a paragraph as long as a book is broken anew only some way beyond it.</summary>
    /// <param name="before">The lines as they are, ending where they should not at <paramref name="foot"/> − 1.</param>
    public BrokenParagraph BreakFoot(Measures measures, int from, BrokenParagraph before, int foot)
    {
        var join = foot + LinesBeyondFoot;
        if (before.Lines - foot < LongParagraph || measures.First.Length > LinesBeyondFoot)
            return Break(measures, from);
        measures = measures with { Tuning = tuning };
        return Typesetting.Break.Until(Text, measures, from, before.Ends[join]) is { } near
            ? new BrokenParagraph(Text, measures, from, [.. near, .. before.Ends.AsSpan(join + 1)])
            : Break(measures, from);
    }

    /// <summary>Lines from some point on in a measure.</summary>
    public int LinesFrom(int point, double measure) => Break(Measures.Of(measure), point).Lines;

    /// <summary>Width of a text on one line in this paragraph's type, in points.</summary>
    public double WidthOf(string words)
    {
        var width = 0.0;
        foreach (var word in words.Split(' '))
            width += Text.Basis.WidthOf(Text.Basis.Shaper.Shape(word)) + Text.Basis.SpaceWidth;
        return width - Text.Basis.SpaceWidth;
    }

    /// <summary>Width of the whole paragraph on one line, and of its widest word; in points.</summary>
    public (double Whole, double Word) Widths()
    {
        var points = Text.Points;
        var whole = new Tightness(Style.Spaces).Natural(points[^1].Ends - points[0].Starts);
        var word = 0.0;
        foreach (var element in Text.Elements)
            word = Math.Max(word, element.Kind == ElementKind.Word ? element.Look.WidthOf(element.Shape) : 0);
        return (whole, word);
    }
}

/// <summary>A picture, box, table or quotation with its text; it may move to the head of a later column.</summary>
/// <param name="crop">Grid lines a picture is made higher (above 0) or lower; copyfitting's third step.</param>
internal sealed class ObjectBlock(Anchored source, IReadOnlyList<TextBlock> text, int crop = 0) : Block
{
    public Anchored Source { get; } = source;

    /// <summary>A caption, the paragraphs of a box, the cells of a table, a quotation.</summary>
    public IReadOnlyList<TextBlock> Text { get; } = text;

    public int Crop => crop;

    public bool IsWide => Source.Layout is { } layout
        && (layout.Equals("wide", StringComparison.OrdinalIgnoreCase) || layout.Equals("full", StringComparison.OrdinalIgnoreCase));
}

internal static class LineWidths
{
    /// <summary>Width of a line with spaces as wanted, in points.</summary>
    public static double NaturalWidth(this BrokenParagraph broken, int line)
    {
        var points = broken.Paragraph.Points;
        return new Tightness(broken.Paragraph.Style.Spaces).Natural(points[broken.Ends[line]].Ends - points[broken.StartOf(line)].Starts);
    }
}
