using SkiaSharp;
using StadKust.Typesetting;

namespace StadKust.Preview.Tests;

/// <summary>A supplied page is shown as what it is: on the screen, on the plates, cut where the paper ends.</summary>
public sealed class SuppliedPageTests
{
    private const double TenPixelsPerMillimetre = 10 * 25.4 / 72;

    // 20 × 10 mm with 3 mm of bleed around it, on the right page at 10, 10.
    private static readonly PdfMark Advert = Given.Advert(Given.Mm(10, 10, 20, 10)) with { Place = Matrix.Translate(Length.Mm(10), Length.Mm(10)) };

    [Fact]
    public void Supplied_page_stands_in_its_place_with_its_colours()
    {
        using var page = Picture(Given.Page(Advert), Given.Document with { Supplied = new Halves() });

        Assert.Equal(new SKColor(0, 255, 255), At(page, 12, 15));
        Assert.Equal(new SKColor(0, 0, 0), At(page, 28, 15));
        Assert.Equal(SKColors.White, At(page, 36, 15));
        Assert.Equal(SKColors.White, At(page, 12, 25));
    }

    [Fact]
    public void Its_inks_are_on_the_plates()
    {
        var inks = PageInks.Of(Given.Page(Advert), Given.Document with { Supplied = new Halves() }, TenPixelsPerMillimetre, new PageIndex(0), TestContext.Current.CancellationToken);

        Assert.Equal([255, 0, 0, 0], At(inks, 12, 15));
        Assert.Equal([0, 0, 0, 255], At(inks, 28, 15));
        Assert.Equal([0, 0, 0, 0], At(inks, 45, 15));
    }

    [Fact]
    public void Its_bleed_does_not_reach_over_the_spine()
    {
        var atSpine = Advert with { Bounds = Given.Mm(0, 10, 20, 10), Place = Matrix.Translate(Length.Zero, Length.Mm(10)) };

        using var spread = Picture(Given.Facing(atSpine), Given.Document with { Supplied = new Halves() }, page: null);

        // The left page ends at 60 mm; the bleed of 3 mm would lie before that.
        Assert.Equal(SKColors.White, At(spread, 58, 15));
        Assert.Equal(new SKColor(0, 255, 255), At(spread, 62, 15));
    }

    [Fact]
    public void A_page_that_cannot_be_drawn_stays_a_crossed_box()
    {
        using var page = Picture(Given.Page(Advert), Given.Document with { Supplied = new Nothing() });

        Assert.Equal(new SKColor(0xF2, 0xF2, 0xF2), At(page, 20, 12));
    }

    private static byte[] At(PageInks inks, int x, int y) => inks.Samples.Slice(((y * 10 * inks.Width) + (x * 10)) * 4, 4).ToArray();

    private static SKColor At(SKBitmap picture, int x, int y) => picture.GetPixel(x * 10, y * 10);

    private static SKBitmap Picture(SetSpread spread, PreviewDocument document, int? page = 0) => SKBitmap.Decode(
        PagePicture.Png(spread, document, TenPixelsPerMillimetre, page is { } p ? new PageIndex(p) : null, TestContext.Current.CancellationToken));

    /// <summary>Left half cyan, right half black, with 3 mm of bleed.</summary>
    private sealed class Halves : ISuppliedPages
    {
        public SuppliedInks Page(Hash file, int page, BoxKind box, double pixelsPerPoint)
        {
            var samples = new byte[26 * 16 * 4];
            for (var i = 0; i < 26 * 16; i++)
            {
                samples[(i * 4) + (i % 26 < 13 ? 0 : 3)] = 255;
            }

            return new SuppliedInks(26, 16, samples, Given.Mm(-3, -3, 26, 16));
        }
    }

    private sealed class Nothing : ISuppliedPages
    {
        public SuppliedInks? Page(Hash file, int page, BoxKind box, double pixelsPerPoint) => null;
    }
}
