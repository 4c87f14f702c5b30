using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Delivery;

/// <summary>How the contract is written: camelCase members, dictionary keys unchanged, enums as words, null written, no type discriminator.</summary>
internal static class DeliveryJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            // Relaxed: umlauts stay readable. The bytes are served as application/json with nosniff, never inside HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = 128,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Concrete } },
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(new UtcDateTime());
        return options;
    }

    // Umbraco's block types declare their elements by this interface, which has a member too many.
    private static void Concrete(JsonTypeInfo info)
    {
        if (info.Type == typeof(IApiElement))
        {
            info.PolymorphismOptions = new JsonPolymorphismOptions { DerivedTypes = { new JsonDerivedType(typeof(ElementBody)) } };
        }
    }

    /// <summary>UTC with Z and without zeros at the end of the fraction; a value without a zone stays without.</summary>
    private sealed class UtcDateTime : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTime();

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(
                value.Kind == DateTimeKind.Unspecified ? "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'",
                System.Globalization.CultureInfo.InvariantCulture));
    }
}
