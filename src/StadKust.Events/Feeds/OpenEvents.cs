using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StadKust.Events;

/// <summary>Events as open data: everything published of them, each object with its licence, dates spelled out and in words.</summary>
internal static class OpenEvents
{
    // Half a year of a daily event; the rule stands beside them for who wants more.
    private const int MostDates = 180;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All), Indented = true, NewLine = "\n" };

    public static byte[] Write(FeedHead head, Calendar calendar, IEnumerable<CalendarEvent> events)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("name", head.Name);
            json.WriteString("language", head.Culture.Code);
            json.WriteString("address", head.Address.AbsoluteUri);
            json.WriteString("page", head.Page.AbsoluteUri);
            json.WriteString("licence", head.Licence);
            json.WriteStartArray("events");
            foreach (var found in events.Where(e => calendar.Of(e.Key).Any(o => o.LastDay >= head.Today)))
            {
                Event(json, head, calendar, found);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Event(Utf8JsonWriter json, FeedHead head, Calendar calendar, CalendarEvent found)
    {
        var wording = Wording.In(head.Culture);
        json.WriteStartObject();
        json.WriteString("id", found.Key);
        json.WriteString("address", head.AddressOf(found).AbsoluteUri);
        json.WriteString("changed", found.Item.Updated.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("licence", head.Licence);
        json.WriteString("title", found.Title);
        Put(json, "intro", found.Intro);
        json.WriteString("status", Camel(found.Status.ToString()));
        json.WritePropertyName("when");
        json.WriteRawValue(found.When.ToJson());
        json.WriteStartObject("inWords");
        foreach (var length in Enum.GetValues<WordingLength>())
        {
            json.WriteString(Camel(length.ToString()), wording.Say(found.When, length, head.Today.Year));
        }

        json.WriteEndObject();
        json.WriteStartArray("dates");
        foreach (var date in calendar.Of(found.Key).Where(o => o.LastDay >= head.Today).Take(MostDates))
        {
            json.WriteStartObject();
            json.WriteString("id", date.Id);
            json.WriteString("start", Moment(date.StartsAt, date.AllDay));
            json.WriteString("end", Moment(date.AllDay ? date.EndsAt.AddDays(-1) : date.EndsAt, date.AllDay));
            json.WriteString("status", Camel(date.Status.ToString()));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Place(json, found);
        Put(json, "organiser", found.Organiser?.Name ?? "");
        Price(json, found, wording);
        Put(json, "booking", found.BookingLink?.Address ?? "");
        List(json, "spoken", found.Languages);
        foreach (var choices in new[] { "kinds", "icons", "audiences" })
        {
            List(json, choices == "icons" ? "themes" : choices, found.Item.Values.Choices(choices));
        }

        if (found.Item.Values.Flag("isExample"))
        {
            json.WriteBoolean("isExample", true);
        }

        if (head.Picture(found) is { } picture)
        {
            json.WriteStartObject("picture");
            json.WriteString("address", picture.Address.AbsoluteUri);
            json.WriteString("alt", picture.Alt);
            json.WriteString("author", picture.Author);
            json.WriteString("licence", picture.Licence);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json, CalendarEvent found)
    {
        json.WriteStartObject("place");
        Put(json, "name", found.Place.Name);
        Put(json, "address", found.Place.Address);
        Put(json, "municipality", found.Municipality?.Name ?? "");
        if (found.Place is { Latitude: { } latitude, Longitude: { } longitude })
        {
            json.WriteNumber("latitude", latitude);
            json.WriteNumber("longitude", longitude);
        }

        json.WriteEndObject();
    }

    private static void Price(Utf8JsonWriter json, CalendarEvent found, Wording wording)
    {
        if (found.Price.Kind == PriceKind.Unknown && found.PriceNote.Length == 0)
        {
            return;
        }

        json.WriteStartObject("price");
        json.WriteString("kind", Camel(found.Price.Kind.ToString()));
        if (found.Price.Kind == PriceKind.Amount)
        {
            json.WriteNumber("cents", found.Price.Cents);
            json.WriteString("currency", "EUR");
        }

        Put(json, "inWords", wording.Price(found.Price));
        Put(json, "note", found.PriceNote);
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void Put(Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
    }

    private static string Moment(DateTimeOffset moment, bool allDay) =>
        moment.ToString(allDay ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
