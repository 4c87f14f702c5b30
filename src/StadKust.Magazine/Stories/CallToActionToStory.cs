using StadKust.Content;
using StadKust.Typesetting;

namespace StadKust.Magazine.Stories;

/// <summary>A sentence that sends the reader on, with the name of where to.</summary>
internal static class CallToActionToStory
{
    public static void Tell(Block block, Telling telling)
    {
        var text = new List<Paragraph> { telling.Plain("action", block.Content.Text("text")) };
        if (block.Content.Links("link") is [var link, ..] && (link.Title ?? link.Address) is { Length: > 0 } name)
        {
            text.Add(telling.Plain("action-link", name));
        }

        telling.Show(ObjectKind.Box, text);
    }
}
