namespace StadKust.Typesetting;

/// <summary>A story that has found its places, and what of it has not.</summary>
internal sealed record FlowedStory(
    PlannedThread Plan, IReadOnlyList<Block> Blocks, IReadOnlyList<Placed> Items, IReadOnlyList<Overset> Rest, IReadOnlyList<ObjectBlock> ObjectsLeft)
{
    /// <summary>Lines with their glyphs, once they were justified: kept with the story, for the next time nothing has changed.</summary>
    public ComposedLine[]? Composed { get; set; }

    /// <summary>What copyfitting did.</summary>
    public IReadOnlyList<FitStep> Log { get; init; } = [];

    /// <summary>Paragraphs that copyfitting took out, and those that stood by.</summary>
    public IReadOnlyList<Overset> LeftOut { get; init; } = [];

    /// <summary>Grid lines that stayed free behind the end of the story.</summary>
    public int FreeLines { get; init; }

    /// <summary>Objects that were free to fill room; those that did are among <see cref="Items"/>.</summary>
    public IReadOnlyList<ObjectBlock> Pool { get; init; } = [];

    public Story Story => Plan.Story;

    public static FlowedStory Of(PlannedThread plan, IReadOnlyList<Block> blocks, IReadOnlyList<ObjectBlock> pool, Layout layout, CancellationToken stop)
    {
        var end = Run(plan.Frames);
        var items = ItemsOf(end);
        if (plan.Text is { Stand: not Stand.Head } && items.Count > 0)
        {
            // A text that stands at the foot or in the middle: set once to learn its height, then again lower.
            var bounds = plan.Frames[0].Bounds;
            var left = bounds.Bottom - items.OfType<PlacedLine>().Select(l => l.Baseline).DefaultIfEmpty(bounds.Bottom).Max();
            var down = plan.Text.Stand == Stand.Foot ? left : left / 2;
            var lower = Rect.Between(bounds.X, bounds.Y + down, bounds.Right, bounds.Bottom + Length.Pt(0.02));
            var frame = plan.Frames[0].Frame;
            var again = Run([plan.Frames[0] with { Frame = frame with { Shape = new Shape(lower) } }]);
            if (again.Position.IsAt(end.Position))
                (end, items) = (again, ItemsOf(again));
        }

        var log = new List<FitStep>();
        if (pool.Count > 0 && end.IsDoneWith(blocks))
        {
            // What lies behind the last frame the text came to is free from its head.
            var behind = plan.Frames.Skip(end.Frame + 1).SelectMany(f => f.Columns(f.Bounds.Y, f.Bounds.Bottom)).Select(c => (c, true));
            var (filled, steps) = FreeRoom.Fill([.. end.Open, .. behind], pool, layout.Format.Grid);
            items.AddRange(filled);
            log.AddRange(steps);
        }

        var leftOver = Left(blocks, end);
        var measure = plan.Frames.Count > 0 ? plan.Frames[^1].ColumnWidth.Points : 0;
        return new FlowedStory(plan, blocks, items, Overset(blocks, end.Rest, leftOver, measure), leftOver)
        {
            Pool = pool,
            Log = log,
            FreeLines = pool.Count > 0 || !end.IsDoneWith(blocks) ? 0 : Free(plan, end, layout.Format.Grid),
        };

        ThreadState Run(IReadOnlyList<FrameSpace> frames) => new Thread(blocks, layout.Format.Grid, layout.Paragraph).Through(frames, stop);
    }

    // What the last frame the text came to has below it, and all of the frames behind.
    private static int Free(PlannedThread plan, ThreadState end, Grid grid)
    {
        var behind = plan.Frames.Skip(end.Frame + 1).SelectMany(f => f.Columns(f.Bounds.Y, f.Bounds.Bottom));
        return (int)end.Open.Select(o => o.Column).Concat(behind).Sum(c => ColumnCost.Lines(c.Bottom - c.Top, grid));
    }

    private static List<Placed> ItemsOf(ThreadState end)
    {
        var parts = new List<IReadOnlyList<Placed>>();
        for (var part = end.Items; part is not null; part = part.Before)
            parts.Add(part.Items);
        parts.Reverse();
        return [.. parts.SelectMany(p => p)];
    }

    // Lines are those the rest would have in the columns of its last frame; without a frame each paragraph counts one.
    private static List<Overset> Overset(IReadOnlyList<Block> blocks, FlowPosition rest, List<ObjectBlock> left, double measure)
    {
        var result = new List<Overset>();
        for (var b = rest.Block; b < blocks.Count; b++)
        {
            if (blocks[b] is not TextBlock text)
                continue;
            var point = b == rest.Block ? rest.Point : 0;
            result.Add(new Overset(
                text.Source.Id, new SourceRange(point > 0 ? text.Text.Points[point].Source : 0, text.Text.Text.Length), LinesOf(text, point)));
        }

        result.AddRange(left.SelectMany(w => w.Text).Select(t => new Overset(t.Source.Id, new SourceRange(0, t.Text.Text.Length), LinesOf(t, 0))));
        return result;

        int LinesOf(TextBlock text, int point) => measure > 0 ? text.LinesFrom(point, Math.Round(measure, 3)) : 1;
    }

    // Objects that wait, and those the text never reached; not the wide ones that were placed ahead of it.
    private static List<ObjectBlock> Left(IReadOnlyList<Block> blocks, ThreadState end)
    {
        var rest = end.Rest;
        var waiting = rest.Waiting.ToHashSet();
        return [.. rest.Waiting, .. blocks.Skip(rest.Block).OfType<ObjectBlock>().Where(o => !waiting.Contains(o) && !end.WideDone.Contains(o))];
    }
}
