using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace StadKust.Events;

public enum Frequency
{
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// <summary>A day of the week, and which one of the month: 2 is the second, -1 the last, 0 every one.</summary>
public readonly record struct RuleDay(int Ordinal, DayOfWeek Day);

/// <summary>A recurrence rule: the part of RFC 5545 that happenings with one start a day need.</summary>
/// <param name="Until">Local; the last moment an occurrence may start.</param>
/// <remarks>Not understood, and said so: hourly and shorter frequencies, BYHOUR, BYMINUTE, BYSECOND, BYWEEKNO, BYYEARDAY.</remarks>
public sealed record Rule(Frequency Frequency, int Interval = 1, int? Count = null, DateTime? Until = null)
{
    public ImmutableArray<RuleDay> Days { get; init; } = [];

    /// <summary>1 to 31, or -1 (the last) to -31.</summary>
    public ImmutableArray<int> MonthDays { get; init; } = [];

    public ImmutableArray<int> Months { get; init; } = [];

    public ImmutableArray<int> SetPositions { get; init; } = [];

    public DayOfWeek WeekStart { get; init; } = DayOfWeek.Monday;

    public bool Equals(Rule? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>RFC 5545, parts in one fixed order, UNTIL as local time without a zone.</summary>
    public override string ToString() =>
        Text(Until?.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture));

    internal string Text(string? until)
    {
        var text = new StringBuilder("FREQ=").Append(Frequency.ToString().ToUpperInvariant());
        if (Interval != 1)
        {
            text.Append(CultureInfo.InvariantCulture, $";INTERVAL={Interval}");
        }

        Part(text, "BYMONTH", Months.Select(Number));
        Part(text, "BYMONTHDAY", MonthDays.Select(Number));
        Part(text, "BYDAY", Days.Select(d => (d.Ordinal == 0 ? "" : Number(d.Ordinal)) + DayCodes.Of(d.Day)));
        Part(text, "BYSETPOS", SetPositions.Select(Number));
        if (WeekStart != DayOfWeek.Monday)
        {
            text.Append(";WKST=").Append(DayCodes.Of(WeekStart));
        }

        if (Count is { } count)
        {
            text.Append(CultureInfo.InvariantCulture, $";COUNT={count}");
        }

        if (until is not null)
        {
            text.Append(";UNTIL=").Append(until);
        }

        return text.ToString();
    }

    private static void Part(StringBuilder text, string name, IEnumerable<string> values)
    {
        var list = string.Join(',', values);
        if (list.Length > 0)
        {
            text.Append(';').Append(name).Append('=').Append(list);
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>MO to SU, as RFC 5545 writes days.</summary>
internal static class DayCodes
{
    private static readonly string[] Codes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    public static string Of(DayOfWeek day) => Codes[(int)day];

    public static DayOfWeek? Read(ReadOnlySpan<char> code)
    {
        for (var i = 0; i < Codes.Length; i++)
        {
            if (code.Equals(Codes[i], StringComparison.OrdinalIgnoreCase))
            {
                return (DayOfWeek)i;
            }
        }

        return null;
    }
}
