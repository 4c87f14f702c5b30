using StadKust.Content;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Delivery;

/// <summary>A picked media item; members in the order of the contract.</summary>
internal sealed record MediaWithCropsBody(
    ImageFocalPoint? FocalPoint, IReadOnlyList<ImageCrop> Crops, Guid Id, string Name, string MediaType, string Url, string? Extension,
    int? Width, int? Height, long? Bytes, IDictionary<string, object?> Properties);

internal static class MediaBodies
{
    /// <returns>Null when the media item is gone, expired, or not for the web.</returns>
    public static MediaWithCropsBody? Picked(PickedMedia picked, ContentSet set, DateOnly today)
    {
        if (set.Media(picked.Media) is not { } media || !IsForTheWeb(media, today))
        {
            return null;
        }

        var focal = picked.Focal ?? media.Focal;
        return new MediaWithCropsBody(
            focal is { } point ? new ImageFocalPoint((decimal)point.Left, (decimal)point.Top) : null, [], media.Key, media.Name, media.Type,
            media.Path, media.Extension is { Length: > 0 } extension ? extension : null, media.Width, media.Height, media.Bytes,
            new Dictionary<string, object?>());
    }

    private static bool IsForTheWeb(MediaEntry media, DateOnly today) =>
        (media.Values.Date("expires") is not { } expires || DateOnly.FromDateTime(expires) >= today)
        && (media.Values.Choices("channels") is not { Count: > 0 } channels || channels.Contains("web"));
}
