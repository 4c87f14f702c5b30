namespace StadKust.Typesetting;

/// <summary>A place for one line.</summary>
/// <param name="X">Left end of what the line may take of its column.</param>
internal readonly record struct LineSlot(Length Baseline, Length X, Length Width);

/// <summary>Where the lines of one paragraph can stand in a column.</summary>
/// <remarks>
/// A line takes three quarters of its leading above the baseline and one below: two lines of one leading are that leading apart, whatever
/// their sizes. A text may begin with its capitals touching the head of a column. Beside an obstacle a line takes the wider side only:
/// nobody likes to read across a picture. No side may be narrower than 25 mm or 14 characters.
/// </remarks>
internal readonly struct LineRoom(TextBlock text, Grid grid, ColumnSpace column, SwatchId? noFill, bool isCell = false)
{
    private const double Tolerance = 0.01;
    private const double NarrowestMm = 25;
    private const double FewestCharacters = 14;

    // Of the size: width of a character on average; how far letters reach above and below the line.
    private const double Character = 0.5;
    private const double Ascent = 0.76;
    private const double Descent = 0.26;

    private readonly ParagraphStyle style = text.Style;
    private readonly bool isFilled = !isCell && text.Style.Background is { } fill && fill != noFill;
    private readonly bool isObstructed = column.IsObstructed;

    public bool IsObstructed => isObstructed;

    private Length Size => style.Text.Size!.Value;

    private Length Depth => Leading * 0.25;

    private Length CapHeight => Size * text.Text.Basis.Shaper.CapHeight;

    /// <summary>Lines on the grid are whole grid steps apart.</summary>
    public Length Leading => style.Grid == GridUse.All
        ? grid.Step * Math.Max(1, Math.Ceiling((style.Leading / grid.Step) - 0.001))
        : style.Leading;

    /// <summary>Distance of the text from the sides of the column.</summary>
    public Length Inset => isFilled ? style.Padding : Length.Zero;

    public Length Width => column.Width - (Inset * 2);

    private readonly bool hasRuleBelow = !isCell && text.Style.RuleBelow is not null;

    private Length Head => isCell ? Length.Zero : isFilled || style.RuleAbove is not null ? style.Padding : Length.Zero;

    private Length Foot => isFilled || hasRuleBelow ? style.Padding : Length.Zero;

    public Length FootOf(bool isEnd) => isEnd && (isFilled || hasRuleBelow) ? Depth + style.Padding : Length.Zero;

    public Length Below(Length baseline) => baseline + Depth;

    /// <summary>Where the next paragraph begins.</summary>
    public Length After(Length baseline) => baseline + Depth + Foot + style.After;

    /// <summary>Places from <paramref name="y"/> down, at most <paramref name="most"/>, as long as the column has room.</summary>
    public List<LineSlot> Slots(Length y, bool atHead, bool isStart, bool snap, int most)
    {
        var slots = new List<LineSlot>(Math.Min(most, 64));
        var above = atHead ? CapHeight : Leading - Depth;
        var baseline = y + (isStart && !atHead ? style.Before : Length.Zero) + (isStart ? Head : Length.Zero) + above;
        if (style.Grid == GridUse.All || snap)
            baseline = grid.AtOrBelow(baseline);
        while (slots.Count < most)
        {
            var foot = FootOf(slots.Count + 1 == most);
            if (baseline + foot > column.Bottom + Length.Pt(Tolerance))
                break;
            if (!isObstructed)
            {
                slots.Add(new LineSlot(baseline, column.X + Inset, Width));
                baseline += Leading;
            }
            else if (Beside(baseline) is { } slot)
            {
                slots.Add(slot);
                baseline += Leading;
            }
            else
            {
                baseline = Clear(baseline);
            }
        }

        return slots;
    }

    /// <summary>Background and rules of the lines that are placed.</summary>
    public IEnumerable<Placed> Behind(List<LineSlot> slots, int count, bool isStart, bool isEnd)
    {
        if (isCell || !(isFilled || style.RuleAbove is not null || style.RuleBelow is not null))
            return [];
        var top = slots[0].Baseline - (isStart ? CapHeight + Head : Leading - Depth);
        var bottom = slots[count - 1].Baseline + Depth + style.Padding;
        var (left, right) = (slots.Take(count).Min(s => s.X) - Inset, slots.Take(count).Max(s => s.X + s.Width) + Inset);
        var result = new List<Placed>(3);
        if (isFilled)
            result.Add(new PlacedFill(column, Rect.Between(left, top, right, bottom), style.Background!.Value, false, text));
        if (isStart && style.RuleAbove is { } rule)
            result.Add(new PlacedFill(column, new Rect(left, top, right - left, style.RuleWeight), rule, true, text));
        if (isEnd && style.RuleBelow is { } below)
            result.Add(new PlacedFill(column, new Rect(left, bottom - style.RuleWeight, right - left, style.RuleWeight), below, true, text));
        return result;
    }

    // The widest free part of the line; null when it is too narrow to set.
    private LineSlot? Beside(Length baseline)
    {
        var (left, right) = (column.X + Inset, column.X + column.Width - Inset);
        var (top, bottom) = (baseline - (Size * Ascent), baseline + (Size * Descent));
        List<(Length Left, Length Right)>? taken = null;
        foreach (var obstacle in column.Frame.Obstacles)
        {
            if (obstacle.Across(top, bottom) is { } part && part.Left < right && part.Right > left)
                (taken ??= []).Add(part);
        }

        if (taken is null)
            return new LineSlot(baseline, left, right - left);
        taken.Sort((a, b) => a.Left.CompareTo(b.Left));
        var best = default(LineSlot);
        var free = left;
        foreach (var (from, to) in taken)
        {
            if (from - free > best.Width)
                best = new LineSlot(baseline, free, from - free);
            free = Length.Max(free, to);
        }

        if (right - free > best.Width)
            best = new LineSlot(baseline, free, right - free);
        var narrowest = Length.Max(Length.Mm(NarrowestMm), Size * (FewestCharacters * Character));
        return best.Width >= narrowest ? best : null;
    }

    // No room beside the obstacle: the next grid line; off the grid right below what is in the way, if that is farther.
    private Length Clear(Length baseline)
    {
        if (style.Grid == GridUse.All)
            return baseline + grid.Step;
        var next = baseline + Length.Pt(1);
        foreach (var obstacle in column.Frame.Obstacles)
        {
            if (obstacle.Outline is null && obstacle.Across(baseline - (Size * Ascent), baseline + (Size * Descent)) is { } part
                && part.Left < column.X + column.Width && part.Right > column.X)
                next = Length.Max(next, obstacle.Below + (Size * Ascent));
        }

        return next;
    }
}
