using System.Collections.Immutable;
using System.Globalization;

namespace StadKust.Events;

/// <summary>British English by the 24-hour clock: <c>on the second Sunday of every month from 8:30 to 10:30</c>; short <c>2nd Sun of the month, 8:30–10:30</c>.</summary>
internal sealed class EnglishWording : Wording
{
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] ShortMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly string[] DayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    private static readonly string[] ShortDayNames = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] Ordinals = ["", "first", "second", "third", "fourth", "fifth"];
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six"];

    private protected override string Free => "free";

    private protected override string Donation => "donations welcome";

    private protected override string WithoutWords => "without words";

    private protected override string AllDay => "all day";

    private protected override string AndWord => "and";

    public override string Money(int cents) => "€" + (cents % 100 == 0 ? Grouped(cents / 100) : $"{Grouped(cents / 100)}.{cents % 100:00}");

    public override string Status(EventStatus status) => status switch
    {
        EventStatus.Cancelled => "cancelled",
        EventStatus.Postponed => "postponed",
        EventStatus.SoldOut => "sold out",
        _ => "",
    };

    private protected override string Name(int month) => Months[month - 1];

    private protected override string ShortName(DayOfWeek day) => ShortDayNames[(int)day];

    private protected override string LanguageName(string code) => code switch { "nl" => "Dutch", "de" => "German", "en" => "English", _ => code };

    private protected override string FromPrice(string price) => "from" + Nbsp + price;

    private protected override string LongDate(DateOnly day, int? year) => $"{day.Day}{Nbsp}{Name(day.Month)}{Year(year)}";

    private protected override string DayOnly(DateOnly day) => $"{day.Day}";

    private protected override string LongDayIn(DateOnly day, int? year) => $"{DayNames[(int)day.DayOfWeek]} {LongDate(day, year)}";

    private protected override string ShortDate(DateOnly day, int? takenForGranted) =>
        $"{day.Day}{Nbsp}{ShortMonths[day.Month - 1]}{Year(takenForGranted is null || takenForGranted == day.Year ? null : day.Year)}";

    private protected override string ShortPeriod(DateOnly first, DateOnly last, int? takenForGranted) =>
        first == last ? ShortDate(last, takenForGranted)
        : first.Year == last.Year && first.Month == last.Month ? $"{first.Day}{Dash}{ShortDate(last, takenForGranted)}"
        : $"{ShortDate(first, first.Year == last.Year ? null : takenForGranted)}{Dash}{ShortDate(last, takenForGranted)}";

    private protected override string LongPeriod(DateOnly first, DateOnly last) =>
        first == last ? LongDay(last)
        : first.Year == last.Year && first.Month == last.Month ? $"from {first.Day} to {LongDate(last, last.Year)}"
        : $"from {LongDate(first, first.Year == last.Year ? null : first.Year)} to {LongDate(last, last.Year)}";

    private protected override string DayInList(DateOnly day, bool namesMonth, DayStyle style, int? year) =>
        (style == DayStyle.Full ? $"{NameOf(day.DayOfWeek)} {day.Day}" : $"{ShortName(day.DayOfWeek)}{Nbsp}{day.Day}")
        + (namesMonth ? $"{Nbsp}{(style == DayStyle.Short ? ShortMonths[day.Month - 1] : Name(day.Month))}{Year(year)}" : "");

    private protected override string ShortTimes(ClockTimes times) => times.To is { } to ? $"{Full(times.Start)}{Dash}{Full(to)}" : Full(times.Start);

    private protected override string LongTimes(ClockTimes times) =>
        times.To is { } to ? $"from {Full(times.Start)} to {Full(to)}{(times.AtNight ? " at night" : "")}" : $"at {Full(times.Start)}";

    private protected override string LongDayAndTimes(string day, string times) => $"{day} {times}";

    private protected override string LongFromTo(string firstDay, ClockTime from, string lastDay, ClockTime to) =>
        $"from {firstDay}, {Full(from)}, to {lastDay}, {Full(to)}";

    private protected override string ShortFromTo(string firstDay, ClockTime from, string lastDay, ClockTime to) =>
        $"{firstDay}, {Full(from)}{Nbsp}{Dash} {lastDay}, {Full(to)}";

    private protected override string LongDaySpan(string firstDay, string lastDay) => $"{firstDay} to {lastDay}";

    private protected override string ShortDays(ImmutableArray<DayOfWeek> days) =>
        And([.. DayRanges.Of(days, 2).Select(r => r.IsAll ? "daily" : r.IsOne ? ShortName(r.First) : ShortName(r.First) + Dash + ShortName(r.Last))]);

    private protected override string LongDays(ImmutableArray<DayOfWeek> days) =>
        And([.. DayRanges.Of(days, 3).Select(r => r.IsAll ? "daily" : r.IsOne ? DayNames[(int)r.First] : $"{DayNames[(int)r.First]} to {DayNames[(int)r.Last]}")]);

    private protected override string LongEach(RulePattern pattern) => pattern switch
    {
        RulePattern.Daily d => (d.Every == 1 ? "every day" : d.Every == 2 ? "every other day" : $"every {Number(d.Every)} days") + In(d.Months, Months),
        RulePattern.Weekly w => w switch
        {
            { Days.Length: 7, Every: 1 } => "every day",
            { Every: 1 } => (DayRanges.Of(w.Days, 3).Any(r => !r.IsOne) ? "" : "every ") + LongDays(w.Days),
            _ => $"every {Number(w.Every)} weeks on {LongDays(w.Days)}",
        } + In(w.Months, Months),

        // "Every second Sunday" would be every other one.
        RulePattern.MonthlyByDay m => $"on the {Numbered(m.Days, Word, NameOf)} of every " +
            (m.Every == 1 ? "month" : m.Every == 2 ? "other month" : $"{ShortOrdinal(m.Every)} month") + In(m.Months, Months),
        RulePattern.MonthlyByDate m => $"on the {Dates(m.Dates)} of every {(m.Every == 1 ? "month" : m.Every == 2 ? "other month" : $"{ShortOrdinal(m.Every)} month")}" + In(m.Months, Months),
        RulePattern.YearlyByDate y => $"every year on {y.Day}{Nbsp}{Name(y.Month)}",
        RulePattern.YearlyByDay y => $"every year on the {Word(y.Day.Ordinal)} {NameOf(y.Day.Day)} of {Name(y.Month)}",
        _ => throw new ArgumentException("A pattern without words.", nameof(pattern)),
    };

    private protected override string ShortEach(RulePattern pattern) => pattern switch
    {
        RulePattern.Daily d => (d.Every == 1 ? "daily" : $"every {d.Every} days") + In(d.Months, ShortMonths),
        RulePattern.Weekly w => w switch
        {
            { Days.Length: 7, Every: 1 } => "daily",
            { Every: 1 } => (DayRanges.Of(w.Days, 2).Any(r => !r.IsOne) ? "" : "every ") + ShortDays(w.Days),
            _ => $"every {w.Every} weeks {ShortDays(w.Days)}",
        } + In(w.Months, ShortMonths),
        RulePattern.MonthlyByDay m => $"{Numbered(m.Days, ShortOrdinal, ShortName)} of " +
            (m.Every == 1 ? "the month" : $"every {ShortOrdinal(m.Every)} month") + In(m.Months, ShortMonths),
        RulePattern.MonthlyByDate m => $"{Dates(m.Dates)} of {(m.Every == 1 ? "the month" : $"every {ShortOrdinal(m.Every)} month")}" + In(m.Months, ShortMonths),
        RulePattern.YearlyByDate y => $"yearly {y.Day}{Nbsp}{ShortMonths[y.Month - 1]}",
        RulePattern.YearlyByDay y => $"yearly {ShortOrdinal(y.Day.Ordinal)} {ShortName(y.Day.Day)} of {Name(y.Month)}",
        _ => throw new ArgumentException("A pattern without words.", nameof(pattern)),
    };

    private protected override string ShortSince(string date) => "from " + date;

    private protected override string LongSince(string date) => "from " + date;

    private protected override string On(string date) => "on " + date;

    private protected override string NotOn(string dates) => "not on " + dates;

    private protected override string ShortNotOn(string dates) => "not " + dates;

    private protected override string ShortClosed(string dates) => "closed " + dates;

    private protected override string ShortNotOnSome(int days) => $"not on {days} days";

    private protected override string CancelledOn(string dates) => "cancelled on " + dates;

    private protected override string Closed(string dates) => "closed on " + dates;

    private protected override string Moved(string from, string to) => $"{from} moved to {to}";

    private protected override string ShortMoved(string from, string to) => $"{from} moved to {to}";

    private protected override string LongAlso(string span) => "also on " + span;

    private protected override string ShortAlso(string span) => "also " + span;

    private protected override string OtherDays(int number) => number == 1 ? "one other day" : $"{number} other days";

    private protected override string NumberOfDates(int number) => $"{number} dates";

    private protected override string EachLasts(int days) => $"{Number(days)} days each";

    private protected override string CancelledSpan(string span) => "cancelled: " + span;

    private protected override string MovedSpan(string span, string from) => $"{span} (moved from {from})";

    private protected override string Happens(string then, string more) => $"The event takes place {then}{(more.Length == 0 ? "" : ", " + more)}";

    private protected override string HappensAlso(string then) => $"It also takes place {then}";

    private protected override string Runs(string period) => $"The event runs {period}";

    private protected override string OpenOn(string hours) => $"It is open {hours}";

    private protected override string OpenThen(string date, string times) => $"On {date} it is open {times}";

    private protected override string ClosedThen(string dates) => $"It is closed on {dates}";

    private protected override string CancelledThen(string dates) => $"It is cancelled on {dates}";

    private protected override string MovedThen(string from, string to) => $"The event of {from} has been moved to {to}";

    private protected override string IsOff(string day) => $"The event on {day} is cancelled";

    private protected override string IsMoved(string from, string to) => $"The event has been moved from {from} to {to}";

    private protected override string ButNotOn(string dates) => "but not on " + dates;

    private protected override string FromDay(string span) => "from " + span;

    private protected override string OnNumberOfDates(int number) => $"on {number} dates";

    private static string Full(ClockTime time) => time.Hour == 24 ? "midnight" : $"{time.Hour}:{time.Minute:00}";

    private string In(ImmutableArray<int> months, string[] names) =>
        months.Length == 0 ? ""
        : MonthRange.IsOne(months) ? $" from {names[months[0] - 1]} to {names[months[^1] - 1]}"
        : " in " + And([.. months.Select(m => names[m - 1])]);

    private static string Word(int ordinal) => ordinal switch { -1 => "last", -2 => "second-to-last", _ => Ordinals[ordinal] };

    private static string NameOf(DayOfWeek day) => DayNames[(int)day];

    private string Dates(ImmutableArray<int> dates) =>
        And([.. dates.OrderBy(d => d < 0).ThenBy(d => d).Select(d => d == -1 ? "last day" : ShortOrdinal(d))]);

    private static string ShortOrdinal(int number) => number switch
    {
        -1 => "last",
        -2 => "second-to-last",
        11 or 12 or 13 => $"{number}th",
        _ => (number % 10) switch { 1 => $"{number}st", 2 => $"{number}nd", 3 => $"{number}rd", _ => $"{number}th" },
    };

    private static string Number(int number) => number < Numbers.Length ? Numbers[number] : number.ToString(CultureInfo.InvariantCulture);

    private static string Grouped(int euros) => euros.ToString("#,0", CultureInfo.InvariantCulture);
}
