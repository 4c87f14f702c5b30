namespace StadKust.Typesetting;

/// <summary>Sets a plan: stories, pictures and furniture to spreads that writers can draw without thinking.</summary>
/// <remarks>
/// Equal input gives equal output. One call at a time: shaped words, paragraphs and stories are kept between calls, so one typesetter is
/// worth keeping for an edition: after an edit only what changed is set again. Every character of a story is set or counted in <see cref="SetStory.Rest"/>.
/// </remarks>
public sealed class Typesetter : IDisposable
{
    private readonly Remembered remembered = new();
    private readonly int hands;
    private Layout layout;
    private FontBook fonts;
    private Collect collect;

    /// <param name="threads">Most threads to use; the bytes do not depend on it. 0 for as many as there are cores.</param>
    public Typesetter(Layout layout, int threads = 0)
    {
        this.layout = layout ?? throw new ArgumentNullException(nameof(layout));
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        hands = threads == 0 ? Environment.ProcessorCount : threads;
        fonts = new FontBook(layout.Fonts);
        collect = new Collect(layout, fonts) { Hands = hands };
    }

    /// <summary>Stories that were set so far; a story that has not changed since the last call is not set again.</summary>
    public long StoriesSet { get; private set; }

    /// <summary>Goes on with another layout: stories whose styles are the same in both stay as they are set.</summary>
    public void Use(Layout other)
    {
        ArgumentNullException.ThrowIfNull(other);
        remembered.Keep(layout, other);
        if (!ReferenceEquals(layout.Fonts, other.Fonts))
        {
            fonts.Dispose();
            fonts = new FontBook(other.Fonts);
        }

        layout = other;
        collect = new Collect(layout, fonts) { Hands = hands };
    }

    /// <exception cref="OperationCanceledException">Asked to stop.</exception>
    /// <exception cref="ArgumentException">Two stories with one id.</exception>
    /// <exception cref="InvalidDataException">A font that is used is damaged; the message names it.</exception>
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
            if (remembered.Same(thread) is { } same)
            {
                flowed.Add(same);
                continue;
            }

            var blocks = StoryBlocks.Of(thread.Story, collect, Ahead.For(thread.Frames), stop, remembered.Paragraphs(thread.Story));
            var fit = thread.Frames.Count > 0 ? thread.Frames[0].Fit : null;
            var set = new Copyfitting(thread, blocks, StoryBlocks.PoolOf(thread, collect), layout, fit, stop).Fit();
            remembered.Add(thread, blocks, set);
            flowed.Add(set);
            StoriesSet++;
        }

        remembered.Turn();

        return new Assembly(layout, collect, plan, threads, flowed, vectors).Build(stop);
    }

    public void Dispose() => fonts.Dispose();
}
