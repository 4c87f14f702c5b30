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

    [Fact]
    public async Task A_feed_can_be_narrowed_as_its_page_can()
    {
        var all = await client.GetStringAsync("/en/events.ics", Stop);
        var markets = await client.GetStringAsync("/en/events.ics?kind=market", Stop);
        var business = await client.GetStringAsync("/en/events.ics?kind=business&language=en", Stop);
        var leiden = await client.GetStringAsync("/en/events.ics?town=leiden", Stop);
        var nonsense = await client.GetStringAsync("/en/events.ics?kind=nonsense&town=atlantis", Stop);

        Assert.Contains(": Market – ", Unfolded(markets), StringComparison.Ordinal);
        Assert.Contains(": Business\\, English – ", Unfolded(business), StringComparison.Ordinal);
        Assert.All([markets, business, leiden], part => Assert.InRange(Events(part), 1, Events(all) - 1));
        Assert.Equal(Events(all), Events(nonsense));
        Assert.Contains("SOURCE;VALUE=URI:https://example.org/en/events.ics?kind=market\r\n", Unfolded(markets), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nl/agenda.rss", "application/rss+xml; charset=utf-8")]
    [InlineData("/de/veranstaltungen.atom", "application/atom+xml; charset=utf-8")]
    [InlineData("/en/events.json", "application/json; charset=utf-8")]
    public async Task News_and_open_data_are_told_their_type_and_may_be_read_by_any_site(string path, string type)
    {
        var answer = await client.GetAsync(path, Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.NotNull(answer.Headers.ETag);
    }

    [Fact]
    public async Task Rss_is_read_by_another_program_newest_first()
    {
        using var xml = System.Xml.XmlReader.Create(await client.GetStreamAsync("/nl/agenda.rss", Stop));
        var feed = System.Xml.Linq.XDocument.Load(xml).Root!.Element("channel")!;
        var items = feed.Elements("item").ToList();

        Assert.InRange(items.Count, 10, 60);
        Assert.All(items, i => Assert.StartsWith("https://example.org/nl/agenda/", i.Element("link")!.Value, StringComparison.Ordinal));
        var dates = items.Select(i => DateTimeOffset.Parse(i.Element("pubDate")!.Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(dates.OrderDescending(), dates);
        Assert.Equal(items.Count, items.Select(i => i.Element("guid")!.Value).Distinct().Count());
    }

    [Fact]
    public async Task Atom_has_what_the_standard_asks_of_each_entry()
    {
        var feed = System.Xml.Linq.XDocument.Parse(await client.GetStringAsync("/en/events.atom", Stop)).Root!;
        System.Xml.Linq.XNamespace atom = "http://www.w3.org/2005/Atom";

        Assert.All(new[] { "id", "title", "updated" }, name => Assert.Single(feed.Elements(atom + name)));
        Assert.NotEmpty(feed.Elements(atom + "entry"));
        Assert.All(feed.Elements(atom + "entry"), e => Assert.All(new[] { "id", "title", "updated", "summary" }, name => Assert.Single(e.Elements(atom + name))));
    }

    [Fact]
    public async Task Open_data_has_a_licence_on_every_object_and_dates_in_five_lengths()
    {
        using var json = System.Text.Json.JsonDocument.Parse(await client.GetStringAsync("/nl/agenda.json", Stop));
        var events = json.RootElement.GetProperty("events").EnumerateArray().ToList();

        Assert.NotEmpty(events);
        foreach (var found in events)
        {
            Assert.StartsWith("https://creativecommons.org/", found.GetProperty("licence").GetString(), StringComparison.Ordinal);
            Assert.NotEqual(0, found.GetProperty("dates").GetArrayLength());
            Assert.Equal(5, found.GetProperty("inWords").EnumerateObject().Count(w => w.Value.GetString()!.Length > 0));
            Assert.True(found.GetProperty("place").TryGetProperty("municipality", out _));
            Assert.NotNull(When.Read(found.GetProperty("when"), "test").When);
        }
    }

    private static string Unfolded(string ics) => ics.Replace("\r\n ", "", StringComparison.Ordinal);

    private static int Events(string ics) => ics.Split("\r\nUID:").Distinct().Count() - 1;

    [Theory]
    [InlineData("/nl/nergens.ics")]
    [InlineData("/nl/nergens.json")]
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
