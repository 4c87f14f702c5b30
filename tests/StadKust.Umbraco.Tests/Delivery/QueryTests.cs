using System.Net;
using System.Text.Json;
using CsCheck;
using StadKust.Umbraco.Delivery;

namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>The query: fetch, filter, sort, skip, take.</summary>
public sealed class QueryTests(RegionServer server)
{
    private static Guid[] Keys(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid())];

    private static string[] Names(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString()!)];

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static long Total(JsonElement page) => page.GetProperty("total").GetInt64();

    [Theory]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Total_is_all_that_exists_in_the_culture_whatever_is_taken(string culture)
    {
        var there = Given.Set.Entries.Count(e => Given.Set.Exists(e.Key, new(culture)));

        var none = await server.JsonAsync("content?take=0", culture);
        var ten = await server.JsonAsync("content?skip=3", culture);
        var all = await server.JsonAsync("content?take=1000", culture);

        Assert.Equal([there, there, there], new[] { none, ten, all }.Select(p => (int)Total(p)));
        Assert.Empty(Keys(none));
        Assert.Equal(10, Keys(ten).Length);
        Assert.Equal(there, Keys(all).Distinct().Count());
        Assert.Empty(Keys(await server.JsonAsync($"content?skip={int.MaxValue}", culture)));
    }

    [Fact]
    public void Pages_laid_side_by_side_are_the_whole_list()
    {
        string[] filters = ["", "&filter=contentType:event,story", "&filter=name:e&filter=contentType:!place"];
        string[] sorts = ["", "&sort=name:asc", "&sort=level:desc&sort=name:asc", "&sort=createDate:asc", "&sort=sortOrder:desc", "&sort=updateDate:desc"];
        Gen.Select(Gen.Int[1, 40], OneOf(filters), OneOf(sorts), OneOf("nl", "de", "en")).Sample(
            (take, filter, sort, culture) =>
            {
                Guid[] Page(int skip, int most) => Keys(server.JsonAsync($"content?skip={skip}&take={most}{filter}{sort}", culture).GetAwaiter().GetResult());
                var whole = Page(0, 1000);

                var pages = Enumerable.Range(0, (whole.Length / take) + 1).SelectMany(n => Page(n * take, take));

                Assert.Equal(whole, pages);
            },
            iter: 25,
            threads: 1);
    }

    [Theory]
    [InlineData("skip=-1")]
    [InlineData("take=-1")]
    [InlineData("skip=drie")]
    [InlineData("take=99999999999")]
    [InlineData("take=1001")]
    [InlineData("skip=1.5")]
    [InlineData("skip=1&skip=2")]
    public async Task Skip_or_take_that_cannot_be_is_400_and_names_itself(string query)
    {
        using var response = await server.GetAsync($"content?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal("One or more validation errors occurred.", problem.GetProperty("title").GetString());
        Assert.NotEmpty(problem.GetProperty("errors").GetProperty(query[..4]).EnumerateArray());
    }

    [Fact]
    public async Task Faults_are_found_in_the_order_fetch_filter_sort()
    {
        async Task<string> TitleAsync(string query)
        {
            using var response = await server.GetAsync($"content?{query}");
            return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("title").GetString()!;
        }

        Assert.Equal("Selector option not found", await TitleAsync("fetch=x&filter=x&sort=x"));
        Assert.Equal("Filter option not found", await TitleAsync("filter=contentType:story&filter=x&sort=x"));
        Assert.Equal("Sort option not found", await TitleAsync("sort=name:asc&sort=name"));
    }

    [Fact]
    public async Task Empty_options_count_as_none() =>
        Assert.Equal(Total(await server.JsonAsync("content")), Total(await server.JsonAsync("content?fetch=&filter=&sort=&skip=&take=&expand=")));

    [Theory]
    [InlineData("children:")]
    [InlineData("children:/nergens")]
    [InlineData("descendants:8f3c5bb0-0000-4000-8000-000000000000")]
    [InlineData("ancestors:nergens/niets")]
    public async Task Fetch_of_something_unknown_is_an_empty_list(string fetch)
    {
        var page = await server.JsonAsync($"content?fetch={fetch}", "nl");

        Assert.Equal(0, Total(page));
        Assert.Empty(Keys(page));
    }

    [Fact]
    public async Task Children_are_one_level_and_descendants_all_levels_without_the_item_itself()
    {
        var stories = Given.Set.KeyAt(Given.Nl, "/verhalen/")!.Value;
        var expected = Given.Set.ChildEntries(stories).Where(e => Given.Set.Exists(e.Key, Given.Nl)).Select(e => e.Key);

        Assert.Equal(expected, Keys(await server.JsonAsync("content?take=1000&fetch=CHILDREN:/verhalen/", "nl")));
        Assert.Equal(expected, Keys(await server.JsonAsync($"content?take=1000&fetch=children:{stories:N}", "nl")));
        var all = Keys(await server.JsonAsync("content?take=1000&fetch=descendants:/", "nl"));
        Assert.Equal(Given.Set.DescendantEntries(Given.Home).Where(e => Given.Set.Exists(e.Key, Given.Nl)).Select(e => e.Key).Order(), all.Order());
        Assert.DoesNotContain(Given.Home, all);
    }

    [Fact]
    public async Task Ancestors_come_from_the_root_down() =>
        Assert.Equal(
            [Given.Home, Given.Set.Entry(Given.Weekend)!.Parent!.Value],
            Keys(await server.JsonAsync($"content?fetch=ancestors:{Given.Weekend}", "nl")));

    [Theory]
    [InlineData("contentType:story,event", true)]
    [InlineData("contentType:!story,event", false)]
    [InlineData("CONTENTTYPE:story,event", true)]
    public async Task Filter_by_type_takes_a_list_and_one_exclamation_mark_negates_it_all(string filter, bool within)
    {
        var page = await server.JsonAsync($"content?take=1000&filter={filter}", "nl");

        Assert.NotEmpty(Keys(page));
        Assert.All(page.GetProperty("items").EnumerateArray(), i => Assert.Equal(within, i.GetProperty("contentType").GetString() is "story" or "event"));
    }

    [Theory]
    [InlineData("contentType:")]
    [InlineData("contentType:Story")]
    [InlineData("contentType:story&filter=contentType:event")]
    public async Task Filter_that_nothing_meets_is_an_empty_list(string filter) => Assert.Equal(0, Total(await server.JsonAsync($"content?filter={filter}", "nl")));

    [Fact]
    public async Task Filter_by_name_looks_inside_the_name_of_the_culture_without_regard_to_case()
    {
        var dutch = Given.Set.Find(Given.Weekend, Given.Nl)!.Name;
        Assert.NotEqual(dutch, Given.Set.Find(Given.Weekend, Given.De)!.Name);

        Assert.Contains(dutch, Names(await server.JsonAsync("content?filter=name:ZONDAG%20WIJZER,niets", "nl")));
        Assert.DoesNotContain(dutch, Names(await server.JsonAsync("content?take=1000&filter=name:!zondag", "nl")));
        Assert.Equal(0, Total(await server.JsonAsync("content?filter=name:zondag%20wijzer", "de")));
    }

    [Fact]
    public async Task Dates_compare_by_day_and_one_that_cannot_be_read_has_no_effect()
    {
        var dates = Given.Set.Entries.Where(e => Given.Set.Exists(e.Key, Given.Nl)).Select(e => e.Created).ToArray();
        var middle = dates.Order().ElementAt(dates.Length / 2).Date;
        async Task<long> CountAsync(string sign, string value) => Total(await server.JsonAsync($"content?take=0&filter=createDate{sign}{value}", "nl"));
        var day = middle.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(dates.Count(d => d > middle), await CountAsync("%3E", day));
        Assert.Equal(dates.Count(d => d >= middle), await CountAsync(">:", day));
        Assert.Equal(dates.Count(d => d < middle), await CountAsync("<", day));
        Assert.Equal(dates.Count(d => d <= middle), await CountAsync("%3C:", day));
        Assert.Equal(dates.Length, await CountAsync(">=", day));
        Assert.Equal(dates.Length, await CountAsync(":", "ooit"));
    }

    [Fact]
    public async Task Sort_by_name_ignores_case_and_whatever_is_not_asc_descends()
    {
        var up = Names(await server.JsonAsync("content?take=1000&sort=NAME:asc", "de"));

        Assert.Equal(up.Order(Comparer<string>.Create((a, b) => string.CompareOrdinal(a.ToLowerInvariant(), b.ToLowerInvariant()))), up);
        foreach (var down in new[] { "name:desc", "name:ASC", "name:foo", "name:" })
        {
            var names = Names(await server.JsonAsync($"content?take=1000&sort={down}", "de"));
            Assert.Equal(up.Distinct().Reverse(), names.Distinct());
        }
    }

    [Fact]
    public async Task First_sort_is_the_primary_one()
    {
        var page = await server.JsonAsync("content?take=1000&sort=level:desc&sort=name:asc", "nl");

        var order = Keys(page).Zip(Names(page)).Select(p => (Given.Set.Entry(p.First)!.Level, Name: p.Second.ToLowerInvariant())).ToArray();
        Assert.Equal(order.OrderByDescending(o => o.Level).ThenBy(o => o.Name, StringComparer.Ordinal), order);
    }

    [Fact]
    public async Task Hidden_type_is_in_no_answer_and_not_counted()
    {
        await using var hiding = await DeliveryServer.StartAsync(Given.Set, new DeliveryOptions(DisallowedContentTypeAliases: ["STORY"]));
        var story = Given.Set.OfType("story", Given.Nl)[0];

        Assert.Equal(HttpStatusCode.NotFound, (await hiding.GetAsync($"content/item/{story}", "nl")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await hiding.GetAsync($"content/item{Given.Set.PathOf(story, Given.Nl)}", "nl")).StatusCode);
        Assert.Empty((await hiding.JsonAsync($"content/items?id={story}", "nl")).EnumerateArray());
        var all = await hiding.JsonAsync("content?take=1000", "nl");
        Assert.Equal(Total(await server.JsonAsync("content", "nl")) - Given.Set.OfType("story", Given.Nl).Count, Total(all));
        Assert.DoesNotContain("story", all.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("contentType").GetString()));
    }

    [Fact]
    public async Task List_of_allowed_types_goes_before_the_list_of_hidden_ones()
    {
        await using var few = await DeliveryServer.StartAsync(
            Given.Set, new DeliveryOptions(DisallowedContentTypeAliases: ["story"], AllowedContentTypeAliases: ["Story"]));

        Assert.Equal(Given.Set.OfType("story", Given.Nl).Count, Total(await few.JsonAsync("content", "nl")));
    }
}
