using System.Globalization;

namespace StadKust.Events;

/// <summary>The five lengths, and the choice among them.</summary>
public abstract partial class Wording
{
    /// <param name="year">The year readers take for granted; another one is named in the short lengths. Null names none. Long and sentence always name it.</param>
    public string Say(When when, WordingLength length, int? year = null) => length switch
    {
        WordingLength.Day => Days(when, year),
        WordingLength.Brief => Brief(when, year),
        WordingLength.Line => Short(when, year),
        WordingLength.Long => Long(when),
        _ => Sentence(when),
    };

    /// <summary>One occurrence; moved and cancelled are said in every length.</summary>
    public string Say(Occurrence occurrence, WordingLength length, int? year = null) => length switch
    {
        WordingLength.Day => Standing(occurrence, Span(Day(occurrence.Start), LastDayOf(occurrence), year), from => ShortDate(from, year)),
        WordingLength.Brief or WordingLength.Line => Short(occurrence, year),
        WordingLength.Long => Long(occurrence),
        _ => Sentence(occurrence),
    };

    /// <summary>As it is listed: the event's own status first; a run with its opening hours.</summary>
    public string Say(CalendarEntry entry, WordingLength length, int? year = null) => length switch
    {
        WordingLength.Line => Short(entry, year),
        WordingLength.Long => Long(entry),
        WordingLength.Sentence => entry.Event.Status == EventStatus.Planned || entry.Occurrence.IsCancelled
            ? Told(entry, length, year)
            : $"{Capital(Status(entry.Event.Status))}. {Told(entry, length, year)}",
        _ => WithStatus(entry, Told(entry, length, year)),
    };

    /// <summary>The longest of the lengths up to <paramref name="longest"/> that fits; <see cref="WordingLength.Day"/> when none does.</summary>
    /// <param name="fits">Whether a text finds room: columns and lines measure in their own way.</param>
    public string Longest(When when, Func<string, bool> fits, int? year = null, WordingLength longest = WordingLength.Long)
    {
        for (var length = longest; length > WordingLength.Day; length--)
        {
            if (Say(when, length, year) is var said && fits(said))
            {
                return said;
            }
        }

        return Say(when, WordingLength.Day, year);
    }

    private string Told(CalendarEntry entry, WordingLength length, int? year) =>
        entry.Occurrence.IsRun ? Say(entry.Event.When, length, year) : Say(entry.Occurrence, length, year);

    private string Days(When when, int? year)
    {
        if (when.IsRun)
        {
            return ShortPeriod(Day(when.Start), Day(when.End), year);
        }

        var told = Telling.Of(when);
        if (told.Pattern is not null)
        {
            return ShortEach(told.Pattern);
        }

        return told.Dates switch
        {
            [var one] => Span(Day(one.Start), LastDay(when, one), year),
            { Length: > MaxDatesShort } many => Join(", ", [NumberOfDates(many.Length), ShortPeriod(Day(many[0].Start), Day(many[^1].Start), year)]),
            var few => DayList(few, DayStyle.Short, d => year is null || d.Year == year ? null : d.Year),
        };
    }

    private string Brief(When when, int? year)
    {
        if (when.IsRun)
        {
            var open = when.Hours.SelectMany(h => h.Days).Distinct().OrderBy(d => ((int)d + 6) % 7);
            return Join(", ", [Days(when, year), ShortDays([.. open])]);
        }

        var told = Telling.Of(when);
        if (told.Pattern is null)
        {
            return ShortDates(when, told.Dates, year);
        }

        return Join(", ", [ShortEach(told.Pattern), when.AllDay ? "" : ShortTimes(ClockTimes.Of(when.Start, when.End))]);
    }

    private string Span(DateOnly first, DateOnly last, int? year) => first == last ? ShortDay(first, year) : ShortPeriod(first, last, year);

    // A night that ends by six belongs to the day it began.
    private static DateOnly LastDay(When when, ExtraDate date) =>
        !when.AllDay && IsOneEvening(date.Start, date.End) ? Day(date.Start) : Day(date.End);

    private static DateOnly LastDayOf(Occurrence occurrence) =>
        !occurrence.AllDay && !occurrence.IsRun && IsOneEvening(occurrence.Start, occurrence.End) ? Day(occurrence.Start) : Day(LastMoment(occurrence));

    private static string Capital(string text) => text.Length == 0 ? "" : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
}
