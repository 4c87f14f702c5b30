using System.Globalization;

namespace StadKust.Events;

public enum OccurrenceStatus
{
    Planned,

    /// <summary>Takes place at another time than announced: see <see cref="Occurrence.MovedFrom"/>.</summary>
    Moved,

    Cancelled,
}

/// <summary>One dated instance of an event. Local date and time as the organiser said them; the instants are computed.</summary>
/// <param name="Event">Key of the event's item.</param>
/// <param name="Id">Unique within the event and stable: the local start date it was announced for, as in <c>?on=2027-04-12</c>; a second start on one day adds its time.</param>
/// <param name="Start">Local. All-day: midnight at which the first day begins.</param>
/// <param name="End">Local. All-day: midnight at which the last day ends, so the day after.</param>
/// <param name="StartsAt">The instant, with the offset then in force. A local time the clock change skips is read with the offset before it (2.30 becomes 3.30); one that comes twice is the first.</param>
/// <param name="MovedFrom">Local start as announced, when moved.</param>
/// <param name="IsRun">A long run with opening hours: start to end is one span, open by <see cref="When.OpenOn"/>.</param>
public sealed record Occurrence(
    Guid Event, string Id, DateTime Start, DateTime End, string Zone, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool AllDay,
    OccurrenceStatus Status, DateTime? MovedFrom, bool IsRun)
{
    // A night out belongs to the day it began: what ends by six in the morning is not listed on the day after.
    private static readonly TimeSpan NightEnds = TimeSpan.FromHours(6);

    internal WallTime StartKind { get; init; }

    public DateOnly FirstDay => DateOnly.FromDateTime(Start);

    /// <summary>Last day on which it is listed; a concert that ends at two in the night is not listed on the day after.</summary>
    public DateOnly LastDay
    {
        get
        {
            var end = AllDay || End > Start ? End.AddTicks(-1) : End;
            return DateOnly.FromDateTime(!AllDay && !IsRun && end.Date > Start.Date && end.TimeOfDay < NightEnds ? end.AddDays(-1) : end);
        }
    }

    public bool IsCancelled => Status == OccurrenceStatus.Cancelled;

    /// <summary>Value of <c>?on=</c>: the local start date it was announced for.</summary>
    internal static string IdOf(DateTime start) => DateOnly.FromDateTime(start).ToString("O", CultureInfo.InvariantCulture);

    internal static string IdWithTime(DateTime start) => start.ToString("yyyy-MM-dd'T'HHmm", CultureInfo.InvariantCulture);
}
