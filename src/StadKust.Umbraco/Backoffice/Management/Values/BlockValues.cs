using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using StadKust.Content;

namespace StadKust.Umbraco.Backoffice.Management.Values;

/// <summary>Blocks: their layout, their contents and settings with the values inside, and what is shown in which language.</summary>
internal static class BlockValues
{
    private const int DeepestBlocks = 8;
    private const int MostBlocks = 500;

    public static JsonObject? ToWire(WireValues values, JsonElement stored)
    {
        if (stored.ValueKind != JsonValueKind.Object || JsonNode.Parse(stored.GetRawText()) is not JsonObject json)
        {
            return null;
        }

        return new JsonObject
        {
            ["layout"] = json["layout"] is JsonObject layout ? Layout(layout) : new JsonObject(),
            ["contentData"] = Elements(values, json["contentData"]),
            ["settingsData"] = Elements(values, json["settingsData"]),
            ["expose"] = Exposed(json["expose"]),
        };
    }

    /// <summary>What a property without any block is for the client.</summary>
    public static JsonObject None() => new()
    {
        ["layout"] = new JsonObject(),
        ["contentData"] = new JsonArray(),
        ["settingsData"] = new JsonArray(),
        ["expose"] = new JsonArray(),
    };

    /// <returns>Null when there is no block.</returns>
    public static JsonElement? ToStored(WireValues values, PropertyType property, JsonNode? wire, FieldPlace field, int depth, List<ValueFault> faults)
    {
        var allowed = Allowed(values.Model.DataType(property.DataType));
        return ToStored(values, wire, field, inText: false, depth, faults, allowed) is { } json && ((JsonArray)json["contentData"]!).Count > 0
            ? JsonSerializer.SerializeToElement(json)
            : null;
    }

    /// <param name="allowed">Keys of element types the property offers; null: any.</param>
    public static JsonObject? ToStored(WireValues values, JsonNode? wire, FieldPlace field, bool inText, int depth, List<ValueFault> faults, HashSet<Guid>? allowed)
    {
        if (wire is not JsonObject json || depth >= DeepestBlocks)
        {
            WireValues.Fault(faults, field, wire is JsonObject ? "value-deep" : "value-form");
            return null;
        }

        var (content, settings) = (json["contentData"] as JsonArray ?? [], json["settingsData"] as JsonArray ?? []);
        if (content.Count > MostBlocks || settings.Count > MostBlocks)
        {
            WireValues.Fault(faults, field, "value-many");
            return null;
        }

        var keptContent = Kept(values, content, field, inText, depth, faults, allowed);
        var keptSettings = Kept(values, settings, field, inText, depth, faults, allowed: null);
        return new JsonObject
        {
            ["contentData"] = keptContent,
            ["settingsData"] = keptSettings,
            ["expose"] = Exposed(json["expose"]),
            ["layout"] = json["layout"] is JsonObject layout ? Layout(layout) : new JsonObject(),
        };
    }

    private static JsonArray Kept(
        WireValues values, JsonArray elements, FieldPlace field, bool inText, int depth, List<ValueFault> faults, HashSet<Guid>? allowed)
    {
        var kept = new JsonArray();
        foreach (var element in elements.OfType<JsonObject>())
        {
            if (!Key(element["key"], out var key) || !Key(element["contentTypeKey"], out var typeKey))
            {
                WireValues.Fault(faults, field, "value-form");
                continue;
            }

            if (values.Model.Find(typeKey) is not { Kind: TypeKind.Element } type || allowed?.Contains(typeKey) == false)
            {
                WireValues.Fault(faults, field, "block-type");
                continue;
            }

            var inner = new JsonArray();
            foreach (var entry in (element["values"] as JsonArray ?? []).OfType<JsonObject>())
            {
                if (WireValues.TextIn(entry["alias"]) is { } alias && values.Model.TryProperty(type, alias, out var property) && !WireValues.IsReadOnly(property))
                {
                    var place = field with { Block = new BlockPlace(key, inText, new FieldPlace(alias, WireValues.TextIn(entry["culture"]) ?? "")) };
                    if (values.ToStored(property, entry["value"], place, depth + 1, faults) is { } stored)
                    {
                        inner.Add((JsonNode)new JsonObject
                        {
                            ["alias"] = alias,
                            ["culture"] = WireValues.TextIn(entry["culture"]),
                            ["segment"] = null,
                            ["editorAlias"] = property.EditorAlias,
                            ["value"] = JsonNode.Parse(stored.GetRawText()),
                        });
                    }
                }
            }

            kept.Add((JsonNode)new JsonObject { ["contentTypeKey"] = typeKey.ToString(), ["key"] = key.ToString(), ["values"] = inner });
        }

        return kept;
    }

