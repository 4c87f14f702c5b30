using System.Collections.Immutable;
using System.Globalization;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Dates, recurrences, prices and spoken languages in plain words of one language, in five lengths (<see cref="WordingLength"/>).</summary>
/// <remarks>
/// Times: Dutch <c>10.00 uur</c>, short <c>10–17 u</c>; German <c>10 bis 17 Uhr</c>; English by the 24-hour clock, <c>10:00–17:00</c>, as the
/// reader meets it on doors and tickets here. Ranges have an en dash without spaces; numbers keep to what they count by a no-break space
/// (U+00A0; several of our print fonts lack the narrow one). An end at 23.59 or 0.00 is told as 24.00.
/// Month and day names are our own, not the platform's: the same words on every machine.
/// </remarks>
public abstract partial class Wording
{
    private protected const string Nbsp = "\u00a0";
    private protected const string Dash = "\u2013";

    // Longer lists are told by their number.
    private const int MaxDatesLong = 8;
    private const int MaxDatesShort = 4;

    private static readonly Dictionary<Culture, Wording> Known = new()
    {
        [Culture.Dutch] = new DutchWording(),
        [Culture.German] = new GermanWording(),
        [Culture.English] = new EnglishWording(),
    };

    /// <summary>Dutch, German or English; English for any other culture.</summary>
    public static Wording In(Culture culture) => Known.GetValueOrDefault(culture) ?? Known[Culture.English];

    /// <summary>One line for lists and the magazine: <c>za 3 apr, 10–17 u</c>, <c>elke za 3 apr–25 sep, 10–17 u</c>.</summary>
    /// <param name="year">The year readers take for granted; another one is named. Null names none.</param>
    public string Short(When when, int? year = null)
    {
        if (when.IsRun)
        {
            var hours = when.Hours.Select(h => $"{ShortDays(h.Days)} {ShortTimes(ClockTimes.Of(h.Open, h.Close))}");
            return Join(", ", [ShortPeriod(Day(when.Start), Day(when.End), year), .. hours, ShortList(when.Except.AddRange(when.Cancelled), ShortClosed, year)]);
        }

        var told = Telling.Of(when);
        if (told.Pattern is null)
        {
            return Join(", ", [ShortDates(when, told.Dates, year), .. ShortDepartures(when, [], year)]);
        }

        var span = told.Last is { } last ? ShortPeriod(told.First, last, year)
            : IsYearly(told.Pattern) ? ""
            : ShortSince(ShortDate(told.First, year));
        var series = Join(told.Pattern is RulePattern.Daily or RulePattern.Weekly ? " " : ", ", [ShortEach(told.Pattern), span]);
        return Join(", ", [
            series, when.AllDay ? "" : ShortTimes(ClockTimes.Of(when.Start, when.End)), .. ShortDepartures(when, told.Except, year),
            .. told.Extra.Select(e => ShortAlso(ShortSpan(e.Start, e.End, when.AllDay, year)))]);
    }

    /// <summary><c>iedere zaterdag van 10.00 tot 17.00 uur, van 3 april tot en met 25 september 2027, niet op 24 april</c>.</summary>
    public string Long(When when)
    {
        if (when.IsRun)
        {
            var closed = when.Except.AddRange(when.Cancelled).Sort();
            return Join(", ", [
                LongPeriod(Day(when.Start), Day(when.End)), .. OpeningHours(when),
                .. when.Extra.OrderBy(e => e.Start).Select(e => $"{On(LongDate(Day(e.Start), null))} {LongTimes(ClockTimes.Of(e.Start, e.End))}"),
                closed.Length == 0 ? "" : Closed(Days(closed, null))]);
        }

        var told = Telling.Of(when);
        if (told.Pattern is null)
        {
            return Join(", ", [LongDates(when, told.Dates), .. LongDepartures(when, [], null)]);
        }

        var isOneYear = told.Last?.Year == told.First.Year;
        int? takenForGranted = isOneYear ? told.First.Year : null;
        var length = (int)(when.End.Date - when.Start.Date).TotalDays + 1;
        return Join(", ", [
            Join(" ", [LongEach(told.Pattern), when.AllDay ? "" : LongTimes(ClockTimes.Of(when.Start, when.End))]),
            when.AllDay && length > 1 ? EachLasts(length) : "",
            told.Last is { } last ? LongPeriod(told.First, last)
                : IsYearly(told.Pattern) ? ShortSince(told.First.Year.ToString(CultureInfo.InvariantCulture))
                : LongSince(LongDate(told.First, told.First.Year)),
            .. LongDepartures(when, told.Except, takenForGranted),
            .. told.Extra.OrderBy(e => e.Start).Select(e => LongAlso(LongSpan(e.Start, e.End, when.AllDay, takenForGranted)))]);
    }

