using System.Diagnostics;
using SkiaSharp;
using StadKust.Typesetting;

namespace StadKust.Preview.Tests;

/// <summary>Plates, total ink and soft proof of pages whose inks are known.</summary>
public sealed class InksTests
{
    private const double TenPixelsPerMillimetre = 10 * 25.4 / 72;
    private static readonly Rect Patch = Given.Mm(10, 10, 20, 20);
    private static readonly string Profiles = Path.Combine(Given.Here(), "..", "..", "themes", "kueste-und-kultur", "print", "profiles");

    [Fact]
    public void Each_pixel_has_the_inks_of_its_swatch()
    {
        var inks = Inks(Given.Box(Patch, Given.Solid("sea")), Given.Box(Given.Mm(35, 10, 10, 20), Given.Solid("gold", 0.5)));

        Assert.Equal((85, 35, 0, 5), At(inks, 20, 20));
        Assert.Equal((0, 18, 45, 0), At(inks, 40, 20));
        Assert.Equal((0, 0, 0, 0), At(inks, 50, 35));
    }

    [Fact]
    public void Black_that_overprints_leaves_the_colour_and_black_that_knocks_out_does_not()
    {
        var inks = Inks(
            Given.Box(Patch, Given.Solid("sea")),
            Given.Box(Given.Mm(12, 12, 5, 5), new Paint(new("black"), 1, Overprint.Overprint)), Given.Box(Given.Mm(22, 12, 5, 5), Given.Solid("black")));

        Assert.Equal((85, 35, 0, 100), At(inks, 14, 14));
        Assert.Equal((0, 0, 0, 100), At(inks, 24, 14));
    }

    [Fact]
    public void Separated_pictures_keep_their_inks_grey_is_black_alone_and_line_art_overprints()
    {
        var inks = Inks(
            Given.Box(Given.Mm(0, 0, 60, 40), Given.Solid("gold")),
            Given.Picture(Patch, "cyan"), Given.Picture(Given.Mm(35, 10, 10, 10), "half"), Given.Picture(Given.Mm(35, 25, 10, 10), "half") with { Intent = ImageIntent.LineArt });

        Assert.Equal((100, 0, 0, 0), At(inks, 20, 20));
        Assert.Equal((0, 0, 0, 50), At(inks, 40, 15));
        Assert.Equal((0, 35, 90, 50), At(inks, 40, 30));
    }

    [Fact]
    public void Inks_multiplied_in_a_group_add_up_as_on_the_press()
    {
        // 35 % magenta over 90: what is left is 0.65 times 0.1, so 93.5; of yellow 0.25 times 0.1; in steps of eight bits.
        var inks = Inks(Given.Box(Patch, Given.Solid("tulip")), Given.Group(Patch, [Given.Box(Patch, Given.Solid("gold"))], blend: Blend.Multiply));

        Assert.Equal((0, 93, 97, 0), At(inks, 20, 20));
    }

    [Fact]
    public void Inks_survive_being_written()
    {
        var inks = Inks(Given.Box(Patch, Given.Solid("sea")));

        Assert.Equal(inks.Samples.ToArray(), PageInks.FromBytes(inks.ToBytes()).Samples.ToArray());
        Assert.Throws<InvalidDataException>(() => PageInks.FromBytes("geen inkt, maar lang genoeg"u8));
    }

    [Fact]
    public void A_plate_is_dark_where_there_is_ink_and_the_total_is_red_above_the_limit()
    {
        var inks = Inks(Given.Box(Patch, Given.Solid("sea")));
        using var cyan = SKBitmap.Decode(InkPictures.PlatePng(inks, Plate.Cyan));
        using var within = SKBitmap.Decode(InkPictures.TotalPng(inks, 130));
        using var above = SKBitmap.Decode(InkPictures.TotalPng(inks, 120));

        // 85 % of cyan leave 15 % of light; sea is 125 % in all.
        Assert.Equal(38, cyan.GetPixel(200, 200).Red, 1.0);
        Assert.Equal(255, cyan.GetPixel(5, 5).Red);
        Assert.True(within.GetPixel(200, 200).Blue > within.GetPixel(200, 200).Red);
        Assert.Equal(new SKColor(0xD0, 0x10, 0x10), above.GetPixel(200, 200));
        Assert.Equal(125, InkPictures.Most(inks), 0.5);
    }

    [Theory]
    [InlineData("ISOcoated_v2_300_bas.icc")]
    [InlineData("FOGRA28L_LWC_300.icc")]
    public void A_soft_proof_agrees_with_the_palette_that_was_seen_through_the_profile(string profile)
    {
        var proof = new SoftProof(File.ReadAllBytes(Path.Combine(Profiles, profile)), paper: false);
        var inks = Inks(Given.Box(Patch, Given.Solid("sea")), Given.Box(Given.Mm(35, 10, 10, 10), Given.Solid("tulip")), Given.Box(Given.Mm(35, 25, 10, 10), Given.Solid("gold")));
        using var picture = SKBitmap.Decode(proof.Png(inks));

        // The palette's screen colours were reckoned by lcms through ISO coated v2, black point compensated: a little deeper. LWC is duller.
        var near = profile.StartsWith("ISO", StringComparison.Ordinal) ? 18 : 40;
        Assert.Equal(new SKColor(255, 255, 255), Near(picture.GetPixel(5, 5), new SKColor(255, 255, 255), 2));
        Assert.Equal(new SKColor(0, 0x80, 0xC2), Near(picture.GetPixel(200, 200), new SKColor(0, 0x80, 0xC2), near));
        Assert.Equal(new SKColor(0xE7, 0x2F, 0x37), Near(picture.GetPixel(400, 150), new SKColor(0xE7, 0x2F, 0x37), near));
        Assert.Equal(new SKColor(0xF9, 0xB1, 0x1D), Near(picture.GetPixel(400, 300), new SKColor(0xF9, 0xB1, 0x1D), near));
    }

