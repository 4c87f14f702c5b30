using StadKust.Content;

namespace StadKust.Magazine.Stories;

/// <summary>Running text: paragraphs, crossheads, lists.</summary>
internal static class TextToStory
{
    public static void Tell(Block block, Telling telling)
    {
        var rich = block.Content.Rich("text");
        telling.Say(RichTextToParagraphs.Read(rich.Markup, telling, RichTextStyles.Text));
        BlocksToStory.Tell(rich.Blocks, telling);
    }
}
