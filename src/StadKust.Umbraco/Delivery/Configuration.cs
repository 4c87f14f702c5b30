using System.Text.Json;
using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>Settings of the data type behind a property.</summary>
internal static class Configuration
{
    /// <returns>Null when the data type is gone or has no settings.</returns>
    public static JsonElement? Of(PropertyType property, ContentModel model)
    {
        if (model.DataType(property.DataType) is not { Configuration.Length: > 0 } type)
        {
            return null;
        }

        using var json = JsonDocument.Parse(type.Configuration);
        return json.RootElement.Clone();
    }

    public static bool Says(PropertyType property, ContentModel model, string flag) =>
        Of(property, model) is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(flag, out var value) && value.ValueKind == JsonValueKind.True;

    public static string? Text(PropertyType property, ContentModel model, string member) =>
        Of(property, model) is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
