using System.Globalization;
using System.Text.Json.Nodes;

namespace StadKust.Events;

/// <summary>schema.org/Event of one date: what Google asks (name, start with offset, place with address), what it recommends, and what happened to the date.</summary>
/// <remarks>
/// A series is told as the event of one date with its series above it (<c>superEvent</c>, <c>eventSchedule</c>): Google lists dates, others read the rule.
/// A cancelled date keeps its start (Google's rule); a moved one names the former start. A donation is no offer. Without a context, for a graph.
/// </remarks>
public static class SchemaEvent
{
    /// <param name="address">Of the event's page, absolute.</param>
    public static JsonObject Of(CalendarEvent found, Occurrence on, Uri address, EventPicture? picture = null)
    {
        var thing = new JsonObject
        {
            ["@type"] = Type(found),
            ["@id"] = address.AbsoluteUri,
            ["name"] = found.Title,
            ["url"] = found.When.Rule is null ? address.AbsoluteUri : $"{address.AbsoluteUri}?on={on.Id}",
            ["startDate"] = Moment(on.StartsAt, on.AllDay),
            ["endDate"] = Moment(on.AllDay ? on.EndsAt.AddDays(-1) : on.EndsAt, on.AllDay),
            ["eventStatus"] = "https://schema.org/" + Status(found, on),
            ["eventAttendanceMode"] = "https://schema.org/OfflineEventAttendanceMode",
            ["location"] = Place(found),
        };
        if (on.MovedFrom is { } from && !on.IsCancelled)
        {
            thing["previousStartDate"] = Moment(ZoneClock.Of(on.Zone).Resolve(from).Instant, on.AllDay);
        }

        if (found.Intro.Length > 0)
        {
            thing["description"] = found.Intro;
        }

        if (found.Languages.Where(l => l != "none").ToList() is { Count: > 0 } spoken)
        {
            thing["inLanguage"] = new JsonArray([.. spoken.Select(l => JsonValue.Create(l))]);
        }

        if (picture is not null)
        {
            thing["image"] = new JsonObject
            {
                ["@type"] = "ImageObject",
                ["url"] = picture.Address.AbsoluteUri,
                ["width"] = EventPictures.Width,
                ["height"] = EventPictures.Height,
                ["creditText"] = picture.Author,
                ["copyrightNotice"] = picture.Author,
                ["license"] = picture.Licence,
            };
        }

        if (found.Organiser is { } organiser)
        {
            thing["organizer"] = new JsonObject { ["@type"] = "Organization", ["name"] = organiser.Name, ["url"] = Website(organiser) ?? address.AbsoluteUri };
        }

        if (Offer(found, address) is { } offer)
        {
            thing["offers"] = offer;
            thing["isAccessibleForFree"] = found.Price.Kind == PriceKind.Free;
        }

        if (found.When.Rule is not null && !found.When.IsRun)
        {
            thing["superEvent"] = Series(found, address);
        }

        return thing;
    }

    private static string Type(CalendarEvent found)
    {
        var kinds = found.Item.Values.Choices("kinds");
        return kinds.Contains("business") ? "BusinessEvent" : kinds.Contains("food") ? "FoodEvent" : found.When.IsRun && kinds.Contains("museum") ? "ExhibitionEvent" : "Event";
    }

    private static string Status(CalendarEvent found, Occurrence on) =>
        found.Status == EventStatus.Cancelled || on.IsCancelled ? "EventCancelled"
        : found.Status == EventStatus.Postponed ? "EventPostponed"
        : on.Status == OccurrenceStatus.Moved ? "EventRescheduled"
        : "EventScheduled";

    private static JsonObject Place(CalendarEvent found)
    {
        var address = new JsonObject { ["@type"] = "PostalAddress", ["addressCountry"] = "NL" };
        if (found.Place.Address.Length > 0)
        {
            address["streetAddress"] = found.Place.Address;
        }

        if (found.Municipality is { } town)
        {
            address["addressLocality"] = town.Name;
        }

        var place = new JsonObject
        {
            ["@type"] = "Place",
            ["name"] = found.Place.Name is { Length: > 0 } venue ? venue : found.Place.Address is { Length: > 0 } street ? street : found.Municipality?.Name ?? found.Title,
            ["address"] = address,
        };
        if (found.Place is { Latitude: { } latitude, Longitude: { } longitude })
        {
            place["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = latitude, ["longitude"] = longitude };
        }

        return place;
    }

    private static JsonObject? Offer(CalendarEvent found, Uri address)
    {
        // An invented example is no offer: machines would sell what nobody has.
        if (found.Price.Kind is not (PriceKind.Free or PriceKind.Amount) || found.Item.Values.Flag("isExample") && found.Price.Kind == PriceKind.Amount)
        {
            return null;
        }

        return new JsonObject
        {
            ["@type"] = "Offer",
            ["price"] = (found.Price.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture),
            ["priceCurrency"] = "EUR",
            ["availability"] = "https://schema.org/" + (found.Status == EventStatus.SoldOut ? "SoldOut" : "InStock"),
            ["url"] = found.BookingLink?.Address is { Length: > 0 } book && Uri.TryCreate(book, UriKind.Absolute, out var there) ? there.AbsoluteUri : address.AbsoluteUri,
            ["validFrom"] = Moment(new DateTimeOffset(DateTime.SpecifyKind(found.Item.Created, DateTimeKind.Utc)), allDay: true),
        };
    }

    private static JsonObject Series(CalendarEvent found, Uri address)
    {
        var when = found.When;
        var rule = when.Rule!;
        var days = Telling.Of(when);
        var schedule = new JsonObject
        {
            ["@type"] = "Schedule",
            ["startDate"] = Day(DateOnly.FromDateTime(when.Start)),
            ["scheduleTimezone"] = when.Zone,
            ["repeatFrequency"] = $"P{rule.Interval}{rule.Frequency switch { Frequency.Daily => "D", Frequency.Weekly => "W", Frequency.Monthly => "M", _ => "Y" }}",
        };
        if (days.Last is { } last)
        {
            schedule["endDate"] = Day(last);
        }

        if (!when.AllDay)
        {
            schedule["startTime"] = when.Start.ToString("HH:mm", CultureInfo.InvariantCulture);
            schedule["endTime"] = when.End.ToString("HH:mm", CultureInfo.InvariantCulture);
        }

        if (rule.Days.Length > 0)
        {
            schedule["byDay"] = new JsonArray([.. rule.Days.Select(d => JsonValue.Create(d.Ordinal == 0 ? "https://schema.org/" + d.Day : $"{d.Ordinal}{DayCodes.Of(d.Day)}"))]);
        }

        if (when.Except.Length > 0)
        {
            schedule["exceptDate"] = new JsonArray([.. when.Except.Select(d => JsonValue.Create(Day(d)))]);
        }

        return new JsonObject { ["@type"] = "EventSeries", ["@id"] = address.AbsoluteUri + "#series", ["name"] = found.Title, ["url"] = address.AbsoluteUri, ["eventSchedule"] = schedule };
    }

    private static string? Website(Content.PublishedItem organiser) =>
        organiser.Values.Links("link") is [var link, ..] && Uri.TryCreate(link.Address, UriKind.Absolute, out var there) && there.Scheme is "http" or "https" ? there.AbsoluteUri : null;

    private static string Moment(DateTimeOffset moment, bool allDay) =>
        moment.ToString(allDay ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
