using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using NetVips;
using StadKust.Content;

namespace StadKust.Media.Tests;

public sealed class RenditionsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RenditionFormat.WebP, "image/webp")]
    [InlineData(RenditionFormat.Jpeg, "image/jpeg")]
    public async Task A_rendition_has_the_width_asked_and_no_word_about_the_camera(RenditionFormat format, string type)
    {
        var (renditions, entry) = await Given.Stored(Given.Photograph(1200, 800), "/media/a/strand.jpg");

        var file = await renditions.MakeAsync(entry, new RenditionCommands(640, null, false, null, format, 75), Stop);

        var bytes = await File.ReadAllBytesAsync(file.Path, Stop);
        using var made = Image.NewFromBuffer(bytes);
        Assert.Equal((640, 427), (made.Width, made.Height));
        Assert.Equal(type, file.ContentType);
        Assert.DoesNotContain("Camera Obscura", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain(made.GetFields(), f => f.StartsWith("exif", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.1, 255, 0)]
    [InlineData(0.9, 0, 255)]
    public async Task A_crop_keeps_what_lies_at_the_focal_point(double left, int red, int blue)
    {
        var (renditions, entry) = await Given.Stored(Given.Photograph(1200, 800), "/media/a/strand.jpg", new FocalPoint(left, 0.5));

        var file = await renditions.MakeAsync(entry, new RenditionCommands(320, 400, true, null, RenditionFormat.Jpeg, 90), Stop);

        using var made = Image.NewFromFile(file.Path);
        Assert.Equal((320, 400), (made.Width, made.Height));
        var pixel = made[160, 200];
        Assert.Equal(red, pixel[0], 12d);
        Assert.Equal(blue, pixel[2], 12d);
    }

    [Fact]
    public async Task Work_that_takes_longer_than_allowed_is_given_up()
    {
        var settings = Given.Settings() with { MostSeconds = -1 };
        var (renditions, entry) = await Given.Stored(Given.Photograph(6000, 4000), "/media/a/groot.jpg", settings: settings);

        var refused = await Assert.ThrowsAsync<NoPictureException>(
            () => renditions.MakeAsync(entry, new RenditionCommands(2400, null, false, null, RenditionFormat.WebP, 75), Stop));

        Assert.Contains("killed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_small_picture_is_never_blown_up()
    {
        var (renditions, entry) = await Given.Stored(Given.Photograph(300, 200), "/media/a/klein.jpg");

        var file = await renditions.MakeAsync(entry, new RenditionCommands(1600, null, false, null, RenditionFormat.WebP, 75), Stop);

        using var made = Image.NewFromFile(file.Path);
        Assert.Equal(300, made.Width);
    }

    [Fact]
    public async Task A_drawing_becomes_pixels_at_the_size_asked_for_sharing()
    {
        var (renditions, entry) = await Given.Stored(Given.Drawing(), "/media/a/poster.svg");

        var file = await renditions.MakeAsync(entry, new RenditionCommands(1200, 630, true, null, RenditionFormat.Jpeg, 75), Stop);

        using var made = Image.NewFromFile(file.Path);
        Assert.Equal((1200, 630), (made.Width, made.Height));
        Assert.Equal(0x5f, made[600, 300][2], 6d);
    }

    [Fact]
    public async Task The_same_rendition_asked_forty_times_at_once_is_made_once()
    {
        var (renditions, entry) = await Given.Stored(Given.Photograph(), "/media/a/strand.jpg");
        var commands = new RenditionCommands(480, null, false, null, RenditionFormat.WebP, 75);

        var files = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => renditions.MakeAsync(entry, commands, Stop)));

        Assert.Single(files.Select(f => f.Path).Distinct());
        Assert.True(renditions.IsMade(entry, commands));
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(files[0].Path)!));
    }

    [Fact]
    public async Task For_print_colour_becomes_four_inks_and_grey_stays_one()
    {
        var profile = await File.ReadAllBytesAsync(Path.Combine(Repository(), "themes/kueste-und-kultur/print/profiles/ISOcoated_v2_300_bas.icc"), Stop);
        var (renditions, photo) = await Given.Stored(Given.Photograph(1200, 800), "/media/a/strand.jpg");
        var (others, grey) = await Given.Stored(Given.Grey(), "/media/a/grijs.png");

        var colour = renditions.Print(photo.Hash, PrintIntent.Photo, profile, 600);
        var one = others.Print(grey.Hash, PrintIntent.Photo, profile, 600);

        Assert.Equal((600, 400, 4, true), (colour.Width, colour.Height, colour.Components, colour.Inverted));
        Assert.Equal((300, 200, 1, false), (one.Width, one.Height, one.Components, one.Inverted));
        Assert.Equal(colour.Bytes, renditions.Print(photo.Hash, PrintIntent.Photo, profile, 600).Bytes);
        using var inks = Image.NewFromBuffer(colour.Bytes);
        var red = inks[100, 200];
        // sRGB red on coated paper: magenta and yellow nearly full, hardly any cyan. libvips reads CMYK as 255 = full ink or its inverse.
        var (cyan, magenta) = (Math.Min(red[0], 255 - red[0]), Math.Max(red[1], 255 - red[1]));
        Assert.True(cyan < 40 && magenta > 215, string.Join(' ', red));
    }

    [Fact]
    public async Task For_print_flat_graphics_keep_every_sample_and_line_art_is_known_by_its_pixels()
    {
        var profile = await File.ReadAllBytesAsync(Path.Combine(Repository(), "themes/kueste-und-kultur/print/profiles/ISOcoated_v2_300_bas.icc"), Stop);
        using var photograph = Image.NewFromBuffer(Given.Photograph(600, 400));
        var (flats, flat) = await Given.Stored(photograph.PngsaveBuffer(), "/media/a/vlag.png");
        var (lines, line) = await Given.Stored(Given.Checks(), "/media/a/gravure.png");
        var (photos, photo) = await Given.Stored(Given.Noise(), "/media/a/ruis.png");

        var flag = flats.Print(flat.Hash, PrintIntent.Photo, profile, 600);
        var cut = lines.Print(line.Hash, PrintIntent.LineArt, profile, 4000);

        Assert.Equal((600, 400, 4, false, 600 * 400 * 4), (flag.Width, flag.Height, flag.Components, flag.IsJpeg, flag.Bytes.Length));
        Assert.Equal(flag.Bytes, flats.Print(flat.Hash, PrintIntent.Photo, profile, 600).Bytes);
        Assert.Equal(flag.Bytes, flag.Inks());
        Assert.Equal((1, false), (cut.Components, cut.IsJpeg));
        Assert.Equal([0, 255], cut.Bytes.Distinct().Select(b => (int)b).Order());
        Assert.Equal((true, false, false), (lines.IsLineArt(line.Hash), flats.IsLineArt(flat.Hash), photos.IsLineArt(photo.Hash)));
        Assert.True(photos.Print(photo.Hash, PrintIntent.Photo, profile, 600).IsJpeg);
    }

    [Theory]
    [InlineData("width=640&format=webp", true)]
    [InlineData("width=641&format=webp", false)]
    [InlineData("width=1200&height=630&rmode=crop", true)]
    [InlineData("width=1200&height=640&rmode=crop", false)]
    [InlineData("width=640&quality=90", false)]
    [InlineData("width=800&height=800&rmode=crop&rxy=0.5,0.5", true)]
    [InlineData("width=800&height=800&rmode=crop&rxy=0.1,0.5", false)]
    public void Only_the_fixed_list_needs_no_signature(string query, bool free)
    {
        Assert.True(RenditionCommands.TryRead(Query(query), out var commands));

        Assert.Equal(free, commands.IsOnTheList(FocalPoint.Middle));
    }

    [Theory]
    [InlineData("width=0")]
    [InlineData("width=4001")]
    [InlineData("width=abc")]
    [InlineData("width=-5")]
    [InlineData("rmode=crop&width=100")]
    [InlineData("rxy=2,0.5&rmode=crop&width=100&height=100")]
    [InlineData("rxy=0.5,0.5&width=100")]
    [InlineData("format=exe")]
    [InlineData("rmode=stretch&width=100&height=100")]
    [InlineData("quality=101&width=100")]
    public void Commands_that_cannot_be_meant_are_refused(string query) => Assert.False(RenditionCommands.TryRead(Query(query), out _));

    [Fact]
    public void A_signed_address_reads_back_and_no_other_commands_fit_its_signature()
    {
        var seal = new Seal("sixteen letters, or more");
        var entry = Given.Entry(new StoredFile(new string('a', 64), 1, 100, 100, null), "/media/a/strand.jpg");
        var commands = new RenditionCommands(333, 222, true, new FocalPoint(0.25, 0.75), RenditionFormat.WebP, 60);

        var address = RenditionAddress.Of(entry, commands, seal);

        var query = Query(address[(address.IndexOf('?', StringComparison.Ordinal) + 1)..]);
        Assert.True(RenditionCommands.TryRead(query, out var back));
        Assert.Equal(commands, back);
        Assert.True(seal.IsValid(entry.Path, back.Canonical(), query["hmac"]));
        Assert.False(seal.IsValid(entry.Path, (back with { Width = 334 }).Canonical(), query["hmac"]));
        Assert.False(seal.IsValid("/media/a/other.jpg", back.Canonical(), query["hmac"]));
        Assert.False(new Seal("another key of this length").IsValid(entry.Path, back.Canonical(), query["hmac"]));
    }

    private static QueryCollection Query(string text) => new(text.Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => new StringValues(p[1])));

    private static string Repository([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../.."));
}
