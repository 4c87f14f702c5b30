using StadKust.Events;

namespace StadKust.Themes;

/// <summary>What is on: entries of the calendar chosen for a page.</summary>
public static class Agenda
{
    /// <summary>The next date of each event from today on, soonest first; what does not take place is left out.</summary>
    public static List<EntryView> Upcoming(RenderScope scope, int number, CalendarFilter? filter = null, DateOnly? until = null) => scope.Calendar is { } calendar
        ? [.. EntryView.Of(
            calendar.Between(scope.Today, until ?? calendar.To, scope.Culture, filter).Where(e => e.TakesPlace).DistinctBy(e => e.Event.Key), scope).Take(number)]
        : [];

    /// <summary>Whole days from a date on until there are about as many entries as asked.</summary>
    /// <returns>The days, and the first day that is left; null when all are shown.</returns>
    public static (List<AgendaDay> Days, DateOnly? Next) Days(RenderScope scope, DateOnly first, DateOnly? last, int number, CalendarFilter filter)
    {
        var days = new List<AgendaDay>();
        if (scope.Calendar is not { } calendar)
        {
            return (days, null);
        }

        var shown = 0;
        foreach (var day in EntryView.Of(calendar.Between(first, last ?? calendar.To, scope.Culture, filter), scope)
            .GroupBy(e => e.Occurrence.FirstDay < first ? first : e.Occurrence.FirstDay).OrderBy(g => g.Key))
        {
            if (shown >= number)
            {
                return (days, day.Key);
            }

            var entries = day.ToList();
            shown += entries.Count;
            days.Add(new AgendaDay(day.Key, entries, scope.Today));
        }

        return (days, null);
    }
}

/// <summary>A day with what is on: <c>date</c>, <c>entries</c>, <c>is_today</c>, <c>opens_month</c>.</summary>
public sealed class AgendaDay(DateOnly date, IReadOnlyList<EntryView> entries, DateOnly today) : LazyObject
{
    public DateOnly Date => date;

    public IReadOnlyList<EntryView> Entries => entries;

    protected override object? Compute(string member) => member switch
    {
        "date" => date,
        "entries" => entries,
        "is_today" => date == today,
        "is_tomorrow" => date == today.AddDays(1),
        _ => null,
    };
}
