namespace StadKust.Typesetting;

/// <summary>Something that found its place in a column, not yet a mark.</summary>
internal abstract record Placed(ColumnSpace Column);

/// <param name="X">Left end of the line's measure.</param>
internal sealed record PlacedLine(ColumnSpace Column, TextBlock Block, BrokenParagraph Broken, int Line, Length X, Length Baseline, bool OnGrid)
    : Placed(Column);

/// <summary>Set before the first line of a paragraph: a bullet, a number.</summary>
internal sealed record PlacedLabel(ColumnSpace Column, TextBlock Block, string Text, Length X, Length Baseline) : Placed(Column);

/// <summary>The drop cap of a paragraph, on the baseline of the last line beside it.</summary>
internal sealed record PlacedInitial(ColumnSpace Column, TextBlock Block, Initial Initial, Length X, Length Baseline) : Placed(Column);

/// <summary>A background or a rule.</summary>
internal sealed record PlacedFill(ColumnSpace Column, Rect Area, SwatchId Swatch, bool IsRule, TextBlock Block) : Placed(Column);

internal sealed record PlacedPicture(ColumnSpace Column, Rect Area, ObjectBlock Block) : Placed(Column);
