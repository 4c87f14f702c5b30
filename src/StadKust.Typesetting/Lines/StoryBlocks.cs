namespace StadKust.Typesetting;

/// <summary>A story's paragraphs with its objects after the paragraphs they are anchored at.</summary>
internal static class StoryBlocks
{
    /// <summary>An object anchored at no paragraph of the story comes at its end.</summary>
    /// <param name="ahead">Where its paragraphs will likely stand; null to break none of them yet.</param>
    public static List<Block> Of(Story story, Collect collect, Ahead? ahead, CancellationToken stop)
    {
        var texts = new TextBlock[story.Paragraphs.Count];
        Crew.Do(texts.Length, collect.Hands, () => collect, (c, i) =>
        {
            texts[i] = TextOf(story.Paragraphs[i], story, c);
            ahead?.Break(texts[i], i == 0 ? null : story.Paragraphs[i - 1].Style);
        }, stop);
        return story.Objects.Count == 0 ? [.. texts] : WithObjects(story, texts, collect);
    }

    /// <summary>What may fill free room at the end of the story, by rank.</summary>
    public static List<ObjectBlock> PoolOf(PlannedThread thread, Collect collect) =>
        thread.Frames.Count == 0 || thread.Frames[^1].Pool.Count == 0 ? [] :
        [
            .. thread.Frames[^1].Pool.Select(a => new ObjectBlock(a, [.. a.Text.Select(p => new TextBlock(collect.Paragraph(p, thread.Story)))])),
        ];

    private static List<Block> WithObjects(Story story, TextBlock[] texts, Collect collect)
    {
        var blocks = new List<Block>();
        var anchored = story.Objects.ToLookup(o => o.At);
        var met = new HashSet<ParagraphId>();
        foreach (var text in texts)
        {
            blocks.Add(text);
            if (met.Add(text.Source.Id))
                blocks.AddRange(anchored[text.Source.Id].Select(Of));
        }

        blocks.AddRange(story.Objects.Where(o => !met.Contains(o.At)).Select(Of));
        return blocks;

        ObjectBlock Of(Anchored anchor) => new(anchor, [.. anchor.Text.Select(p => TextOf(p, story, collect))]);
    }

    private static TextBlock TextOf(Paragraph paragraph, Story story, Collect collect) => new(collect.Paragraph(paragraph, story))
    {
        Continued = paragraph.Continued is { Length: > 0 } again ? Again(paragraph, again, story, collect) : null,
    };

    private static TextBlock Again(Paragraph heading, string text, Story story, Collect collect) => new(collect.Paragraph(
        heading with { Style = collect.ContinuedStyle(heading.Style), Spans = [Span.Plain(text, story.Language)], Label = null, Tail = null }, story));
}
