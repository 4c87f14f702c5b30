namespace StadKust.Typesetting;

/// <summary>Sets a plan: stories, pictures and furniture to spreads that writers can draw without thinking.</summary>
/// <remarks>
/// Equal input gives equal output. One call at a time: shaped words are kept between calls, so one typesetter is worth keeping for an
/// edition. Every character of a story is set or counted in <see cref="SetStory.Rest"/>.
/// </remarks>
public sealed class Typesetter : IDisposable
{
    private readonly Layout layout;
    private readonly FontBook fonts;
    private readonly Collect collect;

    /// <param name="threads">Most threads to use; the bytes do not depend on it. 0 for as many as there are cores.</param>
    public Typesetter(Layout layout, int threads = 0)
    {
        this.layout = layout ?? throw new ArgumentNullException(nameof(layout));
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        fonts = new FontBook(layout.Fonts);
        collect = new Collect(layout, fonts) { Hands = threads == 0 ? Environment.ProcessorCount : threads };
    }

    /// <exception cref="OperationCanceledException">Asked to stop.</exception>
    /// <exception cref="ArgumentException">Two stories with one id.</exception>
    public SetResult Set(ValueList<PlannedSpread> plan, ValueList<Story> stories, IVectorPictures vectors, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(stories);
        ArgumentNullException.ThrowIfNull(vectors);
        var threads = Threads.Of(plan, stories, layout);
        var flowed = new List<FlowedStory>(threads.Texts.Count);
        foreach (var thread in threads.Texts)
        {
            stop.ThrowIfCancellationRequested();
            var blocks = StoryBlocks.Of(thread.Story, collect, Ahead.For(thread.Frames), stop);
            var fit = thread.Frames.Count > 0 ? thread.Frames[0].Fit : null;
            flowed.Add(new Copyfitting(thread, blocks, StoryBlocks.PoolOf(thread, collect), layout, fit, stop).Fit());
        }

        return new Assembly(layout, collect, plan, threads, flowed, vectors).Build(stop);
    }

    public void Dispose() => fonts.Dispose();
}
