using SkiaSharp;
using StadKust.Typesetting;

namespace StadKust.Preview;

/// <summary>Draws set spreads in screen colours.</summary>
/// <remarks>
/// Equal input gives equal pixels on every machine: no hinting, no fonts of the system. Overprint is shown by multiplying.
/// A knockout group is drawn as a plain one; nothing else of the page model is left out. A supplied advert that nobody can draw is a crossed box.
/// </remarks>
public static class PagePicture
{
    // A spread at 600 ppi. Skia needs four bytes for each pixel.
    internal const double MostPixels = 70_000_000;

    /// <summary>A PNG of one page, or of the whole spread when <paramref name="page"/> is null.</summary>
    /// <param name="pixelsPerPoint">2 gives 144 ppi.</param>
    /// <exception cref="ArgumentException">The spread has no such page, or the picture would have more than 70 million pixels.</exception>
    /// <exception cref="InvalidDataException">A font or picture is damaged; the message names it.</exception>
    public static byte[] Png(SetSpread spread, PreviewDocument document, double pixelsPerPoint, PageIndex? page, CancellationToken stop)
    {
        using var pixels = Pixels(spread, document, pixelsPerPoint, page, Look.Screen, stop);
        return PngFile.Write(pixels.GetPixelSpan(), pixels.Width, pixels.Height);
    }

    /// <summary>The same as WebP: a fifth of the bytes, five times the work.</summary>
    /// <param name="quality">1 to 100; type stays clean from 80.</param>
    /// <exception cref="ArgumentException">As for a PNG.</exception>
    /// <exception cref="InvalidDataException">As for a PNG.</exception>
    public static byte[] WebP(SetSpread spread, PreviewDocument document, double pixelsPerPoint, PageIndex? page, int quality, CancellationToken stop)
    {
        using var pixels = Pixels(spread, document, pixelsPerPoint, page, Look.Screen, stop);
        using var data = pixels.Encode(SKEncodedImageFormat.Webp, quality);
        return data.ToArray();
    }

    /// <summary>The same as pixels, red green blue and an unused byte each.</summary>
    internal static SKBitmap Pixels(SetSpread spread, PreviewDocument document, double pixelsPerPoint, PageIndex? page, Look look, CancellationToken stop)
    {
        var shown = Shown(spread, document, page);
        var (width, height) = (Math.Round(shown.Width.Points * pixelsPerPoint), Math.Round(shown.Height.Points * pixelsPerPoint));
        if (!(width >= 1 && height >= 1 && width * height <= MostPixels))
        {
            throw new ArgumentException($"A picture of {width} × {height} pixels cannot be drawn.", nameof(pixelsPerPoint));
        }

        var bitmap = new SKBitmap(new SKImageInfo((int)width, (int)height, SKColorType.Rgba8888, SKAlphaType.Premul));
        try
        {
            using var canvas = new SKCanvas(bitmap);
            canvas.Clear(SKColors.White);
            canvas.Scale((float)pixelsPerPoint);
            canvas.Translate((float)-shown.X.Points, (float)-shown.Y.Points);
            var painter = new Painter(canvas, document, shown, pixelsPerPoint, look, stop);
            painter.Draw(spread.Marks);
            if (document.Overlay is { } overlay && look == Look.Screen)
            {
                OverlayDrawing.Draw(canvas, spread, document.Format, overlay);
            }

            canvas.Flush();
            return bitmap;
        }
        catch
        {
            bitmap.Dispose();
            throw;
        }
    }

    /// <summary>The part of spread space that is drawn. Bleed lies outside only: at the spine a page ends where the other begins.</summary>
    private static Rect Shown(SetSpread spread, PreviewDocument document, PageIndex? page)
    {
        var (trim, bleed) = (document.Format.Trim, document.Area == PictureArea.Bleed ? document.Format.Bleed : default);
        var at = page is { } wanted ? spread.Pages.TakeWhile(p => p != wanted).Count() : 0;
        if (at >= spread.Pages.Count)
        {
            throw new ArgumentException($"The spread has no page index {page?.Value}.", nameof(page));
        }

        var both = spread.Pages.Count == 2;
        var hasLeft = both ? page is null || at == 0 : spread.StartsLeft;
        var hasRight = both ? page is null || at == 1 : !spread.StartsLeft;
        return Rect.Between(
            hasLeft ? -trim.Width - bleed.Outer : Length.Zero, -bleed.Top,
            hasRight ? trim.Width + bleed.Outer : Length.Zero, trim.Height + bleed.Bottom);
    }
}
