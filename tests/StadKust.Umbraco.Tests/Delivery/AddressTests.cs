using System.Net;
using System.Text.Json;
using StadKust.Umbraco.Delivery;

namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>Finding items: paths, keys, cultures, start items, redirects.</summary>
public sealed class AddressTests(RegionServer server)
{
    private static string NameOf(JsonElement item) => item.GetProperty("name").GetString()!;

    [Theory]
    [InlineData("verhalen/droge-voeten-lange-lanen")]
    [InlineData("/verhalen/droge-voeten-lange-lanen/")]
    [InlineData("verhalen%2Fdroge-voeten-lange-lanen")]
    [InlineData("%2fverhalen%2fdroge-voeten-lange-lanen%2f")]
    [InlineData("VERHALEN/Droge-Voeten-Lange-Lanen")]
    [InlineData("verhalen/droge%2Dvoeten-lange-lanen")]
    public async Task Path_is_found_whatever_its_slashes_and_case(string path) =>
        Assert.Equal("Droge voeten, lange lanen", NameOf(await server.JsonAsync($"content/item/{path}", "nl")));

    [Theory]
    [InlineData("D")]
    [InlineData("N")]
    public async Task Key_may_stand_without_dashes_and_in_capitals(string format)
    {
        var key = Given.Weekend.ToString(format).ToUpperInvariant();

        var item = await server.JsonAsync($"content/item/{key}", "nl");

        Assert.Equal(Given.Weekend, item.GetProperty("id").GetGuid());
        Assert.Equal(Given.Weekend.ToString(), item.GetProperty("id").GetString());
        var items = await server.JsonAsync($"content/items?id={key}", "nl");
        Assert.Equal(Given.Weekend, Assert.Single(items.EnumerateArray()).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Path_may_be_absent_and_means_home()
    {
        Assert.Equal(Given.Home, (await server.JsonAsync("content/item")).GetProperty("id").GetGuid());
        Assert.Equal(Given.Home, (await server.JsonAsync("content/item/", "de")).GetProperty("id").GetGuid());
    }

    [Theory]
    [InlineData("nl", "de")]
    [InlineData("nl", "en")]
    [InlineData("de", "en")]
    public async Task Item_not_published_in_a_culture_is_404_and_left_out_of_lists(string has, string hasNot)
    {
        var key = Given.PublishedIn(new(has), butNotIn: new(hasNot));
        var parent = Given.Set.Entry(key)!.Parent;

        using var byKey = await server.GetAsync($"content/item/{key}", hasNot);
        using var byPath = await server.GetAsync($"content/item{Given.Set.PathOf(key, new(has))}", hasNot);

        Assert.Equal(HttpStatusCode.NotFound, byKey.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, byPath.StatusCode);
        Assert.Empty((await server.JsonAsync($"content/items?id={key}", hasNot)).EnumerateArray());
        var siblings = await server.JsonAsync($"content?fetch=children:{parent}&take=1000", hasNot);
        Assert.DoesNotContain(siblings.GetProperty("items").EnumerateArray(), i => i.GetProperty("id").GetGuid() == key);
        Assert.Equal(key, (await server.JsonAsync($"content/item/{key}", has)).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Path_of_one_language_is_404_in_another()
    {
        var german = Given.Set.PathOf(Given.Weekend, Given.De);
        Assert.NotEqual(german, Given.Set.PathOf(Given.Weekend, Given.Nl));

        using var response = await server.GetAsync($"content/item{german}", "nl");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(Given.Weekend, (await server.JsonAsync($"content/item{german}", "de")).GetProperty("id").GetGuid());
    }

    [Theory]
    [InlineData("de-DE,de;q=0.9", "Stad + Kust")]
    [InlineData("*", "Stad + Kust")]
    public async Task Accept_language_of_a_browser_counts_as_none(string header, string dutchHome)
    {
        var item = await server.JsonAsync("content/item/", header);

        Assert.Equal(Given.Set.Find(Given.Home, Given.Nl)!.Values.Text("title"), item.GetProperty("properties").GetProperty("title").GetString());
        Assert.Equal(dutchHome, NameOf(item));
    }

    [Theory]
    [InlineData("DE", HttpStatusCode.OK)]
    [InlineData("de-DE", HttpStatusCode.NotFound)]
    [InlineData("fr", HttpStatusCode.NotFound)]
    public async Task Culture_is_compared_without_case_and_without_fallback(string header, HttpStatusCode status)
    {
        using var response = await server.GetAsync("content/item/", header);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Items_come_in_the_order_asked_for_once_each_and_unknown_ones_are_left_out()
    {
        var items = await server.JsonAsync($"content/items?id={Given.Weekend}&id={Guid.NewGuid()}&id={Given.Home}&id={Given.Weekend:N}", "nl");

        Assert.Equal([Given.Weekend, Given.Home], items.EnumerateArray().Select(i => i.GetProperty("id").GetGuid()));
        Assert.Empty((await server.JsonAsync("content/items")).EnumerateArray());
    }

    [Theory]
    [InlineData("nergens")]
    [InlineData("")]
    [InlineData("verhalen")]
    [InlineData("8f3c5bb0-0000-4000-8000-000000000000")]
    public async Task Start_item_that_is_no_root_is_404_in_plain_text_everywhere(string start)
    {
        foreach (var address in new[] { "content", "content/items", $"content/item/{Given.Home}", "content/item/", "content?fetch=siblings:x" })
        {
            using var response = await server.GetAsync(address, "nl", ("Start-Item", start));

            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("The Start-Item could not be found", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Start_item_that_is_missing_is_a_JSON_string_for_who_asks_for_JSON()
    {
        using var response = await server.GetAsync("content", "nl", ("Start-Item", "nergens"), ("Accept", "application/json"));

        Assert.Equal("The Start-Item could not be found", JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetString());
    }

    [Theory]
    [InlineData("stad-kust")]
    [InlineData("/STAD-KUST/")]
    public async Task Start_item_is_found_by_its_segment_and_leaves_itself_out(string start)
    {
        var all = await server.JsonAsync("content?take=0", "nl");
        var below = await server.JsonAsync("content?take=0", "nl", ("Start-Item", start));

        Assert.Equal(all.GetProperty("total").GetInt64() - 1, below.GetProperty("total").GetInt64());
        var byKey = await server.JsonAsync("content?take=0", "nl", ("Start-Item", Given.Home.ToString()));
        Assert.Equal(below.GetProperty("total").GetInt64(), byKey.GetProperty("total").GetInt64());
    }

    [Fact]
    public async Task Item_below_a_second_root_is_found_with_its_start_item_only()
    {
        var (root, child) = Given.SecondRoot();
        await using var other = await DeliveryServer.StartAsync(Given.SetWith(root, child));

        var item = await other.JsonAsync("content/item/de-kamer", "nl", ("Start-Item", "tweede-huis"));

        Assert.Equal(child.Key, item.GetProperty("id").GetGuid());
        Assert.Equal("/de-kamer/", item.GetProperty("route").GetProperty("path").GetString());
        Assert.Equal("tweede-huis", item.GetProperty("route").GetProperty("startItem").GetProperty("path").GetString());
        Assert.Equal(root.Key, item.GetProperty("route").GetProperty("startItem").GetProperty("id").GetGuid());
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("content/item/de-kamer", "nl")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("content/item/tweede-huis/de-kamer", "nl")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("content/item/verhalen", "nl", ("Start-Item", "tweede-huis"))).StatusCode);
        Assert.Equal("/tweede-huis/", (await other.JsonAsync("content/item/tweede-huis", "nl")).GetProperty("route").GetProperty("path").GetString());
        var below = await other.JsonAsync("content", "nl", ("Start-Item", "tweede-huis"));
        Assert.Equal([child.Key], below.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task Old_path_moves_to_the_new_one_and_names_the_start_item()
    {
        await using var other = await DeliveryServer.StartAsync(new SetWithOldPath(Given.Set, "/vroeger/weekend", Given.Weekend));

        using var response = await other.GetAsync("content/item/vroeger%2Fweekend/", "nl");

        Assert.Equal(HttpStatusCode.MovedPermanently, response.StatusCode);
        Assert.Equal(Given.Set.PathOf(Given.Weekend, Given.Nl), response.Headers.Location?.OriginalString);
        Assert.Equal("stad-kust", response.Headers.GetValues("Location-Start-Item-Path").Single());
        Assert.Equal(Given.Home.ToString(), response.Headers.GetValues("Location-Start-Item-Id").Single());
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("content/item/vroeger/weekend", "en")).StatusCode);
    }

    [Theory]
    [InlineData("content")]
    [InlineData("content/items?id=x")]
    [InlineData("content/item/nergens")]
    [InlineData("content?sort=x")]
    public async Task Every_answer_varies_by_the_four_headers(string address)
    {
        using var response = await server.GetAsync(address);

        Assert.Equal(
            ["Accept-Language", "Accept-Segment", "Preview", "Start-Item"],
            response.Headers.Vary.SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries)).Order(StringComparer.Ordinal));
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task Answer_that_the_asker_has_already_is_304()
    {
        using var first = await server.GetAsync("content/item/", "nl");
        var tag = first.Headers.ETag!.ToString();

        using var same = await server.GetAsync("content/item/", "nl", ("If-None-Match", tag));
        using var german = await server.GetAsync("content/item/", "de", ("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(HttpStatusCode.OK, german.StatusCode);
        Assert.Contains("s-maxage=10", first.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_API_opens_with_its_exact_key_only()
    {
        await using var closed = await DeliveryServer.StartAsync(Given.Set, new DeliveryOptions(PublicAccess: false, ApiKey: "Geheim-1"));

        foreach (var wrong in new[] { "geheim-1", "Geheim-", "Geheim-12", "" })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await closed.GetAsync("content", null, ("Api-Key", wrong))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await closed.GetAsync("content", null, ("Start-Item", "nergens"))).StatusCode);
        using var right = await closed.GetAsync("content", null, ("Api-Key", "Geheim-1"));
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal("no-cache, private", right.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Unset_key_matches_nothing_and_a_wrong_key_on_an_open_API_is_no_matter()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("content", null, ("Preview", "TRUE"), ("Api-Key", ""))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("content", null, ("Api-Key", "egal"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("content", null, ("Preview", "yes"))).StatusCode);
    }

    [Fact]
    public async Task API_that_is_switched_off_answers_401_everywhere()
    {
        await using var off = await DeliveryServer.StartAsync(Given.Set, new DeliveryOptions(Enabled: false));

        Assert.Equal(HttpStatusCode.Unauthorized, (await off.GetAsync("content")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await off.GetAsync("content/item/")).StatusCode);
    }
}
