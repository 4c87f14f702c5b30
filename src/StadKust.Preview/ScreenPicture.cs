using SkiaSharp;
using StadKust.Typesetting;

namespace StadKust.Preview;

/// <summary>A picture of the page, decoded.</summary>
internal static class ScreenPicture
{
    /// <exception cref="InvalidDataException">Neither a JPEG nor samples in grey or RGB; the message names the picture.</exception>
    public static SKImage Open(IRenditions renditions, ImageMark mark, int pixelsWide)
    {
        var picture = renditions.Screen(mark.Original, pixelsWide);
        if (picture.IsJpeg)
        {
            return SKImage.FromEncodedData(picture.Bytes.Span) ?? throw Refused(mark, "is not a JPEG");
        }

        if (picture.Components is not (1 or 3) || picture.Bytes.Length != (long)picture.Width * picture.Height * picture.Components)
        {
            throw Refused(mark, $"has {picture.Bytes.Length} bytes for {picture.Width} × {picture.Height} × {picture.Components}");
        }

        var rgba = new byte[picture.Width * picture.Height * 4];
        var samples = picture.Bytes.Span;
        for (int pixel = 0, at = 0; pixel < rgba.Length; pixel += 4, at += picture.Components)
        {
            rgba[pixel] = samples[at];
            rgba[pixel + 1] = samples[picture.Components == 3 ? at + 1 : at];
            rgba[pixel + 2] = samples[picture.Components == 3 ? at + 2 : at];
            rgba[pixel + 3] = 255;
        }

        return SKImage.FromPixelCopy(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque), rgba);
    }

    private static InvalidDataException Refused(ImageMark mark, string why) => new($"Picture {mark.Original} ({mark.From.What}) {why}.");
}
