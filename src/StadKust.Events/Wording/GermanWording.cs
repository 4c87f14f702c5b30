using System.Collections.Immutable;
using System.Globalization;

namespace StadKust.Events;

/// <summary>German: <c>jeden zweiten Sonntag im Monat von 8.30 bis 10.30 Uhr</c>; short <c>jeden 2. So im Monat, 8.30–10.30 Uhr</c>.</summary>
/// <remarks>Short dates are figures, <c>Sa 3.4.</c>, as German listings have them.</remarks>
internal sealed class GermanWording : Wording
{
    private static readonly string[] Months =
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    private static readonly string[] ShortMonths = ["Jan.", "Feb.", "März", "April", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."];
    private static readonly string[] DayNames = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];
    private static readonly string[] ShortDayNames = ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"];
    private static readonly string[] Ordinals = ["", "ersten", "zweiten", "dritten", "vierten", "fünften"];
    private static readonly string[] Numbers = ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs"];

    private protected override string Free => "frei";

    private protected override string Donation => "Spende erbeten";

    private protected override string WithoutWords => "ohne Worte";

    private protected override string AllDay => "ganztägig";

    private protected override string AndWord => "und";

    public override string Money(int cents) => (cents % 100 == 0 ? Grouped(cents / 100) : $"{Grouped(cents / 100)},{cents % 100:00}") + Nbsp + "€";

    public override string Status(EventStatus status) => status switch
    {
        EventStatus.Cancelled => "abgesagt",
        EventStatus.Postponed => "verschoben",
        EventStatus.SoldOut => "ausverkauft",
        _ => "",
    };

    private protected override string Name(int month) => Months[month - 1];

    private protected override string ShortName(DayOfWeek day) => ShortDayNames[(int)day];

    private protected override string LanguageName(string code) => code switch { "nl" => "Niederländisch", "de" => "Deutsch", "en" => "Englisch", _ => code };

    private protected override string FromPrice(string price) => "ab" + Nbsp + price;

    private protected override string LongDate(DateOnly day, int? year) => $"{day.Day}.{Nbsp}{Name(day.Month)}{Year(year)}";

    private protected override string DayOnly(DateOnly day) => $"{day.Day}.";

    private protected override string LongDayIn(DateOnly day, int? year) => $"{DayNames[(int)day.DayOfWeek]}, {LongDate(day, year)}";

    private protected override string ShortDate(DateOnly day, int? takenForGranted) =>
        $"{day.Day}.{day.Month}.{(takenForGranted is null || takenForGranted == day.Year ? "" : day.Year.ToString(CultureInfo.InvariantCulture))}";

    private protected override string ShortPeriod(DateOnly first, DateOnly last, int? takenForGranted) =>
        first == last ? ShortDate(last, takenForGranted)
        : first.Year == last.Year && first.Month == last.Month ? $"{first.Day}.{Dash}{ShortDate(last, takenForGranted)}"
        : $"{ShortDate(first, first.Year == last.Year ? null : takenForGranted)}{Dash}{ShortDate(last, takenForGranted)}";

    private protected override string LongPeriod(DateOnly first, DateOnly last) =>
        first == last ? LongDay(last)
        : first.Year == last.Year && first.Month == last.Month ? $"vom {first.Day}. bis zum {LongDate(last, last.Year)}"
        : $"vom {LongDate(first, first.Year == last.Year ? null : first.Year)} bis zum {LongDate(last, last.Year)}";

    private protected override string DayInList(DateOnly day, bool namesMonth, DayStyle style, int? year) =>
        style == DayStyle.Short ? $"{ShortName(day.DayOfWeek)}{Nbsp}{day.Day}.{day.Month}.{year?.ToString(CultureInfo.InvariantCulture)}"
        : (style == DayStyle.Full ? $"{day.Day}." : $"{ShortName(day.DayOfWeek)}{Nbsp}{day.Day}.") + (namesMonth ? $"{Nbsp}{Name(day.Month)}{Year(year)}" : "");

    private protected override string ShortTimes(ClockTimes times) =>
        times.To is { } to ? $"{Brief(times.Start)}{Dash}{Brief(to)}{Nbsp}Uhr" : $"{Brief(times.Start)}{Nbsp}Uhr";

    private protected override string LongTimes(ClockTimes times) =>
        times.To is { } to ? $"von {Brief(times.Start)} bis {Brief(to)}{Nbsp}Uhr{(times.AtNight ? " nachts" : "")}" : $"um {Brief(times.Start)}{Nbsp}Uhr";

    private protected override string LongDayAndTimes(string day, string times) => $"{day}, {times}";

