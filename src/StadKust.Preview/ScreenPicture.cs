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

    /// <summary>What the plates leave of white light; null where a picture leaves these plates alone.</summary>
    /// <exception cref="ArgumentException">There is nothing to get separated pictures from.</exception>
    /// <exception cref="InvalidDataException">No samples of four inks or one.</exception>
    public static SKImage? OpenPlates(IInkPictures? inks, ImageMark mark, int pixelsWide, Look look)
    {
        if (look == Look.Colours && mark.Intent == ImageIntent.LineArt)
        {
            return null;
        }

        var picture = (inks ?? throw new ArgumentException("Plates of pages with pictures need separated pictures.", nameof(inks))).Inks(mark.Original, mark.Intent, pixelsWide);
        if (picture.IsJpeg || picture.Components is not (1 or 4) || picture.Bytes.Length != (long)picture.Width * picture.Height * picture.Components)
        {
            throw Refused(mark, $"has {picture.Bytes.Length} bytes for {picture.Width} × {picture.Height} × {picture.Components}");
        }

        var rgba = new byte[picture.Width * picture.Height * 4];
        var samples = picture.Bytes.Span;
        for (int pixel = 0, at = 0; pixel < rgba.Length; pixel += 4, at += picture.Components)
        {
            // One component is black alone: white on the plates of the colours.
            var black = (byte)(255 - samples[picture.Components == 4 ? at + 3 : at]);
            (rgba[pixel], rgba[pixel + 1], rgba[pixel + 2]) = look == Look.Black ? (black, black, black)
                : picture.Components == 4 ? ((byte)(255 - samples[at]), (byte)(255 - samples[at + 1]), (byte)(255 - samples[at + 2]))
                : ((byte)255, (byte)255, (byte)255);
            rgba[pixel + 3] = 255;
        }

        return SKImage.FromPixelCopy(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque), rgba);
    }

    private static InvalidDataException Refused(ImageMark mark, string why) => new($"Picture {mark.Original} ({mark.From.What}) {why}.");
}
