using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using StadKust.Content;
using StadKust.Umbraco.Delivery;

namespace StadKust.Umbraco.Reading;

/// <summary>Values as a Delivery API tells them, back in the form they are stored in: the way <c>BodyWriter</c> goes, the other way round.</summary>
internal sealed class StoredValues(ContentModel model)
{
    // As deep as blocks are written.
    private const int DeepestBlock = 20;

    /// <summary>Element types that were delivered and are not known here; their blocks are left out.</summary>
    public HashSet<string> UnknownTypes { get; } = [];

    /// <summary>Names of items and media in the culture whose values are read: a link that shows the name of its target was given none.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; set; } = new Dictionary<Guid, string>();

    /// <summary>Pictures as they are told where they are picked, by key: all there is when the media endpoints are off.</summary>
    public Dictionary<Guid, JsonElement> PickedMedia { get; } = [];

    /// <returns>Null when nothing is stored.</returns>
    public JsonElement? Of(PropertyType property, JsonElement delivered) => Of(property, delivered, 0) is { } stored ? JsonSerializer.SerializeToElement(stored) : null;

    private JsonNode? Of(PropertyType property, JsonElement value, int depth)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return null;
        }

        return property.EditorAlias switch
        {
            "Umbraco.Slider" when value.ValueKind == JsonValueKind.Object => $"{Raw(value, "minimum")},{Raw(value, "maximum")}",
            "Umbraco.DropDown.Flexible" when value.ValueKind == JsonValueKind.String => value.GetString() is { Length: > 0 } chosen ? new JsonArray(chosen) : new JsonArray(),
            "Umbraco.ColorPicker" when value.ValueKind == JsonValueKind.Object =>
                new JsonObject { ["value"] = Text(value, "color"), ["label"] = Text(value, "label") },
            "Umbraco.ImageCropper" when value.ValueKind == JsonValueKind.Object =>
                new JsonObject { ["src"] = Text(value, "url"), ["focalPoint"] = Node(value, "focalPoint"), ["crops"] = Node(value, "crops") },
            "Umbraco.MediaPicker3" => Media(value),
            "Umbraco.ContentPicker" => Udi(value),
            "Umbraco.MultiNodeTreePicker" when value.ValueKind == JsonValueKind.String => Plain(value),
            "Umbraco.MultiNodeTreePicker" => value.ValueKind == JsonValueKind.Array ? string.Join(',', value.EnumerateArray().Select(Udi).Where(u => u is not null)) : null,
            "Umbraco.MultiUrlPicker" => Links(value),
            "Umbraco.BlockList" or "Umbraco.SingleBlock" or "Umbraco.BlockGrid" => Blocks(property.EditorAlias, value, depth),
            "Umbraco.RichText" or "Umbraco.TinyMCE" => Rich(value, depth),
            _ => Plain(value),
        };
    }

    private static JsonNode? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        JsonValueKind.Number => value.GetRawText(),
        _ => JsonNode.Parse(value.GetRawText()),
    };

    private JsonArray? Media(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var picked = new JsonArray();
        foreach (var media in value.EnumerateArray())
        {
            if (Key(media, "id") is { } key)
            {
                PickedMedia[key] = media;
                picked.Add(new JsonObject
                {
                    // The picker's own key is not told; one that is the same each time keeps equal content equal.
                    ["key"] = key.ToString(),
                    ["mediaKey"] = key.ToString(),
                    ["mediaTypeAlias"] = Text(media, "mediaType"),
                    ["crops"] = Node(media, "crops") ?? new JsonArray(),
                    ["focalPoint"] = Node(media, "focalPoint"),
                });
            }
        }

        return picked;
    }

    private JsonArray? Links(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var links = new JsonArray();
        foreach (var link in value.EnumerateArray())
        {
            var (kind, query) = (Text(link, "linkType"), Text(link, "queryString"));
            var target = Key(link, "destinationId");
            var address = Text(link, "url");
            links.Add(new JsonObject
            {
                ["name"] = Text(link, "title") is { } title && !(target is { } known && Names.GetValueOrDefault(known) == title) ? title : null,
                ["target"] = Text(link, "target"),
                ["udi"] = target is { } key ? $"umb://{(kind == "Media" ? "media" : "document")}/{key:N}" : null,
                ["url"] = target is not null ? null : query is not null && address?.EndsWith(query, StringComparison.Ordinal) == true ? address[..^query.Length] : address,
                ["queryString"] = query,
                ["culture"] = Text(link, "culture"),
            });
        }

        return links;
    }

    private JsonObject? Blocks(string editor, JsonElement value, int depth)
    {
        var gathered = new Gathered();
        var layout = new JsonArray();
        if (editor == "Umbraco.SingleBlock")
        {
            Add(layout, Block(value, gathered, depth));
        }
        else
        {
            Items(value, layout, gathered, depth, isGrid: editor == "Umbraco.BlockGrid");
        }

        return Stored(editor, layout, gathered);
    }

    private void Items(JsonElement holder, JsonArray layout, Gathered gathered, int depth, bool isGrid)
    {
        foreach (var item in List(holder, "items"))
        {
            if (Block(item, gathered, depth) is not { } entry)
            {
                continue;
            }

            if (isGrid)
            {
                entry["columnSpan"] = Node(item, "columnSpan");
                entry["rowSpan"] = Node(item, "rowSpan");
                var areas = new JsonArray();
                foreach (var area in List(item, "areas"))
                {
                    var inner = new JsonArray();
                    Items(area, inner, gathered, depth + 1, isGrid: true);
                    areas.Add(new JsonObject { ["key"] = AreaKey(item, Text(area, "alias")), ["items"] = inner });
                }

                entry["areas"] = areas;
            }

            layout.Add(entry);
        }
    }

    // Areas are known by keys in the data type; the API tells their names only.
    private string? AreaKey(JsonElement item, string? alias)
    {
        if (!item.TryGetProperty("content", out var content) || Text(content, "contentType") is not { } type || model.Element(type) is not { } element)
        {
            return null;
        }

        foreach (var settings in model.DataTypes.Where(d => d.EditorAlias == "Umbraco.BlockGrid" && d.Configuration.Length > 0))
        {
            using var json = JsonDocument.Parse(settings.Configuration);
            foreach (var area in List(json.RootElement, "blocks").Where(b => Key(b, "contentElementTypeKey") == element.Key).SelectMany(b => List(b, "areas")))
            {
                if (Text(area, "alias") == alias)
                {
                    return Text(area, "key");
                }
            }
        }

        return null;
    }

    private JsonObject? Block(JsonElement block, Gathered gathered, int depth)
    {
        if (depth >= DeepestBlock || block.ValueKind != JsonValueKind.Object || !block.TryGetProperty("content", out var content)
            || Element(content, depth) is not { } element)
        {
            return null;
        }

        gathered.Content.Add(element);
        var entry = new JsonObject { ["contentKey"] = element["key"]!.GetValue<string>() };
        if (block.TryGetProperty("settings", out var settings) && Element(settings, depth) is { } chosen)
        {
            gathered.Settings.Add(chosen);
            entry["settingsKey"] = chosen["key"]!.GetValue<string>();
        }

        return entry;
    }

    private JsonObject? Element(JsonElement element, int depth)
    {
        if (element.ValueKind != JsonValueKind.Object || Key(element, "id") is not { } key || Text(element, "contentType") is not { } alias)
        {
            return null;
        }

        if (model.Element(alias) is not { } type)
        {
            UnknownTypes.Add(alias);
            return null;
        }

        var values = new JsonArray();
        foreach (var property in model.PropertiesOf(type))
        {
            if (element.TryGetProperty("properties", out var all) && all.ValueKind == JsonValueKind.Object && all.TryGetProperty(property.Alias, out var value)
                && Of(property, value, depth + 1) is { } stored)
            {
                values.Add(new JsonObject { ["editorAlias"] = property.EditorAlias, ["alias"] = property.Alias, ["culture"] = null, ["segment"] = null, ["value"] = stored });
            }
        }

        return new JsonObject { ["contentTypeKey"] = type.Key.ToString(), ["key"] = key.ToString(), ["values"] = values };
    }

    private JsonObject? Rich(JsonElement value, int depth)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var gathered = new Gathered();
        var layout = new JsonArray();
        foreach (var block in List(value, "blocks"))
        {
            Add(layout, Block(block, gathered, depth));
        }

        return new JsonObject
        {
            ["markup"] = DeliveredMarkup.Stored(value),
            ["blocks"] = Stored("Umbraco.RichText", layout, gathered),
        };
    }

    private static JsonObject Stored(string editor, JsonArray layout, Gathered gathered)
    {
        var expose = new JsonArray();
        foreach (var element in gathered.Content)
        {
            expose.Add(new JsonObject { ["contentKey"] = element!["key"]!.GetValue<string>(), ["culture"] = null, ["segment"] = null });
        }

        return new JsonObject
        {
            ["layout"] = new JsonObject { [editor] = layout },
            ["contentData"] = gathered.Content,
            ["settingsData"] = gathered.Settings,
            ["expose"] = expose,
        };
    }

    private static void Add(JsonArray layout, JsonObject? entry)
    {
        if (entry is not null)
        {
            layout.Add(entry);
        }
    }

    private static string? Udi(JsonElement picked) => Key(picked, "id") is { } key ? $"umb://{(picked.TryGetProperty("mediaType", out _) ? "media" : "document")}/{key:N}" : null;

    private static JsonElement.ArrayEnumerator List(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static JsonNode? Node(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? JsonNode.Parse(value.GetRawText()) : null;

    private static string Raw(JsonElement holder, string name) => holder.TryGetProperty(name, out var value) ? value.GetRawText() : "";

    internal static string? Text(JsonElement holder, string name) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    internal static Guid? Key(JsonElement holder, string name) => Guid.TryParse(Text(holder, name), CultureInfo.InvariantCulture, out var key) ? key : null;

    /// <summary>Elements of one value, whatever areas they lie in.</summary>
    private sealed class Gathered
    {
        public JsonArray Content { get; } = [];

        public JsonArray Settings { get; } = [];
    }
}
