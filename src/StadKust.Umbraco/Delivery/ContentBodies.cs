using StadKust.Content;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Delivery;

/// <summary>Published items as the contract's bodies.</summary>
internal static class ContentBodies
{
    public static ApiContentResponse Whole(PublishedItem item, DeliveryRequest request)
    {
        var route = Routes.Of(request.Set, item.Key, request.Culture) ?? throw new InvalidOperationException($"{item.Key} has no route in {request.Culture}.");
        return new ApiContentResponse(
            item.Key, item.Name, item.Type, item.Created, item.Updated, route, PropertyBodies.Of(item, request),
            Routes.OfAllCultures(request.Set, item.Key));
    }

    /// <summary>An item picked in another one: its own fields, and no properties unless they are asked for.</summary>
    /// <returns>Null when it does not exist in the culture or its type is hidden.</returns>
    public static ApiContent? Picked(Guid key, DeliveryRequest request) =>
        request.Find(key) is { } item && Routes.Of(request.Set, key, request.Culture) is { } route
            ? new ApiContent(item.Key, item.Name, item.Type, item.Created, item.Updated, route, new Dictionary<string, object?>())
            : null;
}
