using System.Collections.Immutable;
using CsCheck;

namespace StadKust.Events.Tests.Dates;

/// <summary>Random dates: rules of all four frequencies with every part we understand, and departures from them.</summary>
internal static class Random
{
    private static readonly DateOnly Epoch = new(2025, 1, 1);

    public static readonly Gen<Rule> Rule =
        from frequency in Gen.Enum<Frequency>()
        from interval in Gen.Frequency((4, Gen.Const(1)), (2, Gen.Int[2, 4]))
        from shape in Gen.Int[0, 7]
        from days in Gen.Enum<DayOfWeek>().HashSet[1, 4]
        from ordinal in Choice(1, 2, 3, 4, 5, -1, -2)
        from dates in Choice(1, 2, 13, 15, 28, 29, 30, 31, -1, -3).HashSet[1, 3]
        from months in Gen.Int[1, 12].HashSet[1, 4]
        from withMonths in Gen.Bool
        from position in Choice(1, 2, -1)
        from weekStart in Gen.Frequency((3, Gen.Const(DayOfWeek.Monday)), (1, Gen.Const(DayOfWeek.Sunday)))
        from end in Gen.Int[0, 2]
        from count in Gen.Int[1, 40]
        from until in Gen.Int[0, 900]
        let byMonth = frequency is Frequency.Monthly or Frequency.Yearly
        select new Rule(frequency, interval, end == 1 ? count : null, end == 2 ? Epoch.AddDays(400 + until).ToDateTime(new TimeOnly(23, 59, 59)) : null)
        {
            WeekStart = weekStart,
            Months = withMonths && shape is 1 or 2 or 3 ? [.. months.Order()] : [],
            Days = shape switch
            {
                2 or 6 when byMonth => [new RuleDay(ordinal, days.First())],
                3 or 4 or 5 => [.. days.Order().Select(d => new RuleDay(0, d))],
                _ => [],
            },
            MonthDays = frequency != Frequency.Weekly && (shape is 1 or 5) ? [.. dates.Order()] : [],
            SetPositions = shape is 4 && byMonth ? [position] : [],
        };

    public static readonly Gen<When> When =
        from rule in Rule
        from hasRule in Gen.Frequency((5, Gen.Const(true)), (1, Gen.Const(false)))
        from day in Gen.Int[0, 400]
        from minutes in Gen.Int[0, 287].Select(m => m * 5)
        from length in Gen.Frequency((5, Gen.Int[1, 100].Select(m => m * 5)), (1, Gen.Int[0, 4000]))
        from allDay in Gen.Frequency((4, Gen.Const(false)), (1, Gen.Const(true)))
        from extra in Gen.Select(Gen.Int[0, 700], Gen.Int[0, 1439]).Array[0, 3]
        from picks in Gen.Int[0, 60].HashSet[0, 6]
        let start = Epoch.AddDays(day).ToDateTime(allDay ? default : new TimeOnly(minutes / 60, minutes % 60))
        let end = allDay ? start.Date.AddDays(length > 1000 ? 1 : 0) : start.AddMinutes(length)
        select Departing(new When("Europe/Amsterdam", start, end, allDay)
        {
            Rule = hasRule ? rule.Until is { } until && until < start ? rule with { Until = null } : rule : null,
            Extra = [.. extra.Select(e => start.Date.AddDays(e.Item1).AddMinutes(allDay ? 0 : e.Item2)).Distinct().Where(s => s != start).Select(s => new ExtraDate(s, s + (end - start)))],
        }, [.. picks]);

    private static Gen<int> Choice(params int[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    // The picked occurrences, by turns: left out, moved by a day and an hour, cancelled.
    private static When Departing(When when, int[] picks)
    {
        var starts = Recurrence.Expand(Guid.Empty, when with { Extra = [] }, Epoch, Epoch.AddYears(3)).Occurrences.Select(o => o.FirstDay).ToList();
        var days = picks.Where(p => p < starts.Count).Select(p => starts[p]).Where(d => when.Extra.All(e => DateOnly.FromDateTime(e.Start) != d)).ToList();
        var length = when.End - when.Start;
        return when with
        {
            Except = [.. days.Where((_, i) => i % 3 == 0).Order()],
            Moved = [.. days.Where((_, i) => i % 3 == 1).Select(d => d.AddDays(1).ToDateTime(when.AllDay ? default : new TimeOnly(11, 0))).Select(s => new MovedDate(DateOnly.FromDateTime(s).AddDays(-1), s, s + length))],
            Cancelled = [.. days.Where((_, i) => i % 3 == 2).Order()],
        };
    }
}
