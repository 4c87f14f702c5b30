using System.Globalization;
using System.Text.Json.Nodes;
using StadKust.Content;
using StadKust.Themes;

namespace StadKust.Web.Website;

/// <summary>schema.org/Event: name, start with offset, place with address, status, offer.</summary>
internal static class EventData
{
    public static JsonObject? Of(RenderScope scope, ItemView view, string origin)
    {
        var values = view.Item.Values;
        var thing = new JsonObject
        {
            ["@type"] = "Event",
            ["eventStatus"] = "https://schema.org/" + values.Text("status") switch { "cancelled" => "EventCancelled", "postponed" => "EventPostponed", _ => "EventScheduled" },
            ["eventAttendanceMode"] = "https://schema.org/OfflineEventAttendanceMode",
        };
        var occurrence = scope.Calendar is not { } calendar ? null
            : (scope.On is { } on ? calendar.Find(view.Item.Key, on) : null) ?? calendar.Next(view.Item.Key, scope.Today) ?? (calendar.Of(view.Item.Key) is [.., var last] ? last : null);
        if (occurrence is null)
        {
            return null; // an event without a date is not one that machines can list
        }

        thing["startDate"] = Moment(occurrence.StartsAt, occurrence.AllDay);
        thing["endDate"] = Moment(occurrence.AllDay ? occurrence.EndsAt.AddDays(-1) : occurrence.EndsAt, occurrence.AllDay);
        if (occurrence.MovedFrom is { } moved)
        {
            thing["eventStatus"] = "https://schema.org/EventRescheduled";
            thing["previousStartDate"] = moved.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        }

        var venue = values.Picks("venue") is [var key, ..] ? scope.Item(key)?.Item : null;
        var place = new JsonObject { ["@type"] = "Place", ["name"] = venue?.Name ?? (values.Picks("municipality") is [var town, ..] ? scope.Item(town)?.Item.Name : null) };
        var placed = venue?.Values ?? values;
        place["address"] = StructuredData.Address(scope, placed) ?? StructuredData.Address(scope, values);
        if (StructuredData.Geo(placed) is { } geo)
        {
            place["geo"] = geo;
        }

        thing["location"] = place;
        if (values.Picks("organiser") is [var who, ..] && scope.Item(who) is { } organiser)
        {
            thing["organizer"] = new JsonObject { ["@type"] = "Organization", ["name"] = organiser.Item.Name };
        }

        if (Price(values.Text("price")) is { } price)
        {
            thing["offers"] = new JsonObject
            {
                ["@type"] = "Offer",
                ["price"] = price,
                ["priceCurrency"] = "EUR",
                ["url"] = origin + view.Url?.Address,
                ["availability"] = "https://schema.org/" + (values.Text("status") == "soldOut" ? "SoldOut" : "InStock"),
            };
            thing["isAccessibleForFree"] = price == "0.00";
        }

        return thing;
    }

    private static string Moment(DateTimeOffset moment, bool allDay) =>
        moment.ToString(allDay ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);

    private static string? Price(string stored) => stored switch
    {
        "free" => "0.00",
        _ when decimal.TryParse(stored, NumberStyles.None, CultureInfo.InvariantCulture, out var cents) => (cents / 100).ToString("0.00", CultureInfo.InvariantCulture),
        _ => null,
    };
}
