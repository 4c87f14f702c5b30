using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using StadKust.Content;

namespace StadKust.Themes.Tests;

/// <summary>One item of each type with plain words, on the real types and dictionary: golden pages change with templates, not with content.</summary>
internal static class SmallSite
{
    private static readonly Culture[] Cultures = [Culture.Dutch, Culture.German, Culture.English];
    private static readonly SiteExport Real = SiteExport.Read(Path.Combine(Given.Repository, "content-export"));
    private static readonly List<ExportedItem> Items = [];
    private static readonly Guid Poster = Id("poster");

    public static ContentSet Set { get; } = Make();

    public static Guid Id(string name) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));

    private static ContentSet Make()
    {
        var folder = Directory.CreateTempSubdirectory("stadkust-golden-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "media", "aaaaaaaa"));
        File.WriteAllText(Path.Combine(folder, "media", "aaaaaaaa", "poster.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 240 300\"/>");
        Put("home", null, shared: new() { ["hero"] = Udi("story"), ["teasers"] = $"{Udi("place")},{Udi("arrangement")}" });
        Put("settings", "home", shared: new() { ["menu"] = $"{Udi("places")},{Udi("stories")}", ["footerLinks"] = Udi("page"), ["publisher"] = "Uitgever" });
        foreach (var (section, type) in new[] { ("destinations", "destination"), ("places", "place"), ("stories", "story"), ("arrangements", "arrangement"), ("campaigns", "campaign"), ("routes", "route"), ("magazine", "edition") })
        {
            Put(section, "home");
            Put(type, section, shared: Placed(type), body: type is "story" or "destination" ? [Block("textBlock", ("text", "<h2>Kop</h2><p>Een alinea.</p>")), Block("quoteBlock", ("text", "Een uitspraak."), ("who", "Iemand"))] : null);
        }

        Put("calendar", "home");
        Put("eventFolder", "calendar");
        Put("event", "eventFolder", shared: Placed("event"));
        Put("newcomers", "home");
        Put("page", "home", body: AllBlocks());
        Put("searchPage", "home");
        return new SiteExport
        {
            Folder = folder,
            Model = Real.Model,
            Languages = Real.Languages,
            Words = Real.Words,
            Items = [.. Items],
            Media =
            [
                new ExportedMedia(
                    Poster, "vectorPicture", null, 1, 0, "Poster", default, false, null, "/media/aaaaaaaa/poster.svg", new FocalPoint(0.5, 0.3),
                    Values(new() { ["altNl"] = "Een gracht", ["altDe"] = "Eine Gracht", ["altEn"] = "A canal", ["captionNl"] = "Onderschrift", ["author"] = "Maker", ["licence"] = "CC BY 4.0" }), ""),
            ],
        }.ToSet();
    }

    private static Dictionary<string, JsonNode?> Placed(string type)
    {
        var values = new Dictionary<string, JsonNode?>
        {
            ["icons"] = new JsonArray("culture"),
            ["kinds"] = new JsonArray("museum", "garden"),
            ["address"] = "Kade 1",
            ["latitude"] = "52.16",
            ["longitude"] = "4.49",
            ["isExample"] = type == "arrangement" ? "1" : "0",
        };
        if (type != "destination")
        {
            values["municipality"] = Udi("destination");
        }

        switch (type)
        {
            case "arrangement":
                values["nights"] = "2";
                values["seasons"] = Blocks([Block("seasonBlock", ("from", "2027-04-01T00:00:00"), ("to", "2027-05-31T00:00:00"), ("price", "12900"), ("note", "ma–do"))]);
                break;
            case "route":
                values["lengthKm"] = "22.5";
                values["nodes"] = "12-34-56";
                break;
            case "story":
                values["byline"] = "Redactie";
                values["related"] = Udi("place");
                break;
            case "event":
                values["when"] = """{"zone":"Europe/Amsterdam","start":"2027-04-03T10:00","end":"2027-04-03T17:00","allDay":false,"rule":"FREQ=WEEKLY;COUNT=3"}""";
                values["languages"] = new JsonArray("nl", "en");
                values["price"] = "750";
                break;
            default:
                break;
        }

        return values;
    }

    private static List<JsonObject> AllBlocks() => [.. Real.Model.Types.Where(t => t.Kind == TypeKind.Element).OrderBy(t => t.Alias, StringComparer.Ordinal).Select(t =>
        Block(t.Alias, [.. Real.Model.PropertiesOf(t).Select(p => (p.Alias, Sample(p)))]))];

    private static JsonNode? Sample(PropertyType property) => property.EditorAlias switch
    {
        "Umbraco.RichText" => "<p>Tekst met een <strong>nadruk</strong>.</p>",
        "Umbraco.MediaPicker3" => new JsonArray(new JsonObject { ["key"] = Poster, ["mediaKey"] = Poster }),
        "Umbraco.MultiNodeTreePicker" or "Umbraco.ContentPicker" => property.Alias == "municipality" ? "" : Udi("place"),
        "Umbraco.MultiUrlPicker" => new JsonArray(new JsonObject { ["name"] = "Verder", ["url"] = "https://example.org/verder" }),
        "Umbraco.MultipleTextstring" => "Een\nTwee",
        "Umbraco.DateTime" => "2027-04-01T00:00:00",
        "Umbraco.Integer" or "Umbraco.Decimal" => "3",
        "Umbraco.RadioButtonList" => property.Alias == "layout" ? "wide" : "",
        _ => property.Alias == "rows" ? "a | b\nc | d" : $"Waarde van {property.Alias}",
    };

    private static JsonObject Block(string type, params (string Alias, JsonNode? Value)[] values) => new()
    {
        ["contentTypeKey"] = Real.Model.Element(type)!.Key,
        ["key"] = Id(type),
        ["values"] = new JsonArray([.. values.Select(v => new JsonObject { ["alias"] = v.Alias, ["value"] = v.Value })]),
    };

    private static JsonObject Blocks(IEnumerable<JsonObject> blocks)
    {
        var all = blocks.Select((b, n) => { b["key"] = Id($"{b["key"]} {n}"); return b; }).ToList();
        return new JsonObject
        {
            ["contentData"] = new JsonArray([.. all.Select(b => b.DeepClone())]),
            ["layout"] = new JsonObject { ["Umbraco.BlockList"] = new JsonArray([.. all.Select(b => new JsonObject { ["contentKey"] = b["key"]!.DeepClone() })]) },
        };
    }

    private static void Put(string type, string? parent, Dictionary<string, JsonNode?>? shared = null, List<JsonObject>? body = null)
    {
        var values = shared ?? [];
        values["mainPicture"] = new JsonArray(new JsonObject { ["key"] = Poster, ["mediaKey"] = Poster });
        Items.Add(new ExportedItem(
            Id(type), type, parent is null ? null : Id(parent), parent is null ? 1 : Items.Single(i => i.Type == parent).Level + 1, Items.Count, type,
            Cultures.ToImmutableDictionary(c => c, c => $"{type} {c}"), new DateTime(2027, 1, 1), [.. Cultures], false, null, null, [], Values(values),
            Cultures.ToImmutableDictionary(c => c, c =>
            {
                var own = new Dictionary<string, JsonNode?> { ["title"] = $"Titel {type} <{c}>", ["intro"] = $"Inleiding & {c}", ["description"] = "<p>Beschrijving.</p>" };
                if (body is not null)
                {
                    own["body"] = Blocks(body.Select(b => (JsonObject)b.DeepClone()));
                }

                return Values(own);
            }), ""));
    }

    private static string Udi(string type) => $"umb://document/{Id(type):n}";

    private static ImmutableDictionary<string, JsonElement> Values(Dictionary<string, JsonNode?> values) =>
        values.Where(v => v.Value is not null).ToImmutableDictionary(v => v.Key, v => JsonSerializer.SerializeToElement(v.Value));
}
