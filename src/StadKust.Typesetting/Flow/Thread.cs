namespace StadKust.Typesetting;

/// <summary>How far a story has come on its way through the frames.</summary>
/// <param name="WideDone">Wide objects that were placed, perhaps ahead of the text they are anchored in.</param>
internal sealed record ThreadState(
    FlowPosition Position, ThreadItems? Items, ValueList<ObjectBlock> WideDone, ValueList<ObjectBlock> WideWaiting, double Cost)
{
    public static ThreadState Beginning { get; } = new(FlowPosition.Beginning, null, [], [], 0);

    /// <summary>The columns that were filled last, from where they are free.</summary>
    public IReadOnlyList<(ColumnSpace Column, bool IsEmpty)> Open { get; init; } = [];

    /// <summary>Index of the frame they belong to.</summary>
    public int Frame { get; init; }

    /// <summary>Where the text that found no room begins.</summary>
    public FlowPosition Rest => Position with { Waiting = [.. Position.Waiting, .. WideWaiting] };

    public bool IsDoneWith(IReadOnlyList<Block> blocks) => Position.Block == blocks.Count && Position.Waiting.Count == 0 && WideWaiting.Count == 0;

    public ThreadState With(IReadOnlyList<Placed> items) => this with { Items = new ThreadItems(Items, items) };
}

/// <summary>What was placed, frame by frame, newest first: ways of a thread share their beginnings.</summary>
internal sealed record ThreadItems(ThreadItems? Before, IReadOnlyList<Placed> Items);

/// <summary>A story through all its frames, in order.</summary>
/// <remarks>
/// First every column as full as it goes; when nothing is wrong with that, it is taken. Else the ends of all columns are weighed together
/// (<see cref="ColumnFlow.Ways"/>), and the cheapest way through the whole thread is taken.
/// </remarks>
internal sealed class Thread(IReadOnlyList<Block> blocks, Grid grid, Func<StyleName, ParagraphStyle?> styleOf)
{
    // Wide objects a section may take before it counts as full of them.
    private const int MostWide = 4;

    // Above so many columns fewer ways are followed: a book of text has no use for more.
    private const int ManyColumns = 48;

    public ThreadState Through(IReadOnlyList<FrameSpace> frames, CancellationToken stop)
    {
        var first = Run(frames, 1, 0, stop);
        var columns = frames.Sum(f => f.Frame.Columns);
        if (Cost(first) < 1 || columns < 2)
            return first;
        var best = columns > ManyColumns ? Run(frames, 3, 2, stop) : Run(frames, 8, 3, stop);
        return Cost(best) < Cost(first) ? best : first;
    }

    private ThreadState Run(IReadOnlyList<FrameSpace> frames, int beam, int mostShort, CancellationToken stop)
    {
        List<ThreadState> states = [ThreadState.Beginning];
        for (var f = 0; f < frames.Count && states.Exists(s => !IsDone(s)); f++)
        {
            stop.ThrowIfCancellationRequested();
            var next = new List<ThreadState>(states.Count * 2);
            foreach (var state in states)
            {
                foreach (var after in IsDone(state) ? [state] : Fill(state with { Frame = f }, frames, f, beam, mostShort))
                    Offer(next, after);
            }

            states = next.Count <= beam ? next : [.. next.OrderBy(s => s.Cost).Take(beam)];
        }

        return states.MinBy(Cost)!;
    }

    private static void Offer(List<ThreadState> states, ThreadState state)
    {
        var at = states.FindIndex(s => s.Position.IsAt(state.Position) && s.WideDone.Equals(state.WideDone));
        if (at < 0)
            states.Add(state);
        else if (state.Cost < states[at].Cost)
            states[at] = state;
    }

    private bool IsDone(ThreadState s) => s.IsDoneWith(blocks);

