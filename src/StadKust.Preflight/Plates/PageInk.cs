using StadKust.Preflight.Codes;
using StadKust.Preflight.Drawing;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Plates;

/// <summary>How much ink lies on a page, and where most.</summary>
/// <param name="Most">Largest average of a square of 15 mm, in per cent.</param>
/// <param name="MostAt">That square, in points of the page.</param>
/// <param name="MostSmall">The same for 3 mm.</param>
/// <param name="Cover">Average of each plate over the page, in per cent.</param>
/// <param name="Picture">A small picture, when asked for.</param>
/// <param name="Codes">QR codes that lie on it.</param>
internal sealed record PageInk(
    int Page, double Most, Box MostAt, double MostSmall, Box MostSmallAt, double[] Cover, IReadOnlyList<string> Unmeasured, byte[] Picture, IReadOnlyList<PrintedCode> Codes)
{
    public const double PixelsPerInch = 100;

    public bool IsBlank => Cover.All(c => c == 0);

    public static IReadOnlyList<PageInk> Measure(IReadOnlyList<PageFacts> pages, ResourceBook book, bool pictures)
    {
        var measured = new PageInk[pages.Count];
        var glyphs = new GlyphShapes();
        try
        {
            // A page takes some 10 MB of plates.
            Parallel.For(0, pages.Count, new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 1, 8) }, i => measured[i] = Of(pages[i], book, pictures, glyphs));
        }
        catch (AggregateException several) when (several.InnerExceptions.OfType<BeyondLimitException>().FirstOrDefault() is { } beyond)
        {
            throw beyond;
        }

        return measured;
    }

    /// <summary>Plates of one page, for tests and measurements.</summary>
    public static PlatesPainter Draw(PageFacts facts, ResourceBook book, Box box, double pixelsPerInch, GlyphShapes? glyphs = null)
    {
        var painter = new PlatesPainter(book, box, pixelsPerInch, facts.BlendModes.Any(SeesPaper), glyphs ?? new GlyphShapes());
        PageRun.Run(facts.Page, book, painter);
        painter.Page.OntoPaper();
        return painter;
    }

    // A page is a group of its own (ISO 32000-1, 11.4.7). For these modes bare paper and white are the same, which is quicker.
    private static bool SeesPaper(string mode) => mode is not ("Normal" or "Multiply" or "Darken" or "ColorBurn");

    private static PageInk Of(PageFacts facts, ResourceBook book, bool pictures, GlyphShapes glyphs)
    {
        var page = facts.Page;
        var box = page.Media;
        // A page of 5 m is measured too, only coarser: no more than 16 million pixels.
        var scale = Math.Min(PixelsPerInch, 72 * Math.Sqrt(16e6 / Math.Max(1, box.Width * box.Height)));
        var painter = Draw(facts, book, box, scale, glyphs);
        var sums = Sums(painter.Page);
        var (most, at) = Window(sums, painter, 15 / 25.4 * scale);
        var (small, smallAt) = Window(sums, painter, 3 / 25.4 * scale);
        var cover = painter.Page.Plates.Select(p => Total(p) / 2.55 / p.Length).ToArray();
        Box Points((int X, int Y, int Side) w) =>
            new(box.Left + (w.X * 72 / scale), box.Top - ((w.Y + w.Side) * 72 / scale), box.Left + ((w.X + w.Side) * 72 / scale), box.Top - (w.Y * 72 / scale));
        return new PageInk(page.Number, most, Points(at), small, Points(smallAt), cover, [.. painter.Unmeasured], pictures ? Png.Write(painter.Page, 2) : [],
            CodeSearch.Find(painter.Page, (x, y) => (box.Left + (x * 72 / scale), box.Top - (y * 72 / scale))));
    }

    private static long Total(byte[] plate)
    {
        long total = 0;
        foreach (var ink in plate)
        {
            total += ink;
        }

        return total;
    }

    // Sum of all ink above and to the left of each pixel; any square is then four look-ups.
    private static long[] Sums(Surface page)
    {
        var (w, h) = (page.Width, page.Height);
        var sums = new long[(w + 1) * (h + 1)];
        for (var y = 0; y < h; y++)
        {
            var c = page.Plates[0].AsSpan(y * w, w);
            var m = page.Plates[1].AsSpan(y * w, w);
            var yellow = page.Plates[2].AsSpan(y * w, w);
            var k = page.Plates[3].AsSpan(y * w, w);
            var above = sums.AsSpan((y * (w + 1)) + 1, w);
            var into = sums.AsSpan(((y + 1) * (w + 1)) + 1, w);
            long row = 0;
            for (var x = 0; x < into.Length; x++)
            {
                row += c[x] + m[x] + yellow[x] + k[x];
                into[x] = above[x] + row;
            }
        }

        return sums;
    }

    private static (double Most, (int X, int Y, int Side) At) Window(long[] sums, PlatesPainter painter, double side)
    {
        var (w, h) = (painter.Width, painter.Height);
        var n = Math.Max(1, Math.Min((int)Math.Round(side), Math.Min(w, h)));
        long most = 0;
        var (bestX, bestY) = (0, 0);
        for (var y = 0; y + n <= h; y++)
        {
            var top = sums.AsSpan(y * (w + 1), w + 1);
            var bottom = sums.AsSpan((y + n) * (w + 1), w + 1);
            for (var x = 0; x + n <= w; x++)
            {
                var sum = bottom[x + n] - top[x + n] - bottom[x] + top[x];
                if (sum > most)
                {
                    (most, bestX, bestY) = (sum, x, y);
                }
            }
        }

        return (most / 2.55 / n / n, (bestX, bestY, n));
    }
}
