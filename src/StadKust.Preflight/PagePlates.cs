using StadKust.Preflight.Drawing;
using StadKust.Preflight.Plates;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight;

/// <summary>A page of any PDF as the four plates print it, drawn by the interpreter that measures ink.</summary>
/// <param name="Inks">Cyan, magenta, yellow and black of each pixel, 255 for full ink, row by row.</param>
/// <param name="Area">What is drawn, the page with its bleed: millimetres from the left and top of the box that was asked for.</param>
/// <param name="Unmeasured">What could not be drawn.</param>
public sealed record PagePlates(int Width, int Height, ReadOnlyMemory<byte> Inks, Place Area, IReadOnlyList<string> Unmeasured)
{
    /// <param name="page">From 0.</param>
    /// <param name="box">Such as <c>TrimBox</c>; a page without it is measured from its media box.</param>
    /// <returns>Null when the file or the page cannot be read; the check of the file says why.</returns>
    public static PagePlates? Draw(ReadOnlyMemory<byte> pdf, int page, string box, double pixelsPerInch, CancellationToken stop = default)
    {
        try
        {
            stop.ThrowIfCancellationRequested();
            var file = PdfFile.Open(pdf, Limits.Normal);
            var pages = file.Trailer.Has("Encrypt") ? [] : PageTree.Pages(file);
            return page >= 0 && page < pages.Count ? Of(pages[page], new ResourceBook(file), box, pixelsPerInch) : null;
        }
        catch (Exception unreadable) when (unreadable is UnreadableException or BeyondLimitException)
        {
            return null;
        }
    }

    private static PagePlates Of(PdfPage page, ResourceBook book, string box, double pixelsPerInch)
    {
        const double Millimetre = 25.4 / 72;
        var drawn = (page.Box("BleedBox") ?? page.Trim).Intersect(page.Media);
        drawn = drawn.IsEmpty ? page.Media : drawn;
        var from = page.Box(box) ?? page.Media;
        var scale = Math.Min(pixelsPerInch, 72 * Math.Sqrt(16e6 / Math.Max(1, drawn.Width * drawn.Height)));
        var painter = PageInk.Draw(PageRun.Run(page, book), book, drawn, scale);
        var (width, height, quarters) = (painter.Width, painter.Height, ((page.Rotate / 90 % 4) + 4) % 4);
        var inks = new byte[width * height * 4];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var to = quarters switch
                {
                    1 => (x * height) + height - 1 - y,
                    2 => ((height - 1 - y) * width) + width - 1 - x,
                    3 => ((width - 1 - x) * height) + y,
                    _ => (y * width) + x,
                };
                for (var p = 0; p < 4; p++)
                {
                    inks[(to * 4) + p] = painter.Page.Plates[p][(y * width) + x];
                }
            }
        }

        // How far it reaches beyond the box: left, top, right, bottom, and each a side further for every quarter turn.
        double[] beyond = [from.Left - drawn.Left, drawn.Top - from.Top, drawn.Right - from.Right, from.Bottom - drawn.Bottom];
        var (left, top) = (beyond[(4 - quarters) % 4], beyond[(5 - quarters) % 4]);
        var (wide, high) = quarters % 2 == 0 ? (drawn.Width, drawn.Height) : (drawn.Height, drawn.Width);
        return new PagePlates(
            quarters % 2 == 0 ? width : height, quarters % 2 == 0 ? height : width, inks,
            new Place(-left * Millimetre, -top * Millimetre, wide * Millimetre, high * Millimetre), [.. painter.Unmeasured]);
    }
}
