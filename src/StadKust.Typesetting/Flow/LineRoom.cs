namespace StadKust.Typesetting;

/// <summary>Where the lines of one paragraph can stand in a column.</summary>
/// <remarks>
/// A line takes three quarters of its leading above the baseline and one below: two lines of one leading are that leading apart, whatever
/// their sizes. A text may begin with its capitals touching the head of a column.
/// </remarks>
internal readonly struct LineRoom(TextBlock text, Grid grid, ColumnSpace column, SwatchId? noFill)
{
    private const double Tolerance = 0.01;

    private readonly ParagraphStyle style = text.Style;
    private readonly bool isFilled = text.Style.Background is { } fill && fill != noFill;

    private Length Size => style.Text.Size!.Value;

    private Length Depth => Leading * 0.25;

    private Length CapHeight => Size * text.Text.Basis.Shaper.CapHeight;

    /// <summary>Lines on the grid are whole grid steps apart.</summary>
    public Length Leading => style.Grid == GridUse.All
        ? grid.Step * Math.Max(1, Math.Ceiling((style.Leading / grid.Step) - 0.001))
        : style.Leading;

    /// <summary>Distance of the text from the sides of the column.</summary>
    public Length Inset => isFilled ? style.Padding : Length.Zero;

    private Length Head => isFilled || style.RuleAbove is not null ? style.Padding : Length.Zero;

    public Length FootOf(bool isEnd) => isFilled && isEnd ? Depth + style.Padding : Length.Zero;

    public Length Below(Length baseline) => baseline + Depth;

    /// <summary>Where the next paragraph begins.</summary>
    public Length After(Length baseline) => baseline + Depth + (isFilled ? style.Padding : Length.Zero) + style.After;

    /// <summary>Baselines from <paramref name="y"/> down, at most <paramref name="most"/>, as long as the column has room.</summary>
    public List<Length> Baselines(Length y, bool atHead, bool isStart, bool snap, int most)
    {
        var lines = new List<Length>(Math.Min(most, 64));
        var above = atHead ? CapHeight : Leading - Depth;
        var baseline = y + (isStart && !atHead ? style.Before : Length.Zero) + (isStart ? Head : Length.Zero) + above;
        if (style.Grid == GridUse.All || snap)
            baseline = grid.AtOrBelow(baseline);
        while (lines.Count < most)
        {
            baseline = Clear(baseline);
            var foot = FootOf(lines.Count + 1 == most);
            if (baseline + foot > column.Bottom + Length.Pt(Tolerance))
                break;
            lines.Add(baseline);
            baseline += Leading;
        }

        return lines;
    }

    /// <summary>Background and rule of the lines that are placed.</summary>
    public IEnumerable<Placed> Behind(List<Length> baselines, int count, bool isStart)
    {
        var top = baselines[0] - (isStart ? CapHeight + Head : Leading - Depth);
        var result = new List<Placed>(2);
        if (isFilled)
        {
            var bottom = baselines[count - 1] + Depth + style.Padding;
            result.Add(new PlacedFill(
                column, Rect.Between(column.X, top, column.X + column.Width, bottom), style.Background!.Value, false, text));
        }

        if (isStart && style.RuleAbove is { } rule)
            result.Add(new PlacedFill(column, new Rect(column.X, top, column.Width, style.RuleWeight), rule, true, text));
        return result;
    }

    // A line that would touch an obstacle goes below it; on the grid again, if it was.
    private Length Clear(Length baseline)
    {
        foreach (var obstacle in column.Frame.Obstacles)
        {
            var line = Rect.Between(column.X, baseline - CapHeight, column.X + column.Width, baseline + Depth);
            if (!line.Intersects(obstacle))
                continue;
            var below = obstacle.Bottom + CapHeight;
            baseline = style.Grid == GridUse.All ? grid.AtOrBelow(below) : below;
        }

        return baseline;
    }
}
