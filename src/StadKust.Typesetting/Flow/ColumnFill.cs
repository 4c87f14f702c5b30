namespace StadKust.Typesetting;

/// <summary>What filling a column needs to know besides the column.</summary>
/// <param name="SpansApart">True: stop at a paragraph that runs across all columns, and set wide objects aside. False: they are set like any other.</param>
/// <param name="Apart">Wide objects that have their place already.</param>
/// <param name="NoFill">A background that is painted by the box around.</param>
/// <param name="IsCell">A cell of a table: the table draws grounds and rules.</param>
internal sealed record FlowContext(
    IReadOnlyList<Block> Blocks, Grid Grid, bool SpansApart = false, IReadOnlySet<ObjectBlock>? Apart = null, SwatchId? NoFill = null, bool IsCell = false);

/// <summary>A column filled as far as it goes.</summary>
/// <param name="Foot">Lowest baseline or lower edge; the head of the column when it is empty.</param>
/// <param name="Forced">Times that lines were parted which should stay together, because no column could hold them.</param>
/// <param name="HyphenAtFoot">The reader must look up in the middle of a word.</param>
internal sealed record ColumnEnd(
    IReadOnlyList<Placed> Items, FlowPosition Next, FlowStop Stop, Length Bottom, Length Foot, IReadOnlyList<ObjectBlock> Wide, int Forced, bool HyphenAtFoot)
{
    /// <summary>Headings of a listing whose entries go on in the next column.</summary>
    public int Parted { get; init; }
}

/// <summary>Lines and objects into one column, on the baseline grid, keeping together what belongs together.</summary>
/// <param name="below">True when something stands above the column: its text keeps the distance it asks for.</param>
internal sealed class ColumnFill(FlowContext context, ColumnSpace here, FlowPosition from, bool below)
{
    // More lines than any column has; bounds the slots of an obstructed one.
    private const int MostLines = 400;

    // Any line below an initial and its like.
    private const int Later = 1000;

    private readonly IReadOnlyList<Block> blocks = context.Blocks;
    private readonly Grid grid = context.Grid;
    private readonly List<Placed> items = [];
    private readonly List<ObjectBlock> waiting = [.. from.Waiting];
    private readonly List<ObjectBlock> wide = [];
    private int block = from.Block;
    private BrokenParagraph? cut = from.Cut;
    private int line = from.Line;
    private ParagraphStyle? previous = from.Previous;
    private Length y = here.Top;
    private Length lowest = here.Top;
    private bool atHead = !below;
    private bool isFresh = !below;
    private bool isRepeated;
    private bool snapNext;
    private int forced;
    private bool hyphenAtFoot;

    public ColumnEnd Fill()
    {
        while (true)
        {
            if (atHead || here.IsObstructed || block == blocks.Count)
                PlaceWaiting();
            if (block == blocks.Count)
                return End(waiting.Count == 0 ? FlowStop.End : FlowStop.Full);
            if (blocks[block] is ObjectBlock @object)
            {
                Meet(@object);
                block++;
                continue;
            }

            var text = (TextBlock)blocks[block];
            if (!isRepeated)
                Repeat();
            if (context.SpansApart && text.Style.SpansColumns && cut is null)
                return End(FlowStop.Spanning);
            if (!PlaceParagraph(text, null))
                return End(FlowStop.Full);
        }
    }

    private ColumnEnd End(FlowStop stop) =>
        new(items, new FlowPosition(block, cut, line, [.. waiting], previous), stop, y, lowest, wide, forced, hyphenAtFoot)
        {
            Parted = stop == FlowStop.Full && cut is null ? Entries.Open(blocks, block).Count : 0,
        };

    // Headings whose entries go on here are said again.
    private void Repeat()
    {
        isRepeated = true;
        if (!isFresh || cut is not null || (from.Block == block && block == 0))
            return;
        foreach (var heading in Entries.Open(blocks, block))
        {
            var room = new LineRoom(heading, grid, here, context.NoFill);
            var broken = heading.Break(Measures.Of(Math.Round(room.Width.Points, 3)), 0);
            var slots = room.Slots(y, atHead, true, false, broken.Lines);
            if (slots.Count < broken.Lines)
                return;
            items.AddRange(room.Behind(slots, broken.Lines, true, true));
            for (var i = 0; i < broken.Lines; i++)
                items.Add(new PlacedRepeat(here, heading, broken, i, slots[i].X, slots[i].Baseline));
            y = room.After(slots[broken.Lines - 1].Baseline);
            atHead = false;
        }
    }

    private void Meet(ObjectBlock @object)
    {
        if (context.Apart?.Contains(@object) == true)
            return;
        if (context.SpansApart && @object.IsWide && here.Frame.Frame.Columns > 1)
            wide.Add(@object);
        else if (waiting.Count > 0 || !TryPlace(@object))
            waiting.Add(@object);
    }

