using System.Text.Json;

namespace StadKust.Content.Tests;

/// <summary>What editors of Umbraco have stored over the years is read as one thing.</summary>
public sealed class StoredFormTests
{
    private const string TextType = "00000000-0000-4000-8000-000000000105";
    private const string BlockKey = "00000000-0000-4000-8000-000000000601";
    private static readonly ContentModel Model = Given.Site().Model;

    [Fact]
    public void Block_list_of_version_15_is_read()
    {
        var block = Assert.Single(Values("body", $$$"""
            {"contentData":[{"contentTypeKey":"{{{TextType}}}","key":"{{{BlockKey}}}","values":[{"alias":"text","value":"<p>Duinen</p>"}]}],
             "settingsData":[],"expose":[{"contentKey":"{{{BlockKey}}}"}],"Layout":{"Umbraco.BlockList":[{"contentKey":"{{{BlockKey}}}","settingsKey":null}]}}
            """).Blocks("body"));

        Assert.Equal(("textBlock", "<p>Duinen</p>"), (block.Type, block.Content.Rich("text").Markup));
    }

    [Fact]
    public void Block_list_of_version_14_becomes_that_of_version_15()
    {
        var udi = "umb://element/" + BlockKey.Replace("-", "");
        var block = Assert.Single(Values("body", $$$"""
            {"layout":{"Umbraco.BlockList":[{"contentUdi":"{{{udi}}}"}]},
             "contentData":[{"contentTypeKey":"{{{TextType}}}","udi":"{{{udi}}}","text":"{\"markup\":\"<p>Duinen</p>\",\"blocks\":null}"}],"settingsData":[]}
            """).Blocks("body"));

        Assert.Equal((Guid.Parse(BlockKey), "textBlock", "<p>Duinen</p>"), (block.Key, block.Type, block.Content.Rich("text").Markup));
    }

    [Fact]
    public void Block_that_is_not_exposed_is_hidden() =>
        Assert.Empty(Values("body", $$$"""
            {"contentData":[{"contentTypeKey":"{{{TextType}}}","key":"{{{BlockKey}}}","values":[]}],"settingsData":[],"expose":[],
             "layout":{"Umbraco.BlockList":[{"contentKey":"{{{BlockKey}}}"}]}}
            """).Blocks("body"));

    [Fact]
    public void Blocks_in_areas_of_a_grid_follow_the_block_they_lie_in()
    {
        var inner = "00000000-0000-4000-8000-000000000602";
        var blocks = Values("body", $$$"""
            {"contentData":[{"contentTypeKey":"{{{TextType}}}","key":"{{{inner}}}","values":[]},{"contentTypeKey":"{{{TextType}}}","key":"{{{BlockKey}}}","values":[]}],
             "settingsData":[],"expose":[{"contentKey":"{{{BlockKey}}}"},{"contentKey":"{{{inner}}}"}],
             "layout":{"Umbraco.BlockGrid":[{"contentKey":"{{{BlockKey}}}","columnSpan":12,"areas":[{"key":"{{{inner}}}","items":[{"contentKey":"{{{inner}}}","areas":[]}]}]}]}}
            """).Blocks("body");

        Assert.Equal([Guid.Parse(BlockKey), Guid.Parse(inner)], blocks.Select(b => b.Key));
    }

    [Fact]
    public void Rich_text_may_be_bare_HTML_or_JSON()
    {
        Assert.Equal("<p>Zee</p>", Values("text", "<p>Zee</p>").Rich("text").Markup);
        Assert.Equal("<p>Zee</p>", Values("text", """{"markup":"<p>Zee</p>","blocks":{}}""").Rich("text").Markup);
        Assert.True(Values("text", """{"markup":""}""").Rich("text").IsEmpty);
    }

    [Fact]
    public void Media_picker_of_old_form_names_the_media_only()
    {
        var picked = Assert.Single(Values("pictures", $$$"""[{"mediaKey":"{{{Given.Canal}}}"}]""").Media("pictures"));

        Assert.Equal((Given.Canal, (FocalPoint?)null), (picked.Media, picked.Focal));
    }

    [Theory]
    [InlineData("""{"contentData":"x","layout":[]}""")]
    [InlineData("""{"contentData":[1,null,{"key":5}],"layout":{"a":[1,null]},"expose":[3]}""")]
    [InlineData("[]")]
    public void Damaged_block_list_is_read_as_empty(string stored) => Assert.Empty(Values("body", stored).Blocks("body"));

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("<p></p>")]
    [InlineData("<p><br></p>\n<p class=\"x\">&nbsp;</p>")]
    [InlineData("<p>&#160;&#8203;</p><!-- niets > hier --><ul><li></li></ul>")]
    [InlineData("<h2><strong></strong></h2><a href=\"/x\"></a>")]
    public void Rich_text_without_anything_to_see_is_empty(string markup) => Assert.True(new RichText(markup, []).IsEmpty);

    [Theory]
    [InlineData("Zee")]
    [InlineData("<p>.</p>")]
    [InlineData("<p><img src=\"/media/a.jpg\"></p>")]
    [InlineData("<p></p><umb-rte-block data-content-key=\"00000000-0000-4000-8000-000000000601\"></umb-rte-block>")]
    [InlineData("<hr>")]
    [InlineData("<p")]
    [InlineData("<p>3 < 4</p>")]
    [InlineData("<!-- offen")]
    public void Rich_text_with_anything_to_see_is_not_empty(string markup) => Assert.False(new RichText(markup, []).IsEmpty);

    [Theory]
    [InlineData("<p></p>", true)]
    [InlineData("{\"markup\":\"<p><br></p>\",\"blocks\":null}", true)]
    [InlineData("<p>Zee</p>", false)]
    public void Mandatory_rich_text_that_was_cleared_stops_publishing(string stored, bool stops)
    {
        var text = Model.Element("textBlock")!;
        text = text with { Own = [.. text.Own.Select(p => p with { Mandatory = true })] };
        var alias = text.Own.First(p => p.EditorAlias is "Umbraco.RichText" or "Umbraco.TinyMCE").Alias;
        var value = stored[0] == '{' ? JsonDocument.Parse(stored).RootElement.Clone() : JsonText.String(stored);

        var findings = PublishChecks.Values(Model, text, new Dictionary<string, JsonElement> { [alias] = value }, "Leiden", "nl", p => p.Alias == alias);

        Assert.Equal(stops ? ["value-missing"] : [], findings.Select(f => f.Code));
    }

    private static PropertyValues Values(string alias, string stored)
    {
        Assert.True(Model.TryProperty(Model.Document("page")!, alias, out var property));
        var reading = new ExportReading("", ExportLimits.Default, StoredSite.Empty, null, TestContext.Current.CancellationToken);
        var value = ReadValues.Stored(stored, property, reading, "here");
        return new PropertyValues(value is { } found ? new Dictionary<string, JsonElement> { [alias] = found } : [], Model);
    }
}