    // What is left over counts by characters, about forty to a line: a rest is dearer than any way to avoid it.
    private double Cost(ThreadState s)
    {
        if (IsDone(s))
            return s.Cost;
        var left = 0.0;
        for (var b = s.Position.Block; b < blocks.Count; b++)
            left += blocks[b] is TextBlock text ? text.Text.Text.Length - (b == s.Position.Block ? text.Text.Points[s.Position.Point].Source : 0) : 0;
        return s.Cost + (ColumnCost.Overset * (1 + (left / 40) + s.Position.Waiting.Count + s.WideWaiting.Count));
    }

    private IEnumerable<ThreadState> Fill(ThreadState state, IReadOnlyList<FrameSpace> frames, int index, int beam, int mostShort)
    {
        var frame = frames[index];
        var (top, bottom) = (frame.Bounds.Y, frame.Bounds.Bottom);
        if (frame.Jumps is { } jumps && index > 0 && IsFar(frames[index - 1], frame) && Jump(frame, jumps, jumps.From, frames[index - 1].Folio, top, false) is { } from)
        {
            state = state.With([from]);
            top = from.Baseline + (grid.Step * 0.25);
        }

        var reached = Fill(state, frame, top, bottom, Length.Zero, beam, mostShort);
        if (frame.Jumps is { } goes && index + 1 < frames.Count && IsFar(frame, frames[index + 1]) && reached.TrueForAll(s => !IsDone(s))
            && Jump(frame, goes, goes.To, frames[index + 1].Folio, bottom, true) is { } to)
            return Fill(state, frame, top, bottom, grid.Step, beam, mostShort).Select(s => IsDone(s) ? s : s.With([to]));
        return reached;
    }

    // Whoever turns the page finds the text; whoever must leaf through the magazine is told where.
    private static bool IsFar(FrameSpace from, FrameSpace to) => to.Spread > from.Spread + 1 || to.Spread < from.Spread;

    private PlacedNote? Jump(FrameSpace frame, JumpLines jumps, string words, string folio, Length y, bool isFoot)
    {
        if (styleOf(jumps.Style) is not { } style || words.Length == 0)
            return null;
        var columns = frame.Columns(frame.Bounds.Y, frame.Bounds.Bottom);
        var column = isFoot ? columns[^1] : columns[0];
        var baseline = isFoot ? grid.AtOrBelow(y + Length.Pt(0.02)) : grid.AtOrBelow(y + (style.Text.Size!.Value * 0.7));
        while (isFoot && baseline > y + Length.Pt(0.02))
            baseline -= grid.Step;
        return new PlacedNote(column, style, words.Replace("{folio}", folio, StringComparison.Ordinal), column.X, column.X + column.Width, baseline);
    }

    /// <param name="reserve">Kept free at the foot of the last column.</param>
    private List<ThreadState> Fill(ThreadState s, FrameSpace frame, Length top, Length bottom, Length reserve, int beam, int mostShort)
    {
        if (frame.Frame.Columns == 1)
        {
            top = WideAtHead(ref s, frame, top, bottom);
            var flow = new ColumnFlow(new FlowContext(blocks, grid, false, Apart(s)));
            ColumnSpace[] only = [frame.Whole(top, bottom - reserve)];
            return [.. flow.Ways(s.Position, only, beam, mostShort).Select(w => Take(s, w, only))];
        }

        while (true)
        {
            top = AcrossColumns(ref s, frame, top, bottom, out var isFull);
            top = WideAtHead(ref s, frame, top, bottom);
            if (isFull || IsDone(s))
                return [s];
            var section = Section(ref s, frame, ref top, bottom, reserve);
            if (section.Stop == FlowStop.Full && beam > 1)
            {
                var before = s;
                var columns = Columns(frame, top, bottom, reserve);
                return [.. Flow(s).Ways(s.Position, columns, beam, mostShort).Select(w => Take(before, w, columns))];
            }

            s = Take(s, section, Columns(frame, top, bottom, reserve));
            if (section.Stop != FlowStop.Spanning)
                return [s];
            top = section.LastBaseline + (grid.Step * 0.25);
        }
    }

    private static ColumnSpace[] Columns(FrameSpace frame, Length top, Length bottom, Length reserve)
    {
        var columns = frame.Columns(top, bottom);
        columns[^1] = columns[^1] with { Bottom = bottom - reserve };
        return columns;
    }

