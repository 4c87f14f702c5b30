namespace StadKust.Typesetting;

/// <summary>A story's paragraphs with its objects after the paragraphs they are anchored at.</summary>
internal static class StoryBlocks
{
    /// <summary>An object anchored at no paragraph of the story comes at its end.</summary>
    public static List<Block> Of(Story story, Collect collect)
    {
        var blocks = new List<Block>();
        var anchored = story.Objects.ToLookup(o => o.At);
        var met = new HashSet<ParagraphId>();
        foreach (var paragraph in story.Paragraphs)
        {
            blocks.Add(TextOf(paragraph));
            if (met.Add(paragraph.Id))
                blocks.AddRange(anchored[paragraph.Id].Select(Of));
        }

        blocks.AddRange(story.Objects.Where(o => !met.Contains(o.At)).Select(Of));
        return blocks;

        ObjectBlock Of(Anchored anchor) => new(anchor, [.. anchor.Text.Select(TextOf)]);

        TextBlock TextOf(Paragraph paragraph) => new(collect.Paragraph(paragraph, story))
        {
            Continued = paragraph.Continued is { Length: > 0 } again ? Again(paragraph, again) : null,
        };

        TextBlock Again(Paragraph heading, string text) => new(collect.Paragraph(
            heading with { Style = collect.ContinuedStyle(heading.Style), Spans = [Span.Plain(text, story.Language)], Label = null, Tail = null }, story));
    }

    /// <summary>What may fill free room at the end of the story, by rank.</summary>
    public static List<ObjectBlock> PoolOf(PlannedThread thread, Collect collect) =>
        thread.Frames.Count == 0 ? [] :
        [
            .. thread.Frames[^1].Pool.Select(a => new ObjectBlock(a, [.. a.Text.Select(p => new TextBlock(collect.Paragraph(p, thread.Story)))])),
        ];
}
