using StadKust.Magazine.House;
using StadKust.Typesetting;

namespace StadKust.Magazine.Stories;

/// <summary>
/// Sets the marks of a keyboard as the house sets them (<see cref="PlainMarks"/>), and gives what an editor marked bold, italic or linked the
/// character style that belongs to the paragraph around it.
/// </summary>
internal static class Dress
{
    public static Story In(Story story, HouseStyle house)
    {
        var marked = PlainMarks.Set(story, house.QuotesOf(story.Language));
        return marked with
        {
            Paragraphs = marked.Paragraphs.Select(p => In(p, house)).ToValueList(),
            Objects = marked.Objects.Select(o => o with { Text = o.Text.Select(p => In(p, house)).ToValueList() }).ToValueList(),
        };
    }

    private static Paragraph In(Paragraph paragraph, HouseStyle house)
    {
        if (!paragraph.Spans.Any(s => s.Style is not null || s.Link is not null))
        {
            return paragraph;
        }

        var emphasis = house.EmphasisOf(paragraph.Style);
        return paragraph with
        {
            Spans = paragraph.Spans.Select(s => s with
            {
                Style = s.Style?.Name switch
                {
                    RichTextStyles.Strong => emphasis.Strong,
                    RichTextStyles.Italic => emphasis.Italic,
                    null => s.Link is null ? null : emphasis.Link,
                    _ => s.Style,
                },
            }).ToValueList(),
        };
    }
}
