using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace StadKust.Events;

/// <summary>Reads a recurrence rule; what it does not understand it says, it never passes a part over.</summary>
internal sealed class ReadRule(DateTimeZone zone)
{
    // Real rules are below 120 characters.
    private const int MaxLength = 300;

    private readonly List<string> faults = [];

    /// <summary>Sentences, one for each fault; when there is any the rule is null.</summary>
    public IReadOnlyList<string> Faults => faults;

    public Rule? Read(string text)
    {
        if (text.Length > MaxLength)
        {
            return Fault($"The rule has {text.Length} characters; {MaxLength} are allowed.");
        }

        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var bare = text.StartsWith("RRULE:", StringComparison.OrdinalIgnoreCase) ? text["RRULE:".Length..] : text;
        foreach (var part in bare.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || !parts.TryAdd(part[..equals].Trim(), part[(equals + 1)..].Trim()))
            {
                faults.Add($"\"{part}\" is not a part of a rule, or stands there twice.");
            }
        }

        if (Take(parts, "FREQ") is not { } frequencyText || !Enum.TryParse<Frequency>(frequencyText, ignoreCase: true, out var frequency) || !char.IsLetter(frequencyText[0]))
        {
            return Fault("FREQ must be DAILY, WEEKLY, MONTHLY or YEARLY.");
        }

        var rule = new Rule(frequency, Number(parts, "INTERVAL", 1, 520) ?? 1, Number(parts, "COUNT", 1, 5000), Until(parts))
        {
            Days = List(parts, "BYDAY", Day),
            MonthDays = List(parts, "BYMONTHDAY", v => Within(v, 1, 31, negative: true)),
            Months = List(parts, "BYMONTH", v => Within(v, 1, 12, negative: false)),
            SetPositions = List(parts, "BYSETPOS", v => Within(v, 1, 366, negative: true)),
            WeekStart = Take(parts, "WKST") is { } start ? DayCodes.Read(start) ?? Unknown<DayOfWeek>("WKST", start) : DayOfWeek.Monday,
        };
        faults.AddRange(parts.Keys.Select(k => $"{k.ToUpperInvariant()} is not understood in a rule."));
        CheckTogether(rule);
        return faults.Count == 0 ? rule : null;
    }

    private void CheckTogether(Rule rule)
    {
        if (rule.Count is not null && rule.Until is not null)
        {
            faults.Add("COUNT and UNTIL stand together; only one may.");
        }

        if (rule.Days.Any(d => d.Ordinal != 0) && rule.Frequency is Frequency.Daily or Frequency.Weekly && rule.Days.Any(d => d.Ordinal != 0))
        {
            faults.Add("A numbered day such as 2SU needs FREQ=MONTHLY or YEARLY.");
        }

        if (rule.MonthDays.Length > 0 && rule.Frequency == Frequency.Weekly)
        {
            faults.Add("BYMONTHDAY and FREQ=WEEKLY stand together; RFC 5545 does not allow it.");
        }

        if (rule.SetPositions.Length > 0 && rule.Days.Length + rule.MonthDays.Length + rule.Months.Length == 0)
        {
            faults.Add("BYSETPOS needs BYDAY, BYMONTHDAY or BYMONTH beside it.");
        }

        if (rule.Frequency == Frequency.Monthly && rule.Days.Any(d => Math.Abs(d.Ordinal) > 5))
        {
            faults.Add("A month has at most five of one day.");
        }
    }

    // UNTIL as a date means the end of that day; with Z it is converted to the event's zone.
    private DateTime? Until(Dictionary<string, string> parts)
    {
        if (Take(parts, "UNTIL") is not { } text)
        {
            return null;
        }

        if (DateTime.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.AddDays(1).AddSeconds(-1);
        }

        if (DateTime.TryParseExact(text, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return local;
        }

        return DateTime.TryParseExact(text, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var utc)
            ? Instant.FromDateTimeUtc(utc).InZone(zone).LocalDateTime.ToDateTimeUnspecified()
            : Unknown<DateTime>("UNTIL", text);
    }

    private int? Number(Dictionary<string, string> parts, string name, int least, int most) =>
        Take(parts, name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : Unknown<int>(name, text);

    private ImmutableArray<T> List<T>(Dictionary<string, string> parts, string name, Func<string, T?> read)
        where T : struct =>
        Take(parts, name) is { } text
            ? [.. text.Split(',', StringSplitOptions.TrimEntries).Select(v => read(v) ?? Unknown<T>(name, v)).Distinct()]
            : [];

    private static int? Within(string text, int least, int most, bool negative) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && Math.Abs((long)number) >= least && Math.Abs((long)number) <= most && (number > 0 || negative)
            ? number : null;

    private static RuleDay? Day(string text)
    {
        if (text.Length < 2 || DayCodes.Read(text.AsSpan(text.Length - 2)) is not { } day)
        {
            return null;
        }

        return text.Length == 2 ? new RuleDay(0, day)
            : Within(text[..^2], 1, 53, negative: true) is { } ordinal ? new RuleDay(ordinal, day)
            : null;
    }

    private static string? Take(Dictionary<string, string> parts, string name) => parts.Remove(name, out var value) ? value : null;

    private T Unknown<T>(string name, string value)
        where T : struct
    {
        faults.Add($"{name}={value} is not understood.");
        return default;
    }

    private Rule? Fault(string sentence)
    {
        faults.Add(sentence);
        return null;
    }
}
