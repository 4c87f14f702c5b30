namespace StadKust.Typesetting;

/// <summary>A story through all its frames, in order.</summary>
internal sealed class Thread(IReadOnlyList<Block> blocks, Grid grid)
{
    // Wide objects a section may take before it counts as full of them.
    private const int MostWide = 4;

    private readonly ColumnFlow flow = new(blocks, grid);
    private readonly List<Placed> items = [];
    private readonly HashSet<ObjectBlock> wideDone = [];
    private readonly List<ObjectBlock> wideWaiting = [];
    private FlowPosition position = FlowPosition.Beginning;

    public IReadOnlyList<Placed> Items => items;

    /// <summary>Wide objects that were placed, perhaps ahead of the text they are anchored in.</summary>
    public IReadOnlySet<ObjectBlock> WideDone => wideDone;

    /// <summary>Where the text that found no room begins.</summary>
    public FlowPosition Rest => position with { Waiting = [.. position.Waiting, .. wideWaiting] };

    public void Through(IEnumerable<FrameSpace> frames, CancellationToken stop)
    {
        foreach (var frame in frames)
        {
            stop.ThrowIfCancellationRequested();
            if (IsDone)
                return;
            Fill(frame);
        }
    }

    private bool IsDone => position.Block == blocks.Count && position.Waiting.Count == 0 && wideWaiting.Count == 0;

    private void Fill(FrameSpace frame)
    {
        var (top, bottom) = (frame.Bounds.Y, frame.Bounds.Bottom);
        if (frame.Frame.Columns == 1)
        {
            top = WideAtHead(frame, top, bottom);
            Take(flow.Fill(position, [frame.Whole(top, bottom)], spansApart: false, Apart()));
            return;
        }

        while (true)
        {
            top = AcrossColumns(frame, top, bottom, out var isFull);
            top = WideAtHead(frame, top, bottom);
            if (isFull || IsDone)
                return;
            var section = Section(frame, ref top, bottom);
            Take(section);
            if (section.Stop != FlowStop.Spanning)
                return;
            top = section.LastBaseline + (grid.Step * 0.25);
        }
    }

    // Paragraphs over all columns: headline, standfirst, byline.
    private Length AcrossColumns(FrameSpace frame, Length top, Length bottom, out bool isFull)
    {
        isFull = false;
        var end = position.Block;
        while (position.FromPoint == 0 && end < blocks.Count && blocks[end] is TextBlock { Style.SpansColumns: true })
            end++;
        if (end == position.Block)
            return top;
        var head = new ColumnFlow([.. blocks.Take(end)], grid);
        var filling = head.Fill(position, [frame.Whole(top, bottom)], spansApart: false);

        // A headline at the foot of a frame without text below it waits for the next frame.
        var hasRoom = filling.Bottom[0] + (grid.Step * 2) <= bottom || end == blocks.Count;
        if (filling.Stop == FlowStop.Full || (!hasRoom && top > frame.Bounds.Y))
        {
            isFull = true;
            if (top == frame.Bounds.Y)
                Take(filling);
            return top;
        }

        Take(filling);
        return filling.Bottom[0];
    }

    private Length WideAtHead(FrameSpace frame, Length top, Length bottom)
    {
        while (wideWaiting.Count > 0 && TryWide(frame, wideWaiting[0], ref top, bottom))
            wideWaiting.RemoveAt(0);
        return top;
    }

    // Columns, with the wide objects anchored in them above: met first, then placed, then the text flows again below.
    private Filling Section(FrameSpace frame, ref Length top, Length bottom)
    {
        var filling = Columns(frame, top, bottom);
        for (var i = 0; i < MostWide; i++)
        {
            var next = filling.Wide.FirstOrDefault(w => !wideDone.Contains(w) && !wideWaiting.Contains(w));
            if (next is null)
                break;
            if (!TryWide(frame, next, ref top, bottom - (grid.Step * 3)))
                wideWaiting.Add(next);
            filling = Columns(frame, top, bottom);
        }

        return filling;
    }

    private Filling Columns(FrameSpace frame, Length top, Length bottom)
    {
        return Balance.Shortest(flow, position, frame.Columns(top, bottom), grid, null, spansApart: true, Apart());
    }

    private HashSet<ObjectBlock> Apart() => [.. wideDone, .. wideWaiting];

    private bool TryWide(FrameSpace frame, ObjectBlock @object, ref Length top, Length bottom)
    {
        var isAtHead = top == frame.Bounds.Y;
        var setting = ObjectSetting.Into(@object, frame.Whole(top, bottom), top, isAtHead, grid, ColumnsInside(frame, @object));
        if (setting is null)
            return false;
        items.AddRange(setting.Items);
        wideDone.Add(@object);
        top = setting.Bottom;
        return true;
    }

    private static int ColumnsInside(FrameSpace frame, ObjectBlock @object) =>
        @object.Source.Kind == ObjectKind.Box ? frame.Frame.Columns : 1;

    private void Take(Filling filling)
    {
        items.AddRange(filling.Items);
        position = filling.Next;
        wideWaiting.AddRange(filling.Wide.Where(w => !wideDone.Contains(w) && !wideWaiting.Contains(w)));
    }
}
