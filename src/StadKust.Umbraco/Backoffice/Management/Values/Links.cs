using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using StadKust.Content;

namespace StadKust.Umbraco.Backoffice.Management.Values;

/// <summary>Lists of links: to items, to media, to addresses outside with a scheme that is allowed.</summary>
internal static class Links
{
    private static readonly string[] Schemes = ["http", "https", "mailto", "tel"];

    public static JsonNode? ToWire(JsonElement stored)
    {
        if (stored.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var links = new JsonArray();
        foreach (var entry in stored.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object))
        {
            var link = (JsonObject)JsonNode.Parse(entry.GetRawText())!;
            var udi = WireValues.TextIn(link["udi"]);
            var unique = WireValues.TextIn(link["unique"]) ?? (udi is not null && Guid.TryParse(udi.AsSpan(udi.LastIndexOf('/') + 1), CultureInfo.InvariantCulture, out var key) ? key.ToString() : null);
            links.Add((JsonNode)new JsonObject
            {
                ["icon"] = null,
                ["name"] = WireValues.TextIn(link["name"]),
                ["queryString"] = WireValues.TextIn(link["queryString"]),
                ["target"] = WireValues.TextIn(link["target"]),
                ["type"] = WireValues.TextIn(link["type"]) ?? (unique is null ? "external" : udi?.Contains("media", StringComparison.Ordinal) == true ? "media" : "document"),
                ["unique"] = unique,
                ["url"] = WireValues.TextIn(link["url"]),
                ["culture"] = WireValues.TextIn(link["culture"]),
            });
        }

        return links;
    }

    public static JsonElement? ToStored(JsonNode? wire, FieldPlace field, List<ValueFault> faults)
    {
        if (wire is not JsonArray { Count: <= 100 } list)
        {
            return WireValues.Fault(faults, field, "value-form");
        }

        var links = new JsonArray();
        foreach (var link in list.OfType<JsonObject>())
        {
            var unique = Guid.TryParse(WireValues.TextIn(link["unique"]), CultureInfo.InvariantCulture, out var key) ? key : (Guid?)null;
            var url = Short(link["url"], 2000);
            if (unique is null && (url is null || !IsAllowed(url)))
            {
                return WireValues.Fault(faults, field, "value-link");
            }

            var isMedia = WireValues.TextIn(link["type"]) == "media";
            links.Add((JsonNode)new JsonObject
            {
                ["name"] = Short(link["name"], 500),
                ["target"] = WireValues.TextIn(link["target"]) == "_blank" ? "_blank" : null,
                ["unique"] = unique?.ToString(),
                ["type"] = unique is null ? "external" : isMedia ? "media" : "document",
                ["udi"] = unique is { } item ? $"umb://{(isMedia ? "media" : "document")}/{item:n}" : null,
                ["url"] = unique is null ? url : null,
                ["queryString"] = Short(link["queryString"], 500),
                ["culture"] = Short(link["culture"], 20),
            });
        }

        return JsonSerializer.SerializeToElement(links);
    }

    /// <summary>Inside the site, or with a scheme that cannot act in the page it stands in.</summary>
    public static bool IsAllowed(string url)
    {
        var bare = url.Trim();
        if (bare.Any(c => char.IsControl(c) || c == '\\'))
        {
            return false;
        }

        var colon = bare.IndexOf(':', StringComparison.Ordinal);
        var end = bare.AsSpan().IndexOfAny('/', '?', '#');
        return colon < 0 || (end >= 0 && end < colon) ? !bare.StartsWith("//", StringComparison.Ordinal) : Schemes.Contains(bare[..colon].ToLowerInvariant());
    }

    private static string? Short(JsonNode? node, int most) =>
        WireValues.TextIn(node) is { Length: > 0 } text && text.Length <= most ? WireValues.Plain(text) : null;
}
