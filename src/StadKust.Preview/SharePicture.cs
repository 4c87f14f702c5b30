using SkiaSharp;
using StadKust.Typesetting;

namespace StadKust.Preview;

/// <summary>The picture that is shown where a page of the website is shared: up to three pages in a row on a ground of one colour, 1200 × 630 pixels.</summary>
public static class SharePicture
{
    public const int Width = 1200;
    public const int Height = 630;
    private const float Gap = 32;
    private const float PageHeight = 470;

    // JPEG: the services that fetch such pictures do not all know WebP. At 88 type stays clean.
    private const int Quality = 88;

    /// <param name="pages">The first is in front; more than three are left out.</param>
    /// <param name="ground">Colour of the ground.</param>
    /// <returns>A JPEG.</returns>
    /// <exception cref="ArgumentException">No page, or one its spread does not have.</exception>
    public static byte[] Jpeg(IReadOnlyList<(SetSpread Spread, PageIndex Page)> pages, PreviewDocument document, Rgb ground, CancellationToken stop)
    {
        if (pages.Count == 0)
        {
            throw new ArgumentException("There is no page to show.", nameof(pages));
        }

        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(new SKColor(ground.R, ground.G, ground.B));
        var trim = document.Format.Trim;
        var shown = pages.Take(3).ToList();
        var width = PageHeight * (float)(trim.Width / trim.Height);
        var left = (Width - (shown.Count * width) - ((shown.Count - 1) * Gap)) / 2;
        using var shadow = new SKPaint { Color = new SKColor(0, 0, 0, 70), MaskFilter = SKMaskFilter.CreateBlur(SKBlurStyle.Normal, 9), IsAntialias = true };
        foreach (var (spread, page) in shown)
        {
            // Drawn at twice the size and scaled down: small type stays even.
            using var pixels = PagePicture.Pixels(spread, document with { Overlay = null, Area = PictureArea.Trim }, 2 * PageHeight / trim.Height.Points, page, Look.Screen, stop);
            using var image = SKImage.FromBitmap(pixels);
            var place = new SKRect(left, (Height - PageHeight) / 2, left + width, (Height + PageHeight) / 2);
            canvas.DrawRect(new SKRect(place.Left, place.Top + 6, place.Right, place.Bottom + 6), shadow);
            canvas.DrawImage(image, place, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
            left += width + Gap;
        }

        canvas.Flush();
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data.ToArray();
    }
}
