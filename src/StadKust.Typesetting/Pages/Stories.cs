namespace StadKust.Typesetting;

/// <summary>Text that flows through linked frames; it knows nothing of pages.</summary>
public sealed record Story(StoryId Id, SnapshotRef From, Culture Language, ValueList<Paragraph> Paragraphs, ValueList<Anchored> Objects);

/// <summary>What copyfitting may do with a paragraph.</summary>
public sealed record Fit(bool Optional, int MinLines)
{
    public static Fit Fixed { get; } = new(false, 0);
}

public sealed record Paragraph(ParagraphId Id, StyleName Style, ValueList<Span> Spans, Fit Fit)
{
    public static Paragraph Plain(string id, string style, string text, Culture language) =>
        new(new ParagraphId(id), new StyleName(style), [Span.Plain(text, language)], Fit.Fixed);

    public int Characters => Spans.Sum(s => s.Text.Length);

    /// <summary>Text set before the first line, in the style's own way: a bullet, a number.</summary>
    public string? Label { get; init; }

    /// <summary>Text set flush right behind the last line, after the leaders of its style: a time, a price, a page number.</summary>
    public string? Tail { get; init; }

    /// <summary>Paragraphs in a row with the same entry (an event, an address) are never parted, and counted as one.</summary>
    public string? Entry { get; init; }

    /// <summary>Set only when copyfitting calls it to fill room.</summary>
    public bool Standby { get; init; }

    /// <summary>Of a heading in a listing: 1 for the outermost; 0 for all other paragraphs.</summary>
    public int Level { get; init; }

    /// <summary>Of such a heading: what is said at the head of every further column it reaches into, <c>Leiden (vervolg)</c>; null for nothing.</summary>
    public string? Continued { get; init; }
}

public enum SpanKind
{
    Plain,
    Name,
    Url,
    Verbatim,
}

public sealed record Span(string Text, SourceRange Source, Culture Language, StyleName? Style, SpanKind Kind, Uri? Link)
{
    public static Span Plain(string text, Culture language) =>
        new(text, new SourceRange(0, text.Length), language, null, SpanKind.Plain, null);
}

public enum ObjectKind
{
    Picture,
    Box,
    Quotation,
    Table,
    Advert,
}

/// <summary>A media item: its key and the hash of its original bytes.</summary>
public sealed record MediaRef(Guid Key, Hash Original, string MediaType, double WidthToHeight);

public sealed record AltText(string Text, Culture Language, bool Decorative);

/// <summary>Focal point in 0–1 of width and height, and the widest crop allowed.</summary>
public sealed record CropIntent(double FocalX, double FocalY, bool MayCrop);

public sealed record Anchored(
    ObjectId Id, ParagraphId At, ObjectKind Kind, MediaRef? Media, ValueList<Paragraph> Text, AltText? Alt, CropIntent? Crop)
{
    /// <summary>Column, wide or full, as the editor chose.</summary>
    public string? Layout { get; init; }

    /// <summary>Set only when copyfitting calls it to fill room.</summary>
    public bool Standby { get; init; }

    /// <summary>Not null: the paragraphs are the cells of a table, row by row.</summary>
    public TableShape? Table { get; init; }
}

/// <param name="Columns">Cells in a row.</param>
/// <param name="HeadRows">Rows at the head that name the columns.</param>
public sealed record TableShape(int Columns, int HeadRows);

/// <summary>Text of a story that found no room.</summary>
public sealed record Overset(ParagraphId Paragraph, SourceRange Source, int Lines);

/// <summary>One step of copyfitting that was taken.</summary>
/// <param name="What">One of the words below;</param>
/// <param name="Amount">Lines, per cent or times, as the word says.</param>
public sealed record FitStep(string What, ParagraphId? Paragraph, double Amount)
{
    /// <summary>Something of the pool was put into free room.</summary>
    public const string Filled = "filled";

    /// <summary>Lines left free although the pool was asked.</summary>
    public const string LinesFree = "lines-free";

    public const string Shorter = "shorter";
    public const string Longer = "longer";

    /// <summary>Per cent, below 0 for closer.</summary>
    public const string LetterSpace = "letter-space";

    /// <summary>Per cent, below 0 for narrower.</summary>
    public const string GlyphScale = "glyph-scale";

    public const string PictureLower = "picture-lower";
    public const string PictureHigher = "picture-higher";
    public const string QuoteOut = "quote-out";
    public const string QuoteIn = "quote-in";
    public const string ParagraphOut = "paragraph-out";
    public const string ParagraphIn = "paragraph-in";
    public const string ColumnsLonger = "columns-longer";
    public const string ColumnsShorter = "columns-shorter";

    /// <summary>It does not fit: lines too many, from the paragraph of the first of <see cref="SetStory.Rest"/> on.</summary>
    public const string LinesOver = "lines-over";

    public const string CharactersOver = "characters-over";
    public const string LinesUnder = "lines-under";

    /// <summary>As many characters as the missing lines would hold on average.</summary>
    public const string CharactersUnder = "characters-under";
}

/// <summary>Entries a listing promises and those that stand on its pages whole.</summary>
public sealed record EntryCount(int Promised, int Placed);
