namespace StadKust.Typesetting;

/// <summary>A story that has found its places, and what of it has not.</summary>
internal sealed record FlowedStory(
    PlannedThread Plan, IReadOnlyList<Block> Blocks, IReadOnlyList<Placed> Items, IReadOnlyList<Overset> Rest, IReadOnlyList<ObjectBlock> ObjectsLeft)
{
    public Story Story => Plan.Story;

    public static FlowedStory Of(PlannedThread plan, Collect collect, Grid grid, CancellationToken stop)
    {
        var blocks = StoryBlocks.Of(plan.Story, collect);
        var thread = Run(blocks, plan.Frames);
        if (plan.Text is { Stand: not Stand.Head } && thread.Items.Count > 0)
        {
            // A text that stands at the foot or in the middle: set once to learn its height, then again lower.
            var bounds = plan.Frames[0].Bounds;
            var left = bounds.Bottom - thread.Items.OfType<PlacedLine>().Select(l => l.Baseline).DefaultIfEmpty(bounds.Bottom).Max();
            var down = plan.Text.Stand == Stand.Foot ? left : left / 2;
            var lower = Rect.Between(bounds.X, bounds.Y + down, bounds.Right, bounds.Bottom + Length.Pt(0.02));
            var frame = plan.Frames[0].Frame;
            var again = Run(blocks, [plan.Frames[0] with { Frame = frame with { Shape = new Shape(lower) } }]);
            if (again.Rest.Block == thread.Rest.Block && again.Rest.FromPoint == thread.Rest.FromPoint)
                thread = again;
        }

        var leftOver = Left(blocks, thread);
        return new FlowedStory(plan, blocks, thread.Items, Overset(blocks, thread.Rest, leftOver), leftOver);

        Thread Run(IReadOnlyList<Block> all, IReadOnlyList<FrameSpace> frames)
        {
            var run = new Thread(all, grid);
            run.Through(frames, stop);
            return run;
        }
    }

    // Lines are those the text would have in the measure it was last broken for; a rest that was never broken counts one.
    private static List<Overset> Overset(List<Block> blocks, FlowPosition rest, List<ObjectBlock> left)
    {
        var result = new List<Overset>();
        for (var b = rest.Block; b < blocks.Count; b++)
        {
            if (blocks[b] is not TextBlock text)
                continue;
            var start = b == rest.Block && rest.FromPoint > 0 ? text.Text.Points[rest.FromPoint].Source : 0;
            result.Add(new Overset(text.Source.Id, new SourceRange(start, text.Text.Text.Length), text.LinesFrom(start)));
        }

        result.AddRange(left.SelectMany(w => w.Text).Select(t => new Overset(t.Source.Id, new SourceRange(0, t.Text.Text.Length), t.LinesFrom(0))));
        return result;
    }

    // Objects that wait, and those the text never reached; not the wide ones that were placed ahead of it.
    private static List<ObjectBlock> Left(List<Block> blocks, Thread thread)
    {
        var rest = thread.Rest;
        var waiting = rest.Waiting.ToHashSet();
        return [.. rest.Waiting, .. blocks.Skip(rest.Block).OfType<ObjectBlock>().Where(o => !waiting.Contains(o) && !thread.WideDone.Contains(o))];
    }
}
