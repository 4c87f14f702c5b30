using System.Text;
using StadKust.Content;

namespace StadKust.Media.Tests;

public sealed class FilesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_photograph_is_measured_and_addressed_by_its_hash()
    {
        var bytes = Given.Photograph(1200, 800);

        var file = await PutAsync(bytes, "strand.jpg");

        Assert.Equal((1200, 800, (long)bytes.Length), (file.Width, file.Height, file.Bytes));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), file.Hash);
        Assert.Null(file.Finding);
    }

    [Theory]
    [InlineData("foto.jpg", "<html>no picture</html>", "not-a-picture")]
    [InlineData("leer.png", "", "not-a-picture")]
    [InlineData("plan.pdf", "GIF89a", "not-a-pdf")]
    [InlineData("route.gpx", "<kml/>", "not-a-track")]
    [InlineData("poster.svg", "<html/>", "not-a-drawing")]
    [InlineData("poster.svg", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>", "not-a-drawing")]
    [InlineData("druck.icc", "no profile at all, only words that are long enough", "not-a-profile")]
    public async Task A_file_that_is_not_what_its_name_says_is_a_finding(string name, string bytes, string code)
    {
        var file = await PutAsync(Encoding.UTF8.GetBytes(bytes), name);

        Assert.Equal(code, file.Finding!.Code);
        Assert.Equal(Severity.Error, file.Finding.Severity);
    }

    [Fact]
    public async Task Half_a_photograph_does_not_become_a_rendition()
    {
        var bytes = Given.Photograph();
        var (renditions, entry) = await Given.Stored(bytes[..(bytes.Length / 2)], "/media/a/half.jpg");

        var no = await Assert.ThrowsAsync<NoPictureException>(() => renditions.MakeAsync(entry, RenditionCommands.Stable, Stop));

        Assert.Equal("broken-picture", no.Finding.Code);
        Assert.Contains("half.jpg", no.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_beyond_the_limit_of_pixels_is_refused_by_its_header()
    {
        var settings = Given.Settings() with { MostPixels = 100_000 };
        var files = new MediaFiles(new DiskStore(settings.Folder), settings);

        var file = await files.PutAsync(new MemoryStream(Given.Photograph(400, 300)), "groot.jpg", Stop);

        Assert.Equal("picture-too-large", file.Finding!.Code);
        Assert.Contains("400 × 300", file.Finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_beyond_the_limit_of_bytes_is_refused()
    {
        var settings = Given.Settings() with { MostBytes = 1_000 };

        await Assert.ThrowsAsync<InvalidDataException>(() => new MediaFiles(new DiskStore(settings.Folder), settings).PutAsync(new MemoryStream(new byte[1_001]), "a.jpg", Stop));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script>")]
    [InlineData("<rect onload=\"alert(1)\"/>", "rect/@onload")]
    [InlineData("<use xlink:href=\"http://elsewhere.example/a.svg#b\"/>", "use/@href")]
    [InlineData("<image href=\"data:image/png;base64,AAAA\"/>", "<image>")]
    [InlineData("<foreignObject><p/></foreignObject>", "<foreignObject>")]
    [InlineData("<rect fill=\"url(http://elsewhere.example/)\"/>", "rect/@fill")]
    [InlineData("<style>@import 'x.css';</style>", "<style>")]
    [InlineData("<rect style=\"background:u\\72l(http://a)\"/>", "rect/@style")]
    [InlineData("<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>", "<animate>")]
    public async Task What_can_act_or_load_is_left_out_of_a_drawing_and_said(string inside, string removed)
    {
        var file = await PutAsync(Given.Drawing(inside), "poster.svg");
        var clean = SafeDrawing.Read(new MemoryStream(Given.Drawing(inside)), "poster.svg");

        Assert.Equal("drawing-cleaned", file.Finding!.Code);
        Assert.Contains(removed, file.Finding.Message, StringComparison.Ordinal);
        var text = Encoding.UTF8.GetString(clean.Bytes);
        Assert.DoesNotContain("alert", text, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", text, StringComparison.Ordinal);
        Assert.Equal((120, 80), (clean.Width, clean.Height));
    }

    [Fact]
    public void A_drawing_keeps_its_gradients_clips_and_uses()
    {
        var clean = SafeDrawing.Read(new MemoryStream(Given.Drawing(
            "<defs><linearGradient id=\"g\"><stop offset=\"0\" stop-color=\"#fff\"/></linearGradient><path id=\"p\" d=\"M0 0H9V9Z\"/></defs><use href=\"#p\" fill=\"url(#g)\"/>")), "a.svg");

        Assert.Empty(clean.Removed);
        Assert.Contains("url(#g)", Encoding.UTF8.GetString(clean.Bytes), StringComparison.Ordinal);
    }

    private static async Task<StoredFile> PutAsync(byte[] bytes, string name)
    {
        var settings = Given.Settings();
        return await new MediaFiles(new DiskStore(settings.Folder), settings).PutAsync(new MemoryStream(bytes), name, Stop);
    }
}
