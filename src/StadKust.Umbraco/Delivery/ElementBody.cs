using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Delivery;

/// <summary>A block's element: <c>contentType, id, properties</c>. Umbraco 18's own type writes a name too, which only library elements have.</summary>
internal sealed record ElementBody(
    [property: JsonPropertyOrder(-100)] string ContentType, Guid Id, IDictionary<string, object?> Properties) : IApiElement
{
    [JsonIgnore]
    public string Name => "";
}
