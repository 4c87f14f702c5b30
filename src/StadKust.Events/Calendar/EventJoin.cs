using StadKust.Content;

namespace StadKust.Events;

/// <summary>Joins an event with venue, organiser and municipality, inside one content set.</summary>
internal static class EventJoin
{
    public static CalendarEvent Of(ContentSet set, PublishedItem item, When when, Guid? municipality)
    {
        var values = item.Values;
        var title = values.Text("title");
        return new CalendarEvent(
            item, when, set.PathOf(item.Key, item.Culture) ?? "", title.Length > 0 ? title : item.Name, StatusOf(values.Text("status")),
            Price.Read(values.Text("price")), values.Text("priceNote"), values.Choices("languages"),
            PlaceOf(set, item), Picked(set, item, "organiser"), municipality is { } key ? set.FindInAny(key, item.Culture) : null,
            values.Links("bookingLink") is [var link, ..] ? link : null)
        { Dictionary = word => set.Phrase(word, item.Culture) };
    }

    private static EventPlace PlaceOf(ContentSet set, PublishedItem item)
    {
        var own = item.Values;
        var venue = Picked(set, item, "venue");
        var address = own.Text("address") is { Length: > 0 } given ? given : venue?.Values.Text("address") ?? "";
        var hasOwnPosition = own.Number("latitude") is not null && own.Number("longitude") is not null;
        var position = hasOwnPosition ? own : venue?.Values;
        return new EventPlace(venue, venue?.Name ?? "", address, position?.Number("latitude"), position?.Number("longitude"));
    }

    private static EventStatus StatusOf(string stored) => stored switch
    {
        "cancelled" => EventStatus.Cancelled,
        "postponed" => EventStatus.Postponed,
        "soldOut" => EventStatus.SoldOut,
        _ => EventStatus.Planned,
    };

    private static PublishedItem? Picked(ContentSet set, PublishedItem item, string alias) =>
        item.Values.Picks(alias) is [var key, ..] ? set.FindInAny(key, item.Culture) : null;
}
