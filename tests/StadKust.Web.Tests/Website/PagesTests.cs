using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Web.Website;

namespace StadKust.Web.Tests.Website;

/// <summary>What single kinds of page tell, to people and to machines.</summary>
public sealed class PagesTests(RunningSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_only_script_is_structured_data_that_parses()
    {
        foreach (var (type, path) in new[] { Content.Culture.Dutch, Content.Culture.German }.SelectMany(site.Host.Pages).DistinctBy(p => p.Type))
        {
            var html = await site.Client.GetStringAsync(path, Stop);
            foreach (Match script in Regex.Matches(html, "<script([^>]*)>(.*?)</script>", RegexOptions.Singleline))
            {
                Assert.Equal(" type=\"application/ld+json\"", script.Groups[1].Value);
                Assert.NotNull(JsonNode.Parse(script.Groups[2].Value));
            }

            Assert.DoesNotMatch("<[a-z][^>]* (style|on[a-z]+)=", html);
            Assert.DoesNotContain("{{", html, StringComparison.Ordinal);
            Assert.True(type == "home" || html.Contains("BreadcrumbList", StringComparison.Ordinal), path);
        }
    }

    [Fact]
    public async Task An_event_tells_machines_its_start_with_offset_its_place_and_its_address()
    {
        var path = site.Host.Pages(Content.Culture.Dutch).Last(p => p.Type == "event").Path;

        var data = Thing(await site.Client.GetStringAsync(path, Stop), "Event");

        Assert.NotEmpty((string)data["name"]!);
        Assert.Matches(@"^\d{4}-\d\d-\d\d(T\d\d:\d\d[+-]\d\d:\d\d)?$", (string)data["startDate"]!);
        Assert.NotEmpty((string)data["location"]!["name"]!);
        Assert.Equal("NL", (string)data["location"]!["address"]!["addressCountry"]!);
    }

    [Fact]
    public async Task A_place_is_an_attraction_with_a_position_and_an_arrangement_a_trip_with_its_days()
    {
        var place = Thing(await site.Client.GetStringAsync(site.Host.Pages(Content.Culture.German).First(p => p.Type == "place").Path, Stop), "TouristAttraction");
        var trip = Thing(await site.Client.GetStringAsync(site.Host.Pages(Content.Culture.German).First(p => p.Type == "arrangement").Path, Stop), "TouristTrip");

        Assert.InRange((double)place["geo"]!["latitude"]!, 51, 53);
        Assert.Equal("de", (string)place["inLanguage"]!);
        Assert.NotEmpty(trip["itinerary"]!["itemListElement"]!.AsArray());
        Assert.Null(trip["offers"]); // an invented example is no offer
    }

    [Fact]
    public async Task The_calendar_can_be_narrowed_to_a_town_and_a_day_and_goes_on()
    {
        var all = await site.Client.GetStringAsync("/nl/agenda/", Stop);
        var katwijk = await site.Client.GetStringAsync("/nl/agenda/?town=katwijk&from=2027-04-01&to=2027-04-30", Stop);

        Assert.Matches("href=\"/nl/agenda/\\?from=2027-\\d\\d-\\d\\d\"", all);
        Assert.Contains("Katwijk", katwijk, StringComparison.Ordinal);
        var days = Regex.Matches(katwijk, "<h2><time datetime=\"(\\d{4}-\\d\\d-\\d\\d)\">").Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(days);
        Assert.All(days, d => Assert.StartsWith("2027-04", d, StringComparison.Ordinal));
        Assert.Equal(days.Order(StringComparer.Ordinal), days);
    }

    [Fact]
    public async Task A_word_looked_for_is_shown_escaped()
    {
        var path = site.Host.Pages(Content.Culture.Dutch).Single(p => p.Type == "searchPage").Path;

        var html = await site.Client.GetStringAsync($"{path}?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E", Stop);
        var found = await site.Client.GetStringAsync($"{path}?q=hortus", Stop);

        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.Contains("Hortus botanicus", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_pages_of_the_content_render_without_a_finding_about_the_theme()
    {
        foreach (var (_, path) in new[] { Content.Culture.Dutch, Content.Culture.German, Content.Culture.English }.SelectMany(site.Host.Pages))
        {
            await site.Client.GetStringAsync(path, Stop);
        }

        var findings = site.Host.Services.GetRequiredService<WebsiteFindings>().All;

        Assert.DoesNotContain(findings, f => f.Code is "phrase-missing" or "block-without-template" or "type-without-template" or "asset-missing" or "template-broke");
    }

    private static JsonNode Thing(string html, string type) =>
        JsonNode.Parse(Regex.Match(html, "<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value)!["@graph"]!
            .AsArray().Single(n => (string)n!["@type"]! == type)!;

    [Fact]
    public async Task Strip_below_an_event_tells_of_others()
    {
        foreach (var (_, path) in site.Host.Pages(Content.Culture.Dutch).Where(p => p.Type == "event").ToList())
        {
            var page = await site.Client.GetStringAsync(path, TestContext.Current.CancellationToken);
            var strip = page.IndexOf("agenda-strip", StringComparison.Ordinal);
            Assert.False(strip > 0 && page[strip..].Contains($"href=\"{path}\"", StringComparison.Ordinal), path);
            Assert.False(strip > 0 && page[strip..].Contains($"href=\"{path}?on=", StringComparison.Ordinal), path);
        }
    }
}
