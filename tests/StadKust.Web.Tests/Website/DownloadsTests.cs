using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace StadKust.Web.Tests.Website;

/// <summary>Files for visitors: guides as PDF, routes as GPX. And what one visitor may ask of the machine.</summary>
public sealed class DownloadsTests
{
    private const string Track = """
        <?xml version="1.0" encoding="UTF-8"?>
        <gpx version="1.1" creator="StadKust" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg><trkpt lat="52.16" lon="4.49"/><trkpt lat="52.20" lon="4.40"/></trkseg></trk></gpx>
        """;

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/media/aaaa1111/route.gpx", "application/gpx+xml", "<?xml ve")]
    [InlineData("/media/bbbb2222/gids.pdf", "application/pdf", "%PDF-1.4")]
    public async Task Download_comes_whole_and_in_parts_as_an_attachment_in_a_sandbox(string address, string type, string begins)
    {
        await using var host = await SiteHost.StartAsync(export: GivenExportWithDownloads());
        using var client = host.Client();
        using var part = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(0, 7) } };

        using var whole = await client.GetAsync(address, Stop);
        using var some = await client.SendAsync(part, Stop);
        using var same = await client.SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { whole.Headers.ETag! } } }, Stop);

        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
        Assert.Equal(type, whole.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", whole.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(address.Split('/')[^1], whole.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("default-src 'none'; sandbox", Assert.Single(whole.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(whole.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(HttpStatusCode.PartialContent, some.StatusCode);
        Assert.Equal(begins, await some.Content.ReadAsStringAsync(Stop));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Fact]
    public async Task One_visitor_cannot_have_all_the_machine_makes()
    {
        await using var host = await SiteHost.StartAsync(new Dictionary<string, string> { ["Media:NewPerMinute"] = "2" });
        using var client = host.Client();
        var raster = host.Set.AllMedia.First(m => m.Extension is "png" or "jpg" or "jpeg").Path;

        var codes = new List<HttpStatusCode>();
        foreach (var width in new[] { 320, 480, 640, 320 })
        {
            using var answer = await client.GetAsync($"{raster}?width={width}&format=webp", Stop);
            codes.Add(answer.StatusCode);
            Assert.Equal(answer.StatusCode == HttpStatusCode.TooManyRequests ? "60" : null, answer.Headers.RetryAfter?.ToString());
        }

        // The third is one too many; what is made already costs nothing and is sent.
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK], codes);
    }

    private static string GivenExportWithDownloads()
    {
        var from = Path.Combine(SiteHost.Repository, "content-export");
        var target = Directory.CreateTempSubdirectory("stadkust-export-").FullName;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Add("aaaa1111/route.gpx", Encoding.UTF8.GetBytes(Track));
        Add("bbbb2222/gids.pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n"u8.ToArray());
        return target;

        // Beside the picture it is made after, with its rights.
        void Add(string name, byte[] bytes)
        {
            var model = File.ReadAllText(Path.Combine(target, "Media", "licht-op-zee.config"));
            File.WriteAllText(
                Path.Combine(target, "Media", Path.GetFileName(name) + ".config"),
                model.Replace("bbeeb636-1d33-4c6d-96f0-da847a2a3b87", Guid.NewGuid().ToString(), StringComparison.Ordinal)
                    .Replace("/media/sl9q3v6b/sea-light.jpg", $"/media/{name}", StringComparison.Ordinal)
                    .Replace("Licht op zee", Path.GetFileName(name), StringComparison.Ordinal),
                new UTF8Encoding(true));
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, "media", name))!);
            File.WriteAllBytes(Path.Combine(target, "media", name), bytes);
        }
    }
}
