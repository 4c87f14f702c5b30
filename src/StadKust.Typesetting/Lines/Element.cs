namespace StadKust.Typesetting;

internal enum ElementKind
{
    Word,

    /// <summary>A space a line may end at.</summary>
    Space,

    /// <summary>A space that stretches and never ends a line.</summary>
    FixedSpace,

    /// <summary>The line ends here whatever its width.</summary>
    NewLine,
}

/// <summary>A word, or part of one in one look, or a space.</summary>
/// <param name="Start">In the paragraph's joined text.</param>
/// <param name="Shape">Empty for spaces.</param>
internal readonly record struct Element(ElementKind Kind, int Start, int End, Look Look, ShapedWord Shape, WordBreak[] Breaks)
{
    public int Length => End - Start;
}

/// <summary>A paragraph ready to be broken into lines of any width.</summary>
/// <param name="Text">Of all spans, joined.</param>
/// <param name="Initial">The drop cap, left out of the elements; null for none.</param>
/// <param name="Leaves">Language and link of each leaf, in order; at least one.</param>
internal sealed record CollectedParagraph(
    Paragraph Source, ParagraphStyle Style, Look Basis, string Text, Element[] Elements,
    IReadOnlyList<Leaf> Leaves, BreakPoint[] Points, Initial? Initial,
    IReadOnlyList<Fact> Facts);

/// <summary>A stretch of a paragraph that is one to a reader: its own language, or a link.</summary>
internal sealed record Leaf(Culture Language, Uri? Link);
