using System.Collections.Immutable;
using System.Globalization;

namespace StadKust.Events;

/// <summary>Dates as whole sentences: the first says when, the next ones what departs from it.</summary>
public abstract partial class Wording
{
    internal string Sentence(When when)
    {
        if (when.IsRun)
        {
            var closed = when.Except.AddRange(when.Cancelled).Sort();
            return Sentences([
                Runs(when.Start.Date == when.End.Date ? On(LongDay(Day(when.Start))) : LongPeriod(Day(when.Start), Day(when.End))), OpenOn(string.Join(", ", OpeningHours(when))),
                .. when.Extra.OrderBy(e => e.Start).Select(e => OpenThen(LongDate(Day(e.Start), null), LongTimes(ClockTimes.Of(e.Start, e.End)))),
                closed.Length == 0 ? "" : ClosedThen(Days(closed, null))]);
        }

        var told = Telling.Of(when);
        if (told.Pattern is null)
        {
            return Sentences([Happens(OnDates(when, told.Dates), ""), .. Departures(when, null)]);
        }

        int? takenForGranted = told.Last?.Year == told.First.Year ? told.First.Year : null;
        var length = (int)(when.End.Date - when.Start.Date).TotalDays + 1;
        var times = when.AllDay ? "" : LongTimes(ClockTimes.Of(when.Start, when.End));
        var span = told.Last is { } last ? LongPeriod(told.First, last)
            : IsYearly(told.Pattern) ? ShortSince(told.First.Year.ToString(CultureInfo.InvariantCulture))
            : LongSince(LongDate(told.First, told.First.Year));
        return Sentences([
            Happens(Join(" ", [LongEach(told.Pattern), times]), Join(", ", [when.AllDay && length > 1 ? EachLasts(length) : "", span, told.Except.Length == 0 ? "" : ButNotOn(Days(told.Except.Sort(), takenForGranted))])),
            .. Departures(when, takenForGranted),
            .. told.Extra.OrderBy(e => e.Start).Select(e => HappensAlso(OnSpan(e.Start, e.End, when.AllDay, takenForGranted)))]);
    }

    private string Sentence(Occurrence occurrence)
    {
        if (occurrence.IsRun)
        {
            return Sentences([Runs(occurrence.FirstDay == occurrence.LastDay ? On(LongDay(occurrence.FirstDay)) : LongPeriod(occurrence.FirstDay, occurrence.LastDay))]);
        }

        var (start, end) = (occurrence.Start, LastMoment(occurrence));
        return Sentences([occurrence switch
        {
            { IsCancelled: true } => IsOff(LongDay(occurrence.FirstDay)),
            { MovedFrom: { } from } => IsMoved(
                LongDate(Day(from), from.Year == start.Year ? null : from.Year), LongSpan(start, end, occurrence.AllDay, null)),
            _ => Happens(OnSpan(start, end, occurrence.AllDay, null), ""),
        }]);
    }

    private string OnDates(When when, ImmutableArray<ExtraDate> dates)
    {
        if (dates.Length > MaxDatesLong)
        {
            return Join(" ", [OnNumberOfDates(dates.Length), LongPeriod(Day(dates[0].Start), Day(dates[^1].Start)), SharedTimes(when, dates)]);
        }

        return SameTimes(when, dates)
            ? Join(" ", [On(DayList(dates, DayStyle.Full, d => d.Year)), when.AllDay ? "" : LongTimes(ClockTimes.Of(dates[0].Start, dates[0].End))])
            : And([.. dates.Select(d => OnSpan(d.Start, d.End, when.AllDay, null))]);
    }

    // What begins on one day and ends on another is from and to, all else is on a day.
    private string OnSpan(DateTime start, DateTime end, bool allDay, int? takenForGranted)
    {
        var span = LongSpan(start, end, allDay, takenForGranted);
        return allDay && start.Date != end.Date ? FromDay(span) : !allDay && !IsOneEvening(start, end) ? span : On(span);
    }

    private IEnumerable<string> Departures(When when, int? takenForGranted)
    {
        yield return when.Cancelled.Length == 0 ? "" : CancelledThen(Days(when.Cancelled.Sort(), takenForGranted));
        foreach (var move in when.Moved.OrderBy(m => m.From))
        {
            var day = LongDayIn(Day(move.Start), takenForGranted is null || move.Start.Year == takenForGranted ? null : move.Start.Year);
            var to = when.AllDay || SameClock(when, move) ? day : LongDayAndTimes(day, LongTimes(ClockTimes.Of(move.Start, move.End)));
            yield return MovedThen(LongDate(move.From, takenForGranted is null || move.From.Year == takenForGranted ? null : move.From.Year), to);
        }
    }

    private static string Sentences(IEnumerable<string> parts) => string.Join(' ', parts.Where(p => p.Length > 0).Select(p => p + "."));

    /// <summary>The event takes place then.</summary>
    /// <param name="then">With its preposition: <c>op zaterdag 3 april 2027 van 10.00 tot 17.00 uur</c>.</param>
    /// <param name="more">Period and what is left out; "" when nothing.</param>
    private protected abstract string Happens(string then, string more);

    private protected abstract string HappensAlso(string then);

    /// <summary>An exhibition and the like.</summary>
    private protected abstract string Runs(string period);

    private protected abstract string OpenOn(string hours);

    private protected abstract string OpenThen(string date, string times);

    private protected abstract string ClosedThen(string dates);

    private protected abstract string CancelledThen(string dates);

    private protected abstract string MovedThen(string from, string to);

    private protected abstract string IsOff(string day);

    private protected abstract string IsMoved(string from, string to);

    private protected abstract string ButNotOn(string dates);

    private protected abstract string FromDay(string span);

    private protected abstract string OnNumberOfDates(int number);
}

/// <summary>How the days of a list are written: <c>za 3 apr</c>, <c>za 3 april</c>, <c>zaterdag 3 april</c>.</summary>
internal enum DayStyle
{
    Short,
    Long,
    Full,
}
