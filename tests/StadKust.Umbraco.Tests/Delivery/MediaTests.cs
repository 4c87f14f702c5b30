using System.Net;
using System.Text.Json;
using StadKust.Content;
using StadKust.Umbraco.Delivery;

namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>The media endpoints.</summary>
public sealed class MediaTests(RegionServer server)
{
    private static MediaEntry Picture => Given.Set.AllMedia.Where(m => m.Type == "Image" && m.Parent is not null).OrderBy(m => m.Key).First();

    private static string PathOf(MediaEntry media) =>
        $"{(media.Parent is { } parent ? PathOf(Given.Set.Media(parent)!) : "/")}{media.Name.ToLowerInvariant()}/";

    private static string[] Names(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString()!)];

    [Fact]
    public async Task Media_item_is_as_approved() => await Golden.MatchesAsync(await server.GetAsync($"media/item/{Picture.Key}"), "media-item");

    [Fact]
    public async Task Folders_at_the_root_are_as_approved() => await Golden.MatchesAsync(await server.GetAsync("media?fetch=children:/&take=2"), "media-query");

    [Fact]
    public async Task Media_by_their_keys_are_as_approved() =>
        await Golden.MatchesAsync(await server.GetAsync($"media/items?id={Picture.Key}&id={Guid.Empty}&fields=properties[altNl]"), "media-items");

    [Fact]
    public async Task Item_is_found_by_key_and_by_the_names_above_it_without_regard_to_case()
    {
        var path = PathOf(Picture);

        Assert.Equal(path, (await server.JsonAsync($"media/item/{Picture.Key}")).GetProperty("path").GetString());
        Assert.Equal(Picture.Key, (await server.JsonAsync($"media/item{path}")).GetProperty("id").GetGuid());
        Assert.Equal(Picture.Key, (await server.JsonAsync($"media/item/{Uri.EscapeDataString(path.ToUpperInvariant())}")).GetProperty("id").GetGuid());
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync("media/item/nergens")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync($"media/item/{Guid.NewGuid()}")).StatusCode);
    }

    [Theory]
    [InlineData("media")]
    [InlineData("media?fetch=descendants:/")]
    [InlineData("media?fetch=ancestors:x")]
    public async Task Fetch_must_ask_for_children(string address)
    {
        using var answer = await server.GetAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Selector option not found", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("filter=mediaType:!Image", "Filter option not found")]
    [InlineData("filter=MEDIATYPE:!Image:x", "Filter option not found")]
    [InlineData("filter=Name:x", "Filter option not found")]
    [InlineData("filter=name", "Filter option not found")]
    [InlineData("sort=level:asc", "Sort option not found")]
    [InlineData("sort=name", "Sort option not found")]
    public async Task Options_are_fewer_and_stricter_than_those_of_content(string option, string title)
    {
        using var answer = await server.GetAsync($"media?fetch=children:/&{option}");

        // One exclamation mark means nothing here: it is part of the name of a type there is none of.
        if (option == "filter=mediaType:!Image")
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return;
        }

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(title, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Children_are_filtered_sorted_and_paged()
    {
        var folder = Given.Set.AllMedia.Where(m => m.Type == "Folder").MaxBy(f => Given.Set.AllMedia.Count(m => m.Parent == f.Key))!;
        var all = await server.JsonAsync($"media?fetch=children:{folder.Key}&take=1000&sort=name:asc");
        var names = Names(all);

        Assert.Equal(names.Order(Comparer<string>.Create((a, b) => string.CompareOrdinal(a.ToLowerInvariant(), b.ToLowerInvariant()))), names);
        Assert.Equal(names[2..5], Names(await server.JsonAsync($"media?fetch=children:{folder.Key}&skip=2&take=3&sort=name:asc")));
        Assert.Equal(names, Names(await server.JsonAsync($"media?fetch=children:{Uri.EscapeDataString(PathOf(folder))}&take=1000&sort=createDate:desc&sort=name:asc")));
        var one = Names(await server.JsonAsync($"media?fetch=children:{folder.Key}&filter=name:{Uri.EscapeDataString(names[0].ToUpperInvariant())}"));
        Assert.Contains(names[0], one);
        Assert.Equal(0, (await server.JsonAsync("media?fetch=children:")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await server.JsonAsync("media?fetch=children:/nergens/")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Properties_of_a_picked_picture_come_when_asked_for_and_never_those_of_its_file()
    {
        var body = await server.JsonAsync($"content/item/{Given.Weekend}?expand=properties[mainPicture]", "nl");
        var properties = body.GetProperty("properties").GetProperty("mainPicture")[0].GetProperty("properties");

        Assert.Contains(properties.EnumerateObject(), p => p.Name == "altNl" && p.Value.GetString()!.Length > 0);
        Assert.DoesNotContain(properties.EnumerateObject(), p => p.Name.StartsWith("umbraco", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Media_are_closed_when_content_or_they_themselves_are()
    {
        await using var off = await DeliveryServer.StartAsync(Given.Set, new DeliveryOptions(Media: new DeliveryMediaOptions(Enabled: false)));
        await using var closed = await DeliveryServer.StartAsync(Given.Set, new DeliveryOptions(ApiKey: "k", Media: new DeliveryMediaOptions(PublicAccess: false)));

        Assert.Equal(HttpStatusCode.Unauthorized, (await off.GetAsync("media?fetch=children:/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await off.GetAsync("content")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await closed.GetAsync("media?fetch=children:/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await closed.GetAsync("media?fetch=children:/", null, ("Api-Key", "k"))).StatusCode);
    }

    [Fact]
    public async Task Picture_whose_rights_have_run_out_or_of_a_hidden_type_is_nowhere()
    {
        var media = Given.Export.Media.First(m => m.Key == Picture.Key);
        var expired = media with { Values = media.Values.SetItem("expires", JsonSerializer.SerializeToElement("2026-01-01 00:00:00")) };
        var set = new SiteExport
        {
            Folder = Given.Export.Folder,
            Model = Given.Export.Model,
            Languages = Given.Export.Languages,
            Items = Given.Export.Items,
            Media = [.. Given.Export.Media.Select(m => m.Key == expired.Key ? expired : m)],
        }.ToSet();
        await using var other = await DeliveryServer.StartAsync(set, new DeliveryOptions(HiddenMediaTypes: ["vectorPicture"]));

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"media/item/{expired.Key}")).StatusCode);
        Assert.Empty((await other.JsonAsync($"media/items?id={expired.Key}")).EnumerateArray());
        var drawing = Given.Set.AllMedia.First(m => m.Type == "vectorPicture");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"media/item/{drawing.Key}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync($"media/item/{drawing.Key}")).StatusCode);
    }

    [Fact]
    public async Task Media_answers_do_not_vary() => Assert.Empty((await server.GetAsync($"media/item/{Picture.Key}")).Headers.Vary);
}
