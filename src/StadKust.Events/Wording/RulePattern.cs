using System.Collections.Immutable;

namespace StadKust.Events;

/// <summary>The shapes of a rule that have a name in plain words. Rules of another shape are told by their dates.</summary>
internal abstract record RulePattern
{
    /// <param name="Months">Empty: in every month.</param>
    public sealed record Daily(int Every, ImmutableArray<int> Months) : RulePattern;

    /// <param name="Days">Monday first.</param>
    public sealed record Weekly(int Every, ImmutableArray<DayOfWeek> Days, ImmutableArray<int> Months) : RulePattern;

    /// <summary>The second Sunday of the month.</summary>
    public sealed record MonthlyByDay(int Every, ImmutableArray<RuleDay> Days, ImmutableArray<int> Months) : RulePattern;

    /// <summary>The fifteenth; -1 is the last day.</summary>
    public sealed record MonthlyByDate(int Every, ImmutableArray<int> Dates, ImmutableArray<int> Months) : RulePattern;

    public sealed record YearlyByDate(int Month, int Day) : RulePattern;

    public sealed record YearlyByDay(int Month, RuleDay Day) : RulePattern;

    public static RulePattern? Of(Rule rule, DateOnly start)
    {
        // The fifth of something, counted back beyond the one before last, nobody says.
        var days = Positioned(rule);
        if (days is null || days.Value.Any(d => d.Ordinal is > 5 or < -2) || days.Value.Length > 0 && rule.MonthDays.Length > 0)
        {
            return null;
        }

        var plain = days.Value.All(d => d.Ordinal == 0);
        var months = rule.Months.Sort();
        return rule.Frequency switch
        {
            Frequency.Daily when rule.MonthDays.Length > 0 => null,
            Frequency.Daily when days.Value.Length == 0 => new Daily(rule.Interval, months),
            Frequency.Daily when rule.Interval == 1 => WeeklyOn(1, days.Value, months),
            Frequency.Weekly when days.Value.Length == 0 => new Weekly(rule.Interval, [start.DayOfWeek], months),
            Frequency.Weekly => WeeklyOn(rule.Interval, days.Value, months),
            Frequency.Monthly when days.Value.Length == 0 => MonthlyOn(rule, start, months),
            Frequency.Monthly when plain && rule.Interval == 1 => WeeklyOn(1, days.Value, months),
            Frequency.Monthly when days.Value.All(d => d.Ordinal != 0) => new MonthlyByDay(rule.Interval, days.Value, months),
            Frequency.Yearly when rule.Interval == 1 => YearlyOn(rule, start, days.Value, months),
            _ => null,
        };
    }

    private static MonthlyByDate? MonthlyOn(Rule rule, DateOnly start, ImmutableArray<int> months)
    {
        ImmutableArray<int> dates = rule.MonthDays.Length > 0 ? rule.MonthDays.Sort() : [start.Day];
        return dates.Any(d => d < -1) ? null : new MonthlyByDate(rule.Interval, dates, months);
    }

    private static RulePattern? YearlyOn(Rule rule, DateOnly start, ImmutableArray<RuleDay> days, ImmutableArray<int> months)
    {
        if (months.Length > 1 || months.Length == 0 && (days.Length > 0 || rule.MonthDays.Length > 0))
        {
            return null;
        }

        var month = months.Length == 1 ? months[0] : start.Month;
        return days.Length == 0
            ? rule.MonthDays is [] or [> 0] ? new YearlyByDate(month, rule.MonthDays.Length == 1 ? rule.MonthDays[0] : start.Day) : null
            : days is [{ Ordinal: not 0 }] ? new YearlyByDay(month, days[0])
            : null;
    }

    private static Weekly WeeklyOn(int every, ImmutableArray<RuleDay> days, ImmutableArray<int> months) =>
        new(every, [.. days.Select(d => d.Day).Distinct().OrderBy(FromMonday)], months);

    // BYDAY=SU;BYSETPOS=2 in a month says the same as 2SU.
    private static ImmutableArray<RuleDay>? Positioned(Rule rule) => rule switch
    {
        { SetPositions.Length: 0 } => [.. rule.Days.OrderBy(d => d.Ordinal < 0 ? 100 : d.Ordinal).ThenBy(d => FromMonday(d.Day))],
        { Frequency: Frequency.Monthly, Days: [{ Ordinal: 0 } day], MonthDays.Length: 0 } => [.. rule.SetPositions.Select(p => day with { Ordinal = p })],
        _ => null,
    };

    private static int FromMonday(DayOfWeek day) => ((int)day + 6) % 7;
}
