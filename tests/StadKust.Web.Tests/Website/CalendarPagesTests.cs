using System.Net;
using System.Text.RegularExpressions;

namespace StadKust.Web.Tests.Website;

/// <summary>The calendar by day, week and month, over HTTP on the real content. Today is Saturday 20 March 2027.</summary>
public sealed partial class CalendarPagesTests(RunningSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_month_is_a_table_of_whole_weeks_with_the_number_of_events_of_each_day()
    {
        var html = await site.Client.GetStringAsync("/nl/agenda/?view=month&from=2027-04-12", Stop);

        Assert.Contains("<h2>april 2027</h2>", html, StringComparison.Ordinal);
        var days = Cells().Matches(html).Select(m => DateOnly.ParseExact(m.Groups[1].Value, "yyyy-MM-dd")).ToList();
        Assert.Equal(35, days.Count);
        Assert.Equal(new DateOnly(2027, 3, 29), days[0]);
        Assert.Equal(Enumerable.Range(0, 35).Select(i => days[0].AddDays(i)), days);
        Assert.Matches("cell-count", html);
    }

    [Fact]
    public async Task Month_week_and_day_lead_to_each_other_and_to_the_next()
    {
        var month = await site.Client.GetStringAsync("/de/veranstaltungen/?view=month&from=2027-05-01", Stop);
        Assert.Contains("?view=month&amp;from=2027-06-01\"", month, StringComparison.Ordinal);
        Assert.Contains("?view=day&amp;from=2027-05-08\"", month, StringComparison.Ordinal);

        var week = await site.Client.GetStringAsync("/en/events/?view=week&from=2027-05-05", Stop);
        Assert.Contains("3–9\u00a0May 2027", WebUtility.HtmlDecode(week), StringComparison.Ordinal);
        Assert.Contains("?view=week&amp;from=2027-05-10\"", week, StringComparison.Ordinal);
        Assert.Equal(7, Regex.Count(week, "class=\"week-day"));

        var day = await site.Client.GetStringAsync("/nl/agenda/?view=day&from=2027-05-08", Stop);
        Assert.Contains("zaterdag 8\u00a0mei 2027", WebUtility.HtmlDecode(day), StringComparison.Ordinal);
        Assert.Contains("rel=\"prev\" href=\"/nl/agenda/?view=day&amp;from=2027-05-07\"", day, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_chosen_stays_chosen_in_every_layout_and_in_the_feeds()
    {
        var html = await site.Client.GetStringAsync("/nl/agenda/?view=week&from=2027-05-05&town=leiden&kind=market&language=en", Stop);

        Assert.Contains("/nl/agenda/?view=month&amp;from=2027-05-03&amp;town=leiden&amp;kind=market&amp;language=en\"", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"webcal://{new Uri(site.Host.Origin).Authority}/nl/agenda.ics?town=leiden&amp;kind=market&amp;language=en\"", html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"market\" selected>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nl/agenda/?view=century&from=soon&kind=%3Cscript%3E&town=%27&theme=nothing&language=xx&to=0000-00-00")]
    [InlineData("/nl/agenda/?view=month&from=0001-01-01")]
    [InlineData("/nl/agenda/?view=week&from=9999-12-31")]
    [InlineData("/nl/agenda/?view=3&from=2027-02-29")]
    public async Task Nonsense_in_an_address_still_shows_a_calendar(string address)
    {
        var answer = await site.Client.GetAsync(address, Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("class=\"layouts\"", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_for_newcomers_shows_what_needs_no_Dutch_first_with_language_price_and_way()
    {
        var html = WebUtility.HtmlDecode(await site.Client.GetStringAsync("/en/new-here/", Stop));

        var open = Part(html, "newcomers-open");
        Assert.NotEmpty(Entries().Matches(open));
        Assert.True(html.IndexOf("newcomers-open", StringComparison.Ordinal) < html.IndexOf("newcomers-work", StringComparison.Ordinal));
        Assert.All(Entries().Matches(open).Select(m => m.Value), entry => Assert.Matches("<li>(English|no words needed)</li>", entry));
        Assert.Contains("From Leiden Centraal about", open, StringComparison.Ordinal);
        Assert.Contains("newcomers-work", html, StringComparison.Ordinal);
        Assert.Contains("Partner of the month", html, StringComparison.OrdinalIgnoreCase);
    }

    private static string Part(string html, string name) => Regex.Match(html, $"<section class=\"strip {name}\".*?</section>", RegexOptions.Singleline).Value;

    [GeneratedRegex("<td class=\"cell.*?<time datetime=\"(\\d{4}-\\d\\d-\\d\\d)\"", RegexOptions.Singleline)]
    private static partial Regex Cells();

    [GeneratedRegex("<li class=\"entry.*?<ul class=\"tongues.*?</ul>", RegexOptions.Singleline)]
    private static partial Regex Entries();
}
