using System.Collections.Immutable;
using System.Text.Json;
using StadKust.Content;

namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>One item with a property for each editor there is, set, stored empty or never set: what the region's own types do not use, too.</summary>
internal static class EveryEditor
{
    public static readonly Guid Item = Guid.Parse("e0000000-0000-4000-8000-000000000001");
    public static readonly Guid Unset = Guid.Parse("e0000000-0000-4000-8000-000000000002");

    private static readonly Guid Type = Guid.Parse("e0000000-0000-4000-8000-00000000000a");
    private static readonly Guid Card = Guid.Parse("e0000000-0000-4000-8000-00000000000b");

    private static readonly Guid Area = Guid.Parse("e0000000-0000-4000-8000-00000000000c");

    private static readonly Guid[] Blocks = [.. Enumerable.Range(1, 6).Select(n => Guid.Parse($"b0000000-0000-4000-8000-{n:d12}"))];

    private static string Town => $"umb://document/{Given.Weekend:N}";

    private static Guid Picture => Given.Export.Media.First(m => m.Type == "Image").Key;

    // Alias, editor, settings of the data type, stored value.
    private static (string Alias, string Editor, string Settings, string Stored)[] Properties =>
    [
        ("text", "Umbraco.TextBox", "{}", "\"Woord & <teken> ü\""),
        ("area", "Umbraco.TextArea", "{}", "\"een\\ntwee\""),
        ("email", "Umbraco.EmailAddress", "{}", "\"a@example.org\""),
        ("radio", "Umbraco.RadioButtonList", "{}", "\"rood\""),
        ("labelText", "Umbraco.Label", "{\"umbracoDataValueType\":\"STRING\"}", "\"12\""),
        ("labelNumber", "Umbraco.Label", "{\"umbracoDataValueType\":\"INT\"}", "\"12\""),
        ("integer", "Umbraco.Integer", "{}", "\"42\""),
        ("decimal", "Umbraco.Decimal", "{}", "\"4.50\""),
        ("toggle", "Umbraco.TrueFalse", "{}", "\"1\""),
        ("dateTime", "Umbraco.DateTime", "{}", "\"2026-05-01 10:30:00\""),
        ("unspecified", "Umbraco.DateTimeUnspecified", "{}", "{\"date\":\"2026-05-01T10:30:00\"}"),
        ("zoned", "Umbraco.DateTimeWithTimeZone", "{}", "{\"date\":\"2026-05-01T10:30:00+02:00\",\"timeZone\":\"Europe/Amsterdam\"}"),
        ("dateOnly", "Umbraco.DateOnly", "{}", "{\"date\":\"2026-05-01\"}"),
        ("timeOnly", "Umbraco.TimeOnly", "{}", "{\"date\":\"10:30:00\"}"),
        ("tags", "Umbraco.Tags", "{}", "[\"zee\",\"stad\"]"),
        ("checks", "Umbraco.CheckBoxList", "{}", "[\"a\",\"b\"]"),
        ("lines", "Umbraco.MultipleTextstring", "{}", "\"een\\ntwee\""),
        ("one", "Umbraco.DropDown.Flexible", "{\"multiple\":false}", "[\"x\"]"),
        ("several", "Umbraco.DropDown.Flexible", "{\"multiple\":true}", "[\"x\",\"y\"]"),
        ("noChoice", "Umbraco.DropDown.Flexible", "{\"multiple\":false}", "[]"),
        ("color", "Umbraco.ColorPicker", "{}", "\"#ce7e00\""),
        ("colorLabelled", "Umbraco.ColorPicker", "{\"useLabel\":true}", "{\"value\":\"ce7e00\",\"label\":\"Oker\"}"),
        ("slider", "Umbraco.Slider", "{}", "\"3\""),
        ("range", "Umbraco.Slider", "{\"enableRange\":true}", "\"2,6\""),
        ("upload", "Umbraco.UploadField", "{}", "{\"src\":\"/media/x/a.pdf\"}"),
        ("cropper", "Umbraco.ImageCropper", "{\"crops\":[{\"alias\":\"wide\",\"width\":20,\"height\":10}]}", "{\"src\":\"/media/x/a.jpg\",\"focalPoint\":{\"left\":0.25,\"top\":0.5},\"crops\":[]}"),
        ("markdown", "Umbraco.MarkdownEditor", "{}", "\"# Kop\""),
        ("picture", "Umbraco.MediaPicker3", "{}", $"[{{\"key\":\"{Guid.Empty}\",\"mediaKey\":\"{Picture}\"}}]"),
        ("noPicture", "Umbraco.MediaPicker3", "{}", "[]"),
        ("picked", "Umbraco.ContentPicker", "{}", $"\"{Town}\""),
        ("pickedGone", "Umbraco.ContentPicker", "{}", $"\"umb://document/{Guid.Empty:N}\""),
        ("tree", "Umbraco.MultiNodeTreePicker", "{\"startNode\":{\"type\":\"content\"}}", $"\"{Town},umb://media/{Picture:N}\""),
        ("treeOfMedia", "Umbraco.MultiNodeTreePicker", "{\"startNode\":{\"type\":\"media\"}}", $"\"{Town},umb://media/{Picture:N}\""),
        ("treeOfMembers", "Umbraco.MultiNodeTreePicker", "{\"startNode\":{\"type\":\"member\"}}", $"\"umb://member/{Guid.Empty:N}\""),
        ("member", "Umbraco.MemberPicker", "{}", $"\"umb://member/{Guid.Empty:N}\""),
        ("links", "Umbraco.MultiUrlPicker", "{}", $"[{{\"name\":\"Buiten\",\"url\":\"https://example.org/\",\"queryString\":\"?a=1\",\"target\":\"_blank\"}},{{\"udi\":\"{Town}\"}},{{\"udi\":\"umb://media/{Picture:N}\",\"type\":\"media\"}}]"),
        ("list", "Umbraco.BlockList", "{}", Layout("Umbraco.BlockList", $"{{\"contentKey\":\"{Blocks[0]}\",\"settingsKey\":\"{Blocks[1]}\"}}", [Blocks[0]], [Blocks[1]])),
        ("noList", "Umbraco.BlockList", "{}", Layout("Umbraco.BlockList", "", [], [])),
        ("single", "Umbraco.SingleBlock", "{}", Layout("Umbraco.SingleBlock", $"{{\"contentKey\":\"{Blocks[2]}\"}}", [Blocks[2]], [])),
        ("grid", "Umbraco.BlockGrid",
            $"{{\"gridColumns\":6,\"blocks\":[{{\"contentElementTypeKey\":\"{Card}\",\"areaGridColumns\":4,\"areas\":[{{\"key\":\"{Area}\",\"alias\":\"side\",\"columnSpan\":2,\"rowSpan\":1}}]}}]}}",
            Layout("Umbraco.BlockGrid",
                $"{{\"contentKey\":\"{Blocks[3]}\",\"columnSpan\":6,\"rowSpan\":2,\"areas\":[{{\"key\":\"{Area}\",\"items\":[{{\"contentKey\":\"{Blocks[4]}\",\"columnSpan\":2,\"rowSpan\":1,\"areas\":[]}}]}}]}}",
                [Blocks[3], Blocks[4]], [])),
        ("noGrid", "Umbraco.BlockGrid", "{}", Layout("Umbraco.BlockGrid", "", [], [])),
        ("rich", "Umbraco.RichText", "{}",
            $$"""{"markup":"<p>Een &amp; <a href=\"/{localLink:{{Given.Weekend}}}#dag\" type=\"document\" class=\"x\">link</a> <em>en</em> <strong>meer</strong></p>\n<!-- weg --><umb-rte-block data-content-key=\"{{Blocks[5]}}\"></umb-rte-block><p><a href=\"/{localLink:{{Guid.Empty}}}\" type=\"document\">dood</a></p>","blocks":{{Layout("Umbraco.RichText", $"{{\"contentKey\":\"{Blocks[5]}\"}}", [Blocks[5]], [])}}}"""),
        ("noRich", "Umbraco.RichText", "{}", """{"markup":"","blocks":null}"""),
        ("when", "StadKust.When", "{}", """{"zone":"Europe/Amsterdam","allDay":true}"""),
    ];

