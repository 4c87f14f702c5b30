using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StadKust.Content;

namespace StadKust.Events.Tests.Feeds;

public sealed class EventFeedsTests : IAsyncLifetime
{
    private readonly WebApplication app = Host();
    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/nl/agenda.ics", "Stad + Kust")]
    [InlineData("/de/veranstaltungen.ics", "Küste und Kultur")]
    [InlineData("/en/events.ics", "City + Coast")]
    public async Task Each_language_has_its_calendar(string path, string site)
    {
        var answer = await client.GetAsync(path, Stop);
        var ics = await answer.Content.ReadAsStringAsync(Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", ics, StringComparison.Ordinal);
        Assert.Contains(site, ics.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("s-maxage=3600", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_again_with_its_tag_nothing_is_sent()
    {
        var first = await client.GetAsync("/nl/agenda.ics", Stop);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/nl/agenda.ics");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        var answer = await client.SendAsync(again, Stop);

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(first.Headers.ETag, answer.Headers.ETag);
    }

    [Fact]
    public async Task An_event_and_the_folder_of_a_municipality_have_calendars_of_their_own()
    {
        var set = Given.RealContent;
        var found = Calendar.Build(set, Given.Day("2027-01-01")).Events(Given.Nl).Single(e => e.Item.Name == "Maandwandeling Meijendel");
        var folder = set.Ancestors(found.Key).Last(a => a.Type == "eventFolder");

        var one = await client.GetStringAsync($"/nl{found.Path.TrimEnd('/')}.ics", Stop);
        var town = await client.GetStringAsync($"/nl{set.PathOf(folder.Key, Given.Nl)!.TrimEnd('/')}.ics", Stop);

        Assert.Equal(1, one.Split("RRULE:FREQ=MONTHLY").Length - 1);
        Assert.Contains(found.Key.ToString(), town, StringComparison.Ordinal);
        Assert.True(town.Length > one.Length);
    }

    [Theory]
    [InlineData("/nl/nergens.ics")]
    [InlineData("/fr/agenda.ics")]
    [InlineData("/nl/bestemmingen.ics")]
    [InlineData("/de/agenda.ics")]
    public async Task Where_there_is_no_calendar_there_is_nothing(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path, Stop)).StatusCode);

    [Fact]
    public async Task The_head_of_a_calendar_can_be_asked_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/nl/agenda.ics");
        var answer = await client.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
    }

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync(Stop);
        client.BaseAddress = new Uri(app.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    private static WebApplication Host()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddEvents().AddSingleton<IContentSets>(new FixedSets(Given.RealContent));
        var app = builder.Build();
        app.MapEventFeeds(new Uri("https://example.org"));
        return app;
    }
}
