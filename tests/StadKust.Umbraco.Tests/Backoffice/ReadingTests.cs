using System.Net;
using System.Text.Json.Nodes;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Management.Values;
using StadKust.Umbraco.Tests.Delivery;

namespace StadKust.Umbraco.Tests.Backoffice;

public sealed class ReadingTests(ManagementServer server)
{
    [Fact]
    public async Task Tree_shows_the_site_with_the_state_of_every_language()
    {
        var root = Assert.Single((JsonArray)(await server.GetAsync("v1/tree/document/root?skip=0&take=50"))["items"]!, i => (string?)i!["id"] == Given.Home.ToString())!;
        Assert.Equal(["nl", "de", "en"], ((JsonArray)root["variants"]!).Select(v => (string?)v!["culture"]).Order(Comparer<string?>.Create((a, b) => Rank(a) - Rank(b))));
        Assert.All((JsonArray)root["variants"]!, v => Assert.Equal("Published", (string?)v!["state"]));
        Assert.True((bool)root["hasChildren"]!);
        Assert.NotNull(root["flags"]);

        var children = await server.GetAsync($"v1/tree/document/children?parentId={Given.Home}&skip=0&take=3");
        Assert.Equal(3, ((JsonArray)children["items"]!).Count);
        Assert.True((int)children["total"]! > 3);
        Assert.Equal(Given.Home.ToString(), (string?)children["items"]![0]!["ancestors"]![0]!["id"]);

        Assert.Empty((JsonArray)(await server.GetAsync("v1/tree/document/root?take=0"))["items"]!);
        static int Rank(string? culture) => Array.IndexOf(["nl", "de", "en"], culture);
    }

    [Fact]
    public async Task Ancestors_end_with_the_item_and_siblings_are_a_stretch_around_it()
    {
        var children = (JsonArray)(await server.GetAsync($"v1/tree/document/children?parentId={Given.Home}&take=10"))["items"]!;
        var third = (string)children[2]!["id"]!;

        var ancestors = (JsonArray)await server.GetAsync($"v1/tree/document/ancestors?descendantId={third}");
        Assert.Equal([Given.Home.ToString(), third], ancestors.Select(a => (string?)a!["id"]));

        var siblings = await server.GetAsync($"v1/tree/document/siblings?target={third}&before=1&after=1");
        Assert.Equal(1, (int)siblings["totalBefore"]!);
        Assert.Equal([(string?)children[1]!["id"], third, (string?)children[3]!["id"]], ((JsonArray)siblings["items"]!).Select(a => (string?)a!["id"]));
    }

    [Fact]
    public async Task Opening_a_story_gives_fields_with_editors_and_types_in_one_batch_each()
    {
        var story = server.Sets.Published.OfType("story", Culture.Dutch)[0];
        var tab = await server.OpenAsync(story);
        var type = (string)tab.Body["documentType"]!["id"]!;
        var model = (await server.GetAsync($"v1/document-type/batch?id={type}"))["items"]![0]!;
        var compositions = ((JsonArray)model["compositions"]!).Select(c => (string)c!["documentType"]!["id"]!).ToList();
        var all = (JsonArray)(await server.GetAsync($"v1/document-type/batch?id={string.Join("&id=", compositions)}"))["items"]!;
        var properties = all.Append(model).SelectMany(t => (JsonArray)t!["properties"]!).ToList();
        var dataTypes = properties.Select(p => (string)p!["dataType"]!["id"]!).Distinct().ToList();

        var batch = await server.GetAsync($"v1/data-type/batch?id={string.Join("&id=", dataTypes)}");

        Assert.Equal(dataTypes.Count, (int)batch["total"]!);
        Assert.All((JsonArray)tab.Body["values"]!, v => Assert.Contains(properties, p => (string?)p!["alias"] == (string?)v!["alias"]));
        Assert.Equal("Umbraco.BlockList", (string?)((JsonArray)tab.Body["values"]!).First(v => (string?)v!["alias"] == "body")!["editorAlias"]);
        var groups = all.Append(model).SelectMany(t => (JsonArray)t!["containers"]!).Select(c => (string?)c!["id"]).ToHashSet();
        Assert.All(properties, p => Assert.Contains((string?)p!["container"]?["id"], groups));
    }

