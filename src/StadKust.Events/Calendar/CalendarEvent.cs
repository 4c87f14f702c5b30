using StadKust.Content;

namespace StadKust.Events;

public enum EventStatus
{
    Planned,
    Cancelled,
    Postponed,
    SoldOut,
}

/// <summary>Where an event is: its venue, or the address on the event itself.</summary>
/// <param name="Venue">Null when the event names no venue; then the address is its own.</param>
public sealed record EventPlace(PublishedItem? Venue, string Name, string Address, decimal? Latitude, decimal? Longitude);

/// <summary>An event in one culture, with what it refers to, read from one content set.</summary>
/// <param name="Path">Of the event's page, without culture: <c>/agenda/leiden/2027/weekmarkt/</c>.</param>
/// <param name="Title">The property title, else the item's name.</param>
/// <param name="Organiser">In the culture, else in the first culture it is published in; names seldom differ.</param>
/// <param name="Languages">Spoken: <c>nl</c>, <c>de</c>, <c>en</c>, or <c>none</c> for without words.</param>
public sealed record CalendarEvent(
    PublishedItem Item, When When, string Path, string Title, EventStatus Status, Price Price, string PriceNote, IReadOnlyList<string> Languages,
    EventPlace Place, PublishedItem? Organiser, PublishedItem? Municipality, Link? BookingLink)
{
    public Guid Key => Item.Key;

    public Culture Culture => Item.Culture;

    public string Intro => Item.Values.Text("intro");

    /// <summary>Words of the dictionary for choices, such as <c>Kind.Market</c>; the choice itself when it has none.</summary>
    internal Func<string, string?> Dictionary { get; init; } = _ => null;

    internal string Word(string group, string choice) =>
        choice.Length > 0 ? Dictionary(ContentSet.ChoiceKey(group, choice)) ?? choice : choice;
}

/// <summary>An event on one of its dates.</summary>
public sealed record CalendarEntry(CalendarEvent Event, Occurrence Occurrence)
{
    /// <summary>False when the date, or the event as a whole, is cancelled or postponed.</summary>
    public bool TakesPlace => !Occurrence.IsCancelled && Event.Status is (EventStatus.Planned or EventStatus.SoldOut);
}

/// <summary>Narrows a list of entries; a part that is null narrows nothing.</summary>
/// <param name="Municipality">Key of the destination.</param>
/// <param name="Kind">One of the choices of <c>kinds</c>: <c>market</c>, <c>museum</c>.</param>
/// <param name="Language">Spoken language. What goes without words suits everybody.</param>
/// <param name="Under">Key of a folder: only events below it in the tree.</param>
public sealed record CalendarFilter(
    Guid? Municipality = null, string? Kind = null, string? Icon = null, string? Audience = null, string? Language = null, Guid? Under = null)
{
    public static CalendarFilter None { get; } = new();
}