    private protected override string LongFromTo(string firstDay, ClockTime from, string lastDay, ClockTime to) =>
        $"von {firstDay}, {Brief(from)}{Nbsp}Uhr, bis {lastDay}, {Brief(to)}{Nbsp}Uhr";

    private protected override string ShortFromTo(string firstDay, ClockTime from, string lastDay, ClockTime to) =>
        $"{firstDay}, {Brief(from)}{Nbsp}Uhr, bis {lastDay}, {Brief(to)}{Nbsp}Uhr";

    private protected override string LongDaySpan(string firstDay, string lastDay) => $"{firstDay}, bis {lastDay}";

    private protected override string ShortDays(ImmutableArray<DayOfWeek> days) =>
        And([.. DayRanges.Of(days, 2).Select(r => r.IsAll ? "täglich" : r.IsOne ? ShortName(r.First) : ShortName(r.First) + Dash + ShortName(r.Last))]);

    private protected override string LongDays(ImmutableArray<DayOfWeek> days) =>
        And([.. DayRanges.Of(days, 3).Select(r => r.IsAll ? "täglich" : r.IsOne ? DayNames[(int)r.First] : $"{DayNames[(int)r.First]} bis {DayNames[(int)r.Last]}")]);

    private protected override string LongEach(RulePattern pattern) => pattern switch
    {
        RulePattern.Daily d => (d.Every == 1 ? "täglich" : $"alle {Number(d.Every)} Tage") + In(d.Months, Months),
        RulePattern.Weekly w => w switch
        {
            { Days.Length: 7, Every: 1 } => "täglich",
            { Days: [var day], Every: 1 } => $"jeden {DayNames[(int)day]}",
            { Every: 1 } => OnDays(w.Days),
            _ => $"alle {Number(w.Every)} Wochen {OnDays(w.Days)}",
        } + In(w.Months, Months),
        RulePattern.MonthlyByDay m => m.Every == 1
            ? $"jeden {Numbered(m.Days, Word, NameOf)} im Monat" + In(m.Months, Months)
            : $"alle {Number(m.Every)} Monate am {Numbered(m.Days, Word, NameOf)}" + In(m.Months, Months),
        RulePattern.MonthlyByDate m => (m.Every == 1 ? $"am {Dates(m.Dates)} jedes Monats" : $"alle {Number(m.Every)} Monate am {Dates(m.Dates)}") + In(m.Months, Months),
        RulePattern.YearlyByDate y => $"jedes Jahr am {y.Day}.{Nbsp}{Name(y.Month)}",
        RulePattern.YearlyByDay y => $"jedes Jahr am {Word(y.Day.Ordinal)} {NameOf(y.Day.Day)} im {Name(y.Month)}",
        _ => throw new ArgumentException("A pattern without words.", nameof(pattern)),
    };

    private protected override string ShortEach(RulePattern pattern) => pattern switch
    {
        RulePattern.Daily d => (d.Every == 1 ? "täglich" : $"alle {d.Every} Tage") + In(d.Months, ShortMonths),
        RulePattern.Weekly w => w switch
        {
            { Days.Length: 7, Every: 1 } => "täglich",
            { Days: [var day], Every: 1 } => $"jeden {ShortName(day)}",
            { Every: 1 } => ShortDays(w.Days),
            _ => $"alle {w.Every} Wochen {ShortDays(w.Days)}",
        } + In(w.Months, ShortMonths),
        RulePattern.MonthlyByDay m => m.Every == 1
            ? $"jeden {Numbered(m.Days, ShortOrdinal, ShortName)} im Monat" + In(m.Months, ShortMonths)
            : $"alle {m.Every} Monate am {Numbered(m.Days, ShortOrdinal, ShortName)}" + In(m.Months, ShortMonths),
        RulePattern.MonthlyByDate m => (m.Every == 1 ? $"am {Dates(m.Dates)} jedes Monats" : $"alle {m.Every} Monate am {Dates(m.Dates)}") + In(m.Months, ShortMonths),
        RulePattern.YearlyByDate y => $"jährlich am {y.Day}.{y.Month}.",
        RulePattern.YearlyByDay y => $"jährlich am {ShortOrdinal(y.Day.Ordinal)} {ShortName(y.Day.Day)} im {Name(y.Month)}",
        _ => throw new ArgumentException("A pattern without words.", nameof(pattern)),
    };

    private protected override string ShortSince(string date) => "ab " + date;

    private protected override string LongSince(string date) => "ab dem " + date;

    private protected override string On(string date) => "am " + date;

    private protected override string NotOn(string dates) => "nicht am " + dates;

