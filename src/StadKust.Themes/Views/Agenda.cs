using StadKust.Events;

namespace StadKust.Themes;

/// <summary>What is on: entries of the calendar chosen for a page.</summary>
public static class Agenda
{
    // Looked through piece by piece: a page shows the first forty of some thousands of dates.
    private const int DaysAtOnce = 45;

    /// <summary>The next date of each event from today on, soonest first; what does not take place is left out.</summary>
    /// <param name="except">An event to leave out: the one whose page this is.</param>
    public static List<EntryView> Upcoming(RenderScope scope, int number, CalendarFilter? filter = null, DateOnly? until = null, Guid? except = null) =>
        [.. EntryView.Of(Ahead(scope, scope.Today, until, filter).Where(e => e.TakesPlace && e.Event.Key != except).DistinctBy(e => e.Event.Key), scope).Take(number)];

    /// <summary>Whole days from a date on until there are about as many entries as asked.</summary>
    /// <returns>The days, and the first day that is left; null when all are shown.</returns>
    public static (List<AgendaDay> Days, DateOnly? Next) Days(RenderScope scope, DateOnly first, DateOnly? last, int number, CalendarFilter filter)
    {
        var days = new List<AgendaDay>();
        var entries = new List<EntryView>();
        var (shown, at) = (0, first);
        foreach (var entry in EntryView.Of(Ahead(scope, first, last, filter), scope))
        {
            var day = DayOf(entry.Occurrence, first);
            // A long run that opens only later is told on the first day it is met.
            if (day > at)
            {
                Close();
                if (shown >= number)
                {
                    return (days, day);
                }

                at = day;
            }

            entries.Add(entry);
        }

        Close();
        return (days, null);

        void Close()
        {
            if (entries.Count > 0)
            {
                shown += entries.Count;
                days.Add(new AgendaDay(at, entries, scope.Today));
                entries = [];
            }
        }
    }

    private static IEnumerable<CalendarEntry> Ahead(RenderScope scope, DateOnly first, DateOnly? last, CalendarFilter? filter)
    {
        if (scope.Calendar is not { } calendar)
        {
            yield break;
        }

        // A long run lies in several pieces and is told once.
        var told = new HashSet<(Guid, string)>();
        var end = last ?? calendar.To;
        for (var from = first; from <= end; from = from.AddDays(DaysAtOnce))
        {
            var to = from.AddDays(DaysAtOnce - 1);
            foreach (var entry in calendar.Ahead(from, to < end ? to : end, scope.Culture, filter).Where(e => told.Add((e.Event.Key, e.Occurrence.Id))))
            {
                yield return entry;
            }
        }
    }

    private static DateOnly DayOf(Occurrence occurrence, DateOnly first) => occurrence.FirstDay < first ? first : occurrence.FirstDay;
}

/// <summary>A day with what is on: <c>date</c>, <c>entries</c>, <c>is_today</c>, <c>is_tomorrow</c>; in a week or a month also <c>count</c>, <c>more</c>, <c>url</c>, <c>is_in_month</c>.</summary>
public sealed class AgendaDay(DateOnly date, IReadOnlyList<EntryView> entries, DateOnly today) : LazyObject
{
    public DateOnly Date => date;

    public IReadOnlyList<EntryView> Entries => entries;

    /// <summary>How many there are; more than the entries when the day is crowded.</summary>
    public int Total { get; init; } = entries.Count;

    public int More { get; init; }

    public SafeUrl? Url { get; init; }

    public bool IsInMonth { get; init; } = true;

    protected override object? Compute(string member) => member switch
    {
        "date" => date,
        "entries" => entries,
        "is_today" => date == today,
        "is_tomorrow" => date == today.AddDays(1),
        "is_past" => date < today,
        "is_weekend" => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday,
        "is_in_month" => IsInMonth,
        "count" => Total,
        "more" => More,
        "url" => Url,
        _ => null,
    };
}
