using StadKust.Content;
using StadKust.Typesetting;

namespace StadKust.Magazine.Stories;

/// <summary>A picture beside the text, with its caption: the block's own, else that of the media item.</summary>
internal static class PictureToStory
{
    public static void Tell(Block block, Telling telling)
    {
        var picture = telling.Picture(block.Content.Media("picture") is [var picked, ..] ? picked : null, block.Content.Text("altText"));
        if (picture is null)
        {
            return;
        }

        var caption = block.Content.Text("caption") is { Length: > 0 } own ? own : picture.Caption;
        telling.Show(
            ObjectKind.Picture, caption.Length > 0 ? [telling.Plain("caption", caption)] : [], picture,
            block.Content.Choices("layout") is [var layout, ..] ? layout : "column");
    }
}
