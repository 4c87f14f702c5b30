namespace StadKust.Typesetting;

/// <summary>A variable font's axis and the value it is pinned to.</summary>
public readonly record struct Axis(string Tag, double Value);

/// <summary>What a font may be used for: SPDX id and whether it may be embedded and subset.</summary>
public sealed record Licence(string Spdx, bool MayEmbed);

public sealed record FontFace(FontId Id, Hash File, ValueList<Axis> Instance, Licence Licence)
{
    /// <summary>Fonts to take a character from that this one lacks, in this order.</summary>
    public ValueList<FontId> Fallbacks { get; init; } = [];
}

/// <summary>An OpenType feature and its value: <c>("onum", 1)</c>.</summary>
public readonly record struct Feature(string Tag, int Value);

/// <summary>Members that are null are taken from the style it is based on.</summary>
public sealed record CharacterStyle(
    StyleName Name, StyleName? BasedOn, FontId? Font, Length? Size, SwatchId? Colour, ValueList<Feature> Features, Length? Rise)
{
    /// <summary>Extra space between glyphs, in thousandths of the size.</summary>
    public double? Tracking { get; init; }

    /// <summary>Set in capitals whatever the source says; the source text stays in <see cref="TextFor.Meant"/>.</summary>
    public bool? Capitals { get; init; }
}

public enum GridUse
{
    /// <summary>Every baseline on the grid.</summary>
    All,

    /// <summary>The first baseline is free; what follows the paragraph snaps back.</summary>
    SnapAfter,

    /// <summary>Not on the grid.</summary>
    None,
}

public enum Align
{
    Justified,
    Left,
    Right,
    Centre,
}

/// <summary>Least, wanted and greatest: word space as factor of the font's own, letter space in em, glyph scale as factor.</summary>
public sealed record SpaceLimits(
    double WordLeast, double Word, double WordMost, double LetterLeast, double LetterMost, double GlyphLeast, double GlyphMost)
{
    /// <summary>85/100/120 %, −1…+2 %, 98…102 %.</summary>
    public static SpaceLimits Magazine { get; } = new(0.85, 1, 1.2, -0.01, 0.02, 0.98, 1.02);
}

/// <summary>How a style hyphenates.</summary>
/// <param name="Allowed">False for headings and names.</param>
/// <param name="Left">Fewest letters before the break.</param>
/// <param name="Right">Fewest letters after it.</param>
/// <param name="Ladder">Most hyphens in a row.</param>
public sealed record Hyphens(bool Allowed, int Left, int Right, int Ladder, int MostInParagraph)
{
    public static Hyphens None { get; } = new(false, 0, 0, 0, 0);

    public static Hyphens Magazine { get; } = new(true, 2, 3, 2, int.MaxValue);
}

/// <summary>What must stay together.</summary>
/// <param name="First">Fewest lines of the paragraph at the foot of a column (orphans).</param>
/// <param name="Last">Fewest lines at the head (widows).</param>
public sealed record Keeps(int First, int Last, bool WithNext, bool Together)
{
    public static Keeps Text { get; } = new(2, 2, false, false);
}

/// <summary>What a piece of a page is to a reader; becomes the tag of the accessible file.</summary>
public enum Role
{
    Document,
    Part,
    Article,
    Section,
    H1,
    H2,
    H3,
    H4,
    H5,
    H6,
    Paragraph,
    Quotation,
    Caption,
    Figure,
    List,
    ListItem,
    Table,
    TableRow,
    TableHead,
    TableCell,
    Link,
    Span,
    Aside,
    Contents,
    ContentsItem,

    /// <summary>Bullet or number of a list item.</summary>
    Label,
}

public sealed record ParagraphStyle(
    StyleName Name, StyleName? BasedOn, CharacterStyle Text, Length Leading, GridUse Grid, Align Align,
    SpaceLimits Spaces, Hyphens Hyphens, Keeps Keeps, Length Before, Length After, Length Indent, Role Role)
{
    /// <summary>Runs across all columns of its frame (headline, standfirst over columns).</summary>
    public bool SpansColumns { get; init; }

    /// <summary>Lines of the drop cap; 0 for none.</summary>
    public int DropCap { get; init; }

    /// <summary>No indent after a heading, a break or at the beginning.</summary>
    public bool IndentFirst { get; init; }

    /// <summary>Filled behind the paragraph, with <see cref="Padding"/> around it.</summary>
    public SwatchId? Background { get; init; }

    public Length Padding { get; init; }

    /// <summary>Letters the drop cap takes. The Dutch ij is one letter.</summary>
    public int DropCapLetters { get; init; } = 1;

    public SwatchId? RuleAbove { get; init; }

    public SwatchId? RuleBelow { get; init; }

    public Length RuleWeight { get; init; }

    /// <summary>Of a heading in a listing: the style it is said again in; null for its own.</summary>
    public StyleName? Continued { get; init; }

    /// <summary>Repeated between the last words of a paragraph and its <see cref="Paragraph.Tail"/>; null for nothing.</summary>
    public string? Leader { get; init; }
}
