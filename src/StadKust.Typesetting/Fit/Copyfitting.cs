namespace StadKust.Typesetting;

/// <summary>Makes a story fill its frames by allowed means: rung after rung, stopping as soon as it fits, then taking back what was not needed.</summary>
internal sealed class Copyfitting(
    PlannedThread plan, IReadOnlyList<Block> blocks, IReadOnlyList<ObjectBlock> pool, Layout layout, Copyfit? allowed, CancellationToken stop)
{
    // A text that is farther off is the editor's business, not the composing room's.
    private const int MostLines = 24;

    // Of its height: what a picture may lose or gain.
    private const double MostCrop = 0.2;

    // Letter space in em and glyph scale, from a breath to the most print-rules §2.5 allows.
    private static readonly Tuning[] Tunings = [new(0.0025, 0), new(0.005, 0), new(0.005, 0.005), new(0.005, 0.01)];

    public FlowedStory Fit()
    {
        var (fit, flowed) = (FitPlan.None, Flow(FitPlan.None));
        if (allowed is null)
            return Told(fit, flowed, 0);
        var off = Off(flowed);
        if (off == 0 || Math.Abs(off) > MostLines || (off < 0 && !allowed.Fills))
            return Told(fit, flowed, off);

        for (var rung = FitRung.Looseness; rung <= allowed.Last; rung++)
        {
            (fit, flowed) = Climb(rung, fit, flowed);
            if (Off(flowed) == 0)
                return Told(Eased(fit, rung, ref flowed), flowed, 0);
        }

        return Told(fit, flowed, Off(flowed));
    }

    /// <summary>Lines too many (above 0) or too few; 0 when it fits. Columns that end a line apart are full.</summary>
    private int Off(FlowedStory flowed)
    {
        var over = flowed.Rest.Sum(r => r.Lines) + flowed.ObjectsLeft.Count;
        if (over > 0)
            return over;
        var columns = plan.Frames.Count == 0 ? 1 : plan.Frames[^1].Frame.Columns;
        return flowed.FreeLines < columns ? 0 : -flowed.FreeLines;
    }

    private FlowedStory Flow(FitPlan fit)
    {
        var step = layout.Format.Grid.Step * fit.ColumnLines;
        var frames = fit.ColumnLines == 0 ? plan.Frames : [.. plan.Frames.Select(f => Longer(f, step))];
        return FlowedStory.Of(plan with { Frames = frames }, fit.Apply(blocks), pool, layout, stop);
    }

    private static FrameSpace Longer(FrameSpace space, Length by)
    {
        var bounds = space.Bounds;
        return space with { Frame = space.Frame with { Shape = space.Frame.Shape with { Bounds = bounds with { Height = bounds.Height + by } } } };
    }

    private (FitPlan Fit, FlowedStory Flowed) Climb(FitRung rung, FitPlan fit, FlowedStory flowed) => rung switch
    {
        FitRung.Looseness => Loosen(fit, flowed),
        FitRung.Tracking => First(fit, flowed, Tunings.Select(t => Off(flowed) > 0 ? new Tuning(-t.Letter, -t.Glyph) : t).Select(t => fit with { Tuning = t })),
        FitRung.Crop => Crop(fit, flowed),
        FitRung.Quote => First(fit, flowed, Calls(Off(flowed) > 0, Quotes(), o => o.Source.Id).Select(o => fit with { Objects = o })),
        FitRung.Optional => First(fit, flowed, Calls(Off(flowed) > 0, Optional(), p => p.Source.Id).Select(p => fit with { Paragraphs = p })),
        _ => First(fit, flowed, Enumerable.Range(1, Math.Max(0, allowed!.ColumnLines)).Select(n => fit with { ColumnLines = Off(flowed) > 0 ? n : -n })),
    };

    // The first that fits; else the one that came nearest, if that is nearer than before.
    private (FitPlan Fit, FlowedStory Flowed) First(FitPlan fit, FlowedStory flowed, IEnumerable<FitPlan> tries)
    {
        var (best, result, off) = (fit, flowed, Off(flowed));
        foreach (var trial in tries.ToList())
        {
            var set = Flow(trial);
            var left = Off(set);
            if (Math.Abs(left) < Math.Abs(off))
                (best, result, off) = (trial, set, left);
            if (off == 0)
                break;
        }

        return (best, result);
    }

    // One more of them each time: out from the last to the first, in from the first to the last.
    private static IEnumerable<HashSet<TId>> Calls<T, TId>(bool isOut, IEnumerable<(T What, bool Standby)> all, Func<T, TId> id)
    {
        var called = new HashSet<TId>();
        foreach (var (what, _) in isOut ? all.Where(a => !a.Standby).Reverse() : all.Where(a => a.Standby))
        {
            called.Add(id(what));
            yield return [.. called];
        }
    }

    private IEnumerable<(ObjectBlock What, bool Standby)> Quotes() =>
        blocks.OfType<ObjectBlock>().Where(o => o.Source.Kind == ObjectKind.Quotation).Select(o => (o, o.Source.Standby));

    private IEnumerable<(TextBlock What, bool Standby)> Optional() =>
        blocks.OfType<TextBlock>().Where(t => t.Source.Fit.Optional || t.Source.Standby).Select(t => (t, t.Source.Standby));

    // The paragraphs that take it best, as many as lines are missing; then as often again as that helps.
    private (FitPlan Fit, FlowedStory Flowed) Loosen(FitPlan fit, FlowedStory flowed)
    {
        for (var round = 0; round < 4 && Off(flowed) is var off and not 0; round++)
        {
            var already = fit.Looseness;
            var chosen = Candidates(flowed, Math.Sign(-off)).Where(c => !already.ContainsKey(c.Id)).OrderBy(c => c.Strain).Take(Math.Abs(off)).ToList();
            var (next, set, left) = (fit, flowed, off);

            // Two lines may be missing for want of one (no line stands alone): not one paragraph more than needed.
            for (var count = chosen.Count; count > 0; count--)
            {
                var loose = new Dictionary<ParagraphId, int>(already);
                foreach (var (id, _) in chosen.Take(count))
                    loose[id] = Math.Sign(-off);
                next = fit with { Looseness = loose };
                set = Flow(next);
                left = Off(set);
                if (left == 0 || Math.Sign(left) == Math.Sign(off))
                    break;
            }

            if (left != 0 && Math.Abs(left) >= Math.Abs(off))
                break;
            (fit, flowed) = (next, set);
        }

        return (fit, flowed);
    }

    /// <summary>Paragraphs that can be set a line longer or shorter with no line more strained than before, or than their style allows.</summary>
    private static IEnumerable<(ParagraphId Id, double Strain)> Candidates(FlowedStory flowed, int by)
    {
        // What found no room can be shorter too; it has no line yet, so it is judged in the measure of the last column.
        var set = flowed.Items.OfType<PlacedLine>().Where(l => l.Broken.From == 0).GroupBy(l => l.Block).Select(g => (g.Key, g.First().Broken.Measures));
        foreach (var (block, measures) in set)
        {
            if (!FitPlan.IsRunning(block) || flowed.Items.OfType<PlacedLine>().Any(l => l.Block == block && l.Broken.From != 0))
                continue;
            if (StrainOf(block.Text, measures with { Foot = -1 }, by) is { } strain)
                yield return (block.Source.Id, strain);
        }
    }

    /// <summary>The strain on a paragraph that is set some lines longer or shorter; null when it cannot be without harm.</summary>
    internal static double? StrainOf(CollectedParagraph text, Measures measures, int by)
    {
        var now = Broken(0);
        if (now.Lines < 3)
            return null;
        var asked = Broken(by);
        var strain = Strain(asked);
        return asked.Lines - now.Lines == by && strain <= Math.Max(1, Strain(now)) ? strain : null;

        BrokenParagraph Broken(int looseness) =>
            new(text, measures with { Looseness = looseness }, 0, Break.Into(text, measures with { Looseness = looseness }, 0));
    }

    // The tightest or loosest of its lines; 1 is a limit of its style. A paragraph that ends in a scrap of a line is strained beyond it.
    private static double Strain(BrokenParagraph broken)
    {
        var tightness = new Tightness(broken.Paragraph.Style.Spaces, broken.Measures.Tuning);
        var worst = 0.0;
        var points = broken.Paragraph.Points;
        for (var i = 0; i < broken.Lines - 1; i++)
            worst = Math.Max(worst, Math.Abs(tightness.Ratio(points[broken.Ends[i]].Ends - points[broken.StartOf(i)].Starts, broken.Measures[i])));
        var last = broken.SourceOf(broken.Lines - 1).Count;
        return last < 4 || broken.NaturalWidth(broken.Lines - 1) < 1.5 * broken.Paragraph.Basis.Size ? double.MaxValue : worst;
    }

    private (FitPlan Fit, FlowedStory Flowed) Crop(FitPlan fit, FlowedStory flowed)
    {
        var off = Off(flowed);
        var step = layout.Format.Grid.Step;
        var pictures = flowed.Items.OfType<PlacedPicture>()
            .Where(p => p.Block.Source.Crop is { MayCrop: true })
            .Select(p => (p.Block.Source.Id, Most: (int)Math.Floor(p.Area.Height / step * MostCrop)))
            .Where(p => p.Most > 0).ToList();
        var trials = new List<FitPlan>();
        var crops = new Dictionary<ObjectId, int>();

        // A line more from each picture in turn, so that all give alike.
        for (var line = 1; line <= Math.Min(Math.Abs(off), pictures.Select(p => p.Most).DefaultIfEmpty(0).Max()); line++)
        {
            foreach (var (id, most) in pictures.Where(p => line <= p.Most))
            {
                crops[id] = off > 0 ? -line : line;
                trials.Add(fit with { Crops = new Dictionary<ObjectId, int>(crops) });
            }
        }

        return First(fit, flowed, trials);
    }

    // A lower rung that turned out not to be needed is taken back: the text then stays as it was set at first.
    private FitPlan Eased(FitPlan fit, FitRung reached, ref FlowedStory flowed)
    {
        for (var rung = reached - 1; rung >= FitRung.Looseness; rung--)
        {
            var without = fit.Without(rung);
            if (ReferenceEquals(without, fit) || without == fit)
                continue;
            var set = Flow(without);
            if (Off(set) == 0)
                (fit, flowed) = (without, set);
        }

        return fit;
    }

    // The log: what was done, and exactly what is still missing.
    private FlowedStory Told(FitPlan fit, FlowedStory flowed, int off)
    {
        var log = fit.Steps(plan.Story).Concat(flowed.Log).ToList();
        if (off > 0)
        {
            var cut = flowed.Rest.Count > 0 ? flowed.Rest[0].Paragraph : (ParagraphId?)null;
            log.Add(new FitStep(FitStep.LinesOver, cut, off));
            log.Add(new FitStep(FitStep.CharactersOver, cut, flowed.Rest.Sum(r => r.Source.Count)));
        }
        else if (off < 0)
        {
            var lines = flowed.Items.OfType<PlacedLine>().Where(l => FitPlan.IsRunning(l.Block)).ToList();
            var perLine = lines.Count == 0 ? 0 : lines.Average(l => l.Broken.SourceOf(l.Line).Count);
            log.Add(new FitStep(FitStep.LinesUnder, null, -off));
            log.Add(new FitStep(FitStep.CharactersUnder, null, Math.Round(-off * perLine)));
        }

        var outside = plan.Story.Paragraphs.Where(p => p.Standby != fit.Paragraphs.Contains(p.Id))
            .Select(p => new Overset(p.Id, new SourceRange(0, p.Characters), 0));
        return flowed with { Plan = plan, Log = log, LeftOut = [.. outside] };
    }
}
