using StadKust.Content;

namespace StadKust.Magazine.Stories;

/// <summary>One day of an itinerary.</summary>
internal static class DayToStory
{
    public static void Tell(Block block, Telling telling)
    {
        telling.Say("day-title", block.Content.Text("title"));
        telling.Say(RichTextToParagraphs.Read(block.Content.Rich("text").Markup, telling, RichTextStyles.All("day-text")));
    }
}
