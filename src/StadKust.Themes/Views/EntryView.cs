using StadKust.Events;

namespace StadKust.Themes;

/// <summary>An event on one of its dates: a line of an agenda.</summary>
public sealed class EntryView : LazyObject
{
    private readonly CalendarEntry entry;
    private readonly ItemView item;
    private readonly RenderScope scope;

    private EntryView(CalendarEntry entry, ItemView item, RenderScope scope) => (this.entry, this.item, this.scope) = (entry, item, scope);

    public Occurrence Occurrence => entry.Occurrence;

    /// <summary>Entries whose event has a page in the culture of the scope, in their order.</summary>
    public static IEnumerable<EntryView> Of(IEnumerable<CalendarEntry> entries, RenderScope scope)
    {
        foreach (var entry in entries)
        {
            if (scope.Item(entry.Event.Key) is { } item)
            {
                yield return new EntryView(entry, item, scope);
            }
        }
    }

    protected override object? Compute(string member) => member switch
    {
        "item" => item,
        "date" => Occurrence.FirstDay,
        "last_date" => Occurrence.LastDay > Occurrence.FirstDay ? Occurrence.LastDay : null,
        "time" => Time(),
        "when" => Wording.In(scope.Culture).Long(entry),
        "url" => SafeUrl.From($"{item.Url?.Address}?on={Occurrence.Id}"),
        "full_url" => SafeUrl.From($"{scope.Origin}{item.Url?.Address}?on={Occurrence.Id}"),
        "way" => WayThere.Of(entry.Event.Place, scope),
        "place" => entry.Event.Place.Name is { Length: > 0 } name ? name : entry.Event.Place.Address,
        "town" => Town(),
        "takes_place" => entry.TakesPlace,
        "note" => Note(),
        "is_run" => Occurrence.IsRun,
        _ => null,
    };

    // "De Burcht, Leiden" names the town already.
    private string Town() => entry.Event.Municipality?.Name is { } town && Get("place") is string place && !place.Contains(town, StringComparison.OrdinalIgnoreCase) ? town : "";

    private string Time()
    {
        if (Occurrence.AllDay || Occurrence.IsRun)
        {
            return Occurrence.AllDay ? scope.Phrase("Event.AllDay") : "";
        }

        var start = Formats.Date(Occurrence.Start, "time", scope);
        return Occurrence.End > Occurrence.Start ? $"{start}–{Formats.Date(Occurrence.End, "time", scope)}" : start;
    }

    private string Note() => entry.Event.Status switch
    {
        EventStatus.Cancelled => scope.Phrase("Event.Cancelled"),
        EventStatus.Postponed => scope.Phrase("Event.Postponed"),
        _ when Occurrence.IsCancelled => scope.Phrase("Event.Cancelled"),
        EventStatus.SoldOut => scope.Phrase("Event.SoldOut"),
        _ when Occurrence.MovedFrom is { } from => scope.Phrase("Event.Moved", ("date", Formats.Date(from, "weekday", scope))),
        _ => "",
    };
}
