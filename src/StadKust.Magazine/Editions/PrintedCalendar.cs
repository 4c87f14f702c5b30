using System.Globalization;
using StadKust.Content;
using StadKust.Events;
using StadKust.Magazine.Stories;

namespace StadKust.Magazine.Editions;

/// <summary>One line of the printed calendar.</summary>
/// <param name="Until">Last day of an event that runs over several days; null for one day.</param>
/// <param name="Time">Such as <c>10.00–17.00 uur</c>; empty for all day.</param>
/// <param name="Rule">In words when it recurs: <c>elke za, 10–17 u, t/m 25 sep</c>; null for a single event.</param>
/// <param name="Town">Name of the municipality.</param>
/// <param name="Price">In words; empty when nothing is known.</param>
public sealed record CalendarLine(
    Guid Item, DateOnly Day, DateOnly? Until, string Time, string? Rule, string Title, string Venue, string Town, string Price);

/// <summary>What the printed calendar tells of the events of a span of days: what recurs is told once, what does not take place is left out.</summary>
internal static class PrintedCalendar
{
    /// <param name="spoken">Only events that can be followed in this language; null for all.</param>
    public static IReadOnlyList<CalendarLine> Between(ContentSet set, DateOnly from, DateOnly to, ContentCulture culture, string? spoken = null)
    {
        var calendar = Events.Calendar.Build(set, from);
        return Lines(calendar.Between(from, to, culture, new CalendarFilter(Language: spoken)), culture);
    }

    /// <summary>What recurs once, what does not take place not at all.</summary>
    public static IReadOnlyList<CalendarLine> Lines(IReadOnlyList<CalendarEntry> entries, ContentCulture culture)
    {
        var words = Wording.In(culture);
        return [.. entries
            .Where(e => e.TakesPlace)
            .GroupBy(e => e.Event.Key)
            .SelectMany(g => g.First().Event.When is { Rule: not null, IsRun: false } ? g.Take(1) : g)
            .Select(e => Line(e, words, culture))];
    }

    private static CalendarLine Line(CalendarEntry entry, Wording words, ContentCulture culture)
    {
        var found = entry.Event;
        var recurs = found.When is { Rule: not null, IsRun: false };
        var (first, last) = (entry.Occurrence.FirstDay, entry.Occurrence.LastDay);
        var price = found.Status == EventStatus.SoldOut ? words.Status(found.Status) : words.Price(found.Price);
        return new CalendarLine(
            found.Key, first, last > first ? last : null, recurs ? "" : Time(entry.Occurrence, culture), recurs ? words.Short(found.When, first.Year) : null,
            PrintTexts.Headline(found.Item), found.Place.Name, found.Municipality?.Name ?? "", price);
    }

    private static string Time(Occurrence occurrence, ContentCulture culture)
    {
        if (occurrence.AllDay || occurrence.IsRun)
        {
            return "";
        }

        var mark = culture == ContentCulture.Dutch ? '.' : ':';
        var end = culture == ContentCulture.Dutch ? "\u00a0uur" : culture == ContentCulture.German ? "\u00a0Uhr" : "";
        return $"{Clock(occurrence.Start, mark)}–{Clock(occurrence.End, mark)}{end}";
    }

    private static string Clock(DateTime time, char mark) => string.Create(CultureInfo.InvariantCulture, $"{time.Hour}{mark}{time.Minute:00}");
}
