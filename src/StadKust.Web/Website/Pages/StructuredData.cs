using System.Globalization;
using System.Text.Json.Nodes;
using StadKust.Content;
using StadKust.Events;
using StadKust.Themes;

namespace StadKust.Web.Website;

/// <summary>JSON-LD in the words of schema.org. The serialiser escapes &lt; and &gt;, so nothing in it can end its script element.</summary>
internal static class StructuredData
{
    public static SafeHtml Of(RenderScope scope, ItemView view, IReadOnlyList<Crumb> crumbs, string origin)
    {
        var graph = new JsonArray();
        if (crumbs.Count > 1)
        {
            graph.Add(Path(crumbs, view, origin));
        }

        if ((view.Item.Type == "event" ? Event(scope, view, origin) : Thing(scope, view, origin)) is { } thing)
        {
            graph.Add(thing);
        }

        return graph.Count == 0 ? SafeHtml.Empty : new SafeHtml(
            $"<script type=\"application/ld+json\">{new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = graph }.ToJsonString()}</script>");
    }

    private static JsonObject Path(IReadOnlyList<Crumb> crumbs, ItemView view, string origin)
    {
        var list = new JsonArray();
        foreach (var crumb in crumbs)
        {
            list.Add(new JsonObject
            {
                ["@type"] = "ListItem",
                ["position"] = list.Count + 1,
                ["name"] = crumb.Title,
                ["item"] = origin + (crumb.Url ?? view.Url)?.Address,
            });
        }

        return new JsonObject { ["@type"] = "BreadcrumbList", ["itemListElement"] = list };
    }

    // The date the page is about: the one asked for, else the next, else the last there was. Without a date machines cannot list it.
    private static JsonObject? Event(RenderScope scope, ItemView view, string origin)
    {
        if (scope.Calendar is not { } calendar || calendar.Event(view.Item.Key, scope.Culture) is not { } found)
        {
            return null;
        }

        var on = (scope.On is { } asked ? calendar.Find(found.Key, asked) : null) ?? calendar.Next(found.Key, scope.Today) ?? (calendar.Of(found.Key) is [.., var last] ? last : null);
        return on is null ? null : SchemaEvent.Of(found, on, new Uri(new Uri(origin), view.Url!.Address), new EventPictures(scope.Library, scope.Seal, new Uri(origin)).Of(scope.Set, view.Item));
    }

    private static JsonObject? Thing(RenderScope scope, ItemView view, string origin)
    {
        var item = view.Item;
        var thing = item.Type switch
        {
            "home" => new JsonObject { ["@type"] = "WebSite" },
            "destination" => new JsonObject { ["@type"] = "TouristDestination" },
            "place" => new JsonObject { ["@type"] = "TouristAttraction" },
            "arrangement" => Trip(scope, item),
            "route" => new JsonObject { ["@type"] = "TouristTrip" },
            "story" => new JsonObject { ["@type"] = "Article", ["headline"] = view.Title, ["datePublished"] = Day(item.Created), ["dateModified"] = Day(item.Updated) },
            _ => null,
        };
        if (thing is null)
        {
            return null;
        }

        thing["@id"] = origin + view.Url?.Address;
        thing["name"] = item.Type == "home" ? scope.Phrase("Site.Name") : view.Title;
        thing["url"] = origin + view.Url?.Address;
        thing["inLanguage"] = item.Culture.Code;
        Put(thing, "description", item.Values.Text("intro"));
        if (view.Picture is { } picture)
        {
            thing["image"] = new JsonObject
            {
                ["@type"] = "ImageObject",
                ["url"] = origin + picture.ShareAddress(),
                ["creditText"] = picture.Picture.Author,
                ["license"] = picture.Picture.Licence,
                ["copyrightNotice"] = picture.Picture.Author,
            };
        }

        if (item.Type is "place" or "destination")
        {
            Put(thing, "geo", Geo(item.Values));
            Put(thing, "address", Address(scope, item.Values));
        }

        return thing;
    }

    private static JsonObject Trip(RenderScope scope, PublishedItem item)
    {
        var days = new JsonArray();
        foreach (var day in item.Values.Blocks("itinerary"))
        {
            days.Add(new JsonObject { ["@type"] = "ListItem", ["position"] = days.Count + 1, ["name"] = day.Content.Text("title") });
        }

        var trip = new JsonObject { ["@type"] = "TouristTrip", ["itinerary"] = new JsonObject { ["@type"] = "ItemList", ["itemListElement"] = days } };
        if (item.Values.Choices("audiences") is { Count: > 0 } audiences)
        {
            trip["touristType"] = new JsonArray([.. audiences.Select(a => JsonValue.Create(scope.Phrase(ContentSet.ChoiceKey("Audience", a))))]);
        }

        var offers = new JsonArray();
        // An invented example is no offer: machines would sell what nobody has.
        foreach (var season in item.Values.Flag("isExample") ? [] : item.Values.Blocks("seasons"))
        {
            if (season.Content.Number("price") is { } cents)
            {
                offers.Add(new JsonObject
                {
                    ["@type"] = "Offer",
                    ["priceCurrency"] = "EUR",
                    ["price"] = (cents / 100).ToString("0.00", CultureInfo.InvariantCulture),
                    ["validFrom"] = season.Content.Date("from") is { } from ? Day(from) : null,
                    ["validThrough"] = season.Content.Date("to") is { } to ? Day(to) : null,
                });
            }
        }

        if (offers.Count > 0)
        {
            trip["offers"] = offers;
        }

        return trip;
    }

    internal static JsonObject? Geo(PropertyValues values) => values.Number("latitude") is { } latitude && values.Number("longitude") is { } longitude
        ? new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = latitude, ["longitude"] = longitude } : null;

    internal static JsonObject? Address(RenderScope scope, PropertyValues values)
    {
        var town = values.Picks("municipality") is [var key, ..] ? scope.Item(key)?.Item.Name : null;
        return values.Text("address") is { Length: > 0 } street || town is not null
            ? new JsonObject { ["@type"] = "PostalAddress", ["streetAddress"] = values.Text("address"), ["addressLocality"] = town, ["addressCountry"] = "NL" } : null;
    }

    private static void Put(JsonObject thing, string name, JsonNode? value)
    {
        if (value is not null && value.ToString().Length > 0)
        {
            thing[name] = value;
        }
    }

    private static string Day(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