    [Fact]
    public void Paper_is_not_white_when_its_own_white_is_asked_for()
    {
        using var picture = SKBitmap.Decode(new SoftProof(File.ReadAllBytes(Path.Combine(Profiles, "FOGRA28L_LWC_300.icc")), paper: true).Png(Inks()));

        Assert.InRange(picture.GetPixel(5, 5).Blue, 200, 240);
        Assert.True(picture.GetPixel(5, 5).Red > picture.GetPixel(5, 5).Blue);
    }

    [Fact]
    public void A_file_that_is_no_profile_is_refused()
    {
        var profile = File.ReadAllBytes(Path.Combine(Profiles, "FOGRA28L_LWC_300.icc"));

        Assert.Throws<InvalidDataException>(() => new SoftProof("geen profiel"u8.ToArray(), false));
        Assert.Throws<InvalidDataException>(() => new SoftProof(profile.AsMemory(0, 4000), false));
    }

    [Fact]
    public void A_page_is_written_as_WebP_smaller_than_as_PNG()
    {
        var spread = Given.Page(Given.Text(10, 10, "Stad en kust", 12, Given.Solid("black")), Given.Box(Patch, Given.Solid("sea")));
        var stop = TestContext.Current.CancellationToken;
        var webp = PagePicture.WebP(spread, Given.Document, 2, null, 85, stop);
        using var decoded = SKBitmap.Decode(webp);

        Assert.Equal("WEBP", System.Text.Encoding.ASCII.GetString(webp, 8, 4));
        Assert.Equal(340, decoded.Width);
        Assert.True(webp.Length < PagePicture.Png(spread, Given.Document, 2, null, stop).Length);
    }

    [Fact]
    public void A_share_picture_shows_pages_in_a_row_on_its_ground()
    {
        var spread = Given.Facing(Given.Box(Given.Mm(-60, 0, 60, 40), Given.Solid("sea")), Given.Box(Given.Mm(0, 0, 60, 40), Given.Solid("tulip")));
        var tall = Given.Document with { Format = Given.Format with { Trim = new Size(Length.Mm(30), Length.Mm(40)) } };
        using var picture = SKBitmap.Decode(SharePicture.Jpeg([(spread, new PageIndex(1)), (spread, new PageIndex(2))], tall, new Rgb(0xFF, 0xF4, 0xE0), TestContext.Current.CancellationToken));

        Assert.Equal((1200, 630), (picture.Width, picture.Height));
        Assert.Equal(new SKColor(0xFF, 0xF4, 0xE0), Near(picture.GetPixel(20, 20), new SKColor(0xFF, 0xF4, 0xE0), 4));
        Assert.Equal(new SKColor(0, 0x80, 0xC2), Near(picture.GetPixel(400, 300), new SKColor(0, 0x80, 0xC2), 8));
        Assert.Equal(new SKColor(0xE7, 0x2F, 0x37), Near(picture.GetPixel(800, 300), new SKColor(0xE7, 0x2F, 0x37), 8));
    }

    private static PageInks Inks(params Mark[] marks) =>
        PageInks.Of(Given.Page(marks), Given.Document with { Inks = new InkSamples() }, TenPixelsPerMillimetre, null, TestContext.Current.CancellationToken);

    private static (int C, int M, int Y, int K) At(PageInks inks, double x, double y)
    {
        var at = inks.Samples.Span.Slice(4 * (((int)(y * 10) * inks.Width) + (int)(x * 10)), 4);
        return ((int)Math.Round(at[0] / 2.55), (int)Math.Round(at[1] / 2.55), (int)Math.Round(at[2] / 2.55), (int)Math.Round(at[3] / 2.55));
    }

    /// <summary>The wanted colour when the found one is near, else the found one: then the assertion shows it.</summary>
    private static SKColor Near(SKColor found, SKColor wanted, int by) =>
        Math.Abs(found.Red - wanted.Red) <= by && Math.Abs(found.Green - wanted.Green) <= by && Math.Abs(found.Blue - wanted.Blue) <= by ? wanted : found;

    private sealed class InkSamples : IInkPictures
    {
        public PictureBytes Inks(Hash original, ImageIntent intent, int mostPixelsWide)
        {
            Debug.Assert(mostPixelsWide > 0, "A picture has a width.");
            return original == TestRenditions.Named("cyan")
                ? new PictureBytes(1, 1, 4, false, false, new byte[] { 255, 0, 0, 0 })
                : new PictureBytes(1, 1, 1, false, false, new byte[] { 128 });
        }
    }
}
