namespace StadKust.Typesetting;

/// <summary>A story's paragraphs with its objects after the paragraphs they are anchored at.</summary>
internal static class StoryBlocks
{
    /// <summary>An object anchored at no paragraph of the story comes at its end.</summary>
    /// <param name="ahead">Where its paragraphs will likely stand; null to break none of them yet.</param>
    /// <param name="kept">Paragraphs of an earlier setting, taken over by those that are the same.</param>
    public static List<Block> Of(Story story, Collect collect, Ahead? ahead, CancellationToken stop, Dictionary<Paragraph, Queue<TextBlock>>? kept = null)
    {
        var texts = new TextBlock[story.Paragraphs.Count];
        if (kept is { Count: > 0 })
        {
            for (var i = 0; i < texts.Length; i++)
                texts[i] = Known(story.Paragraphs[i], kept)!;
        }

        Crew.Do(texts.Length, collect.Hands, () => collect, (c, i) =>
        {
            if (texts[i] is not null)
                return;
            texts[i] = TextOf(story.Paragraphs[i], story, c);
            ahead?.Break(texts[i], i == 0 ? null : story.Paragraphs[i - 1].Style);
        }, stop);
        return story.Objects.Count == 0 ? [.. texts] : WithObjects(story, texts, collect, kept);
    }

    private static TextBlock? Known(Paragraph paragraph, Dictionary<Paragraph, Queue<TextBlock>>? kept) =>
        kept is not null && kept.TryGetValue(paragraph, out var queue) && queue.TryDequeue(out var known) ? known : null;

    /// <summary>What may fill free room at the end of the story, by rank.</summary>
    public static List<ObjectBlock> PoolOf(PlannedThread thread, Collect collect) =>
        thread.Frames.Count == 0 || thread.Frames[^1].Pool.Count == 0 ? [] :
        [
            .. thread.Frames[^1].Pool.Select(a => new ObjectBlock(a, [.. a.Text.Select(p => new TextBlock(collect.Paragraph(p, thread.Story)))])),
        ];

    private static List<Block> WithObjects(Story story, TextBlock[] texts, Collect collect, Dictionary<Paragraph, Queue<TextBlock>>? kept)
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

        ObjectBlock Of(Anchored anchor) => new(anchor, [.. anchor.Text.Select(p => Known(p, kept) ?? TextOf(p, story, collect))]);
    }

    private static TextBlock TextOf(Paragraph paragraph, Story story, Collect collect) => new(collect.Paragraph(paragraph, story))
    {
        Continued = paragraph.Continued is { Length: > 0 } again ? Again(paragraph, again, story, collect) : null,
    };

    private static TextBlock Again(Paragraph heading, string text, Story story, Collect collect) => new(collect.Paragraph(
        heading with { Style = collect.ContinuedStyle(heading.Style), Spans = [Span.Plain(text, story.Language)], Label = null, Tail = null }, story));
}
