using System.Collections.Immutable;

namespace StadKust.Events;

/// <summary>Neighbouring days of the week, such as Tuesday to Friday.</summary>
internal readonly record struct DayRange(DayOfWeek First, DayOfWeek Last, bool IsAll)
{
    public bool IsOne => First == Last && !IsAll;
}

internal static class DayRanges
{
    /// <param name="days">Monday first.</param>
    /// <param name="least">Fewer neighbours than this stay single days.</param>
    public static IReadOnlyList<DayRange> Of(ImmutableArray<DayOfWeek> days, int least)
    {
        if (days.Length == 7)
        {
            return [new DayRange(DayOfWeek.Monday, DayOfWeek.Sunday, IsAll: true)];
        }

        var ranges = new List<DayRange>();
        for (var i = 0; i < days.Length;)
        {
            var j = i;
            while (j + 1 < days.Length && FromMonday(days[j + 1]) == FromMonday(days[j]) + 1)
            {
                j++;
            }

            if (j - i + 1 >= least)
            {
                ranges.Add(new(days[i], days[j], IsAll: false));
            }
            else
            {
                ranges.AddRange(days[i..(j + 1)].Select(d => new DayRange(d, d, IsAll: false)));
            }

            i = j + 1;
        }

        return ranges;
    }

    private static int FromMonday(DayOfWeek day) => ((int)day + 6) % 7;
}

internal static class MonthRange
{
    /// <summary>Three or more neighbouring months, ascending.</summary>
    public static bool IsOne(ImmutableArray<int> months) => months.Length >= 3 && months[^1] - months[0] == months.Length - 1;
}
