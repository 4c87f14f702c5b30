using System.Collections.Immutable;
using System.Globalization;

namespace StadKust.Events;

/// <summary>Dutch: <c>iedere tweede zondag van de maand van 8.30 tot 10.30 uur</c>; short <c>elke 2e zo van de maand, 8.30–10.30 u</c>.</summary>
internal sealed class DutchWording : Wording
{
    private static readonly string[] Months =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    private static readonly string[] ShortMonths = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    private static readonly string[] DayNames = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"];
    private static readonly string[] ShortDayNames = ["zo", "ma", "di", "wo", "do", "vr", "za"];
    private static readonly string[] Ordinals = ["", "eerste", "tweede", "derde", "vierde", "vijfde"];
    private static readonly string[] Numbers = ["nul", "een", "twee", "drie", "vier", "vijf", "zes"];

    private protected override string Free => "gratis";

    private protected override string Donation => "vrijwillige bijdrage";

    private protected override string WithoutWords => "zonder woorden";

    private protected override string AllDay => "de hele dag";

    private protected override string AndWord => "en";

    public override string Money(int cents) => "€" + Nbsp + (cents % 100 == 0 ? Grouped(cents / 100) : $"{Grouped(cents / 100)},{cents % 100:00}");

    public override string Status(EventStatus status) => status switch
    {
        EventStatus.Cancelled => "afgelast",
        EventStatus.Postponed => "uitgesteld",
        EventStatus.SoldOut => "uitverkocht",
        _ => "",
    };

    private protected override string Name(int month) => Months[month - 1];

    private protected override string ShortName(DayOfWeek day) => ShortDayNames[(int)day];

    private protected override string LanguageName(string code) => code switch { "nl" => "Nederlands", "de" => "Duits", "en" => "Engels", _ => code };

    private protected override string FromPrice(string price) => "vanaf " + price;

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
        : first.Year == last.Year && first.Month == last.Month ? $"van {first.Day} tot en met {LongDate(last, last.Year)}"
        : $"van {LongDate(first, first.Year == last.Year ? null : first.Year)} tot en met {LongDate(last, last.Year)}";

    private protected override string DayInList(DateOnly day, bool namesMonth, DayStyle style, int? year) =>
        (style == DayStyle.Full ? $"{NameOf(day.DayOfWeek)} {day.Day}" : $"{ShortName(day.DayOfWeek)}{Nbsp}{day.Day}")
        + (namesMonth ? $"{Nbsp}{(style == DayStyle.Short ? ShortMonths[day.Month - 1] : Name(day.Month))}{Year(year)}" : "");

    private protected override string ShortTimes(ClockTimes times) =>
        times.To is { } to ? $"{Brief(times.Start)}{Dash}{Brief(to)}{Nbsp}u" : $"{Brief(times.Start)}{Nbsp}u";

    private protected override string LongTimes(ClockTimes times) =>
        times.To is { } to ? $"van {Full(times.Start)} tot {Full(to)}{Nbsp}uur{(times.AtNight ? " ’s nachts" : "")}" : $"om {Full(times.Start)}{Nbsp}uur";

    private protected override string LongDayAndTimes(string day, string times) => $"{day} {times}";

    private protected override string LongFromTo(string firstDay, ClockTime from, string lastDay, ClockTime to) =>
        $"van {firstDay} {Full(from)}{Nbsp}uur tot {lastDay} {Full(to)}{Nbsp}uur";

    private protected override string ShortFromTo(string firstDay, ClockTime from, string lastDay, ClockTime to) =>
        $"{firstDay} {Brief(from)}{Nbsp}u{Nbsp}{Dash} {lastDay} {Brief(to)}{Nbsp}u";

    private protected override string LongDaySpan(string firstDay, string lastDay) => $"{firstDay} tot en met {lastDay}";

    private protected override string ShortDays(ImmutableArray<DayOfWeek> days) =>
        And([.. DayRanges.Of(days, 2).Select(r => r.IsAll ? "dagelijks" : r.IsOne ? ShortName(r.First) : ShortName(r.First) + Dash + ShortName(r.Last))]);

    private protected override string LongDays(ImmutableArray<DayOfWeek> days) =>
        And([.. DayRanges.Of(days, 3).Select(r => r.IsAll ? "dagelijks" : r.IsOne ? DayNames[(int)r.First] : $"{DayNames[(int)r.First]} tot en met {DayNames[(int)r.Last]}")]);

    private protected override string LongEach(RulePattern pattern) => pattern switch
    {
        RulePattern.Daily d => (d.Every == 1 ? "iedere dag" : d.Every == 2 ? "om de dag" : $"elke {Number(d.Every)} dagen") + In(d.Months, Months),
        RulePattern.Weekly w => w switch
        {
            { Days.Length: 7, Every: 1 } => "iedere dag",
            { Every: 1 } => (DayRanges.Of(w.Days, 3).Any(r => !r.IsOne) ? "" : "iedere ") + LongDays(w.Days),
            { Every: 2 } => $"om de week op {LongDays(w.Days)}",
            _ => $"elke {Number(w.Every)} weken op {LongDays(w.Days)}",
        } + In(w.Months, Months),
        RulePattern.MonthlyByDay m => m.Every == 1
            ? $"iedere {Numbered(m.Days, Word, NameOf)} van de maand" + In(m.Months, Months)
            : $"elke {Number(m.Every)} maanden op de {Numbered(m.Days, Word, NameOf)}" + In(m.Months, Months),
        RulePattern.MonthlyByDate m => (m.Every == 1 ? $"op {Dates(m.Dates)} van iedere maand" : $"elke {Number(m.Every)} maanden op {Dates(m.Dates)}") + In(m.Months, Months),
        RulePattern.YearlyByDate y => $"ieder jaar op {y.Day}{Nbsp}{Name(y.Month)}",
        RulePattern.YearlyByDay y => $"ieder jaar op de {Word(y.Day.Ordinal)} {NameOf(y.Day.Day)} van {Name(y.Month)}",
        _ => throw new ArgumentException("A pattern without words.", nameof(pattern)),
    };

