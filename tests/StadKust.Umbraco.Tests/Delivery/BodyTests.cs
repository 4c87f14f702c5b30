using System.Text.Json;
using System.Text.RegularExpressions;
using StadKust.Content;
using StadKust.Umbraco.Delivery;

namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>What stands in a body, editor by editor.</summary>
public sealed partial class BodyTests(RegionServer server)
{
    private static readonly string[] ItemMembers = ["contentType", "name", "createDate", "updateDate", "route", "id", "properties", "cultures"];

    private static string[] Members(JsonElement json) => [.. json.EnumerateObject().Select(m => m.Name)];

    private async Task<JsonElement> PropertiesAsync(Guid key, string culture = "nl") =>
        (await server.JsonAsync($"content/item/{key}", culture)).GetProperty("properties");

    private static async Task<JsonElement> PropertiesAsync(ExportedItem item)
    {
        await using var other = await DeliveryServer.StartAsync(Given.SetWith(item));
        return (await other.JsonAsync($"content/item/{item.Key}", "nl")).GetProperty("properties");
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Request_in_one_language_never_shows_a_text_of_another(string code)
    {
        var culture = new Culture(code);
        var own = Given.Export.Items.SelectMany(i => i.ValuesIn(culture).Values.Concat(i.Shared.Values)).SelectMany(Texts).ToHashSet();
        var foreign = Given.Export.Items.SelectMany(i => i.Values.Where(v => v.Key != culture).SelectMany(v => v.Value.Values)).SelectMany(Texts)
            .Where(t => !own.Contains(t)).ToHashSet();
        Assert.True(foreign.Count > 300, $"Only {foreign.Count} texts to look for.");

        var page = await server.JsonAsync("content?take=1000", code);

        var shown = Texts(page).ToHashSet();
        Assert.True(shown.Count > 50, $"Only {shown.Count} texts shown.");
        Assert.Empty(shown.Intersect(foreign));
        Assert.All(
            page.GetProperty("items").EnumerateArray(),
            i => Assert.Equal(Given.Set.Find(i.GetProperty("id").GetGuid(), culture)!.Name, i.GetProperty("name").GetString()));
    }

    // Pieces of text between tags; short ones (a place name, a number) are the same in every language.
    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(m => Texts(m.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => Tags().Split(json.GetString()!).Select(t => t.Trim()).Where(t => t.Length > 25 && t.Contains(' ', StringComparison.Ordinal)),
        _ => [],
    };

    [GeneratedRegex("<[^>]*>|\n")]
    private static partial Regex Tags();

    [Fact]
    public async Task Members_come_in_the_order_of_the_contract()
    {
        var item = await server.JsonAsync($"content/item/{Given.Weekend}", "nl");

        Assert.Equal(ItemMembers, Members(item));
        Assert.Equal(["path", "queryString", "startItem"], Members(item.GetProperty("route")));
        Assert.Equal(["id", "path"], Members(item.GetProperty("route").GetProperty("startItem")));
        Assert.Equal(ItemMembers[..^1], Members(item.GetProperty("properties").GetProperty("provider")));
        Assert.Equal(["total", "items"], Members(await server.JsonAsync("content")));
    }

    [Fact]
    public async Task Every_property_of_the_type_is_there_in_its_order_and_null_when_never_set()
    {
        foreach (var entry in Given.Set.Entries.Where(e => Given.Set.Exists(e.Key, Given.Nl)))
        {
            var type = Given.Set.Model.Document(entry.Type)!;

            var properties = await PropertiesAsync(entry.Key);

            Assert.Equal(Given.Set.Model.PropertiesOf(type).Select(p => p.Alias), Members(properties));
            var values = Given.Set.Find(entry.Key, Given.Nl)!.Values;
            Assert.All(properties.EnumerateObject().Where(p => values.Raw(p.Name) is null), p => Assert.Equal(JsonValueKind.Null, p.Value.ValueKind));
        }
    }

    [Fact]
    public async Task Cultures_are_those_in_which_the_item_is_published_each_with_its_path()
    {
        var cultures = (await server.JsonAsync($"content/item/{Given.Weekend}", "de")).GetProperty("cultures");

        Assert.Equal(["nl", "de"], Members(cultures));
        Assert.Equal(Given.Set.PathOf(Given.Weekend, Given.De), cultures.GetProperty("de").GetProperty("path").GetString());
        Assert.Equal(Given.Set.PathOf(Given.Weekend, Given.Nl), cultures.GetProperty("nl").GetProperty("path").GetString());
    }

    [Fact]
    public async Task Item_that_does_not_vary_is_there_in_every_culture_and_has_no_cultures()
    {
        await using var small = await DeliveryServer.StartAsync(Given.SmallSite().ToSet());
        var settings = Given.SmallSite().Items.Single(i => !i.VariesByCulture);

        foreach (var culture in new[] { "nl", "de", "en" })
        {
            Assert.Empty((await small.JsonAsync($"content/item/{settings.Key}", culture)).GetProperty("cultures").EnumerateObject());
        }
    }

    [Fact]
    public async Task Dates_are_in_UTC_with_a_Z()
    {
        var item = await server.JsonAsync($"content/item/{Given.Weekend}", "nl");

        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d*[1-9])?Z$", item.GetProperty("createDate").GetString());
        Assert.Matches("Z$", item.GetProperty("updateDate").GetString());
    }

    [Fact]
    public async Task Numbers_toggles_choices_lines_and_sliders_have_their_own_forms()
    {
        var properties = await PropertiesAsync(Given.Weekend);

        Assert.Equal(2, properties.GetProperty("nights").GetInt32());
        Assert.True(properties.GetProperty("isExample").GetBoolean());
        Assert.Equal(JsonValueKind.Array, properties.GetProperty("audiences").ValueKind);
        Assert.Equal(JsonValueKind.Array, properties.GetProperty("includes").ValueKind);
        Assert.Equal(["minimum", "maximum"], Members(properties.GetProperty("persons")));
        Assert.Equal((2, 2), (properties.GetProperty("persons").GetProperty("minimum").GetInt32(), properties.GetProperty("persons").GetProperty("maximum").GetInt32()));
    }

    [Theory]
    [InlineData("nights", "\"3\"", "3")]
    [InlineData("nights", "\"drie\"", "null")]
    [InlineData("isExample", "\"0\"", "false")]
    [InlineData("isExample", "\"1\"", "true")]
    [InlineData("audiences", "[]", "[]")]
    [InlineData("audiences", "\"\"", "null")]
    [InlineData("mainPicture", "[]", "[]")]
    [InlineData("persons", "\"1,6\"", """{"minimum":1,"maximum":6}""")]
    [InlineData("persons", "\"veel\"", "null")]
    public async Task Shared_value_is_written_as_its_editor_says(string alias, string stored, string written)
    {
        var properties = await PropertiesAsync(Given.Item(Given.Weekend).With(alias, stored));

        Assert.Equal(written, properties.GetProperty(alias).GetRawText());
    }

    [Fact]
    public async Task Decimal_keeps_its_digits_and_date_has_no_zone()
    {
        var place = Given.Export.Items.First(i => i.Shared.Keys.Any(a => EditorOf(i, a) == "Umbraco.Decimal") && i.Published.Contains(Given.Nl));
        var number = place.Shared.Keys.First(a => EditorOf(place, a) == "Umbraco.Decimal");
        var season = (await PropertiesAsync(Given.Weekend)).GetProperty("seasons").GetProperty("items")[0].GetProperty("content").GetProperty("properties");

        Assert.Equal(
            decimal.Parse(place.Shared[number].GetString()!, System.Globalization.CultureInfo.InvariantCulture),
            (await PropertiesAsync(place.Key)).GetProperty(number).GetDecimal());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT00:00:00$", season.GetProperty("from").GetString());
    }

    private static string? EditorOf(ExportedItem item, string alias) =>
        Given.Set.Model.Document(item.Type) is { } type && Given.Set.Model.TryProperty(type, alias, out var property) ? property.EditorAlias : null;

    [Fact]
    public async Task Picture_has_its_focal_point_and_the_crops_of_its_type()
    {
        var picture = Assert.Single((await PropertiesAsync(Given.Weekend)).GetProperty("mainPicture").EnumerateArray());

        Assert.Equal(
            ["focalPoint", "crops", "id", "name", "mediaType", "url", "extension", "width", "height", "bytes", "properties"], Members(picture));
        Assert.Equal(["hero", "card", "square", "tall"], picture.GetProperty("crops").EnumerateArray().Select(c => c.GetProperty("alias").GetString()));
        Assert.Empty(picture.GetProperty("properties").EnumerateObject());
        Assert.StartsWith("/media/", picture.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.True(picture.GetProperty("bytes").GetInt64() > 0);
    }

    [Fact]
    public async Task Crop_and_focal_point_of_the_picker_go_before_those_of_the_media_item()
    {
        var media = Given.Export.Media.First(m => m.Type == "Image");
        var properties = await PropertiesAsync(Given.Item(Given.Weekend).With("mainPicture", $$"""
            [{"key":"{{Guid.NewGuid()}}","mediaKey":"{{media.Key}}","focalPoint":{"left":0.25,"top":0.75},
              "crops":[{"alias":"card","label":"Karte","width":800,"height":600,"coordinates":{"x1":0,"y1":0.1,"x2":0.5,"y2":0.2} }]}]
            """));

        var picture = Assert.Single(properties.GetProperty("mainPicture").EnumerateArray());
        Assert.Equal(["card", "hero", "square", "tall"], picture.GetProperty("crops").EnumerateArray().Select(c => c.GetProperty("alias").GetString()));
        Assert.Equal("""{"x1":0,"y1":0.1,"x2":0.5,"y2":0.2}""", picture.GetProperty("crops")[0].GetProperty("coordinates").GetRawText());
        Assert.Equal("""{"left":0.25,"top":0.75}""", picture.GetProperty("focalPoint").GetRawText());
    }

    [Fact]
    public async Task Picked_item_is_shallow_and_null_when_it_is_not_there_in_the_culture()
    {
        var onlyDutch = Given.PublishedIn(Given.Nl, butNotIn: Given.De);
        var item = Given.Item(Given.Weekend).With("provider", $"\"umb://document/{onlyDutch:N}\"");
        await using var other = await DeliveryServer.StartAsync(Given.SetWith(item));

        var dutch = (await other.JsonAsync($"content/item/{item.Key}", "nl")).GetProperty("properties").GetProperty("provider");
        var german = (await other.JsonAsync($"content/item/{item.Key}", "de")).GetProperty("properties").GetProperty("provider");

        Assert.Equal(onlyDutch, dutch.GetProperty("id").GetGuid());
        Assert.Empty(dutch.GetProperty("properties").EnumerateObject());
        Assert.Equal(JsonValueKind.Null, german.ValueKind);
    }

    [Fact]
    public async Task Block_has_its_element_and_its_settings()
    {
        var type = Given.Set.Model.Element("textBlock")!.Key;
        var (block, settings) = (Guid.NewGuid(), Guid.NewGuid());
        var properties = await PropertiesAsync(Given.Item(Given.Weekend).With("body", $$"""
            {"contentData":[{"contentTypeKey":"{{type}}","key":"{{block}}","values":[{"alias":"text","value":{"markup":"<p>Een</p>","blocks":null} }]}],
             "settingsData":[{"contentTypeKey":"{{type}}","key":"{{settings}}","values":[]}],
             "expose":[{"contentKey":"{{block}}","culture":null,"segment":null}],
             "layout":{"Umbraco.BlockList":[{"contentKey":"{{block}}","settingsKey":"{{settings}}"}]} }
            """));

        var item = Assert.Single(properties.GetProperty("body").GetProperty("items").EnumerateArray());
        Assert.Equal(["content", "settings"], Members(item));
        Assert.All(new[] { (item.GetProperty("content"), block), (item.GetProperty("settings"), settings) }, e =>
        {
            Assert.Equal(["contentType", "id", "properties"], Members(e.Item1));
            Assert.Equal("textBlock", e.Item1.GetProperty("contentType").GetString());
            Assert.Equal(e.Item2, e.Item1.GetProperty("id").GetGuid());
        });
        Assert.Equal("<p>Een</p>", item.GetProperty("content").GetProperty("properties").GetProperty("text").GetProperty("markup").GetString());
    }

    [Fact]
    public async Task Block_without_settings_says_null_and_one_that_is_not_exposed_is_absent()
    {
        var days = (await PropertiesAsync(Given.Weekend)).GetProperty("itinerary").GetProperty("items").EnumerateArray().ToArray();
        var hidden = Given.Item(Given.Weekend);
        var stored = hidden.ValuesIn(Given.Nl)["itinerary"].GetRawText();
        var without = await PropertiesAsync(hidden.With("itinerary", Regex.Replace(stored, "\"expose\":\\s*\\[[^]]*\\]", "\"expose\":[]")));

        Assert.NotEmpty(days);
        Assert.All(days, d => Assert.Equal(JsonValueKind.Null, d.GetProperty("settings").ValueKind));
        Assert.Equal("""{"items":[]}""", without.GetProperty("itinerary").GetRawText());
    }

    [Fact]
    public async Task Links_are_resolved_and_dead_ones_disappear()
    {
        var settings = Given.Export.Items.Single(i => i.Type == "settings");
        var onlyGerman = Given.PublishedIn(Given.De, butNotIn: Given.Nl);
        var properties = await PropertiesAsync(settings.With("socialLinks", $$"""
            [{"name":"Buiten","target":"_blank","queryString":"?a=1","url":"https://www.example.org/"},
             {"name":null,"queryString":"#dagen","udi":"umb://document/{{Given.Weekend:N}}"},
             {"name":"Weg","udi":"umb://document/{{Guid.NewGuid():N}}"},
             {"name":"Duits","udi":"umb://document/{{onlyGerman:N}}"}]
            """));

        var links = properties.GetProperty("socialLinks").EnumerateArray().ToArray();
        Assert.Equal(2, links.Length);
        Assert.Equal(["url", "queryString", "title", "target", "destinationId", "destinationType", "route", "linkType", "culture"], Members(links[0]));
        Assert.Equal(("External", "https://www.example.org/?a=1"), (links[0].GetProperty("linkType").GetString(), links[0].GetProperty("url").GetString()));
        Assert.Equal(("Content", "#dagen"), (links[1].GetProperty("linkType").GetString(), links[1].GetProperty("queryString").GetString()));
        Assert.Equal("Vrijdag weg, zondag wijzer", links[1].GetProperty("title").GetString());
        Assert.Equal(Given.Set.PathOf(Given.Weekend, Given.Nl), links[1].GetProperty("route").GetProperty("path").GetString());
        Assert.Equal(JsonValueKind.Null, links[1].GetProperty("url").ValueKind);
    }

    [Fact]
    public async Task Local_links_of_every_rich_text_are_resolved_or_lose_their_address()
    {
        foreach (var culture in new[] { "nl", "de", "en" })
        {
            var text = (await server.JsonAsync("content?take=1000", culture)).GetRawText();

            Assert.DoesNotContain("localLink", text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("data-destination-id", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Property_that_is_hidden_is_not_in_the_body()
    {
        var partner = Given.Set.OfType("partner", Given.Nl)[0];
        await using var hiding = await DeliveryServer.StartAsync(Given.Set, new DeliveryOptions(HiddenProperties: ["partner.agreedShare"]));

        var shown = Members((await hiding.JsonAsync($"content/item/{partner}", "nl")).GetProperty("properties"));

        Assert.DoesNotContain("agreedShare", shown);
        Assert.Contains("contact", shown);
    }
}
