using System.Net;
using StadKust.Content;

namespace StadKust.Web.Tests.Website;

/// <summary>Drafts on the website and in the Delivery API, as editors and their colleagues see them before anybody else.</summary>
[Collection(EditedHouses.Name)]
public sealed class PreviewTests(EditedHouse house)
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly Culture[] Languages = [Culture.Dutch, Culture.German, Culture.English];

    [Fact]
    public async Task Preview_of_an_item_never_published_has_an_address_and_a_page_in_each_language()
    {
        var key = await house.NewPageAsync("Nooit gezien");

        var addresses = Languages.Select(c => house.Previews.For(key, c)).ToArray();

        Assert.Equal(3, addresses.Distinct().Count());
        foreach (var (culture, address) in Languages.Zip(addresses))
        {
            var page = await house.PageAsync(address);
            Assert.Contains($"<html lang=\"{culture.Code}\">", page, StringComparison.Ordinal);
            Assert.Contains($"Nooit gezien {culture.Code}", page, StringComparison.Ordinal);
            var body = await house.JsonAsync($"content/item/{key}", culture, preview: true);
            Assert.Equal($"Nooit gezien {culture.Code}", body.GetProperty("name").GetString());
            Assert.Equal($"/preview-{key}/", body.GetProperty("route").GetProperty("path").GetString());
            Assert.Equal(["nl", "de", "en"], body.GetProperty("cultures").EnumerateObject().Select(c => c.Name));
            Assert.Equal(key, (await house.JsonAsync($"content/item/preview-{key}", culture, preview: true)).GetProperty("id").GetGuid());
            Assert.Equal(HttpStatusCode.NotFound, (await house.AskAsync($"content/item/preview-{key}", culture)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await house.AskAsync($"content/item/{key}", culture)).StatusCode);
        }
    }

    [Fact]
    public async Task Second_save_and_preview_shows_the_second_save_in_both_tabs()
    {
        var key = await house.NewStoryAsync("Twee keer");
        var first = house.Previews.For(key, Culture.Dutch);
        Assert.Contains("Twee keer nl", await house.PageAsync(first), StringComparison.Ordinal);
        for (var save = 2; save <= 6; save++)
        {
            await house.SaveAsync(key, Culture.Dutch, ("title", $"Bewaard voor de {save}e keer"));

            var second = house.Previews.For(key, Culture.Dutch);

            Assert.Contains($"Bewaard voor de {save}e keer", await house.PageAsync(second), StringComparison.Ordinal);
            Assert.Contains($"Bewaard voor de {save}e keer", await house.PageAsync(first), StringComparison.Ordinal);
            var body = await house.JsonAsync($"content/item/{key}", Culture.Dutch, preview: true);
            Assert.Equal($"Bewaard voor de {save}e keer", body.GetProperty("properties").GetProperty("title").GetString());
        }
    }

    [Fact]
    public async Task Draft_of_a_picked_item_that_was_never_published_is_in_the_preview()
    {
        var picked = await house.NewStoryAsync("Nog te schrijven");
        var key = await house.NewStoryAsync("Verwijst vooruit", picked);

        Assert.Contains("Nog te schrijven de", await house.PageAsync(house.Previews.For(key, Culture.German)), StringComparison.Ordinal);
        var body = await house.JsonAsync($"content/item/{key}?expand=properties[related]", Culture.German, preview: true);
        var related = Assert.Single(body.GetProperty("properties").GetProperty("related").EnumerateArray());
        Assert.Equal(picked, related.GetProperty("id").GetGuid());
        Assert.Equal("Nog te schrijven de", related.GetProperty("properties").GetProperty("title").GetString());
        var found = await house.JsonAsync("content?filter=contentType:story&filter=name:Verwijst%20vooruit", Culture.German, preview: true);
        Assert.Equal(1, found.GetProperty("total").GetInt32());
        Assert.Equal(0, (await house.JsonAsync("content?filter=name:Verwijst%20vooruit", Culture.German)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Draft_of_a_published_item_keeps_its_public_path_and_visitors_do_not_see_it()
    {
        var key = house.Published.OfType("place", Culture.Dutch)[3];
        var path = house.Published.PathOf(key, Culture.Dutch)!;
        await house.SaveAsync(key, Culture.Dutch, ("title", "Alleen voor de redactie"));

        var body = await house.JsonAsync($"content/item{path}", Culture.Dutch, preview: true);

        Assert.Equal("Alleen voor de redactie", body.GetProperty("properties").GetProperty("title").GetString());
        Assert.Equal(path, body.GetProperty("route").GetProperty("path").GetString());
        Assert.DoesNotContain("Alleen voor de redactie", await house.PageAsync($"/nl{path}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Alleen voor de redactie", (await house.JsonAsync($"content/item/{key}", Culture.Dutch)).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_says_what_it_is_and_is_kept_and_found_by_nobody()
    {
        var key = house.Published.OfType("story", Culture.Dutch)[0];
        using var answer = await house.Visitor.GetAsync(house.Previews.For(key, Culture.Dutch), Stop);
        var page = await answer.Content.ReadAsStringAsync(Stop);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("class=\"preview-note\" role=\"status\">Voorbeeld van het concept.", page, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"robots\" content=\"noindex\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("rel=\"canonical\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("application/ld+json", page, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal("noindex, nofollow, noarchive", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("SAMEORIGIN", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Contains("frame-ancestors 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Null(answer.Headers.ETag);
        using var api = await house.AskAsync($"content/item/{key}", Culture.Dutch, preview: true);
        Assert.Equal("private, no-store", string.Join(", ", api.Headers.CacheControl!.ToString().Split(", ").Order().Reverse()));
    }

    [Fact]
    public async Task Item_that_exists_in_German_only_has_its_page_its_answer_and_its_preview_as_any_other()
    {
        var set = house.Published;
        var key = set.Entries.First(e => set.Exists(e.Key, Culture.German) && !set.Exists(e.Key, Culture.Dutch) && Themes.RenderScope.HasPage(set, e)).Key;

        Assert.Contains("<html lang=\"de\">", await house.PageAsync($"/de{set.PathOf(key, Culture.German)}"), StringComparison.Ordinal);
        Assert.Equal(["de"], (await house.JsonAsync($"content/item/{key}", Culture.German)).GetProperty("cultures").EnumerateObject().Select(c => c.Name));
        Assert.Equal(HttpStatusCode.NotFound, (await house.AskAsync($"content/item/{key}", Culture.Dutch)).StatusCode);
        Assert.Contains("<html lang=\"de\">", await house.PageAsync(house.Previews.For(key, Culture.German)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Visitor.GetAsync(house.Previews.For(key, Culture.Dutch), Stop)).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=abc")]
    [InlineData("?token=%00%ff")]
    public async Task Address_that_the_house_did_not_make_shows_nothing(string query)
    {
        using var answer = await house.Visitor.GetAsync($"/preview{query}", Stop);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Dit voorbeeld is verlopen", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_that_was_changed_shows_nothing_and_one_of_a_deleted_item_is_not_found()
    {
        var address = house.Previews.For(house.Published.OfType("story", Culture.Dutch)[0], Culture.Dutch);
        var changed = address[..^3] + (address[^3] == 'A' ? 'B' : 'A') + address[^2..];

        Assert.Equal(HttpStatusCode.Forbidden, (await house.Visitor.GetAsync(changed, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Visitor.GetAsync(house.Previews.For(Guid.NewGuid(), Culture.Dutch), Stop)).StatusCode);
    }

    [Fact]
    public async Task Preview_in_the_delivery_api_needs_the_key_also_where_the_api_is_public()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/umbraco/delivery/api/v2/content") { Headers = { { "Preview", "true" }, { "Api-Key", "geraden" } } };
        using var answer = await house.Visitor.SendAsync(request, Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }
}
