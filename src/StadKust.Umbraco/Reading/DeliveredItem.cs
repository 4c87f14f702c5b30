using System.Text.Json;
using System.Text.Json.Serialization;

namespace StadKust.Umbraco.Reading;

/// <summary>An item as a Delivery API tells it. Members we do not know are passed over; values are read by their editors later.</summary>
/// <param name="CreateDate">With a Z, an offset, or, from older servers, without either: then it is UTC.</param>
internal sealed record DeliveredItem(
    string? ContentType, string? Name, string? CreateDate, string? UpdateDate, DeliveredRoute? Route, Guid Id, Dictionary<string, JsonElement>? Properties);

internal sealed record DeliveredRoute(string? Path, DeliveredStart? StartItem);

internal sealed record DeliveredStart(Guid Id, string? Path);

/// <param name="Url">Root-relative, or absolute where pictures lie elsewhere; empty for a folder.</param>
internal sealed record DeliveredMedia(
    Guid Id, string? Name, string? MediaType, string? Url, long? Bytes, string? CreateDate, string? UpdateDate, JsonElement FocalPoint, JsonElement Crops,
    Dictionary<string, JsonElement>? Properties)
{
    /// <summary>Filled in by the reader: the folder it was found in.</summary>
    [JsonIgnore]
    public Guid? Parent { get; init; }
}

internal sealed record DeliveredPage<T>(long Total, IReadOnlyList<T>? Items);

/// <summary>All that was read in one go: one state of the other site, or as near to one as its pages allow.</summary>
/// <param name="Cultures">Items by culture, in the order of the tree.</param>
/// <param name="Stamp">Hash of everything; equal stamps, equal content.</param>
internal sealed record DeliveredSite(IReadOnlyList<(string Culture, IReadOnlyList<DeliveredItem> Items)> Cultures, IReadOnlyList<DeliveredMedia> Media, string Stamp);
