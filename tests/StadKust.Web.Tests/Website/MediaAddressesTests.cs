using System.Net;

namespace StadKust.Web.Tests.Website;

/// <summary>Media over HTTP: renditions, drawings, what is refused.</summary>
public sealed class MediaAddressesTests(RunningSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Raster => site.Host.Set.AllMedia.First(m => m.Extension is "png" or "jpg" or "jpeg").Path;

    private string Poster => site.Host.Set.AllMedia.First(m => m.Extension == "svg").Path;

    [Fact]
    public async Task A_poster_is_sent_cleaned_as_a_picture_in_a_sandbox()
    {
        using var answer = await site.Client.GetAsync(Poster, Stop);

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.NotNull(answer.Headers.ETag);
    }

    [Fact]
    public async Task Without_commands_a_photograph_is_a_rendition_and_never_the_original()
    {
        using var answer = await site.Client.GetAsync(Raster, Stop);
        var original = await File.ReadAllBytesAsync(Path.Combine(SiteHost.Repository, "content-export", Raster.TrimStart('/')), Stop);

        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.NotEqual(original, await answer.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task An_address_with_the_right_version_is_kept_for_ever_and_validated_by_its_tag()
    {
        var entry = site.Host.Set.AllMedia.First(m => m.Path == Raster);
        using var answer = await site.Client.GetAsync($"{Raster}?width=640&format=webp&v={entry.Hash[..8]}", Stop);
        using var other = await site.Client.GetAsync($"{Raster}?width=640&format=webp", Stop);
        using var again = new HttpRequestMessage(HttpMethod.Get, $"{Raster}?width=640&format=webp");
        again.Headers.IfNoneMatch.Add(other.Headers.ETag!);
        using var validated = await site.Client.SendAsync(again, Stop);

        Assert.Equal("image/webp", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("immutable", other.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, validated.StatusCode);
    }

    [Theory]
    [InlineData("?width=641&format=webp", HttpStatusCode.Forbidden)]
    [InlineData("?width=641&format=webp&hmac=00000000000000000000000000000000", HttpStatusCode.Forbidden)]
    [InlineData("?width=640&quality=1", HttpStatusCode.Forbidden)]
    [InlineData("?width=99999", HttpStatusCode.BadRequest)]
    [InlineData("?width=640&utm_source=x", HttpStatusCode.OK)]
    public async Task Work_outside_the_list_needs_a_signature(string query, HttpStatusCode expected)
    {
        using var answer = await site.Client.GetAsync(Raster + query, Stop);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("/media/zzzzzzzz/nothing.jpg")]
    [InlineData("/media/..%2f..%2fREADME.md/x")]
    public async Task What_is_not_in_the_set_is_not_there(string path)
    {
        using var answer = await site.Client.GetAsync(path, Stop);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Every_picture_a_page_names_can_be_fetched()
    {
        foreach (var path in new[] { "/nl/", "/de/orte/", "/nl/verhalen/van-gracht-tot-golf/" })
        {
            var html = await site.Client.GetStringAsync(path, Stop);
            foreach (var address in System.Text.RegularExpressions.Regex.Matches(html, "(?:src=|content=)\"(?:http://[^/]+)?(/media/[^\"]+)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct())
            {
                using var answer = await site.Client.GetAsync(address, Stop);
                Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
            }
        }
    }
}
