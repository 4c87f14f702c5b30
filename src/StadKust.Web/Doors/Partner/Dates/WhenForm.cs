using System.Collections.Immutable;
using System.Globalization;
using StadKust.Events;

namespace StadKust.Web.Doors.Partner;

/// <summary>How often, in the words of somebody who organises.</summary>
public enum Repeats
{
    /// <summary>One day, or several in a row.</summary>
    Once,

    /// <summary>Days picked one by one.</summary>
    Days,

    Weekly,
    Monthly,
    Yearly,

    /// <summary>Open on some days of a long run: an exhibition.</summary>
    Run,

    /// <summary>Came from elsewhere and is more than this form can say; kept as it is.</summary>
    Own,
}

/// <summary>The dates of an event as a form without script asks for them. Reads from and writes to <see cref="When"/>; faults name the field.</summary>
public sealed class WhenForm
{
    private const string Zone = "Europe/Amsterdam";

    public Repeats Repeats { get; set; }

    public DateOnly? Date { get; set; }

    /// <summary>Last day, of an event over several days or of a run.</summary>
    public DateOnly? LastDate { get; set; }

    public TimeOnly? Start { get; set; }

    public TimeOnly? End { get; set; }

    public bool AllDay { get; set; }

    /// <summary>Further days, when they are picked one by one.</summary>
    public List<DateOnly?> Dates { get; set; } = [];

    /// <summary>Every so many weeks or months.</summary>
    public int Every { get; set; } = 1;

    /// <summary>MO to SU: of the week, or of the month together with <see cref="Ordinal"/>.</summary>
    public List<string> Weekdays { get; set; } = [];

    /// <summary>1 to 4, -1 for the last; 0: on the same date of the month.</summary>
    public int Ordinal { get; set; }

    public DateOnly? Until { get; set; }

    public List<DateOnly?> Except { get; set; } = [];

    /// <summary>Opening hours of a run, Monday first.</summary>
    public List<DayHours> Hours { get; set; } = [.. DayCodesInOrder.Select(d => new DayHours { Day = d })];

    public static IReadOnlyList<string> DayCodesInOrder { get; } = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// <param name="faults">Field and key of the word that says what is wrong; empty when it went well.</param>
    /// <param name="before">What moved and cancelled dates are taken over from.</param>
    /// <returns>Null when there is no first day yet, or something is wrong.</returns>
    public When? ToWhen(List<(string Field, string Word)> faults, When? before = null)
    {
        if (Repeats == Repeats.Own)
        {
            return before;
        }

        if (Date is not { } first)
        {
            faults.Add((nameof(Date), "date-wanted"));
            return null;
        }

        if (Repeats != Repeats.Run && !AllDay && Start is null)
        {
            faults.Add((nameof(Start), "time-wanted"));
        }

        if (Repeats is Repeats.Once or Repeats.Run && LastDate is { } end && end < first)
        {
            faults.Add((nameof(LastDate), "ends-before"));
        }

        if (Repeats is Repeats.Weekly or Repeats.Monthly or Repeats.Yearly && Until is { } until && until < first)
        {
            faults.Add((nameof(Until), "ends-before"));
        }

        if (Repeats == Repeats.Run && LastDate is null)
        {
            faults.Add((nameof(LastDate), "last-day-wanted"));
        }

        var hours = Repeats == Repeats.Run ? OpeningHours(faults) : [];
        if (faults.Count > 0)
        {
            return null;
        }

        var (start, finish) = Span(first, Repeats is Repeats.Once or Repeats.Run ? LastDate ?? first : first);
        var when = new When(Zone, start, finish, AllDay && Repeats != Repeats.Run)
        {
            Rule = RuleOf(first),
            Hours = hours,
            Extra = Repeats == Repeats.Days ? [.. Dates.OfType<DateOnly>().Where(d => d != first).Distinct().Order().Select(d => Extra(d))] : [],
            Except = Repeats == Repeats.Once ? [] : [.. Except.OfType<DateOnly>().Distinct().Order()],
        };
        return before is null || Repeats is Repeats.Once or Repeats.Run ? when : when with
        {
            Cancelled = [.. before.Cancelled.Except(when.Except)],
            Moved = [.. before.Moved.Where(m => !when.Except.Contains(m.From))],
        };
    }

    public static WhenForm Of(When? when)
    {
        if (when is null)
        {
            return new WhenForm();
        }

        var form = new WhenForm
        {
            Date = DateOnly.FromDateTime(when.Start),
            LastDate = when.End.Date > when.Start.Date && (when.AllDay || when.IsRun || when.End - when.Start > TimeSpan.FromHours(12)) ? DateOnly.FromDateTime(when.End) : null,
            Start = when.AllDay || when.IsRun ? null : TimeOnly.FromDateTime(when.Start),
            End = when.AllDay || when.IsRun || when.End == when.Start ? null : TimeOnly.FromDateTime(when.End),
            AllDay = when.AllDay,
            Except = [.. when.Except.Select(d => (DateOnly?)d)],
        };
        if (when.IsRun)
        {
            form.Repeats = Repeats.Run;
            foreach (var own in when.Hours)
            {
                foreach (var day in own.Days)
                {
                    var row = form.Hours[((int)day + 6) % 7];
                    (row.Open, row.Close) = (own.Open, own.Close);
                }
            }

            return when.Extra.Length > 0 || when.Hours.SelectMany(h => h.Days).GroupBy(d => d).Any(g => g.Count() > 1) ? form.AsOwn() : form;
        }

        if (when.Rule is null)
        {
            form.Repeats = when.Extra.Length > 0 ? Repeats.Days : Repeats.Once;
            form.Dates = [.. when.Extra.Select(e => (DateOnly?)DateOnly.FromDateTime(e.Start))];
            return when.Extra.Any(e => e.Start.TimeOfDay != when.Start.TimeOfDay || e.End - e.Start != when.End - when.Start) ? form.AsOwn() : form;
        }

        return form.Take(when.Rule, when) ? form : form.AsOwn();
    }