    /// <summary>One occurrence: <c>za 3 apr, 10–17 u</c>; moved and cancelled are said.</summary>
    public string Short(Occurrence occurrence, int? year = null)
    {
        var span = occurrence.IsRun
            ? ShortPeriod(occurrence.FirstDay, occurrence.LastDay, year)
            : ShortSpan(occurrence.Start, LastMoment(occurrence), occurrence.AllDay, year);
        return Standing(occurrence, span, from => ShortDate(from, year));
    }

    /// <summary><c>zaterdag 3 april 2027 van 10.00 tot 17.00 uur</c>.</summary>
    public string Long(Occurrence occurrence)
    {
        var span = occurrence.IsRun
            ? LongPeriod(occurrence.FirstDay, occurrence.LastDay)
            : LongSpan(occurrence.Start, LastMoment(occurrence), occurrence.AllDay, null);
        return Standing(occurrence, span, from => LongDate(from, from.Year == occurrence.Start.Year ? null : from.Year));
    }

    /// <summary>As it is listed: a run with its opening hours, the event's own status first (<c>uitverkocht: za 3 apr, 10–17 u</c>).</summary>
    public string Short(CalendarEntry entry, int? year = null) =>
        WithStatus(entry, entry.Occurrence.IsRun ? Short(entry.Event.When, year) : Short(entry.Occurrence, year));

    /// <inheritdoc cref="Short(CalendarEntry, int?)"/>
    public string Long(CalendarEntry entry) => WithStatus(entry, entry.Occurrence.IsRun ? Long(entry.Event.When) : Long(entry.Occurrence));

    /// <summary><c>vr 2 apr</c>; with another year than the one taken for granted <c>vr 2 apr 2028</c>.</summary>
    public string ShortDay(DateOnly day, int? year = null) => $"{ShortName(day.DayOfWeek)}{Nbsp}{ShortDate(day, year)}";

    /// <summary><c>vrijdag 2 april 2027</c>.</summary>
    public string LongDay(DateOnly day) => LongDayIn(day, day.Year);

    /// <summary><c>12–18 april 2027</c>, <c>29 maart – 4 april 2027</c>, for headings.</summary>
    public string Days(DateOnly first, DateOnly last) => (first.Year, first.Month) == (last.Year, last.Month)
        ? $"{DayOnly(first)}{Dash}{LongDate(last, last.Year)}"
        : $"{LongDate(first, first.Year == last.Year ? null : first.Year)} {Dash} {LongDate(last, last.Year)}";

    /// <summary><c>april 2027</c>, for headings.</summary>
    public string MonthOf(DateOnly day) => $"{Name(day.Month)} {day.Year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Opening hours of a run, one line per group of days: <c>dinsdag tot en met vrijdag van 11.00 tot 17.00 uur</c>.</summary>
    public IReadOnlyList<string> OpeningHours(When when) =>
        [.. when.Hours.Select(h => $"{LongDays(h.Days)} {LongTimes(ClockTimes.Of(h.Open, h.Close))}")];

    /// <summary><c>gratis</c>, <c>€ 12,50</c>, <c>vanaf € 12,50</c>; "" when nothing is known.</summary>
    /// <param name="from">The least of several prices.</param>
    public string Price(Price price, bool from = false) => price.Kind switch
    {
        PriceKind.Free => Free,
        PriceKind.Donation => Donation,
        PriceKind.Amount => from ? FromPrice(Money(price.Cents)) : Money(price.Cents),
        _ => "",
    };

