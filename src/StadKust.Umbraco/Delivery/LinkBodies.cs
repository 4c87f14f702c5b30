using StadKust.Content;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Delivery;

/// <summary>Links of a link picker.</summary>
internal static class LinkBodies
{
    /// <returns>Null when the target may not be seen: such a link disappears.</returns>
    public static ApiLink? Of(Link link, DeliveryRequest request) => link.Kind switch
    {
        LinkKind.External => ApiLink.External(link.Title, link.Address + link.QueryString, link.QueryString, link.Window),
        LinkKind.Media => MediaBodies.Find(link.Target!.Value, request) is { } media
            ? ApiLink.Media(link.Title ?? media.Name, media.Path + link.QueryString, link.QueryString, link.Window, media.Key, media.Type)
            : null,
        _ => ToContent(link, request),
    };

    // An editor may link to another language on purpose; otherwise the target is that of the request's.
    private static ApiLink? ToContent(Link link, DeliveryRequest request)
    {
        var culture = link.Culture ?? request.Culture;
        return request.Find(link.Target!.Value, culture) is { } item && Routes.Of(request.Set, item.Key, culture) is { } route
            ? ApiLink.Content(link.Title ?? item.Name, link.QueryString, link.Window, item.Key, item.Type, route, link.Culture?.Code)
            : null;
    }
}
