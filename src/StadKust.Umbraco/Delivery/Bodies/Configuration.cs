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
}