    private protected override string ShortEach(RulePattern pattern) => pattern switch
    {
        RulePattern.Daily d => (d.Every == 1 ? "dagelijks" : d.Every == 2 ? "om de dag" : $"elke {d.Every} dagen") + In(d.Months, ShortMonths),
        RulePattern.Weekly w => w switch
        {
            { Days.Length: 7, Every: 1 } => "dagelijks",
            { Every: 1 } => (DayRanges.Of(w.Days, 2).Any(r => !r.IsOne) ? "" : "elke ") + ShortDays(w.Days),
            { Every: 2 } => $"om de week {ShortDays(w.Days)}",
            _ => $"elke {w.Every} weken {ShortDays(w.Days)}",
        } + In(w.Months, ShortMonths),
        RulePattern.MonthlyByDay m => m.Every == 1
            ? $"elke {Numbered(m.Days, ShortOrdinal, ShortName)} van de maand" + In(m.Months, ShortMonths)
            : $"elke {m.Every} maanden {Numbered(m.Days, ShortOrdinal, ShortName)}" + In(m.Months, ShortMonths),
        RulePattern.MonthlyByDate m => $"{Dates(m.Dates)} van elke {(m.Every == 1 ? "maand" : $"{m.Every} maanden")}" + In(m.Months, ShortMonths),
        RulePattern.YearlyByDate y => $"jaarlijks {y.Day}{Nbsp}{ShortMonths[y.Month - 1]}",
        RulePattern.YearlyByDay y => $"jaarlijks {ShortOrdinal(y.Day.Ordinal)} {ShortName(y.Day.Day)} van {Name(y.Month)}",
        _ => throw new ArgumentException("A pattern without words.", nameof(pattern)),
    };

    private protected override string ShortSince(string date) => "vanaf " + date;

    private protected override string LongSince(string date) => "vanaf " + date;

    private protected override string On(string date) => "op " + date;

    private protected override string NotOn(string dates) => "niet op " + dates;

    private protected override string ShortNotOn(string dates) => "niet " + dates;

    private protected override string ShortClosed(string dates) => "dicht " + dates;

    private protected override string ShortNotOnSome(int days) => $"niet op {days} dagen";

    private protected override string CancelledOn(string dates) => "afgelast op " + dates;

    private protected override string Closed(string dates) => "gesloten op " + dates;

    private protected override string Moved(string from, string to) => $"{from} verplaatst naar {to}";

    private protected override string ShortMoved(string from, string to) => $"{from} wordt {to}";

    private protected override string LongAlso(string span) => "ook op " + span;

    private protected override string ShortAlso(string span) => "ook " + span;

    private protected override string OtherDays(int number) => number == 1 ? "nog een dag" : $"{number} andere dagen";

    private protected override string NumberOfDates(int number) => $"{number} data";

    private protected override string EachLasts(int days) => $"telkens {Number(days)} dagen";

    private protected override string CancelledSpan(string span) => "afgelast: " + span;

    private protected override string MovedSpan(string span, string from) => $"{span} (verplaatst van {from})";

    private protected override string Happens(string then, string more) => $"Het evenement is {then}{(more.Length == 0 ? "" : ", " + more)}";

    private protected override string HappensAlso(string then) => $"Het is ook {then}";

    private protected override string Runs(string period) => $"Het evenement loopt {period}";

    private protected override string OpenOn(string hours) => $"Geopend is het {hours}";

    private protected override string OpenThen(string date, string times) => $"Op {date} is het {times} geopend";

    private protected override string ClosedThen(string dates) => $"Gesloten is het op {dates}";

    private protected override string CancelledThen(string dates) => $"Afgelast is het op {dates}";

    private protected override string MovedThen(string from, string to) => $"Het evenement van {from} is verplaatst naar {to}";

    private protected override string IsOff(string day) => $"Het evenement van {day} is afgelast";

    private protected override string IsMoved(string from, string to) => $"Het evenement is verplaatst van {from} naar {to}";

    private protected override string ButNotOn(string dates) => "maar niet op " + dates;

    private protected override string FromDay(string span) => "van " + span;

    private protected override string OnNumberOfDates(int number) => $"op {number} data";

    private static string Brief(ClockTime time) => time.Minute == 0 ? $"{time.Hour}" : $"{time.Hour}.{time.Minute:00}";

    private static string Full(ClockTime time) => $"{time.Hour}.{time.Minute:00}";

    private string In(ImmutableArray<int> months, string[] names) =>
        months.Length == 0 ? "" : " in " + (MonthRange.IsOne(months) ? $"{names[months[0] - 1]} t/m {names[months[^1] - 1]}" : And([.. months.Select(m => names[m - 1])]));

    private static string Word(int ordinal) => ordinal switch { -1 => "laatste", -2 => "voorlaatste", _ => Ordinals[ordinal] };

    private static string NameOf(DayOfWeek day) => DayNames[(int)day];

    private static string ShortOrdinal(int ordinal) => ordinal switch { -1 => "laatste", -2 => "voorlaatste", var n => $"{n}e" };

    private string Dates(ImmutableArray<int> dates) =>
        "de " + And([.. dates.OrderBy(d => d < 0).ThenBy(d => d).Select(d => d == -1 ? "laatste dag" : $"{d}e")]);

    private static string Number(int number) => number < Numbers.Length ? Numbers[number] : number.ToString(CultureInfo.InvariantCulture);

    private static string Grouped(int euros) => euros.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');
}
