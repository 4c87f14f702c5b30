using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace StadKust.Events;

/// <summary>What is to be told of an event's dates, before any language: the series or the single dates, and what departs from them.</summary>
/// <param name="Pattern">Null when the dates are told one by one.</param>
/// <param name="Last">Null when the series has no end.</param>
/// <param name="Dates">Announced dates, when told one by one; moved and cancelled ones stand at their first date.</param>
/// <param name="Except">Days inside the series without an occurrence.</param>
/// <param name="Extra">Dates beside the series.</param>
internal sealed record Telling(
    RulePattern? Pattern, DateOnly First, DateOnly? Last, ImmutableArray<ExtraDate> Dates, ImmutableArray<DateOnly> Except, ImmutableArray<ExtraDate> Extra)
{
    // Two or three dates are shorter than their rule.
    private const int FewDates = 3;

    private static readonly DateOnly Never = new(2199, 12, 31);

    // Spelling a series out costs more than all else on a page that lists it, and a date never changes.
    private static readonly ConditionalWeakTable<When, Telling> Known = [];

    public static Telling Of(When when) => Known.GetValue(when, Make);

    private static Telling Make(When when)
    {
        var first = DateOnly.FromDateTime(when.Start);
        var isEndless = when.Rule is { Count: null, Until: null };
        var pattern = when.Rule is { } rule ? RulePattern.Of(rule, first) : null;

        // A series without end that has no name is told by its dates of one year.
        var days = SeriesDays.Of(when, first, isEndless ? first.AddYears(1) : Never);
        var kept = days.Where(d => !when.Except.Contains(d)).ToList();
        if (pattern is not null && kept.Count > 0 && (isEndless || kept.Count > FewDates))
        {
            DateOnly? last = isEndless ? null : kept[^1];
            return new(Plainer(pattern, kept[0], last), kept[0], last, [], [.. when.Except.Where(d => d > kept[0] && (last is null || d < last))], when.Extra);
        }

        var length = when.End - when.Start;
        var dates = kept.Select(d => d.ToDateTime(TimeOnly.FromDateTime(when.Start))).Select(s => new ExtraDate(s, s + length))
            .Concat(when.Extra).OrderBy(d => d.Start).Distinct().ToImmutableArray();
        return dates.Length == 0
            ? new(null, first, first, [new(when.Start, when.End)], [], [])
            : new(null, DateOnly.FromDateTime(dates[0].Start), DateOnly.FromDateTime(dates[^1].Start), dates, [], []);
    }

    // "Saturdays in July and August, from 3 July to 28 August" says the same twice.
    private static RulePattern Plainer(RulePattern pattern, DateOnly first, DateOnly? last)
    {
        bool IsSaid(ImmutableArray<int> months) => last is { } end && end.Year == first.Year
            && months.Length > 0 && months[^1] - months[0] == months.Length - 1 && months[0] <= first.Month && months[^1] >= end.Month;
        return pattern switch
        {
            RulePattern.Daily d when IsSaid(d.Months) => d with { Months = [] },
            RulePattern.Weekly w when IsSaid(w.Months) => w with { Months = [] },
            RulePattern.MonthlyByDay m when IsSaid(m.Months) => m with { Months = [] },
            RulePattern.MonthlyByDate m when IsSaid(m.Months) => m with { Months = [] },
            _ => pattern,
        };
    }
}