    private bool Take(Rule rule, When when)
    {
        Every = rule.Interval;
        Until = rule.Until is { } last ? DateOnly.FromDateTime(last) : null;
        if (rule.Count is not null || rule.SetPositions.Length > 0 || rule.Months.Length > 0 || when.Extra.Length > 0)
        {
            return false;
        }

        Weekdays = [.. rule.Days.Select(d => DayCodesInOrder[((int)d.Day + 6) % 7])];
        switch (rule.Frequency)
        {
            case Frequency.Weekly when rule.Days.All(d => d.Ordinal == 0) && rule.MonthDays.Length == 0:
                Repeats = Repeats.Weekly;
                return true;
            case Frequency.Monthly when rule.Days is [{ Ordinal: -1 or >= 1 and <= 4 } one] && rule.MonthDays.Length == 0:
                (Repeats, Ordinal) = (Repeats.Monthly, one.Ordinal);
                return true;
            case Frequency.Monthly when rule.Days.Length == 0 && rule.MonthDays.Length <= 1 && (rule.MonthDays.Length == 0 || rule.MonthDays[0] == when.Start.Day):
                Repeats = Repeats.Monthly;
                return true;
            case Frequency.Yearly when rule.Days.Length == 0 && rule.MonthDays.Length == 0 && rule.Interval == 1:
                Repeats = Repeats.Yearly;
                return true;
            default:
                return false;
        }
    }

    private WhenForm AsOwn()
    {
        Repeats = Repeats.Own;
        return this;
    }

    private Rule? RuleOf(DateOnly first)
    {
        var every = Math.Clamp(Every, 1, 12);
        DateTime? until = Until?.ToDateTime(new TimeOnly(23, 59, 59));
        return Repeats switch
        {
            Repeats.Weekly => new Rule(Frequency.Weekly, every, Until: until) { Days = [.. Chosen(first).Select(d => new RuleDay(0, d))] },
            Repeats.Monthly when Ordinal != 0 => new Rule(Frequency.Monthly, every, Until: until) { Days = [new RuleDay(Math.Clamp(Ordinal, -1, 4), Chosen(first)[0])] },
            Repeats.Monthly => new Rule(Frequency.Monthly, every, Until: until),
            Repeats.Yearly => new Rule(Frequency.Yearly, Until: until),
            _ => null,
        };
    }

    // No day ticked means the day of the first date.
    private List<DayOfWeek> Chosen(DateOnly first)
    {
        var days = DayCodesInOrder.Where(Weekdays.Contains).Select(DayOf).ToList();
        return days.Count > 0 ? days : [first.DayOfWeek];
    }

    private (DateTime Start, DateTime End) Span(DateOnly first, DateOnly last)
    {
        if (AllDay && Repeats != Repeats.Run)
        {
            return (first.ToDateTime(default), last.ToDateTime(default));
        }

        var start = first.ToDateTime(Repeats == Repeats.Run ? default : Start!.Value);
        var end = Repeats == Repeats.Run ? last.ToDateTime(new TimeOnly(23, 59)) : End is { } close ? last.ToDateTime(close) : start;

        // Until two in the night is the day after.
        return (start, end < start ? end.AddDays(1) : end);
    }

    private ExtraDate Extra(DateOnly day)
    {
        var (start, end) = Span(day, day);
        return new ExtraDate(start, end);
    }

    private ImmutableArray<Hours> OpeningHours(List<(string Field, string Word)> faults)
    {
        var open = Hours.Where(h => h.Open is not null || h.Close is not null).ToList();
        if (open.Count == 0)
        {
            faults.Add((nameof(Hours), "hours-wanted"));
        }
        else if (open.Any(h => h.Open is null || h.Close is null || h.Open == h.Close))
        {
            faults.Add((nameof(Hours), "hours-half"));
            return [];
        }

        return [.. open.GroupBy(h => (h.Open, h.Close)).Select(g => new Hours([.. g.Select(h => DayOf(h.Day))], g.Key.Open!.Value, g.Key.Close!.Value))];
    }

    private static DayOfWeek DayOf(string code) => (DayOfWeek)((DayCodesInOrder.ToList().IndexOf(code) + 1) % 7);

    /// <summary>Name of a day in a language, such as <c>maandag</c>.</summary>
    public static string NameOf(string code, CultureInfo culture) => culture.DateTimeFormat.GetDayName(DayOf(code));
}

/// <summary>A row of the week: closed when both are empty.</summary>
public sealed class DayHours
{
    /// <summary>MO to SU.</summary>
    public string Day { get; set; } = "MO";

    public TimeOnly? Open { get; set; }

    public TimeOnly? Close { get; set; }
}
