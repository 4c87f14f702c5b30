using System.Net;
using System.Text.Json;
using StadKust.Content;
using StadKust.Umbraco.Delivery;

namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>Filters and sorts by properties that the site has opened for them.</summary>
public sealed class IndexedPropertyTests : IAsyncLifetime
{
    private DeliveryServer server = null!;

    public async ValueTask InitializeAsync() =>
        server = await DeliveryServer.StartAsync(Given.Set, new DeliveryOptions(IndexedProperties: ["kinds", "nights", "municipality", "isExample", "title"]));

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static Guid[] Keys(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid())];

    private async Task<Guid[]> FoundAsync(string query, string culture = "nl") => Keys(await server.JsonAsync($"content?take=1000&fields=&{query}", culture));

    private static IEnumerable<PublishedItem> All(Culture culture) => Given.Set.Entries.Select(e => Given.Set.Find(e.Key, culture)).OfType<PublishedItem>();

    [Fact]
    public async Task Choice_matches_one_of_its_values_and_a_list_means_any()
    {
        var beach = All(Given.Nl).Where(i => i.Values.Choices("kinds").Contains("beach")).Select(i => i.Key).Order();
        var either = All(Given.Nl).Where(i => i.Values.Choices("kinds").Any(k => k is "beach" or "museum")).Select(i => i.Key).Order();
        var neither = All(Given.Nl).Where(i => !i.Values.Choices("kinds").Any(k => k is "beach" or "museum")).Select(i => i.Key).Order();

        Assert.NotEmpty(beach);
        Assert.Equal(beach, (await FoundAsync("filter=kinds:beach")).Order());
        Assert.Equal(beach, (await FoundAsync("filter=KINDS:Beach")).Order());
        Assert.Equal(either, (await FoundAsync("filter=kinds:beach,museum")).Order());
        Assert.Equal(neither, (await FoundAsync("filter=kinds:!beach,museum")).Order());
    }

    [Fact]
    public async Task Number_compares_as_a_number_and_an_item_without_one_is_on_neither_side()
    {
        var arrangements = All(Given.Nl).Where(i => i.Values.Number("nights") is not null).ToArray();
        Assert.True(arrangements.Length > 3);

        Assert.Equal(arrangements.Where(i => i.Values.Number("nights") > 2).Select(i => i.Key).Order(), (await FoundAsync("filter=nights%3E2")).Order());
        Assert.Equal(arrangements.Where(i => i.Values.Number("nights") <= 2).Select(i => i.Key).Order(), (await FoundAsync("filter=nights<:2")).Order());
        Assert.Equal(arrangements.Select(i => i.Key).Order(), (await FoundAsync("filter=nights>veel")).Order());
    }

    [Fact]
    public async Task Picked_item_is_asked_for_by_its_key_in_any_spelling()
    {
        var town = All(Given.De).First(i => i.Type == "destination").Key;
        var expected = All(Given.De).Where(i => i.Values.Picks("municipality").Contains(town)).Select(i => i.Key).Order();

        Assert.NotEmpty(expected);
        Assert.Equal(expected, (await FoundAsync($"filter=municipality:{town}", "de")).Order());
        Assert.Equal(expected, (await FoundAsync($"filter=municipality:{town.ToString("N").ToUpperInvariant()}", "de")).Order());
    }

    [Fact]
    public async Task Sort_puts_items_without_a_value_last_whichever_way()
    {
        var up = await FoundAsync("filter=contentType:arrangement,story&sort=nights:asc");
        var down = await FoundAsync("filter=contentType:arrangement,story&sort=nights:desc");
        decimal?[] Nights(Guid[] keys) => [.. keys.Select(k => Given.Set.Find(k, Given.Nl)!.Values.Number("nights"))];

        Assert.Equal(Nights(up).OrderBy(n => n is null).ThenBy(n => n), Nights(up));
        Assert.Equal(Nights(down).OrderBy(n => n is null).ThenByDescending(n => n), Nights(down));
        Assert.Contains(null, Nights(up));
    }

    [Fact]
    public async Task Value_is_that_of_the_culture_asked_for()
    {
        // Without a comma, which would make a list of it.
        var item = All(Given.De).First(i => i.Type == "story" && i.Values.Text("title") is var t && !t.Contains(',', StringComparison.Ordinal) && Given.Set.Find(i.Key, Given.Nl)?.Values.Text("title") != t);
        var title = item.Values.Text("title");

        Assert.Equal([item.Key], await FoundAsync($"filter=title:{Uri.EscapeDataString(title)}", "de"));
        Assert.Empty(await FoundAsync($"filter=title:{Uri.EscapeDataString(title)}"));
    }

    [Fact]
    public async Task Property_that_is_not_indexed_is_an_unknown_option()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await server.GetAsync("content?filter=audiences:seniors")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.GetAsync("content?sort=audiences:asc")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.GetAsync("content?filter=kinds")).StatusCode);
    }
}
