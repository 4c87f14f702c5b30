using StadKust.Typesetting;

namespace StadKust.Pdf.Tests;

/// <summary>H-SPINE: what crosses the spine is on both pages and fills the bleed there; what does not cross stays away.</summary>
public sealed class SpineTests
{
    private static readonly (byte, byte, byte) White = (255, 255, 255);

    [Fact]
    public void Bleed_at_the_spine_is_filled_by_a_mark_that_crosses_and_by_no_other()
    {
        using var pdf = new SavedPdf(Given.Document(Given.Facing(
            Given.Box(Given.Mm(-210, 20, 210, 30), Given.Solid("sea")),
            Given.Box(Given.Mm(0, 60, 210, 30), Given.Solid("tulip")),
            Given.Box(Given.Mm(-50, 100, 100, 30), Given.Solid("gold")))));

        // 72 dpi: the left page's trim ends at 603.8, the right page's begins at 8.5.
        var (left, right) = (new Raster(pdf, 1, 72), new Raster(pdf, 2, 72));

        Assert.NotEqual(White, left[602, Row(30)]);
        Assert.Equal(White, left[608, Row(30)]);
        Assert.Equal(White, right[4, Row(30)]);
        Assert.Equal(White, left[608, Row(70)]);
        Assert.Equal(White, right[4, Row(70)]);
        Assert.NotEqual(White, right[10, Row(70)]);
        Assert.NotEqual(White, left[608, Row(110)]);
        Assert.Equal(left[608, Row(110)], right[4, Row(110)]);
    }

    [Fact]
    public void Both_pages_joined_at_the_trim_equal_the_spread_within_a_pixel_at_300_dpi()
    {
        var width = Given.Format.Trim.Width;
        Mark[] Marks(Length shift) =>
        [
            Given.Box(Moved(Given.Mm(-160, 20, 300, 60), shift), new GradientFill(
                false, new Point(Length.Mm(-160) + shift, Length.Zero), new Point(Length.Mm(140) + shift, Length.Zero),
                [new(0, Given.Solid("sea")), new(1, Given.Solid("gold"))])),
            Given.Picture(Moved(Given.Mm(-60.5, 90, 133, 50), shift), "halves"),
            Given.Box(Moved(Given.Mm(-30, 150, 60, 30), shift), null, Given.Line(Given.OverprintingBlack, 4)),
        ];
        using var pages = new SavedPdf(Given.Document(Given.Facing(Marks(Length.Zero))));
        using var sheet = new SavedPdf(Given.Document(Given.Spread(Marks(width))) with { Format = Given.Format with { Trim = Given.Format.Trim with { Width = width * 2 } } });

        var (left, right, whole) = (new Raster(pages, 1, 300), new Raster(pages, 2, 300), new Raster(sheet, 1, 300));

        // 3 mm of bleed are 35.4 pixels, a page is 2480.3 pixels wide: the seam lies at 2515.7.
        const int Seam = 2516;
        for (var row = 300; row < 2300; row += 7)
        {
            for (var column = 200; column < 4800; column += 3)
            {
                var (page, x) = column < Seam ? (left, column) : (right, column - Seam + 35);
                Assert.True(Near(page, x, row, whole[column, row]), $"pixel {column},{row}");
            }
        }
    }

    private static int Row(double millimetres) => (int)((millimetres + 3) * 72 / 25.4);

    private static Rect Moved(Rect rect, Length by) => rect with { X = rect.X + by };

    // Within a pixel means: between the darkest and the lightest of the neighbours, for an edge falls elsewhere within its pixel.
    private static bool Near(Raster page, int x, int y, (byte R, byte G, byte B) wanted)
    {
        var around = Enumerable.Range(0, 9).Select(i => page[x - 1 + (i % 3), y - 1 + (i / 3)]).ToArray();
        return Between(around.Select(p => p.R), wanted.R) && Between(around.Select(p => p.G), wanted.G) && Between(around.Select(p => p.B), wanted.B);
    }

    private static bool Between(IEnumerable<byte> neighbours, byte wanted) => wanted >= neighbours.Min() - 3 && wanted <= neighbours.Max() + 3;
}
