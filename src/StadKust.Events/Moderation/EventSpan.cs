using System.Text.Json;

namespace StadKust.Events;

/// <summary>First and last day of an event as numbers of <see cref="DateOnly"/>; an endless series has no last day.</summary>
internal readonly record struct EventSpan(int First, int Last)
{
    public static EventSpan None { get; } = new(0, int.MaxValue);

    public static EventSpan Of(JsonElement? stored)
    {
        if (When.Read(stored, "").When is not { } when)
        {
            return None;
        }

        var first = DateOnly.FromDateTime(when.Start);
        var last = DateOnly.FromDateTime(when.End);
        if (when.Rule is { } rule)
        {
            last = rule.Until is { } until ? Later(last, DateOnly.FromDateTime(until).AddDays((int)(when.End - when.Start).TotalDays + 1))
                : rule.Count is not null ? Recurrence.Expand(Guid.Empty, when, first, first.AddYears(30)).Occurrences is [.., var end] ? Later(last, end.LastDay) : last
                : DateOnly.MaxValue;
        }

        foreach (var more in when.Extra.Select(e => e.End).Concat(when.Moved.Select(m => m.End)))
        {
            last = Later(last, DateOnly.FromDateTime(more));
        }

        return new(first.DayNumber, last == DateOnly.MaxValue ? int.MaxValue : last.DayNumber);
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