    /// <summary>The region's content and beside it, under home: one item with every value set, one with none.</summary>
    public static SiteExport Export(SiteExport? beside = null)
    {
        var region = beside ?? Given.Export;
        var text = new DataType(Guid.NewGuid(), "Tekst", "Umbraco.TextBox", "", "{}", "");
        var pick = new DataType(Guid.NewGuid(), "Kies", "Umbraco.ContentPicker", "", "{}", "");
        var dataTypes = Properties.Select(p => new DataType(Guid.NewGuid(), p.Alias, p.Editor, "", p.Settings, "")).ToArray();
        var card = Like("textBlock", TypeKind.Element) with { Key = Card, Alias = "card", Compositions = [], Own = [Property("title", text, 0), Property("leads", pick, 1)] };
        var type = Like("page", TypeKind.Document) with
        {
            Key = Type,
            Alias = "everything",
            Compositions = [],
            VariesByCulture = false,
            Own = [.. Properties.Select((p, i) => Property(p.Alias, dataTypes[i], i))],
        };
        var item = Given.Item(Given.Home) with
        {
            Key = Item,
            Type = "everything",
            Parent = Given.Home,
            Level = 2,
            SortOrder = 900,
            Name = "Alles",
            Names = ImmutableDictionary<Culture, string>.Empty,
            Published = [Given.Nl, Given.De, Given.En],
            Values = ImmutableDictionary<Culture, ImmutableDictionary<string, JsonElement>>.Empty,
            Shared = Properties.ToImmutableDictionary(p => p.Alias, p => JsonDocument.Parse(p.Stored).RootElement),
        };
        var unset = item with { Key = Unset, Name = "Niets", SortOrder = 901, Shared = ImmutableDictionary<string, JsonElement>.Empty };
        return new SiteExport
        {
            Folder = Given.Export.Folder,
            Model = new ContentModel([.. Given.Export.Model.Types, card, type], [.. Given.Export.Model.DataTypes, .. dataTypes, text, pick]),
            Languages = Given.Export.Languages,
            Words = Given.Export.Words,
            Media = region.Media,
            Items = [.. region.Items, item, unset],
        };
    }

    private static DocumentType Like(string alias, TypeKind kind) =>
        kind == TypeKind.Element ? Given.Export.Model.Element(alias)! : Given.Export.Model.Document(alias)!;

    private static PropertyType Property(string alias, DataType type, int order) =>
        new(Guid.NewGuid(), alias, alias, "", type.Key, type.EditorAlias, false, "", "", "", order, "", "", false, false);

    private static string Layout(string editor, string entries, Guid[] content, Guid[] settings)
    {
        string Elements(Guid[] keys) => string.Join(',', keys.Select(k =>
            $"{{\"contentTypeKey\":\"{Card}\",\"key\":\"{k}\",\"values\":[{{\"alias\":\"title\",\"value\":\"Blok {k.ToString()[^1]}\"}},{{\"alias\":\"leads\",\"value\":\"{Town}\"}}]}}"));
        var expose = string.Join(',', content.Select(k => $"{{\"contentKey\":\"{k}\",\"culture\":null,\"segment\":null}}"));
        return $"{{\"contentData\":[{Elements(content)}],\"settingsData\":[{Elements(settings)}],\"expose\":[{expose}],\"layout\":{{\"{editor}\":[{entries}]}}}}";
    }
}
