using StadKust.Content;
using StadKust.Typesetting;

namespace StadKust.Magazine.Stories;

/// <summary>A sidebar: a small text of its own on a tinted ground.</summary>
internal static class BoxToStory
{
    public static void Tell(Block block, Telling telling)
    {
        var text = new List<Paragraph>();
        if (block.Content.Text("title") is { Length: > 0 } title)
        {
            text.Add(telling.Plain("box-title", title));
        }

        text.AddRange(RichTextToParagraphs.Read(block.Content.Rich("text").Markup, telling, RichTextStyles.Box));
        telling.Show(ObjectKind.Box, text);
    }
}
