using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>Which media items other programs may see.</summary>
internal static class MediaBodies
{
    /// <summary>The media item, or null when it is gone, its rights have run out, or it is not for the web.</summary>
    public static MediaEntry? Find(Guid key, DeliveryRequest request) =>
        request.Set.Media(key) is { } media && IsShown(media, request) ? media : null;

    public static bool IsShown(MediaEntry media, DeliveryRequest request) =>
        !request.Options.HidesMedia(media.Type)
        && (media.Values.Date("expires") is not { } expires || DateOnly.FromDateTime(expires) >= request.Today)
        && (media.Values.Choices("channels") is not { Count: > 0 } channels || channels.Contains("web"));
}