    // Paragraphs over all columns: headline, standfirst, byline.
    private Length AcrossColumns(ref ThreadState s, FrameSpace frame, Length top, Length bottom, out bool isFull)
    {
        isFull = false;
        var end = s.Position.Block;
        while (s.Position.Cut is null && end < blocks.Count && blocks[end] is TextBlock { Style.SpansColumns: true })
            end++;
        if (end == s.Position.Block)
            return top;
        var head = new ColumnFlow(new FlowContext([.. blocks.Take(end)], grid));
        var filling = head.Fill(s.Position, [frame.Whole(top, bottom)]);

        // A headline at the foot of a frame without text below it waits for the next frame.
        var hasRoom = filling.Bottom[0] + (grid.Step * 2) <= bottom || end == blocks.Count;
        if (filling.Stop == FlowStop.Full || (!hasRoom && top > frame.Bounds.Y))
        {
            isFull = true;
            if (top == frame.Bounds.Y)
                s = Take(s, filling);
            return top;
        }

        s = Take(s, filling);
        return filling.Bottom[0];
    }

    private Length WideAtHead(ref ThreadState s, FrameSpace frame, Length top, Length bottom)
    {
        while (s.WideWaiting.Count > 0 && TryWide(ref s, frame, s.WideWaiting[0], ref top, bottom))
            s = s with { WideWaiting = [.. s.WideWaiting.Skip(1)] };
        return top;
    }

    // Columns, with the wide objects anchored in them above: met first, then placed, then the text flows again below.
    private Filling Section(ref ThreadState s, FrameSpace frame, ref Length top, Length bottom, Length reserve)
    {
        var filling = Level(s, frame, top, bottom, reserve);
        for (var i = 0; i < MostWide; i++)
        {
            var (done, waits) = (s.WideDone, s.WideWaiting);
            var next = filling.Wide.FirstOrDefault(w => !done.Contains(w) && !waits.Contains(w));
            if (next is null)
                break;
            if (!TryWide(ref s, frame, next, ref top, bottom - (grid.Step * 3)))
                s = s with { WideWaiting = [.. s.WideWaiting, next] };
            filling = Level(s, frame, top, bottom, reserve);
        }

        return filling;
    }

    private Filling Level(ThreadState s, FrameSpace frame, Length top, Length bottom, Length reserve) =>
        frame.Pool.Count > 0
            ? Flow(s).Fill(s.Position, Columns(frame, top, bottom, reserve))
            : Balance.Level(Flow(s), s.Position, Columns(frame, top, bottom, reserve));

    private ColumnFlow Flow(ThreadState s) => new(new FlowContext(blocks, grid, true, Apart(s)));

    private static HashSet<ObjectBlock> Apart(ThreadState s) => [.. s.WideDone, .. s.WideWaiting];

    private bool TryWide(ref ThreadState s, FrameSpace frame, ObjectBlock @object, ref Length top, Length bottom)
    {
        var isAtHead = top == frame.Bounds.Y;
        var setting = ObjectSetting.Into(@object, frame.Whole(top, bottom), top, isAtHead, grid, ColumnsInside(frame, @object));
        if (setting is null)
            return false;
        s = s.With(setting.Items) with { WideDone = [.. s.WideDone, @object] };
        top = setting.Bottom;
        return true;
    }

    private static int ColumnsInside(FrameSpace frame, ObjectBlock @object) =>
        @object.Source.Kind == ObjectKind.Box ? frame.Frame.Columns : 1;

    private static ThreadState Take(ThreadState s, Filling filling, IReadOnlyList<ColumnSpace>? columns = null) => s.With(filling.Items) with
    {
        Open = columns is null ? s.Open : [.. columns.Select((c, i) => (c with { Top = Length.Max(c.Top, filling.Feet[i]) }, filling.Feet[i] <= c.Top))],
        Position = filling.Next,
        Cost = s.Cost + filling.Cost,
        WideWaiting = [.. s.WideWaiting, .. filling.Wide.Where(w => !s.WideDone.Contains(w) && !s.WideWaiting.Contains(w))],
    };
}
