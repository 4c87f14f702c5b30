namespace StadKust.Typesetting;

/// <summary>A frame of the plan where it lies: on which spread, and what stands in its way.</summary>
/// <param name="Spread">Index into the plan.</param>
/// <param name="LeftPage">Null when the spread begins with its right page.</param>
/// <param name="Obstacles">Areas other frames keep free of text.</param>
internal sealed record FrameSpace(Frame Frame, int Spread, PageIndex? LeftPage, PageIndex? RightPage, ValueList<Obstacle> Obstacles)
{
    /// <summary>What is printed when the text goes on behind this frame on another spread, or comes from one; null for nothing.</summary>
    public JumpLines? Jumps { get; init; }

    /// <summary>Not null: the story is made to fill its frames.</summary>
    public Copyfit? Fit { get; init; }

    /// <summary>What may fill free room at the end of the story, by rank.</summary>
    public ValueList<Anchored> Pool { get; init; } = [];

    /// <summary>Folio of the page the frame lies on.</summary>
    public string Folio { get; init; } = "";

    public Rect Bounds => Frame.Shape.Bounds;

    public Length ColumnWidth => (Bounds.Width - (Frame.Gap * (Frame.Columns - 1))) / Frame.Columns;

    /// <summary>The frame's columns between two heights.</summary>
    public ColumnSpace[] Columns(Length top, Length bottom)
    {
        var width = ColumnWidth;
        var columns = new ColumnSpace[Frame.Columns];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = new ColumnSpace(this, i, Bounds.X + ((width + Frame.Gap) * i), width, top, bottom);
        return columns;
    }

    /// <summary>One column over the whole width.</summary>
    public ColumnSpace Whole(Length top, Length bottom) => new(this, 0, Bounds.X, Bounds.Width, top, bottom);

    public PageIndex PageAt(Length x) => (x < Length.Zero ? LeftPage ?? RightPage : RightPage ?? LeftPage) ?? default;
}

/// <summary>A column that takes lines. It ends on its last baseline: descenders hang below.</summary>
internal sealed record ColumnSpace(FrameSpace Frame, int Number, Length X, Length Width, Length Top, Length Bottom)
{
    public PageIndex Page => Frame.PageAt(X + (Width / 2));

    /// <summary>Whether something stands in it that text runs around.</summary>
    public bool IsObstructed
    {
        get
        {
            foreach (var obstacle in Frame.Obstacles)
            {
                var area = obstacle.Bounds.Inflate(obstacle.Standoff);
                if (area.X < X + Width && area.Right > X && area.Y < Bottom && area.Bottom > Top)
                    return true;
            }

            return false;
        }
    }
}
