namespace StadKust.Typesetting;

/// <summary>Stories as they were set last. A story whose words, styles, frames and surroundings are the same is not set again; of a changed one the paragraphs that stayed are kept.</summary>
/// <remarks>What is kept is only what is a function of its key, so a result never depends on what was set before.</remarks>
internal sealed class Remembered
{
    private Dictionary<StoryId, (PlannedThread Thread, List<Block> Blocks, FlowedStory Flowed)> stories = [];
    private Dictionary<StoryId, (PlannedThread Thread, List<Block> Blocks, FlowedStory Flowed)> next = [];

    /// <summary>The story as it was set, when nothing it depends on has changed.</summary>
    public FlowedStory? Same(PlannedThread thread)
    {
        if (!stories.TryGetValue(thread.Story.Id, out var known) || !known.Thread.Story.Equals(thread.Story)
            || known.Thread.Text?.Stand != thread.Text?.Stand || !known.Thread.Frames.SequenceEqual(thread.Frames))
            return null;
        var flowed = known.Flowed with { Plan = thread };
        next[thread.Story.Id] = (thread, known.Blocks, flowed);
        return flowed;
    }

    /// <summary>Paragraphs of the story as it was, to be taken over by those that are the same.</summary>
    public Dictionary<Paragraph, Queue<TextBlock>> Paragraphs(Story story)
    {
        var kept = new Dictionary<Paragraph, Queue<TextBlock>>();
        if (!stories.TryGetValue(story.Id, out var known) || known.Thread.Story.Language != story.Language)
            return kept;
        foreach (var text in known.Blocks.SelectMany(b => b is TextBlock own ? [own] : ((ObjectBlock)b).Text))
        {
            if (!kept.TryGetValue(text.Source, out var queue))
                kept.Add(text.Source, queue = new Queue<TextBlock>());
            queue.Enqueue(text);
        }

        return kept;
    }

    public void Add(PlannedThread thread, List<Block> blocks, FlowedStory flowed) => next[thread.Story.Id] = (thread, blocks, flowed);

    /// <summary>Forgets what the last setting did not use.</summary>
    public void Turn() => (stories, next) = (next, []);

    /// <summary>Forgets stories that use a style which is another in the new layout.</summary>
    public void Keep(Layout old, Layout layout)
    {
        var isOther = old.Format.Grid != layout.Format.Grid || !old.Palette.Equals(layout.Palette) || !ReferenceEquals(old.Fonts, layout.Fonts);
        stories = isOther ? [] : stories.Where(s => IsAlike(s.Value.Thread, old, layout)).ToDictionary(s => s.Key, s => s.Value);
    }

    private static bool IsAlike(PlannedThread thread, Layout old, Layout layout)
    {
        var pool = thread.Frames.SelectMany(f => f.Pool).SelectMany(a => a.Text);
        foreach (var paragraph in thread.Story.Paragraphs.Concat(thread.Story.Objects.SelectMany(o => o.Text)).Concat(pool))
        {
            var (before, after) = (old.Paragraph(paragraph.Style), layout.Paragraph(paragraph.Style));
            if (before is null || !before.Equals(after) || (before.Continued is { } again && !Equals(old.Paragraph(again), layout.Paragraph(again))))
                return false;
            if (paragraph.Spans.Any(s => s.Style is { } name && !Equals(old.Character(name), layout.Character(name))))
                return false;
        }

        return thread.Frames.All(f => f.Jumps is null || Equals(old.Paragraph(f.Jumps.Style), layout.Paragraph(f.Jumps.Style)));
    }
}
