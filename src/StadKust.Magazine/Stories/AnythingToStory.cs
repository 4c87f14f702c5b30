using System.Text.Json;
using StadKust.Content;

namespace StadKust.Magazine.Stories;

/// <summary>A block nobody has drawn a page pattern for: its texts are set plainly, and somebody is told.</summary>
internal static class AnythingToStory
{
    public static void Tell(Block block, Telling telling)
    {
        telling.Fault(
            "unknown-block", $"The magazine has no pattern for the block '{block.Type}'; its text is set plainly.", "Add a file to Stories and a line to BlocksToStory.");
        foreach (var (alias, value) in block.Content.Stored)
        {
            if (value.ValueKind == JsonValueKind.String)
            {
                telling.Say("body", block.Content.Text(alias));
            }
            else if (block.Content.Rich(alias) is { IsEmpty: false } rich)
            {
                telling.Say(RichTextToParagraphs.Read(rich.Markup, telling, RichTextStyles.Text));
            }
        }
    }
}