    [Fact]
    public void Every_value_of_the_region_survives_the_way_to_the_client_and_back()
    {
        var wire = new WireValues(Given.Export.Model);
        foreach (var item in Given.Export.Items)
        {
            var type = Given.Export.Model.Document(item.Type)!;
            foreach (var (alias, stored) in item.Shared.Concat(item.Values.Values.SelectMany(v => v)))
            {
                Given.Export.Model.TryProperty(type, alias, out var property);
                var faults = new List<ValueFault>();
                var shown = wire.ToWire(property!, stored);
                var back = wire.ToStored(property!, shown, new FieldPlace(alias, ""), 0, faults);

                Assert.True(faults.Count == 0, $"{item.Source} {alias}: {string.Join(", ", faults)}");
                Assert.Equal(Canonical.Text(shown), back is { } again ? Canonical.Text(wire.ToWire(property!, again)) : "");
            }
        }
    }

    [Theory]
    [InlineData("v1/document/configuration")]
    [InlineData("v1/document-type/configuration")]
    [InlineData("v1/media-type/configuration")]
    [InlineData("v1/data-type/configuration")]
    [InlineData("v1/media/configuration")]
    [InlineData("v1/temporary-file/configuration")]
    [InlineData("v1/tree/document-type/root?foldersOnly=false")]
    [InlineData("v1/tree/data-type/root")]
    [InlineData("v1/tree/media-type/root")]
    [InlineData("v1/tree/media/root")]
    [InlineData("v1/collection/media?id=&dataTypeId=3a0156c4-3b8c-4803-bdc1-6871faa83fff&orderBy=updateDate&orderDirection=Descending&take=50")]
    [InlineData("v1/data-type/3a0156c4-3b8c-4803-bdc1-6871faa83fff")]
    [InlineData("v1/media-type/f38bd2d7-65d0-48e6-95dc-87ce06ec2d3d")]
    [InlineData("v1/recycle-bin/document/root?take=1")]
    [InlineData("v1/recycle-bin/media/root?take=1")]
    [InlineData("v1/document-type/allowed-at-root")]
    [InlineData("v1/media-type/allowed-at-root")]
    [InlineData("v1/item/document/search?query=leiden")]
    public async Task Endpoint_answers(string path) => Assert.NotNull(await server.GetAsync(path));

    [Fact]
    public async Task Search_finds_names_whatever_the_accents()
    {
        var id = await server.NewPageAsync("Dünengräser im Wind");
        var found = (JsonArray)(await server.GetAsync("v1/item/document/search?query=dunengraser"))["items"]!;
        Assert.Equal(id.ToString(), (string?)Assert.Single(found)!["id"]);
    }

    [Fact]
    public async Task Urls_name_the_address_on_the_site_and_say_why_there_is_none()
    {
        var id = await server.NewPageAsync("Nog niet", ("title", "nl", "Nog niet"));
        var urls = (JsonArray)await server.GetAsync($"v1/document/urls?id={Given.Home}&id={id}");
        Assert.Equal("/nl/", (string?)urls.First(u => (string?)u!["id"] == Given.Home.ToString())!["urlInfos"]![0]!["url"]);
        var none = urls.First(u => (string?)u!["id"] == id.ToString())!["urlInfos"]![0]!;
        Assert.Null(none["url"]);
        Assert.Equal("Noch nicht veröffentlicht.", (string?)none["message"]);
    }

    [Fact]
    public async Task Preview_is_an_address_of_our_own_made_anew_each_time()
    {
        var id = await server.NewPageAsync("Voorbeeld", ("title", "nl", "Voorbeeld"));
        var preview = await server.GetAsync($"v1/document/{id}/preview-url?providerAlias=umbDocumentUrlProvider&culture=nl");
        Assert.StartsWith("/preview?token=", (string?)preview["url"]);
        Assert.True((bool)preview["isExternal"]!);
    }

    [Fact]
    public async Task Unknown_item_is_404_as_a_problem()
    {
        using var response = await server.SendAsync(HttpMethod.Get, $"v1/document/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }
}
