namespace StadKust.Events;

/// <summary>The time of day of an occurrence, as it is told.</summary>
/// <param name="To">Null when only the start is known.</param>
/// <param name="AtNight">Ends after midnight.</param>
internal readonly record struct ClockTimes(TimeOnly From, ClockTime? To, bool AtNight)
{
    public static ClockTimes Of(DateTime start, DateTime end) => new(
        TimeOnly.FromDateTime(start), start == end ? null : ClockTime.End(TimeOnly.FromDateTime(end)), end.Date > start.Date && end.TimeOfDay > TimeSpan.Zero);

    public static ClockTimes Of(TimeOnly open, TimeOnly close) => new(open, ClockTime.End(close), close <= open && close != TimeOnly.MinValue);

    public ClockTime Start => new(From.Hour, From.Minute);
}

/// <summary>Hours 0–24, minutes 0–59.</summary>
internal readonly record struct ClockTime(int Hour, int Minute)
{
    // 23.59 is what people type where a form refuses 24.00.
    public static ClockTime End(TimeOnly time) =>
        time is { Hour: 0, Minute: 0 } or { Hour: 23, Minute: 59 } ? new(24, 0) : new(time.Hour, time.Minute);
}
