using SkiaSharp;
using StadKust.Typesetting;

namespace StadKust.Preview.Tests;

/// <summary>What stands where on the picture. One millimetre is ten pixels, so places can be read off.</summary>
public sealed class PagePictureTests
{
    private const double TenPixelsPerMillimetre = 10 * 25.4 / 72;
    private static readonly SKColor White = SKColors.White;
    private static readonly SKColor Sea = new(0, 0x80, 0xC2);
    private static readonly SKColor Tulip = new(0xE7, 0x2F, 0x37);
    private static readonly Rect Patch = Given.Mm(10, 10, 20, 20);

    [Fact]
    public void A_page_is_cut_at_the_trim_and_a_spread_shows_both_sides_of_the_spine()
    {
        var spread = Given.Facing(Given.Box(Given.Mm(-60, 0, 30, 40), Given.Solid("sea")), Given.Box(Given.Mm(30, 0, 30, 40), Given.Solid("tulip")));

        using var both = Draw(spread);
        using var left = Draw(spread, page: new PageIndex(1));
        using var right = Draw(spread, page: new PageIndex(2));

        Assert.Equal((1200, 400), (both.Width, both.Height));
        Assert.Equal((600, 400), (right.Width, right.Height));
        Assert.Equal([Sea, White, White, Tulip], [At(both, 10, 20), At(both, 50, 20), At(both, 70, 20), At(both, 110, 20)]);
        Assert.Equal([Sea, White], [At(left, 10, 20), At(left, 50, 20)]);
        Assert.Equal([White, Tulip], [At(right, 10, 20), At(right, 50, 20)]);
    }

    [Fact]
    public void Bleed_is_shown_outside_and_never_at_the_spine()
    {
        var document = Given.Document with { Area = PictureArea.Bleed };

        using var right = Draw(Given.Facing(), document, new PageIndex(2));
        using var lone = Draw(Given.Page() with { StartsLeft = true }, document);

        Assert.Equal((630, 460), (right.Width, right.Height));
        Assert.Equal((630, 460), (lone.Width, lone.Height));
    }

    [Fact]
    public void A_tint_is_mixed_with_the_white_of_the_paper()
    {
        using var picture = Draw(Given.Page(Given.Box(Patch, Given.Solid("sea", 0.5))));

        // Half way from 00 80 C2 to white.
        Assert.Equal(new SKColor(128, 192, 225), At(picture, 20, 20));
    }

    [Fact]
    public void Overprinting_black_darkens_what_is_beneath()
    {
        using var picture = Draw(Given.Page(Given.Box(Patch, Given.Solid("sea")), Given.Box(Patch, new Paint(new("black"), 1, Overprint.Overprint))));

        // 18 17 15 times 00 80 C2.
        Assert.Equal(new SKColor(0, 12, 16), At(picture, 20, 20));
    }

    [Fact]
    public void A_picture_is_placed_cropped_and_turned()
    {
        var turned = new Matrix(0, Patch.Height.Points, -Patch.Width.Points, 0, Patch.Right.Points, Patch.Y.Points);

        using var straight = Draw(Given.Page(Given.Picture(Patch, "halves") with { Crop = Given.Mm(10, 10, 20, 10) }));
        using var quarter = Draw(Given.Page(Given.Picture(Patch, "halves") with { Place = turned }));
        using var grey = Draw(Given.Page(Given.Picture(Patch, "grey")));

        Assert.Equal([new SKColor(0, 160, 0), new SKColor(200, 0, 0), White], [At(straight, 11, 12), At(straight, 29, 12), At(straight, 11, 25)]);
        Assert.Equal([new SKColor(0, 160, 0), new SKColor(200, 0, 0)], [At(quarter, 20, 11), At(quarter, 20, 29)]);
        Assert.Equal([new SKColor(60, 60, 60), new SKColor(200, 200, 200)], [At(grey, 20, 11), At(grey, 20, 29)]);
    }

    [Fact]
    public void A_clip_cuts_a_group_and_a_mask_shows_its_bright_part()
    {
        var hole = new ClipPath([.. Segment.Rectangle(Patch), .. Segment.Rectangle(Given.Mm(15, 15, 10, 10))], FillRule.EvenOdd);
        var mask = new SoftMask([Given.Box(Given.Mm(10, 10, 10, 20), Given.Solid("paper")), Given.Box(Given.Mm(20, 10, 5, 20), Given.Solid("black"))], Luminosity: true);

        using var clipped = Draw(Given.Page(Given.Group(Patch, [Given.Box(Given.Mm(0, 0, 60, 40), Given.Solid("sea"))], clip: hole)));
        using var masked = Draw(Given.Page(Given.Group(Patch, [Given.Box(Patch, Given.Solid("sea"))], mask: mask)));

        Assert.Equal([Sea, White, White], [At(clipped, 12, 12), At(clipped, 20, 20), At(clipped, 5, 5)]);
        Assert.Equal([Sea, White, White], [At(masked, 12, 12), At(masked, 22, 20), At(masked, 28, 20)]);
    }

