using StadKust.Content;
using StadKust.Typesetting;

namespace StadKust.Magazine.Stories;

/// <summary>Several pictures, each with its caption.</summary>
internal static class GalleryToStory
{
    public static void Tell(Block block, Telling telling)
    {
        var number = 0;
        foreach (var picked in block.Content.Media("pictures"))
        {
            telling.Begin($"{block.Key.ToString("N")[..8]}-{++number}");
            if (telling.Picture(picked) is { } picture)
            {
                telling.Show(ObjectKind.Picture, picture.Caption.Length > 0 ? [telling.Plain("caption", picture.Caption)] : [], picture, "column");
            }
        }
    }
}