    private protected override string ShortNotOn(string dates) => "nicht " + dates;

    private protected override string ShortClosed(string dates) => "geschlossen " + dates;

    private protected override string ShortNotOnSome(int days) => $"nicht an {days} Tagen";

    private protected override string CancelledOn(string dates) => "abgesagt am " + dates;

    private protected override string Closed(string dates) => "geschlossen am " + dates;

    private protected override string Moved(string from, string to) => $"{from} verlegt auf {to}";

    private protected override string ShortMoved(string from, string to) => $"{from} verlegt auf {to}";

    private protected override string LongAlso(string span) => "auch am " + span;

    private protected override string ShortAlso(string span) => "auch " + span;

    private protected override string OtherDays(int number) => number == 1 ? "einem weiteren Tag" : $"{number} weiteren Tagen";

    private protected override string NumberOfDates(int number) => $"{number} Termine";

    private protected override string EachLasts(int days) => $"jeweils {Number(days)} Tage";

    private protected override string CancelledSpan(string span) => "abgesagt: " + span;

    private protected override string MovedSpan(string span, string from) => $"{span} (verlegt vom {from})";

    private protected override string Happens(string then, string more) => $"Die Veranstaltung findet {Apposed(then)} statt{(more.Length == 0 ? "" : ", " + more)}";

    private protected override string HappensAlso(string then) => $"Sie findet auch {Apposed(then)} statt";

    private protected override string Runs(string period) => $"Die Veranstaltung läuft {period}";

    private protected override string OpenOn(string hours) => $"Geöffnet ist {hours}";

    private protected override string OpenThen(string date, string times) => $"Am {date} ist {times} geöffnet";

    private protected override string ClosedThen(string dates) => $"Geschlossen ist am {dates}";

    private protected override string CancelledThen(string dates) => $"Abgesagt ist sie am {dates}";

    private protected override string MovedThen(string from, string to) => $"Der Termin vom {from} ist auf {Apposed(to)} verlegt";

    private protected override string IsOff(string day) => $"Die Veranstaltung am {day}, ist abgesagt";

    private protected override string IsMoved(string from, string to) => $"Die Veranstaltung ist vom {from} auf {Apposed(to)} verlegt";

    private protected override string ButNotOn(string dates) => "aber nicht am " + dates;

    private protected override string FromDay(string span) => "von " + span;

    private protected override string OnNumberOfDates(int number) => $"an {number} Terminen";

    // A date after its weekday is an apposition: "am Samstag, 1. Mai 2027, statt", but "am 1. Mai 2027 statt".
    private static string Apposed(string then)
    {
        var comma = then.LastIndexOf(", ", StringComparison.Ordinal);
        return comma > 0 && comma + 2 < then.Length && char.IsAsciiDigit(then[comma + 2]) && !then.EndsWith("Uhr", StringComparison.Ordinal)
            && DayNames.Any(d => then[..comma].EndsWith(d, StringComparison.Ordinal)) ? then + "," : then;
    }

    private static string Brief(ClockTime time) => time.Minute == 0 ? $"{time.Hour}" : $"{time.Hour}.{time.Minute:00}";

    // "mittwochs und samstags", "dienstags bis freitags": the adverb is the name with an s.
    private string OnDays(ImmutableArray<DayOfWeek> days) => And([.. DayRanges.Of(days, 3).Select(r =>
        r.IsAll ? "täglich" : r.IsOne ? Adverb(r.First) : $"{Adverb(r.First)} bis {Adverb(r.Last)}")]);

    private static string Adverb(DayOfWeek day) => DayNames[(int)day].ToLowerInvariant() + "s";

    private string In(ImmutableArray<int> months, string[] names) =>
        months.Length == 0 ? ""
        : MonthRange.IsOne(months) ? $" von {names[months[0] - 1]} bis {names[months[^1] - 1]}"
        : " im " + And([.. months.Select(m => names[m - 1])]);

    private static string NameOf(DayOfWeek day) => DayNames[(int)day];

    private static string ShortOrdinal(int ordinal) => ordinal > 0 ? $"{ordinal}." : Word(ordinal);

    private static string Word(int ordinal) => ordinal switch { -1 => "letzten", -2 => "vorletzten", _ => Ordinals[ordinal] };

    private string Dates(ImmutableArray<int> dates) =>
        And([.. dates.OrderBy(d => d < 0).ThenBy(d => d).Select(d => d == -1 ? "letzten Tag" : $"{d}.")]);

    private static string Number(int number) => number < Numbers.Length ? Numbers[number] : number.ToString(CultureInfo.InvariantCulture);

    private static string Grouped(int euros) => euros.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');
}