    private void PlaceWaiting()
    {
        while (waiting.Count > 0 && TryPlace(waiting[0]))
            waiting.RemoveAt(0);
    }

    private bool TryPlace(ObjectBlock @object)
    {
        var setting = ObjectSetting.Into(@object, here, y, atHead, grid, columnsInside: 1);
        if (setting is null || (setting.IsMoved && block < blocks.Count))
            return false;
        items.AddRange(setting.Items);
        y = setting.Bottom;
        lowest = Length.Max(lowest, setting.LastBaseline);
        (atHead, isFresh) = (false, false);
        snapNext = true;
        return true;
    }

    // True when the whole rest of the paragraph was placed; false when it needs another column.
    private bool PlaceParagraph(TextBlock text, BrokenParagraph? anew)
    {
        var style = text.Style;
        var point = cut is null ? 0 : cut.StartOf(line);
        var isStart = point == 0;
        var initial = isStart ? text.Text.Initial : null;
        var room = new LineRoom(text, grid, here, context.NoFill, context.IsCell);
        var open = room.IsObstructed ? room.Slots(y, atHead, isStart, snapNext, MostLines) : null;
        var (broken, next) = anew is not null ? (anew, 0) : BreakOf(text, room, point, open);
        var remaining = broken.Lines - next;
        var slots = open ?? room.Slots(y, atHead, isStart, snapNext, Math.Max(remaining, initial?.Lines ?? 0));
        var count = Math.Min(slots.Count, remaining);
        if (count < remaining)
        {
            count = Kept(text, count, remaining, isStart);
            if (count > 0 && broken.Measures.Foot < 0 && broken.Paragraph.Points[broken.Ends[next + count - 1]].HasHyphen)
                return AvoidHyphenAtFoot(text, broken, next, point, count);
        }
        else if (initial is not null && slots.Count < initial.Lines)
        {
            count = 0;
        }
        else if (isStart && (style.Keeps.WithNext || Entries.GoesOn(blocks, block)) && !NextFits(block + 1, room.After(LastOf(text, broken, room, slots[count - 1]))))
        {
            count = 0;
        }

        if (count == 0)
        {
            // In an empty column nothing is gained by waiting for the next.
            if (!isFresh || slots.Count == 0)
                return false;
            count = Math.Min(slots.Count, remaining);
            forced++;
        }

        Place(text, broken, next, room, slots, count, isStart, count == remaining);
        if (count < remaining)
        {
            (cut, line) = (broken, next + count);
            hyphenAtFoot = broken.Paragraph.Points[broken.Ends[line - 1]].HasHyphen;
            return false;
        }

        (cut, line) = (null, 0);
        block++;
        previous = style;
        return true;
    }

    // A word is not divided where the reader must look up or turn the page: broken again with that line end made dear.
    private bool AvoidHyphenAtFoot(TextBlock text, BrokenParagraph broken, int next, int point, int count)
    {
        var measures = new Measures(next == 0 ? broken.Measures.First : [], broken.Measures.Rest, count - 1);
        return PlaceParagraph(text, text.BreakFoot(measures, point, broken, next + count));
    }

    // Goes on with the lines of the column before when they are as wide as this column, else breaks the rest anew.
    private (BrokenParagraph Broken, int Next) BreakOf(TextBlock text, LineRoom room, int point, List<LineSlot>? open)
    {
        var measures = MeasuresOf(text, room, point, open);
        if (cut is not null && open is null && line >= cut.Measures.First.Length && cut.Measures.Rest == measures.Rest)
            return (cut, line);
        return (text.Break(measures, point), 0);
    }

    private Measures MeasuresOf(TextBlock text, LineRoom room, int point, List<LineSlot>? open)
    {
        var rest = Math.Round(room.Width.Points - Inset(text, Later, point), 3);
        if (open is not null)
            return new Measures([.. open.Select((s, i) => Math.Round(s.Width.Points - Inset(text, i, point), 3))], rest);
        var special = point != 0 ? 0 : text.Text.Initial?.Lines ?? (Inset(text, 0, 0) != Inset(text, Later, 0) ? 1 : 0);
        return new Measures([.. Enumerable.Range(0, special).Select(i => Math.Round(room.Width.Points - Inset(text, i, point), 3))], rest);
    }

    /// <summary>How far a line is moved in by an initial, a label or the first line's indent, in points.</summary>
    private double Inset(TextBlock text, int number, int point)
    {
        if (text.Source.Label is { Length: > 0 })
            return text.Style.Indent.Points;
        if (point != 0)
            return 0;
        if (text.Text.Initial is { } initial)
            return initial.Beside(number);
        return number == 0 && IsIndented(text) ? text.Style.Indent.Points : 0;
    }