    /// <summary>Whole euros without cents: <c>€ 10</c>, <c>€ 12,50</c>.</summary>
    /// <param name="cents">Euro cents.</param>
    public abstract string Money(int cents);

    /// <summary><c>Nederlands en Duits</c>; <c>zonder woorden</c>; "" when none is given. Codes without a name here stand as they are.</summary>
    public string Languages(IReadOnlyList<string> languages) =>
        languages.Contains("none") ? WithoutWords : And([.. languages.Select(LanguageName)]);

    /// <summary><c>afgelast</c>, <c>uitgesteld</c>, <c>uitverkocht</c>; "" when planned.</summary>
    public abstract string Status(EventStatus status);

    // What follows is one language: words and their order, nothing about events.
    private protected abstract string Free { get; }

    private protected abstract string Donation { get; }

    private protected abstract string WithoutWords { get; }

    private protected abstract string AllDay { get; }

    private protected abstract string AndWord { get; }

    private protected abstract string Name(int month);

    private protected abstract string ShortName(DayOfWeek day);

    private protected abstract string LanguageName(string code);

    private protected abstract string FromPrice(string price);

    /// <summary>Day and month, and the year when given.</summary>
    private protected abstract string LongDate(DateOnly day, int? year);

    /// <summary>The day of the month alone, before others of the same month.</summary>
    private protected abstract string DayOnly(DateOnly day);

    private protected abstract string LongDayIn(DateOnly day, int? year);

    /// <summary>Day and month; the year when it is not the one taken for granted.</summary>
    private protected abstract string ShortDate(DateOnly day, int? takenForGranted);

    private protected abstract string ShortPeriod(DateOnly first, DateOnly last, int? takenForGranted);

    private protected abstract string LongPeriod(DateOnly first, DateOnly last);

    /// <summary>Days of one list; all but the last of a month leave the month out where the language allows it.</summary>
    private protected abstract string DayInList(DateOnly day, bool namesMonth, DayStyle style, int? year);

    private protected abstract string ShortTimes(ClockTimes times);

    private protected abstract string LongTimes(ClockTimes times);

    private protected abstract string LongDayAndTimes(string day, string times);

    /// <summary>From a moment on one day to a moment on a later one.</summary>
    private protected abstract string LongFromTo(string firstDay, ClockTime from, string lastDay, ClockTime to);

    private protected abstract string ShortFromTo(string firstDay, ClockTime from, string lastDay, ClockTime to);

    private protected abstract string LongDaySpan(string firstDay, string lastDay);

    private protected abstract string ShortDays(ImmutableArray<DayOfWeek> days);

    private protected abstract string LongDays(ImmutableArray<DayOfWeek> days);

    private protected abstract string ShortEach(RulePattern pattern);

    private protected abstract string LongEach(RulePattern pattern);

    private protected abstract string ShortSince(string date);

    private protected abstract string LongSince(string date);

    private protected abstract string On(string date);

    private protected abstract string NotOn(string dates);

    private protected abstract string ShortNotOn(string dates);

    private protected abstract string ShortClosed(string dates);

    private protected abstract string ShortNotOnSome(int days);

    private protected abstract string CancelledOn(string dates);

    private protected abstract string Closed(string dates);

    private protected abstract string Moved(string from, string to);

    private protected abstract string ShortMoved(string from, string to);

    private protected abstract string LongAlso(string span);

    private protected abstract string ShortAlso(string span);

    private protected abstract string OtherDays(int number);

    private protected abstract string NumberOfDates(int number);

    private protected abstract string EachLasts(int days);

    private protected abstract string CancelledSpan(string span);

    private protected abstract string MovedSpan(string span, string from);