    private static JsonArray Elements(WireValues values, JsonNode? list)
    {
        var elements = new JsonArray();
        foreach (var element in (list as JsonArray ?? []).OfType<JsonObject>())
        {
            var type = Key(element["contentTypeKey"], out var typeKey) ? values.Model.Find(typeKey) : null;
            var inner = new JsonArray();
            foreach (var entry in (element["values"] as JsonArray ?? []).OfType<JsonObject>())
            {
                var alias = WireValues.TextIn(entry["alias"]) ?? "";
                PropertyType? property = null;
                var known = type is not null && values.Model.TryProperty(type, alias, out property);
                inner.Add((JsonNode)new JsonObject
                {
                    ["alias"] = alias,
                    ["editorAlias"] = known ? property!.EditorAlias : WireValues.TextIn(entry["editorAlias"]) ?? "",
                    ["culture"] = WireValues.TextIn(entry["culture"]),
                    ["segment"] = null,
                    ["value"] = entry["value"] is { } value ? known ? values.ToWire(property!, JsonSerializer.SerializeToElement(value)) : value.DeepClone() : null,
                });
            }

            elements.Add((JsonNode)new JsonObject { ["key"] = WireValues.TextIn(element["key"]), ["contentTypeKey"] = WireValues.TextIn(element["contentTypeKey"]), ["values"] = inner });
        }

        return elements;
    }

    private static JsonArray Exposed(JsonNode? list) => new([.. (list as JsonArray ?? []).OfType<JsonObject>()
        .Where(e => Key(e["contentKey"], out _)).Take(MostBlocks * 4)
        .Select(e => (JsonNode)new JsonObject { ["contentKey"] = WireValues.TextIn(e["contentKey"]), ["culture"] = WireValues.TextIn(e["culture"]), ["segment"] = null })]);

    private static JsonObject Layout(JsonObject layout)
    {
        var clean = new JsonObject();
        foreach (var (editor, entries) in layout.Where(l => l.Key.StartsWith("Umbraco.", StringComparison.Ordinal) && l.Key.Length < 60))
        {
            clean[editor] = Entries(entries, 0);
        }

        return clean;
    }

    // Blocks of a list; of a grid with their width and the areas inside.
    private static JsonArray Entries(JsonNode? list, int depth)
    {
        var entries = new JsonArray();
        foreach (var entry in (depth < DeepestBlocks ? list as JsonArray ?? [] : []).OfType<JsonObject>().Where(e => Key(e["contentKey"], out _)).Take(MostBlocks))
        {
            var clean = new JsonObject { ["contentKey"] = WireValues.TextIn(entry["contentKey"]) };
            if (Key(entry["settingsKey"], out var settings))
            {
                clean["settingsKey"] = settings.ToString();
            }

            foreach (var span in (string[])["columnSpan", "rowSpan"])
            {
                if (entry[span] is JsonValue number && number.TryGetValue<int>(out var cells) && cells is > 0 and <= 100)
                {
                    clean[span] = cells;
                }
            }

            if (entry["displayInline"] is JsonValue inline && inline.TryGetValue<bool>(out var isInline))
            {
                clean["displayInline"] = isInline;
            }

            if (entry["areas"] is JsonArray areas)
            {
                clean["areas"] = new JsonArray([.. areas.OfType<JsonObject>().Where(a => Key(a["key"], out _))
                    .Select(a => (JsonNode)new JsonObject { ["key"] = WireValues.TextIn(a["key"]), ["items"] = Entries(a["items"], depth + 1) })]);
            }

            entries.Add((JsonNode)clean);
        }

        return entries;
    }

    private static HashSet<Guid>? Allowed(DataType? dataType)
    {
        if (dataType is null)
        {
            return null;
        }

        using var configuration = JsonDocument.Parse(dataType.Configuration);
        return configuration.RootElement.TryGetProperty("blocks", out var blocks) && blocks.ValueKind == JsonValueKind.Array
            ? [.. blocks.EnumerateArray().Select(b => b.TryGetProperty("contentElementTypeKey", out var key) && key.TryGetGuid(out var found) ? found : Guid.Empty)]
            : null;
    }

    private static bool Key(JsonNode? node, out Guid key) => Guid.TryParse(WireValues.TextIn(node), CultureInfo.InvariantCulture, out key);
}
