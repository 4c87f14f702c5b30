using StadKust.Content;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Delivery;

/// <summary>Links of a link picker. One whose target may not be seen disappears.</summary>
internal sealed partial class BodyWriter
{
    private void Links(IReadOnlyList<Link> links)
    {
        json.WriteStartArray();
        foreach (var link in links)
        {
            switch (link.Kind)
            {
                case LinkKind.External:
                    Write(link.Address + link.QueryString, link.QueryString, link.Title, link.Window, null, null, null, "External", null);
                    break;
                case LinkKind.Media when MediaBodies.Find(link.Target!.Value, request) is { } media:
                    Write(media.Path + link.QueryString, link.QueryString, link.Title ?? media.Name, link.Window, media.Key, media.Type, null, "Media", null);
                    break;
                case LinkKind.Content:
                    // An editor may link to another language on purpose; otherwise the target is that of the request's.
                    var culture = link.Culture ?? request.Culture;
                    if (request.Referred(link.Target!.Value, culture) is { } item && request.RouteOf(item.Key, culture) is { } route)
                    {
                        Write(null, link.QueryString, link.Title ?? item.Name, link.Window, item.Key, item.Type, route, "Content", link.Culture?.Code);
                    }

                    break;
                default:
                    break;
            }
        }

        json.WriteEndArray();
    }

    private void Write(
        string? url, string? query, string? title, string? window, Guid? target, string? type, ApiContentRoute? route, string kind, string? culture)
    {
        json.WriteStartObject();
        json.WriteString("url"u8, url);
        json.WriteString("queryString"u8, query);
        json.WriteString("title"u8, title);
        json.WriteString("target"u8, window);
        if (target is { } key)
        {
            json.WriteString("destinationId"u8, key);
        }
        else
        {
            json.WriteNull("destinationId"u8);
        }

        json.WriteString("destinationType"u8, type);
        if (route is null)
        {
            json.WriteNull("route"u8);
        }
        else
        {
            json.WritePropertyName("route"u8);
            Route(route, null);
        }

        json.WriteString("linkType"u8, kind);
        json.WriteString("culture"u8, culture);
        json.WriteEndObject();
    }
}
