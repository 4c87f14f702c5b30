using System.Net;
using System.Text.Json;

namespace StadKust.Web.Tests.Website;

/// <summary>Our list on other people's sites: who may show it, what it brings along.</summary>
public sealed class EmbeddingTests(RunningSite site)
{
    // Partners of the content are registered with addresses at example.org.
    private const string Partner = "https://example.org";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Registered_partners_may_frame_the_list_and_nobody_else()
    {
        var answer = await site.Client.GetAsync("/embed/nl/agenda/?town=leiden&number=5", Stop);
        var html = await answer.Content.ReadAsStringAsync(Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.EndsWith($"frame-ancestors 'self' {Partner}", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Equal(5, html.Split("class=\"sk-entry").Length - 1);
        Assert.Contains($"href=\"{site.Host.Origin}/nl/agenda/", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_other_page_still_refuses_to_be_framed()
    {
        var answer = await site.Client.GetAsync("/nl/agenda/", Stop);

        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
    }

    [Theory]
    [InlineData(Partner, true)]
    [InlineData("https://evil.example.com", false)]
    [InlineData("https://example.org.evil.example.com", false)]
    [InlineData("null", false)]
    public async Task Only_a_registered_site_may_read_the_list_by_script(string origin, bool may)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/embed/en/events/?as=json");
        request.Headers.Add("Origin", origin);

        var answer = await site.Client.SendAsync(request, Stop);

        Assert.Equal(may ? [origin] : [], answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed : []);
        Assert.Contains("Origin", answer.Headers.Vary);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        Assert.StartsWith("<section class=\"sk\"", json.RootElement.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Equal("en", json.RootElement.GetProperty("language").GetString());
        Assert.Contains(".sk-entry", json.RootElement.GetProperty("css").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/embed/nl/")]
    [InlineData("/embed/fr/agenda/")]
    [InlineData("/embed/nl/verhalen/")]
    public async Task Only_calendars_can_be_embedded(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(path, Stop)).StatusCode);

    [Fact]
    public async Task A_list_is_never_longer_than_thirty() =>
        Assert.InRange((await site.Client.GetStringAsync("/embed/nl/agenda/?number=100000", Stop)).Split("class=\"sk-entry").Length - 1, 5, 30);
}
