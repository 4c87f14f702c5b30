using System.Text.Json;
using StadKust.Umbraco.Delivery;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>Values of every editor, approved as a whole, and beside what Umbraco's own contract types serialise to.</summary>
public sealed class EveryEditorTests : IAsyncLifetime
{
    private DeliveryServer server = null!;
    private DeliveryServer asTrees = null!;

    public async ValueTask InitializeAsync()
    {
        var set = EveryEditor.Export().ToSet();
        server = await DeliveryServer.StartAsync(set);
        asTrees = await DeliveryServer.StartAsync(set, new DeliveryOptions(RichTextOutputAsJson: true));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await asTrees.DisposeAsync();
    }

    [Fact]
    public async Task Value_of_every_editor_is_as_approved() =>
        await Golden.MatchesAsync(await server.GetAsync($"content/item/{EveryEditor.Item}", "nl"), "item-every-editor");

    [Fact]
    public async Task Expanded_items_media_and_those_within_blocks_are_as_approved() =>
        await Golden.MatchesAsync(
            await server.GetAsync(
                $"content/item/{EveryEditor.Item}?expand=properties[picked,picture,list[properties[leads]],grid[properties[$all]],rich[properties[leads]]]"
                + "&fields=properties[picked[properties[title,nights]],picture[properties[altNl]],list[properties[leads[properties[title]]]],grid[properties[title,leads[properties[nights]]]],rich[properties[leads[properties[nights]]]]]", "nl"),
            "item-expanded");

    [Fact]
    public async Task Rich_text_as_a_tree_is_as_approved() =>
        await Golden.MatchesAsync(await asTrees.GetAsync($"content/item/{EveryEditor.Item}?fields=properties[rich,noRich]", "nl"), "item-rich-text-as-json");

    [Fact]
    public async Task Value_that_was_never_set_is_null_whatever_its_editor()
    {
        var properties = (await server.JsonAsync($"content/item/{EveryEditor.Unset}", "nl")).GetProperty("properties");

        Assert.True(properties.EnumerateObject().Count() > 40);
        Assert.All(properties.EnumerateObject(), p => Assert.Equal(JsonValueKind.Null, p.Value.ValueKind));
    }

    [Fact]
    public async Task Nothing_expands_below_what_was_asked_for()
    {
        var properties = (await server.JsonAsync($"content/item/{EveryEditor.Item}?expand=properties[$all]", "nl")).GetProperty("properties");

        Assert.NotEmpty(properties.GetProperty("picked").GetProperty("properties").EnumerateObject());
        var below = properties.GetProperty("picked").GetProperty("properties").GetProperty("mainPicture")[0];
        Assert.Empty(below.GetProperty("properties").EnumerateObject());
        var inBlock = properties.GetProperty("list").GetProperty("items")[0].GetProperty("content").GetProperty("properties").GetProperty("leads");
        Assert.Empty(inBlock.GetProperty("properties").EnumerateObject());
    }

    // Umbraco's types name members and their order; where 18 has another order than 17 the members count.
    [Theory]
    [InlineData("list", typeof(ApiBlockListModel))]
    [InlineData("grid", typeof(ApiBlockGridModel))]
    [InlineData("single", typeof(ApiBlockItem))]
    [InlineData("picked", typeof(ApiContent))]
    [InlineData("links.0", typeof(ApiLink))]
    [InlineData("rich", typeof(RichTextModel))]
    [InlineData("picture.0.focalPoint", typeof(ImageFocalPoint))]
    [InlineData("picture.0.crops.0", typeof(ImageCrop))]
    [InlineData("treeOfMedia.0", typeof(ApiMedia))]
    [InlineData("picked.route", typeof(ApiContentRoute))]
    [InlineData("picked.route.startItem", typeof(ApiContentStartItem))]
    [InlineData("grid.items.0", typeof(ApiBlockGridItem))]
    [InlineData("grid.items.0.areas.0", typeof(ApiBlockGridArea))]
    public async Task Body_has_the_members_of_umbracos_own_type(string where, Type contract)
    {
        var at = (await server.JsonAsync($"content/item/{EveryEditor.Item}", "nl")).GetProperty("properties");
        foreach (var step in where.Split('.'))
        {
            at = int.TryParse(step, out var index) ? at[index] : at.GetProperty(step);
        }

        var expected = Serialised.GetTypeInfo(contract).Properties.Where(p => p.Get is not null).Select(p => p.Name).ToArray();
        var written = at.EnumerateObject().Select(m => m.Name).ToArray();
        Assert.Equal(expected.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
        if (contract != typeof(ApiContent))
        {
            Assert.Equal(Ordered(contract), written);
        }
    }

    [Fact]
    public async Task Link_route_element_crop_and_focal_point_are_what_umbracos_types_serialise_to()
    {
        var properties = (await server.JsonAsync($"content/item/{EveryEditor.Item}", "nl")).GetProperty("properties");
        var route = new ApiContentRoute(Given.Set.PathOf(Given.Weekend, Given.Nl)!, new ApiContentStartItem(Given.Home, "stad-kust"));
        var name = Given.Set.Find(Given.Weekend, Given.Nl)!.Name;
        Same(ApiLink.External("Buiten", "https://example.org/?a=1", "?a=1", "_blank"), properties.GetProperty("links")[0]);
        Same(ApiLink.Content(name, null, null, Given.Weekend, "arrangement", route, null), properties.GetProperty("links")[1]);
        var crop = properties.GetProperty("cropper").GetProperty("crops")[0];
        Same(new ImageCrop("wide", 20, 10, null), crop);
        Same(new ImageFocalPoint(0.25m, 0.5m), properties.GetProperty("cropper").GetProperty("focalPoint"));
        Same(route, properties.GetProperty("picked").GetProperty("route"));
    }

    [Fact]
    public async Task Tree_of_rich_text_is_what_umbracos_types_serialise_to()
    {
        var rich = (await asTrees.JsonAsync($"content/item/{EveryEditor.Item}", "nl")).GetProperty("properties").GetProperty("rich");
        var paragraph = rich.GetProperty("elements")[0];
        var expected = new RichTextGenericElement("em", new Dictionary<string, object>(), [new RichTextTextElement("en")]);

        Assert.Equal(["tag", "attributes", "elements", "blocks"], rich.EnumerateObject().Select(m => m.Name));
        Same(expected, paragraph.GetProperty("elements").EnumerateArray().Single(e => e.GetProperty("tag").GetString() == "em"));
    }

    private static readonly JsonSerializerOptions Serialised = UmbracoJson.Options();

    private static void Same<T>(T contract, JsonElement written) =>
        Assert.Equal(JsonSerializer.Serialize(contract, Serialised), JsonSerializer.Serialize(written, Serialised));

    private static string[] Ordered(Type contract) =>
        [.. Serialised.GetTypeInfo(contract).Properties.Where(p => p.Get is not null).OrderBy(p => p.Order).Select(p => p.Name)];
}
