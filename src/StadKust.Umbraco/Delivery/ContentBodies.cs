using StadKust.Content;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Delivery;

/// <summary>A whole item. Members in the order of the contract; Umbraco 18's own type has the name behind the id.</summary>
/// <param name="Cultures">Routes by culture; empty for an item that does not vary.</param>
internal sealed record ContentBody(
    string ContentType, string Name, DateTime CreateDate, DateTime UpdateDate, ApiContentRoute Route, Guid Id,
    IReadOnlyDictionary<string, object?> Properties, IReadOnlyDictionary<string, ApiContentRoute> Cultures);

/// <summary>An item picked in another one: its own fields, no properties.</summary>
internal sealed record PickedBody(
    string ContentType, string Name, DateTime CreateDate, DateTime UpdateDate, ApiContentRoute Route, Guid Id,
    IReadOnlyDictionary<string, object?> Properties);

/// <summary>Published items as the contract's bodies.</summary>
internal static class ContentBodies
{
    /// <param name="item">One that the request may see: it has a route.</param>
    public static ContentBody Whole(PublishedItem item, DeliveryRequest request)
    {
        var route = Routes.Of(request.Set, item.Key, request.Culture) ?? throw new ArgumentException($"{item.Key} has no route in {request.Culture}.", nameof(item));
        return new ContentBody(
            item.Type, item.Name, item.Created, item.Updated, route, item.Key, PropertyBodies.Of(item, request), Routes.OfAllCultures(request.Set, item));
    }

    /// <returns>Null when the request may not see it.</returns>
    public static PickedBody? Picked(Guid key, DeliveryRequest request) =>
        request.Find(key) is { } item && Routes.Of(request.Set, key, request.Culture) is { } route
            ? new PickedBody(item.Type, item.Name, item.Created, item.Updated, route, item.Key, new Dictionary<string, object?>())
            : null;
}