    [Fact]
    public void Opacity_and_blend_work_on_what_is_beneath()
    {
        using var half = Draw(Given.Page(Given.Group(Patch, [Given.Box(Patch, Given.Solid("sea"))], opacity: 0.5)));
        using var times = Draw(Given.Page(Given.Box(Patch, Given.Solid("gold")), Given.Group(Patch, [Given.Box(Patch, Given.Solid("sea"))], blend: Blend.Multiply)));

        var pixel = At(half, 20, 20);
        Assert.InRange(pixel.Red, 126, 128);
        Assert.InRange(pixel.Green, 190, 192);
        Assert.Equal(new SKColor(0, 89, 22), At(times, 20, 20));
    }

    [Fact]
    public void Grid_and_frames_are_drawn_over_the_page_when_asked()
    {
        var frame = new Frame(new("body"), new Shape(Given.Mm(10, 10, 40, 20)), 2, Length.Mm(4), Accepts.Text, null, Wrap.None, 0);
        var document = Given.Document with { Overlay = new Overlay(true, true, [frame]) };

        using var picture = Draw(Given.Page(), document);

        // Grid lines at 10, 15, 20 mm …; the frame's left side at 10 mm; its gutter from 28 to 32 mm; safety at 5 mm.
        Assert.All([(40, 15), (10, 17), (28, 17), (32, 17), (20, 5)], place => Assert.True(HasLine(picture, place.Item1, place.Item2), $"{place}"));
        Assert.False(HasLine(picture, 40, 17));
    }

    [Fact]
    public void Notes_of_a_page_are_drawn_in_their_colours()
    {
        var notes = new[]
        {
            new PageNote(NoteKind.LooseLine, new PageIndex(0), Given.Mm(10, 10, 40, 4), ""),
            new PageNote(NoteKind.River, new PageIndex(0), Given.Mm(20, 20, 4, 12), ""),
            new PageNote(NoteKind.LooseLine, new PageIndex(7), Given.Mm(10, 34, 40, 4), ""),
        };
        using var picture = Draw(Given.Page(), Given.Document with { Overlay = new Overlay(false, false, []) { Notes = notes.ToValueList() } });

        Assert.True(At(picture, 30, 12) is { Red: > 0xF0, Blue: < 0xC0 });
        Assert.True(At(picture, 22, 26) is { Red: < 0xA0, Blue: > 0xD0 });
        Assert.Equal(SKColors.White, At(picture, 30, 36));
    }

    [Fact]
    public void Equal_spreads_give_equal_bytes_that_other_programs_read()
    {
        var spread = Given.Page(Given.Text(5, 20, "Küste", 24, Given.Solid("black")), Given.Box(Patch, Given.Solid("sea", 0.3)));

        var (first, second) = (Png(spread), Png(spread));
        using var read = SKBitmap.Decode(first);
        using var drawn = Draw(spread);

        Assert.Equal(first, second);
        Assert.Equal((drawn.Width, drawn.Height), (read.Width, read.Height));
        Assert.All(Enumerable.Range(0, read.Width / 7), x => Assert.Equal(drawn.GetPixel(x * 7, 190), read.GetPixel(x * 7, 190)));
    }

    [Fact]
    public void What_cannot_be_drawn_is_refused_by_name()
    {
        var stop = TestContext.Current.CancellationToken;
        var noFont = new FontSet([(new FontFace(Given.Literata, default, [], new Licence("OFL-1.1", true)), "geen lettertype"u8.ToArray())]);

        var picture = Assert.Throws<InvalidDataException>(() => Draw(Given.Page(Given.Picture(Patch, "damaged"))));
        var font = Assert.Throws<InvalidDataException>(() => Draw(Given.Page(Given.Text(5, 20, "a", 9, Given.Solid("black"))), Given.Document with { Fonts = noFont }));

        Assert.Contains(TestRenditions.Named("damaged").Hex, picture.Message, StringComparison.Ordinal);
        Assert.Contains("Literata_400Regular", font.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PagePicture.Png(Given.Page(), Given.Document, 2, new PageIndex(7), stop));
        Assert.Throws<ArgumentException>(() => PagePicture.Png(Given.Page(), Given.Document, 1000, null, stop));
        Assert.Throws<ArgumentException>(() => PagePicture.Png(Given.Page(), Given.Document, double.NaN, null, stop));
    }

    // A line between two pixels is drawn into one of them.
    private static bool HasLine(SKBitmap picture, double x, double y) =>
        Enumerable.Range(0, 9).Any(i => picture.GetPixel((int)(x * 10) - 1 + (i % 3), (int)(y * 10) - 1 + (i / 3)) != White);

    private static byte[] Png(SetSpread spread) =>
        PagePicture.Png(spread, Given.Document, TenPixelsPerMillimetre, null, TestContext.Current.CancellationToken);

    private static SKBitmap Draw(SetSpread spread, PreviewDocument? document = null, PageIndex? page = null) =>
        PagePicture.Pixels(spread, document ?? Given.Document, TenPixelsPerMillimetre, page, Look.Screen, TestContext.Current.CancellationToken);

    private static SKColor At(SKBitmap picture, double x, double y) => picture.GetPixel((int)(x * 10), (int)(y * 10));
}
