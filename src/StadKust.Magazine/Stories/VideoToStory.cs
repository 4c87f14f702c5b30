using StadKust.Content;
using StadKust.Typesetting;

namespace StadKust.Magazine.Stories;

/// <summary>A film cannot be printed: its poster stands for it, with the address beneath.</summary>
internal static class VideoToStory
{
    public static void Tell(Block block, Telling telling)
    {
        var link = block.Content.Links("link") is [var first, ..] ? first : null;
        var text = new[] { link?.Title, link?.Address }.OfType<string>().Where(t => t.Length > 0).ToList();
        var caption = text.Count > 0 ? new[] { telling.Plain("caption", string.Join(": ", text)) } : [];
        if (telling.Picture(block.Content.Media("poster") is [var picked, ..] ? picked : null) is { } poster)
        {
            telling.Show(ObjectKind.Picture, caption, poster, "column");
        }
        else if (caption.Length > 0)
        {
            telling.Show(ObjectKind.Box, caption);
        }
    }
}