    private void Place(
        TextBlock text, BrokenParagraph broken, int next, LineRoom room, List<LineSlot> slots, int count, bool isStart, bool isEnd)
    {
        var style = text.Style;
        items.AddRange(room.Behind(slots, count, isStart, isEnd));
        if (isStart && text.Source.Label is { Length: > 0 } label)
            items.Add(new PlacedLabel(here, text, label, slots[0].X, slots[0].Baseline));
        var initial = isStart ? text.Text.Initial : null;
        var initialFoot = slots[Math.Min(initial?.Lines ?? 1, slots.Count) - 1].Baseline;
        if (initial is not null)
            items.Add(new PlacedInitial(here, text, initial, slots[0].X, initialFoot));
        for (var i = 0; i < count; i++)
        {
            var (baseline, x, width) = slots[i];
            var inset = Length.Pt(Inset(text, i, isStart ? 0 : -1));
            var onGrid = style.Grid != GridUse.All || IsOnGrid(baseline);
            items.Add(new PlacedLine(here, text, broken, next + i, x + inset, baseline, onGrid));
        }

        var last = Length.Max(slots[count - 1].Baseline, initialFoot);
        if (isEnd && text.Source.Tail is { Length: > 0 } tail)
            last = PlaceTail(text, tail, broken, room, slots[count - 1], last);
        lowest = Length.Max(lowest, last + room.FootOf(isEnd));
        y = isEnd ? room.After(last) : room.Below(last);
        snapNext = isEnd && style.Grid == GridUse.SnapAfter;
        (atHead, isFresh) = (false, false);
    }

    // The last baseline of a paragraph with what hangs at its end.
    private static Length LastOf(TextBlock text, BrokenParagraph broken, LineRoom room, LineSlot slot) =>
        text.Source.Tail is { Length: > 0 } tail && IsTailBelow(text, tail, broken) ? slot.Baseline + room.Leading : slot.Baseline;

    private static bool IsTailBelow(TextBlock text, string tail, BrokenParagraph broken) =>
        Length.Pt(broken.Measures[broken.Lines - 1] - broken.NaturalWidth(broken.Lines - 1)) < Length.Pt(text.WidthOf(tail) + (text.Style.Text.Size!.Value.Points * 0.6));

    // Flush right on the last line; on a line of its own when there is no room behind the words.
    private Length PlaceTail(TextBlock text, string tail, BrokenParagraph broken, LineRoom room, LineSlot slot, Length last)
    {
        var inset = Length.Pt(broken.Measures[broken.Lines - 1]) - slot.Width;
        var ends = slot.X - inset + Length.Pt(broken.NaturalWidth(broken.Lines - 1));
        var right = slot.X + slot.Width;
        var isBelow = IsTailBelow(text, tail, broken);
        var baseline = isBelow ? last + room.Leading : slot.Baseline;
        items.Add(new PlacedTail(here, text, tail, isBelow ? slot.X : ends, right, baseline));
        return Length.Max(last, baseline);
    }

    private static int Kept(TextBlock text, int count, int remaining, bool isStart)
    {
        var keeps = text.Style.Keeps;
        var first = Math.Max(keeps.First, text.Text.Initial?.Lines ?? 0);
        if ((keeps.Together || text.Source.Entry is not null) && isStart)
            return 0;
        var rest = remaining - count;
        if (rest < keeps.Last)
            count -= keeps.Last - rest;
        return count < (isStart ? first : 1) ? 0 : count;
    }

    /// <summary>Whether enough of the next paragraph fits below a heading that ends at <paramref name="top"/>.</summary>
    private bool NextFits(int next, Length top)
    {
        while (next < blocks.Count && blocks[next] is ObjectBlock)
            next++;
        if (next == blocks.Count || blocks[next] is not TextBlock text || (context.SpansApart && text.Style.SpansColumns))
            return true;
        var keeps = text.Style.Keeps;
        var room = new LineRoom(text, grid, here, context.NoFill, context.IsCell);
        var lines = text.Break(MeasuresOf(text, room, 0, null), 0).Lines;
        var first = Math.Max(Math.Max(1, keeps.First), text.Text.Initial?.Lines ?? 0);
        var needed = keeps.Together || keeps.WithNext || text.Source.Entry is not null || lines < first + keeps.Last ? lines : first;
        var slots = room.Slots(top, false, true, false, needed);
        return slots.Count == needed && (!(keeps.WithNext || Entries.GoesOn(blocks, next)) || NextFits(next + 1, room.After(LastOf(text, text.Break(MeasuresOf(text, room, 0, null), 0), room, slots[^1]))));
    }

    // Indented is what follows its like: not the first paragraph, not what follows a heading.
    private bool IsIndented(TextBlock text) => text.Style.IndentFirst || previous?.Name == text.Style.Name;

    private bool IsOnGrid(Length baseline) => Math.Abs((grid.AtOrBelow(baseline) - baseline).Points) < 0.1;
}
