using StadKust.Events;

namespace StadKust.Themes;

/// <summary>The times and terms of an event as templates see them.</summary>
public sealed class EventView : LazyObject
{
    private readonly ItemView item;
    private readonly RenderScope scope;

    internal EventView(ItemView item, RenderScope scope) => (this.item, this.scope) = (item, scope);

    protected override object? Compute(string member) => member switch
    {
        "when" => Event is { } told ? Wording.In(scope.Culture).Long(told.When) : "",
        "hours" => Event is { } open ? Wording.In(scope.Culture).OpeningHours(open.When) : [],
        "chosen" => Chosen(),
        "upcoming" => Upcoming(),
        "is_past" => scope.Calendar is { } all && Event is not null && all.Next(item.Item.Key, scope.Today) is null,
        "ics" => item.Url is { } page ? SafeUrl.From($"{page.Address.TrimEnd('/')}.ics") : null,
        "way" => Event is { } there ? WayThere.Of(there.Place, scope) : null,
        "place" => Event?.Place.Name is { Length: > 0 } name ? name : Event?.Place.Address,
        "price" => Price(),
        "is_free" => item.Item.Values.Text("price") == "free",
        "status" => item.Item.Values.Text("status") is "cancelled" or "postponed" or "soldOut" ? item.Item.Values.Text("status") : "",
        "status_name" => item.Item.Values.Text("status") switch
        {
            "cancelled" => scope.Phrase("Event.Cancelled"),
            "postponed" => scope.Phrase("Event.Postponed"),
            "soldOut" => scope.Phrase("Event.SoldOut"),
            _ => "",
        },
        "language_codes" => item.Item.Values.Choices("languages"),
        "language_names" => item.Item.Values.Choices("languages").Select(l => scope.Phrase(l switch
        {
            "nl" => "Event.InDutch",
            "de" => "Event.InGerman",
            "en" => "Event.InEnglish",
            _ => "Event.NoWords",
        })).ToList(),
        _ => null,
    };

    private CalendarEvent? Event => scope.Calendar?.Event(item.Item.Key, scope.Culture);

    /// <summary>The date of <c>?on=</c>, else the next one.</summary>
    private EntryView? Chosen()
    {
        var occurrence = scope.On is { } on ? scope.Calendar?.Find(item.Item.Key, on) : null;
        occurrence ??= scope.Calendar?.Next(item.Item.Key, scope.Today);
        return occurrence is null || Event is not { } happening ? null : EntryView.Of([new CalendarEntry(happening, occurrence)], scope).FirstOrDefault();
    }

    // Twelve dates are a quarter of a weekly market: more is a wall of numbers.
    private List<EntryView> Upcoming() => scope.Calendar is { } calendar && Event is { } happening
        ? [.. EntryView.Of(calendar.Of(item.Item.Key).Where(o => o.LastDay >= scope.Today).Take(12).Select(o => new CalendarEntry(happening, o)), scope)] : [];

    private string Price() => item.Item.Values.Text("price") switch
    {
        "" => "",
        "free" => scope.Phrase("Event.Free"),
        "donation" => scope.Phrase("Event.Donation"),
        var cents => Formats.Euro(cents, scope),
    };
}
