using System.Text.Json;
using StadKust.Content;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Delivery;

/// <summary>A picked media item; members in the order of the contract.</summary>
internal sealed record MediaWithCropsBody(
    ImageFocalPoint? FocalPoint, IReadOnlyList<ImageCrop> Crops, Guid Id, string Name, string MediaType, string Url, string? Extension,
    int? Width, int? Height, long? Bytes, IDictionary<string, object?> Properties);

internal static class MediaBodies
{
    private const string FileProperty = "umbracoFile";

    /// <summary>All picked media of a property, those that may not be shown left out.</summary>
    public static MediaWithCropsBody[] Picked(PropertyValues values, string alias, DeliveryRequest request) =>
        [.. values.Media(alias).Select(p => Find(p.Media, request) is { } media ? Of(media, p, Local(values.Raw(alias), p.Key), request) : null).OfType<MediaWithCropsBody>()];

    /// <summary>The media item, or null when it is gone, its rights have run out, or it is not for the web.</summary>
    public static MediaEntry? Find(Guid key, DeliveryRequest request) =>
        request.Set.Media(key) is { } media
        && (media.Values.Date("expires") is not { } expires || DateOnly.FromDateTime(expires) >= request.Today)
        && (media.Values.Choices("channels") is not { Count: > 0 } channels || channels.Contains("web"))
            ? media
            : null;

    private static MediaWithCropsBody Of(MediaEntry media, PickedMedia picked, JsonElement? local, DeliveryRequest request)
    {
        var focal = picked.Focal ?? media.Focal;
        return new MediaWithCropsBody(
            focal is { } point ? new ImageFocalPoint((decimal)point.Left, (decimal)point.Top) : null, Crops(media, local, request), media.Key, media.Name,
            media.Type, media.Path, media.Extension is { Length: > 0 } extension ? extension : null, media.Width, media.Height, media.Bytes,
            new Dictionary<string, object?>());
    }

    // The picker's own crops first, then those of the media item with other names: its type says which there are, its file where they lie.
    private static IReadOnlyList<ImageCrop> Crops(MediaEntry media, JsonElement? local, DeliveryRequest request)
    {
        var stored = Crops(media.Values.Raw(FileProperty)).ToDictionary(c => c.Alias ?? "");
        var defined = request.Set.Model.MediaType(media.Type) is { } type && request.Set.Model.TryProperty(type, FileProperty, out var property)
            ? Crops(Configuration.Of(property, request.Set.Model)).Select(c => stored.GetValueOrDefault(c.Alias ?? "", c))
            : [];
        return [.. Crops(local).Concat(defined).DistinctBy(c => c.Alias)];
    }

    private static IEnumerable<ImageCrop> Crops(JsonElement? holder) =>
        holder is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("crops", out var crops) && crops.ValueKind == JsonValueKind.Array
            ? crops.EnumerateArray().Select(Crop).OfType<ImageCrop>().DistinctBy(c => c.Alias)
            : [];

    private static ImageCrop? Crop(JsonElement crop) =>
        crop.ValueKind == JsonValueKind.Object
        && crop.TryGetProperty("alias", out var alias) && alias.ValueKind == JsonValueKind.String
        && Number(crop, "width") is { } width && Number(crop, "height") is { } height
            ? new ImageCrop(alias.GetString(), (int)width, (int)height, Coordinates(crop))
            : null;

    private static ImageCropCoordinates? Coordinates(JsonElement crop) =>
        crop.TryGetProperty("coordinates", out var cut)
        && Number(cut, "x1") is { } left && Number(cut, "y1") is { } top && Number(cut, "x2") is { } right && Number(cut, "y2") is { } bottom
            ? new ImageCropCoordinates(left, top, right, bottom)
            : null;

    private static decimal? Number(JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetDecimal(out var number) && Math.Abs(number) < int.MaxValue
            ? number
            : null;

    private static JsonElement? Local(JsonElement? stored, Guid key) =>
        stored is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().FirstOrDefault(e =>
                e.ValueKind == JsonValueKind.Object && e.TryGetProperty("key", out var own) && own.ValueKind == JsonValueKind.String
                && Guid.TryParse(own.GetString(), out var found) && found == key)
            : null;
}
