namespace StadKust.Typesetting;

/// <summary>Something that found its place in a column, not yet a mark.</summary>
internal abstract record Placed(ColumnSpace Column)
{
    /// <summary>The same, lower on the page.</summary>
    public abstract Placed Lower(Length by);
}

/// <param name="X">Left end of the line's measure.</param>
internal sealed record PlacedLine(ColumnSpace Column, TextBlock Block, BrokenParagraph Broken, int Line, Length X, Length Baseline, bool OnGrid)
    : Placed(Column)
{
    public override Placed Lower(Length by) => this with { Baseline = Baseline + by };
}

/// <summary>Set before the first line of a paragraph: a bullet, a number.</summary>
internal sealed record PlacedLabel(ColumnSpace Column, TextBlock Block, string Text, Length X, Length Baseline) : Placed(Column)
{
    public override Placed Lower(Length by) => this with { Baseline = Baseline + by };
}

/// <summary>Set flush right behind the last line of a paragraph, with leaders between when its style has them.</summary>
/// <param name="Ends">Where the words of the line end.</param>
/// <param name="Right">Right end of the line.</param>
internal sealed record PlacedTail(ColumnSpace Column, TextBlock Block, string Text, Length Ends, Length Right, Length Baseline) : Placed(Column)
{
    public override Placed Lower(Length by) => this with { Baseline = Baseline + by };
}

/// <summary>A line that belongs to the page, not to the story: "read on at page 12". An artifact, set flush right or left.</summary>
internal sealed record PlacedNote(ColumnSpace Column, ParagraphStyle Style, string Text, Length X, Length Right, Length Baseline) : Placed(Column)
{
    public override Placed Lower(Length by) => this with { Baseline = Baseline + by };
}

/// <summary>A heading said again at the head of a column, "Leiden (vervolg)": an artifact, no part of its story.</summary>
internal sealed record PlacedRepeat(ColumnSpace Column, TextBlock Block, BrokenParagraph Broken, int Line, Length X, Length Baseline) : Placed(Column)
{
    public override Placed Lower(Length by) => this with { Baseline = Baseline + by };
}

/// <summary>The drop cap of a paragraph, on the baseline of the last line beside it.</summary>
internal sealed record PlacedInitial(ColumnSpace Column, TextBlock Block, Initial Initial, Length X, Length Baseline) : Placed(Column)
{
    public override Placed Lower(Length by) => this with { Baseline = Baseline + by };
}

/// <summary>A background or a rule.</summary>
internal sealed record PlacedFill(ColumnSpace Column, Rect Area, SwatchId Swatch, bool IsRule, TextBlock Block) : Placed(Column)
{
    public override Placed Lower(Length by) => this with { Area = Area with { Y = Area.Y + by } };
}

internal sealed record PlacedPicture(ColumnSpace Column, Rect Area, ObjectBlock Block) : Placed(Column)
{
    public override Placed Lower(Length by) => this with { Area = Area with { Y = Area.Y + by } };
}
