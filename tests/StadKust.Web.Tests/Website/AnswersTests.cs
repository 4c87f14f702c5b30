using System.Net;
using System.Net.Http.Headers;

namespace StadKust.Web.Tests.Website;

/// <summary>What every answer of the website carries, and where addresses lead.</summary>
public sealed class AnswersTests(RunningSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/nl/")]
    [InlineData("/de/orte/leiden/")]
    [InlineData("/nl/is-er-niet/")]
    [InlineData("/sitemap.xml")]
    public async Task Every_page_forbids_scripts_frames_and_sniffing_and_sets_no_cookie(string path)
    {
        using var answer = await site.Client.GetAsync(path, Stop);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_page_asked_again_with_its_tag_is_not_sent_again()
    {
        using var first = await site.Client.GetAsync("/nl/verhalen/", Stop);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/nl/verhalen/");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await site.Client.SendAsync(again, Stop);

        Assert.False(first.Headers.ETag!.IsWeak);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(Stop));
        Assert.Contains("s-maxage=300", first.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("stale-while-revalidate", first.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Pages_are_sent_compressed_with_a_tag_of_their_own(string encoding)
    {
        using var plain = await site.Client.GetAsync("/nl/", Stop);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nl/");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));

        using var answer = await site.Client.SendAsync(request, Stop);

        Assert.Equal(encoding, Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        Assert.NotEqual(plain.Headers.ETag, answer.Headers.ETag);
        Assert.True(answer.Content.Headers.ContentLength < plain.Content.Headers.ContentLength / 2);
    }

    [Theory]
    [InlineData("de-DE,de;q=0.9,en;q=0.8", "/de/")]
    [InlineData("nl", "/nl/")]
    [InlineData("fr-FR,fr;q=0.9", "/en/")]
    [InlineData("fr,de;q=0.5", "/de/")]
    [InlineData("", "/nl/")]
    public async Task The_front_door_asks_the_browser_for_the_language_once(string accepted, string to)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        if (accepted.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        }

        using var answer = await site.Client.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(to, answer.Headers.Location!.OriginalString);
        Assert.Contains("Accept-Language", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/nl", "/nl/")]
    [InlineData("/de/orte/leiden", "/de/orte/leiden/")]
    [InlineData("/NL/Bestemmingen/Leiden/", "/nl/bestemmingen/leiden/")]
    [InlineData("/nl/agenda?town=leiden", "/nl/agenda/?town=leiden")]
    public async Task Every_page_has_one_address(string asked, string to)
    {
        using var answer = await site.Client.GetAsync(asked, Stop);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(to, answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/nl/is-er-niet/", "nl", "met het tij verdwenen")]
    [InlineData("/de/gibt-es-nicht/", "de", "lang=\"de\"")]
    [InlineData("/en/not-here/", "en", "lang=\"en\"")]
    [InlineData("/wp-login.php", "nl", "lang=\"nl\"")]
    [InlineData("/nl/instellingen/", "nl", "met het tij verdwenen")]
    public async Task What_is_not_there_says_so_in_the_language_asked(string path, string culture, string words)
    {
        using var answer = await site.Client.GetAsync(path, Stop);
        var html = await answer.Content.ReadAsStringAsync(Stop);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains($"<html lang=\"{culture}\">", html, StringComparison.Ordinal);
        Assert.Contains(words, html, StringComparison.Ordinal);
        Assert.Contains("name=\"robots\" content=\"noindex\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Security_txt_expires_within_a_year_and_robots_names_the_sitemap()
    {
        var security = await site.Client.GetStringAsync("/.well-known/security.txt", Stop);
        var robots = await site.Client.GetStringAsync("/robots.txt", Stop);

        var expires = DateTimeOffset.Parse(security.Split('\n').Single(l => l.StartsWith("Expires: ", StringComparison.Ordinal))[9..], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(expires, SiteHost.Now, SiteHost.Now.AddYears(1));
        Assert.Contains($"Sitemap: {site.Host.Origin}/sitemap.xml", robots, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assets_are_kept_for_ever_under_the_hash_of_their_bytes()
    {
        var html = await site.Client.GetStringAsync("/nl/", Stop);
        var address = System.Text.RegularExpressions.Regex.Match(html, "href=\"(/assets/[0-9a-f]{12}/site.css)\"").Groups[1].Value;

        using var answer = await site.Client.GetAsync(address, Stop);
        using var other = await site.Client.GetAsync(address.Replace(address.Split('/')[2], "000000000000", StringComparison.Ordinal), Stop);

        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("url(fonts/", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task Without_content_a_calm_page_asks_for_patience()
    {
        await using var empty = await SiteHost.StartAsync(other: new Content.FixedSets(Content.SiteExport.Read(Directory.CreateTempSubdirectory().FullName, stop: Stop).ToSet()));
        using var client = empty.Client();

        using var answer = await client.GetAsync("/nl/", Stop);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Contains("http-equiv=\"refresh\"", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }
}
