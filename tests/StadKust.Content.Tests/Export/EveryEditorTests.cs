using System.Text.Json;
using System.Xml.Linq;

namespace StadKust.Content.Tests;

/// <summary>A value of every editor that exports hold, and of one nobody knows: taken in, stored, written, it is the same value.</summary>
public sealed class EveryEditorTests(PostgresCluster cluster)
{
    private const string Doc = "umb://document/00000000000040008000000000000005";
    private const string Pic = "umb://media/00000000000040008000000000000502";

    private static readonly (string Editor, string Value)[] Values =
    [
        ("Umbraco.TextBox", "Duinen & strand <2 km>"), ("Umbraco.TextArea", "regel een\nregel twee"), ("Umbraco.EmailAddress", "vvv@example.org"), ("Umbraco.MarkdownEditor", "# Zee\n\n*rust*"),
        ("Umbraco.TrueFalse", "1"), ("Umbraco.Integer", "71"), ("Umbraco.Decimal", "12.5"), ("Umbraco.DateTime", "2026-05-10T12:00:00"),
        ("Umbraco.DateTimeWithTimeZone", """{"date": "2026-05-10T12:00:00+02:00", "timeZone": "Europe/Amsterdam"}"""),
        ("Umbraco.DateTimeUnspecified", """{"date": "2026-05-10T12:00:00", "timeZone": null}"""), ("Umbraco.DateOnly", """{"date": "2026-05-10", "timeZone": null}"""),
        ("Umbraco.TimeOnly", """{"date": "12:00:00", "timeZone": null}"""), ("Umbraco.DropDown.Flexible", """["Strand"]"""), ("Umbraco.CheckBoxList", """["a", "b"]"""),
        ("Umbraco.RadioButtonList", "Zee"), ("Umbraco.Tags", """["zee", "Düne"]"""), ("Umbraco.Slider", "1,5"), ("Umbraco.MultipleTextstring", "een\ntwee"),
        ("Umbraco.ColorPicker", """{"value": "1b6ca8", "label": "zee", "sortOrder": 1, "id": "2"}"""), ("Umbraco.ColorPicker.EyeDropper", "#1b6ca8"),
        ("Umbraco.ContentPicker", Doc), ("Umbraco.MultiNodeTreePicker", Doc + "," + Pic),
        ("Umbraco.MediaPicker3", """[{"key": "00000000-0000-4000-8000-000000000650", "mediaKey": "00000000-0000-4000-8000-000000000502", "mediaTypeAlias": "", "crops": [], "focalPoint": {"left": 0.5, "top": 0.3}}]"""),
        ("Umbraco.MultiUrlPicker", $$"""[{"name": "Agenda", "target": null, "unique": null, "type": null, "udi": "{{Doc}}", "url": null, "queryString": "?on=2027", "culture": null}, {"name": "Buiten", "url": "https://example.org/"}]"""),
        ("Umbraco.ImageCropper", """{"src": "/media/le4g8n2d/gracht.svg", "focalPoint": {"left": 0.1, "top": 0.2}}"""), ("Umbraco.UploadField", "/media/le4g8n2d/gids.pdf"),
        ("Umbraco.UserPicker", "12"), ("Umbraco.MemberPicker", "umb://member/00000000000040008000000000000901"), ("Umbraco.MemberGroupPicker", "leden,vrienden"), ("Umbraco.Label", "42"),
        ("Umbraco.RichText", """{"markup": "<p><a href=\"/{localLink:00000000-0000-4000-8000-000000000005}\" type=\"document\" data-anchor=\"#top\">Katwijk</a></p>", "blocks": {"contentData": [], "settingsData": [], "expose": [], "layout": {}}}"""),
        ("Umbraco.BlockList", Blocks("Umbraco.BlockList", "")), ("Umbraco.SingleBlock", Blocks("Umbraco.SingleBlock", "")),
        ("Umbraco.BlockGrid", Blocks("Umbraco.BlockGrid", """, "columnSpan": 12, "rowSpan": 1, "areas": [{"key": "00000000-0000-4000-8000-000000000777", "items": []}]""")),
        ("Somebody.Else", """{ not quite json, kept as it is ]"""), ("Somebody.Json", """{"b":1,  "a":[1,2]}"""),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Value_of_every_editor_comes_back_as_it_was()
    {
        using var folder = WithEditors();
        await using var site = await Site.EmptyAsync(StoreProvider.Sqlite, cluster);
        var export = SiteExport.Read(folder.Path, stop: Stop);
        Assert.DoesNotContain(export.Findings, f => f.Severity == Severity.Error);

        var report = await site.Import.RunAsync(export, new ImportOptions("test"), null, Stop);
        Assert.True(report.Done, string.Join('\n', report.Findings));
        using var written = new TemporaryFolder();
        (await site.Drafts.ExportAsync(Stop)).Write(written.Path, stop: Stop);

        var properties = XDocument.Load(Path.Combine(written.Path, "Content/alles.config")).Root!.Element("Properties")!;
        for (var i = 0; i < Values.Length; i++)
        {
            var (editor, value) = Values[i];
            var actual = properties.Element($"p{i}")!.Element("Value")!.Value;
            Assert.Equal($"{editor}: {Plain(editor, value)}", $"{editor}: {Plain(editor, actual)}");
        }

        // And the typed reading of some: what pages, feeds and paper take from it.
        var item = (await site.PublishedAsync()).Find(Given.Key(88), Given.Nl)!.Values;
        string P(string editor) => $"p{Array.FindIndex(Values, v => v.Editor == editor)}";
        Assert.True(item.Flag(P("Umbraco.TrueFalse")));
        Assert.Equal(12.5m, item.Number(P("Umbraco.Decimal")));
        Assert.Equal(["een", "twee"], item.Lines(P("Umbraco.MultipleTextstring")));
        Assert.Equal([Given.Katwijk, Given.Canal], item.Picks(P("Umbraco.MultiNodeTreePicker")));
        Assert.Equal((LinkKind.Content, LinkKind.External), item.Links(P("Umbraco.MultiUrlPicker")) is [var a, var b] ? (a.Kind, b.Kind) : default);
        Assert.All(["Umbraco.BlockList", "Umbraco.BlockGrid", "Umbraco.SingleBlock"], e => Assert.Equal("<p>Zee</p>", Assert.Single(item.Blocks(P(e))).Content.Rich("text").Markup));
        Assert.Equal(new FocalPoint(0.5, 0.3), Assert.Single(item.Media(P("Umbraco.MediaPicker3"))).Focal);
    }

    private static string Plain(string editor, string value)
    {
        if (!ReadValues.IsJson(editor))
        {
            return value;
        }

        using var json = JsonDocument.Parse(value);
        return JsonText.Compact(json.RootElement);
    }

    private static string Blocks(string editor, string more) => $$$"""
        {"contentData": [{"contentTypeKey": "00000000-0000-4000-8000-000000000105", "key": "00000000-0000-4000-8000-000000000601",
          "values": [{"alias": "text", "culture": null, "segment": null, "editorAlias": null, "value": "<p>Zee</p>"}]}],
         "settingsData": [], "expose": [{"contentKey": "00000000-0000-4000-8000-000000000601", "culture": null, "segment": null}],
         "layout": {"{{{editor}}}": [{"contentKey": "00000000-0000-4000-8000-000000000601", "settingsKey": null{{{more}}}}]}}
        """;

    private static TemporaryFolder WithEditors()
    {
        var folder = Given.SiteWith("usync.config", x => x);
        var properties = string.Concat(Values.Select((v, i) => $"""
            <GenericProperty><Key>{Given.Key(3000 + i)}</Key><Name>p{i}</Name><Alias>p{i}</Alias><Definition>{Given.Key(2000 + i)}</Definition><Type>{v.Editor}</Type>
            <Mandatory>false</Mandatory><SortOrder>{i}</SortOrder><Tab Alias="t">T</Tab><Variations>Nothing</Variations></GenericProperty>
            """));
        for (var i = 0; i < Values.Length; i++)
        {
            folder.Write($"DataTypes/editor{i}.config", $"""<DataType Key="{Given.Key(2000 + i)}" Alias="Editor {i}" Level="1"><Info><Name>Editor {i}</Name><EditorAlias>{Values[i].Editor}</EditorAlias><EditorUIAlias>X</EditorUIAlias></Info><Config><![CDATA[]]></Config></DataType>""");
        }

        folder.Write("ContentTypes/everything.config", $"""
            <ContentType Key="{Given.Key(130)}" Alias="everything" Level="1"><Info><Name>E</Name><AllowAtRoot>true</AllowAtRoot><Variations>Nothing</Variations><IsElement>false</IsElement></Info>
            <GenericProperties>{properties}</GenericProperties></ContentType>
            """);
        var values = string.Concat(Values.Select((v, i) => $"<p{i}><Value><![CDATA[{v.Value}]]></Value></p{i}>"));
        folder.Write("Content/alles.config", $"""
            <Content Key="{Given.Key(88)}" Alias="Alles" Level="2"><Info><Parent Key="{Given.Home}">x</Parent><Path>/StadKust/Alles</Path><Trashed>false</Trashed><ContentType>everything</ContentType>
            <CreateDate>2026-10-03T09:00:00</CreateDate><NodeName Default="Alles" /><SortOrder>9</SortOrder><Published Default="true" /><Schedule /><Template /></Info><Properties>{values}</Properties></Content>
            """);
        return folder;
    }
}
