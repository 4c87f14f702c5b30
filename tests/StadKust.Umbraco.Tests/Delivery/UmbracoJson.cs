using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>JSON as Umbraco's own options write it: enums as words, what is declared by interface written as what it is, nothing left out.</summary>
internal static class UmbracoJson
{
    /// <param name="more">What else is said of a type.</param>
    public static JsonSerializerOptions Options(Action<JsonTypeInfo>? more = null)
    {
        var resolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers =
            {
                static info =>
                {
                    if (info.Type == typeof(IRichTextElement))
                    {
                        info.PolymorphismOptions = new JsonPolymorphismOptions
                        {
                            DerivedTypes = { new(typeof(RichTextRootElement)), new(typeof(RichTextGenericElement)), new(typeof(RichTextTextElement)) },
                        };
                    }
                },
            },
        };
        if (more is not null)
        {
            resolver.Modifiers.Add(more);
        }

        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = resolver };
        options.Converters.Add(new JsonStringEnumConverter());
        return options;
    }
}
