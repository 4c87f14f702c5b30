using System.Text.Json;
using StadKust.Content;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Delivery;

/// <summary>Writes the bodies of one answer straight into its bytes: items here, the rest in the files beside.</summary>
/// <remarks>Members stand in the order of the contract, unset ones are null and never missing. Equal to what Umbraco's own contract types serialise to.</remarks>
/// <exception cref="AnswerTooLargeException">Expanding has made more of one answer than one answer may be.</exception>
internal sealed partial class BodyWriter(Utf8JsonWriter json, DeliveryRequest request)
{
    // A page of a thousand items with some of what they pick; more than that is a mistake or worse.
    private const int MostObjects = 20_000;

    private readonly PropertyShapes shapes = PropertyShapes.Of(request.Set.Model, request.Options);
    private int objects;

    /// <param name="item">One that the request may see.</param>
    public void Whole(PublishedItem item)
    {
        json.WriteStartObject();
        var own = request.RouteOf(item.Key, request.Culture)!;
        Head(item.Key, item.Type, item.Name, item.Created, item.Updated, own);
        Properties(shapes.Document(item.Type), item.Values, request.Expand, request.Fields, 0);
        json.WriteStartObject("cultures"u8);
        if (request.Set.Model.Document(item.Type) is not { VariesByCulture: false })
        {
            foreach (var language in request.Set.Languages)
            {
                if ((language.Culture == request.Culture ? own : request.RouteOf(item.Key, language.Culture)) is { } route)
                {
                    json.WritePropertyName(language.Culture.Code);
                    Route(route, null);
                }
            }
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>An item picked in another one; its properties only when they were asked for.</summary>
    /// <returns>False, and nothing written, when the request may not see it.</returns>
    private bool Picked(Guid key, PropertyTree? expand, PropertyTree? fields, int depth)
    {
        if (request.Set.Entry(key) is not { } entry || request.ReferredHead(entry, request.Culture) is not { } head || request.RouteOf(key, request.Culture) is not { } route)
        {
            return false;
        }

        json.WriteStartObject();
        Head(entry.Key, entry.Type, head.Name, entry.Created, head.Updated, route);
        if (expand is null)
        {
            NoProperties();
        }
        else
        {
            Properties(shapes.Document(entry.Type), request.Find(key)!.Values, expand, fields, depth + 1);
        }

        json.WriteEndObject();
        return true;
    }

    private void Head(Guid key, string type, string name, DateTime created, DateTime updated, ApiContentRoute route)
    {
        Count();
        json.WriteString("contentType"u8, type);
        json.WriteString("name"u8, name);
        json.WriteString("createDate"u8, created);
        json.WriteString("updateDate"u8, updated);
        json.WritePropertyName("route"u8);
        Route(route, null);
        json.WriteString("id"u8, key);
    }

    private void Route(ApiContentRoute route, string? query)
    {
        json.WriteStartObject();
        json.WriteString("path"u8, route.Path);
        json.WriteString("queryString"u8, query);
        json.WriteStartObject("startItem"u8);
        json.WriteString("id"u8, route.StartItem.Id);
        json.WriteString("path"u8, route.StartItem.Path);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void NoProperties()
    {
        json.WriteStartObject("properties"u8);
        json.WriteEndObject();
    }

    private void Count()
    {
        if (++objects > MostObjects)
        {
            throw new AnswerTooLargeException(MostObjects);
        }
    }
}

/// <summary>An answer would hold more objects than one answer may.</summary>
internal sealed class AnswerTooLargeException(int most)
    : Exception($"The answer would hold more than {most} items, blocks and pictures. Take fewer items, or expand less.");
