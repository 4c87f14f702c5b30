using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using StadKust.Content;

namespace StadKust.Umbraco.Backoffice.Management.Values;

/// <summary>Picked items and media: UDIs joined by commas in the store, keys for the client.</summary>
internal static class Pickers
{
    private const int Most = 500;

    /// <summary>The document picker holds keys as one text, joined by commas.</summary>
    public static JsonNode? KeysToWire(string stored) =>
        Keys(stored) is { Count: > 0 } keys ? JsonValue.Create(string.Join(',', keys.Select(k => k.Key))) : null;

    public static JsonElement? KeysToStored(JsonNode? wire, FieldPlace field, List<ValueFault> faults) =>
        WireValues.TextIn(wire) is { } text && Keys(text) is { Count: > 0 and <= Most } keys && keys.Count == text.Split(',', StringSplitOptions.RemoveEmptyEntries).Length
            ? WireValues.String(string.Join(',', keys.Select(k => Udi("document", k.Key))))
            : WireValues.Fault(faults, field, "value-pick");

    public static JsonNode? ToWire(string stored) => Keys(stored) is { Count: > 0 } keys
        ? new JsonArray([.. keys.Select(k => (JsonNode)new JsonObject { ["type"] = k.Media ? "media" : "document", ["unique"] = k.Key.ToString() })])
        : null;

    public static JsonElement? ToStored(JsonNode? wire, FieldPlace field, List<ValueFault> faults)
    {
        if (wire is not JsonArray { Count: <= Most } list)
        {
            return WireValues.Fault(faults, field, "value-pick");
        }

        var udis = new List<string>();
        foreach (var entry in list.OfType<JsonObject>())
        {
            if (!Guid.TryParse(WireValues.TextIn(entry["unique"]), CultureInfo.InvariantCulture, out var key))
            {
                return WireValues.Fault(faults, field, "value-pick");
            }

            udis.Add(Udi(WireValues.TextIn(entry["type"]) == "media" ? "media" : "document", key));
        }

        return udis.Count > 0 ? WireValues.String(string.Join(',', udis)) : null;
    }

    public static JsonNode? MediaToWire(JsonElement stored) => stored.ValueKind == JsonValueKind.Array
        ? new JsonArray([.. stored.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).Select(e => (JsonNode)Picked((JsonObject)JsonNode.Parse(e.GetRawText())!, forWire: true)!)])
        : null;

    public static JsonElement? MediaToStored(JsonNode? wire, FieldPlace field, List<ValueFault> faults)
    {
        if (wire is not JsonArray { Count: <= Most } list)
        {
            return WireValues.Fault(faults, field, "value-pick");
        }

        var picked = list.OfType<JsonObject>().Select(e => Picked(e, forWire: false)).ToList();
        return picked.Contains(null) ? WireValues.Fault(faults, field, "value-pick") : JsonSerializer.SerializeToElement(picked);
    }

    private static JsonObject? Picked(JsonObject entry, bool forWire)
    {
        if (!Guid.TryParse(WireValues.TextIn(entry["mediaKey"]), CultureInfo.InvariantCulture, out var media))
        {
            return null;
        }

        var key = Guid.TryParse(WireValues.TextIn(entry["key"]), CultureInfo.InvariantCulture, out var own) ? own : media;
        var json = new JsonObject { ["key"] = key.ToString(), ["mediaKey"] = media.ToString() };
        if (forWire || WireValues.TextIn(entry["mediaTypeAlias"]) is { Length: > 0 })
        {
            json["mediaTypeAlias"] = WireValues.TextIn(entry["mediaTypeAlias"]) ?? "";
        }

        json["crops"] = new JsonArray([.. (entry["crops"] as JsonArray ?? []).OfType<JsonObject>().Take(20).Select(c => Crops.Clean(c))]);
        json["focalPoint"] = Crops.Focal(entry["focalPoint"]);
        return json;
    }

    private static List<(Guid Key, bool Media)> Keys(string text) =>
    [
        .. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => (Known: Guid.TryParse(part.AsSpan(part.LastIndexOf('/') + 1), CultureInfo.InvariantCulture, out var key), Key: key, Media: part.StartsWith("umb://media", StringComparison.OrdinalIgnoreCase)))
            .Where(p => p.Known).Select(p => (p.Key, p.Media)),
    ];

    private static string Udi(string kind, Guid key) => $"umb://{kind}/{key:n}";
}