    private protected string And(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} {AndWord} {parts[^1]}",
    };

    /// <summary>The numbers of one day of the week together: first and third Wednesday.</summary>
    private protected string Numbered(ImmutableArray<RuleDay> days, Func<int, string> ordinal, Func<DayOfWeek, string> name) =>
        And([.. days.GroupBy(d => d.Day).Select(g => $"{And([.. g.Select(d => ordinal(d.Ordinal))])} {name(g.Key)}")]);

    private protected static string Year(int? year) => year is { } named ? " " + named.ToString(CultureInfo.InvariantCulture) : "";

    private string ShortDates(When when, ImmutableArray<ExtraDate> dates, int? year)
    {
        if (dates.Length > MaxDatesShort)
        {
            return Join(", ", [NumberOfDates(dates.Length), ShortPeriod(Day(dates[0].Start), Day(dates[^1].Start), year),
                SameTimes(when, dates) && !when.AllDay ? ShortTimes(ClockTimes.Of(dates[0].Start, dates[0].End)) : ""]);
        }

        return SameTimes(when, dates)
            ? Join(", ", [DayList(dates, DayStyle.Short, d => year is null || d.Year == year ? null : d.Year), when.AllDay ? "" : ShortTimes(ClockTimes.Of(dates[0].Start, dates[0].End))])
            : string.Join("; ", dates.Select(d => ShortSpan(d.Start, d.End, when.AllDay, year)));
    }

    private string LongDates(When when, ImmutableArray<ExtraDate> dates)
    {
        if (dates.Length > MaxDatesLong)
        {
            return Join(", ", [$"{NumberOfDates(dates.Length)} {LongPeriod(Day(dates[0].Start), Day(dates[^1].Start))}", SharedTimes(when, dates)]);
        }

        return SameTimes(when, dates)
            ? Join(", ", [DayList(dates, DayStyle.Long, d => d.Year), when.AllDay ? "" : LongTimes(ClockTimes.Of(dates[0].Start, dates[0].End))])
            : string.Join("; ", dates.Select(d => LongSpan(d.Start, d.End, when.AllDay, null)));
    }

    private string SharedTimes(When when, ImmutableArray<ExtraDate> dates) =>
        SameTimes(when, dates) && !when.AllDay ? LongTimes(ClockTimes.Of(dates[0].Start, dates[0].End)) : "";

    private static bool IsYearly(RulePattern pattern) => pattern is RulePattern.YearlyByDate or RulePattern.YearlyByDay;

    private static bool SameTimes(When when, ImmutableArray<ExtraDate> dates) =>
        dates.Length > 1
        && dates.All(d => (d.End.Date - d.Start.Date).TotalDays <= (when.AllDay ? 0 : 1) && (when.AllDay || d.Start.TimeOfDay == dates[0].Start.TimeOfDay && d.End - d.Start == dates[0].End - dates[0].Start));

    private string DayList(ImmutableArray<ExtraDate> dates, DayStyle style, Func<DateOnly, int?> yearOf)
    {
        var days = dates.Select(d => Day(d.Start)).ToList();
        return And([.. days.Select((d, i) =>
        {
            var endsMonth = i == days.Count - 1 || days[i + 1].Month != d.Month || days[i + 1].Year != d.Year;
            var endsYear = i == days.Count - 1 || days[i + 1].Year != d.Year;
            return DayInList(d, endsMonth, style, endsYear ? yearOf(d) : null);
        })]);
    }

    private string ShortSpan(DateTime start, DateTime end, bool allDay, int? year)
    {
        var (first, last) = (Day(start), Day(end));
        if (allDay)
        {
            return first == last ? ShortDay(first, year) : $"{ShortDay(first, year)}{Dash}{ShortDay(last, year)}";
        }

        return IsOneEvening(start, end)
            ? $"{ShortDay(first, year)}, {ShortTimes(ClockTimes.Of(start, end))}"
            : ShortFromTo(ShortDay(first, year), ClockTimes.Of(start, end).Start, ShortDay(last, year), new ClockTime(end.Hour, end.Minute));
    }

    private string LongSpan(DateTime start, DateTime end, bool allDay, int? takenForGranted)
    {
        var (first, last) = (Day(start), Day(end));
        string Named(DateOnly day, bool withYear) => LongDayIn(day, withYear && day.Year != takenForGranted ? day.Year : null);
        if (allDay)
        {
            return first == last
                ? Join(", ", [Named(first, true), AllDay])
                : LongDaySpan(Named(first, first.Year != last.Year), Named(last, true));
        }

        return IsOneEvening(start, end)
            ? LongDayAndTimes(Named(first, true), LongTimes(ClockTimes.Of(start, end)))
            : LongFromTo(Named(first, first.Year != last.Year), ClockTimes.Of(start, end).Start, Named(last, true), new ClockTime(end.Hour, end.Minute));
    }

    // A night that ends by six is told as one evening.
    private static bool IsOneEvening(DateTime start, DateTime end) =>
        end.Date == start.Date || end.Date == start.Date.AddDays(1) && end.TimeOfDay < TimeSpan.FromHours(6);

    private IEnumerable<string> ShortDepartures(When when, ImmutableArray<DateOnly> except, int? year)
    {
        yield return ShortList(except.AddRange(when.Cancelled), ShortNotOn, year);
        foreach (var move in when.Moved.OrderBy(m => m.From))
        {
            var times = when.AllDay || SameClock(when, move) ? "" : ", " + ShortTimes(ClockTimes.Of(move.Start, move.End));
            yield return ShortMoved(ShortDate(move.From, year), ShortDate(Day(move.Start), year) + times);
        }
    }

    private string ShortList(ImmutableArray<DateOnly> days, Func<string, string> said, int? year) => days.Length switch
    {
        0 => "",
        <= 3 => said(And([.. days.Sort().Select(d => ShortDate(d, year))])),
        _ => ShortNotOnSome(days.Length),
    };

    private IEnumerable<string> LongDepartures(When when, ImmutableArray<DateOnly> except, int? takenForGranted)
    {
        yield return except.Length == 0 ? "" : NotOn(Days(except.Sort(), takenForGranted));
        yield return when.Cancelled.Length == 0 ? "" : CancelledOn(Days(when.Cancelled.Sort(), takenForGranted));
        foreach (var move in when.Moved.OrderBy(m => m.From))
        {
            var day = LongDayIn(Day(move.Start), takenForGranted is null || move.Start.Year == takenForGranted ? null : move.Start.Year);
            var to = when.AllDay || SameClock(when, move) ? day : LongDayAndTimes(day, LongTimes(ClockTimes.Of(move.Start, move.End)));
            yield return Moved(LongDate(move.From, takenForGranted is null || move.From.Year == takenForGranted ? null : move.From.Year), to);
        }
    }

    // Days of one month name it once; those of several years name theirs where the year ends.
    private string Days(ImmutableArray<DateOnly> days, int? takenForGranted)
    {
        const int Most = 6;
        var told = days.Take(Most).ToList();
        var isOneMonth = told.All(d => (d.Year, d.Month) == (told[0].Year, told[0].Month)) && days.Length <= Most;
        var named = told.Select((d, i) => isOneMonth && i < told.Count - 1 ? DayOnly(d) : LongDate(d, NamesYear(i) ? d.Year : null));
        return And(days.Length > Most ? [.. named, OtherDays(days.Length - Most)] : [.. named]);

        bool NamesYear(int i) => takenForGranted is null && days[0].Year != days[^1].Year && (i == told.Count - 1 || days[i + 1].Year != days[i].Year);
    }

    private static bool SameClock(When when, MovedDate move) =>
        move.Start.TimeOfDay == when.Start.TimeOfDay && move.End - move.Start == when.End - when.Start;

    private string Standing(Occurrence occurrence, string span, Func<DateOnly, string> date) => occurrence switch
    {
        { Status: OccurrenceStatus.Cancelled } => CancelledSpan(span),
        { Status: OccurrenceStatus.Moved, MovedFrom: { } from } => MovedSpan(span, date(Day(from))),
        _ => span,
    };

    private string WithStatus(CalendarEntry entry, string span) =>
        Status(entry.Event.Status) is { Length: > 0 } status && !entry.Occurrence.IsCancelled ? $"{status}: {span}" : span;

    // An all-day occurrence ends when its last day does; told is the day itself.
    private static DateTime LastMoment(Occurrence occurrence) => occurrence.AllDay ? occurrence.End.AddDays(-1) : occurrence.End;

    private static DateOnly Day(DateTime time) => DateOnly.FromDateTime(time);

    private static string Join(string separator, IEnumerable<string> parts) => string.Join(separator, parts.Where(p => p.Length > 0));
}
