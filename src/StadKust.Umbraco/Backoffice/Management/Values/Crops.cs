using System.Text.Json;
using System.Text.Json.Nodes;
using StadKust.Content;

namespace StadKust.Umbraco.Backoffice.Management.Values;

/// <summary>Crops and focal points: numbers from 0 to 1 and nothing else.</summary>
internal static class Crops
{
    public static JsonNode Clean(JsonObject crop)
    {
        var clean = new JsonObject { ["alias"] = WireValues.TextIn(crop["alias"]) is { Length: <= 100 } alias ? WireValues.Plain(alias) : "" };
        foreach (var side in (string[])["width", "height"])
        {
            clean[side] = Number(crop[side]) is { } pixels and >= 0 and <= 100_000 ? (int)pixels : 0;
        }

        if (crop["coordinates"] is JsonObject at)
        {
            clean["coordinates"] = new JsonObject
            {
                ["x1"] = Part(at["x1"]),
                ["x2"] = Part(at["x2"]),
                ["y1"] = Part(at["y1"]),
                ["y2"] = Part(at["y2"]),
            };
        }

        return clean;
    }

    public static JsonObject? Focal(JsonNode? point) =>
        FocalPoint(point) is { } focal ? new JsonObject { ["left"] = focal.Left, ["top"] = focal.Top } : null;

    public static FocalPoint? FocalPoint(JsonNode? point) =>
        point is JsonObject json && Number(json["left"]) is { } left && Number(json["top"]) is { } top ? new FocalPoint(Math.Clamp(left, 0, 1), Math.Clamp(top, 0, 1)) : null;

    private static double Part(JsonNode? node) => Math.Clamp(Number(node) ?? 0, -1, 1);

    private static double? Number(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && double.TryParse(
            value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
