namespace StadKust.Typesetting;

/// <summary>A paragraph or an object in the order of its story.</summary>
internal abstract class Block;

internal sealed class TextBlock(CollectedParagraph text) : Block
{
    private readonly List<BrokenParagraph> broken = [];

    public CollectedParagraph Text { get; } = text;

    public ParagraphStyle Style => Text.Style;

    public Paragraph Source => Text.Source;

    /// <summary>Lines for some measures, kept: keeps and balancing ask again and again.</summary>
    public BrokenParagraph Break(Measures measures, int from)
    {
        foreach (var known in broken)
        {
            if (known.From == from && known.Measures.SameAs(measures))
                return known;
        }

        var anew = new BrokenParagraph(Text, measures, from, Typesetting.Break.Into(Text, measures, from));
        broken.Add(anew);
        return anew;
    }

    /// <summary>Lines from some character on, in the measure it was last broken for; 1 when it never was.</summary>
    public int LinesFrom(int source)
    {
        var last = broken.LastOrDefault(b => b.From == 0);
        return last is null ? 1 : Math.Max(1, Enumerable.Range(0, last.Lines).Count(i => last.SourceOf(i).End > source));
    }
}

/// <summary>A picture, box or quotation with its text; it may move to the head of a later column.</summary>
internal sealed class ObjectBlock(Anchored source, IReadOnlyList<TextBlock> text) : Block
{
    public Anchored Source { get; } = source;

    /// <summary>A caption, the paragraphs of a box, a quotation.</summary>
    public IReadOnlyList<TextBlock> Text { get; } = text;

    public bool IsWide => Source.Layout is { } layout
        && (layout.Equals("wide", StringComparison.OrdinalIgnoreCase) || layout.Equals("full", StringComparison.OrdinalIgnoreCase));
}
