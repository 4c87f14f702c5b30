using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Reads the JSON of <see cref="When"/>. Every fault is a finding; all of them are returned at once.</summary>
internal sealed class ReadWhen(string where)
{
    /// <summary>Characters of JSON; a market with every date of ten years by hand stays below.</summary>
    private const int MaxText = 65_536;

    /// <summary>Entries of one list.</summary>
    private const int MaxEntries = 400;

    private static readonly string[] DateTimeForms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];
    private static readonly string[] TimeForms = ["HH:mm", "HH:mm:ss", "H:mm"];
    private static readonly HashSet<string> Members = ["zone", "start", "end", "allDay", "rule", "extra", "except", "moved", "cancelled", "hours"];

    private readonly ImmutableArray<Finding>.Builder findings = ImmutableArray.CreateBuilder<Finding>();

    public static WhenReading Missing(string where) =>
        new(null, [new(Severity.Error, "when-missing", where, "The event has no date.", "Give a start and an end.")]);

    public static WhenReading Text(string json, string where)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return Missing(where);
        }

        if (json.Length > MaxText)
        {
            return new(null, [new(Severity.Error, "when-too-large", where, $"The dates have {json.Length} characters; {MaxText} are allowed.")]);
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
            return new ReadWhen(where).Read(document.RootElement);
        }
        catch (JsonException fault)
        {
            return new(null, [new(Severity.Error, "when-not-json", where, $"The dates are not JSON: {fault.Message}")]);
        }
    }

    public WhenReading Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Error("when-not-json", "", "The dates must be an object.");
            return new(null, findings.ToImmutable());
        }

        foreach (var member in json.EnumerateObject().Where(m => !Members.Contains(m.Name)))
        {
            Warning("unknown-member", member.Name, $"\"{member.Name}\" is not known and has no effect.");
        }

        var zoneName = Member(json, "zone") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneName);
        if (zone is null)
        {
            Error(zoneName.Length == 0 ? "zone-missing" : "zone-unknown", "zone",
                zoneName.Length == 0 ? "The time zone is missing." : $"The time zone \"{zoneName}\" is not known.", "Europe/Amsterdam");
        }

        var allDay = Flag(json);
        var start = DateTimeOf(json, "start", allDay, mandatory: true);
        var end = DateTimeOf(json, "end", allDay, mandatory: true);
        var when = new When(zoneName, start, end, allDay)
        {
            Rule = RuleOf(json, zone ?? DateTimeZone.Utc),
            Extra = [.. List(json, "extra").Select(e => new ExtraDate(DateTimeOf(e.Json, "start", allDay, true, e.At), DateTimeOf(e.Json, "end", allDay, true, e.At)))],
            Except = Dates(json, "except"),
            Moved = [.. List(json, "moved").Select(m => new MovedDate(
                DateOf(Member(m.Json, "from"), m.At + "/from"), DateTimeOf(m.Json, "start", allDay, true, m.At), DateTimeOf(m.Json, "end", allDay, true, m.At)))],
            Cancelled = Dates(json, "cancelled"),
            Hours = [.. List(json, "hours").Select(HoursOf)],
        };
        if (!findings.Any(f => f.Severity == Severity.Error))
        {
            Check(when);
        }

        return new(findings.Any(f => f.Severity == Severity.Error) ? null : when, findings.ToImmutable());
    }

    private void Check(When when)
    {
        CheckSpan(when.Start, when.End, when, "end");
        foreach (var (extra, at) in when.Extra.Select((e, i) => (e, $"extra/{i}")))
        {
            CheckSpan(extra.Start, extra.End, when, at);
        }

        foreach (var (moved, at) in when.Moved.Select((m, i) => (m, $"moved/{i}")))
        {
            CheckSpan(moved.Start, moved.End, when, at);
        }

        foreach (var day in when.Moved.Select(m => m.From).GroupBy(d => d).Where(g => g.Count() > 1))
        {
            Error("moved-twice", "moved", $"The occurrence of {day.Key:yyyy-MM-dd} is moved twice.");
        }

        foreach (var day in when.Moved.Select(m => m.From).Intersect(when.Except.Concat(when.Cancelled)).Concat(when.Except.Intersect(when.Cancelled)).Distinct())
        {
            Error("date-contradicts", "", $"{day:yyyy-MM-dd} is given in more than one of except, moved and cancelled.", "Keep one of them.");
        }

        if (when.Rule?.Until is { } until && until < when.Start)
        {
            Error("ends-before-start", "rule", $"The rule ends on {until:yyyy-MM-dd}, before the first start on {when.Start:yyyy-MM-dd}.");
        }

        if (when.IsRun && (when.Rule is not null || when.Moved.Length > 0))
        {
            Error("hours-with-rule", "hours", "A run with opening hours has no rule and no moved dates.", "Use extra and except for single days.");
        }
    }

    private void CheckSpan(DateTime start, DateTime end, When when, string at)
    {
        // A rule with occurrences longer than a month, or a run beyond ten years, is a slip of the hand.
        var most = TimeSpan.FromDays(when.Rule is null ? 3660 : 31);
        if (when.AllDay ? end.Date < start.Date : end < start)
        {
            Error("ends-before-start", at, $"It ends on {end:yyyy-MM-dd HH:mm}, before it starts on {start:yyyy-MM-dd HH:mm}.");
        }
        else if (!when.AllDay && end == start)
        {
            Warning("no-length", at, $"It starts and ends on {start:yyyy-MM-dd HH:mm}; only the start is shown.");
        }
        else if (end - start > most)
        {
            Error("too-long", at, $"It lasts {(end - start).TotalDays:0} days; {most.TotalDays:0} are allowed.");
        }
    }

    private bool Flag(JsonElement json)
    {
        if (Member(json, "allDay") is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag)
        {
            return flag.GetBoolean();
        }

        Error("all-day-missing", "allDay", "allDay must be true or false.");
        return false;
    }

    private Rule? RuleOf(JsonElement json, DateTimeZone zone)
    {
        if (Member(json, "rule") is not { } value || value is { ValueKind: JsonValueKind.String } empty && empty.GetString()!.Length == 0)
        {
            return null;
        }

        var reader = new ReadRule(zone);
        var rule = value.ValueKind == JsonValueKind.String ? reader.Read(value.GetString()!) : null;
        if (value.ValueKind != JsonValueKind.String)
        {
            Error("rule-not-understood", "rule", "The rule must be text.");
        }

        foreach (var fault in reader.Faults)
        {
            Error("rule-not-understood", "rule", fault);
        }

        return rule;
    }

    private Hours HoursOf((JsonElement Json, string At) entry)
    {
        var days = new List<DayOfWeek>();
        foreach (var (day, at) in List(entry.Json, "days", entry.At + "/"))
        {
            if (day.ValueKind == JsonValueKind.String && DayCodes.Read(day.GetString()) is { } read)
            {
                days.Add(read);
            }
            else
            {
                Error("bad-day", at, $"{day.GetRawText()} is not a day; MO, TU, WE, TH, FR, SA and SU are.");
            }
        }

        if (days.Count == 0)
        {
            Error("bad-day", entry.At + "/days", "Opening hours name no day.");
        }

        var hours = new Hours([.. days.Distinct().OrderBy(d => ((int)d + 6) % 7)], TimeOf(entry, "open"), TimeOf(entry, "close"));
        if (hours.Open == hours.Close)
        {
            Error("bad-time", entry.At, $"It opens and closes at {hours.Open:HH\\:mm}.");
        }

        return hours;
    }

    private TimeOnly TimeOf((JsonElement Json, string At) entry, string name)
    {
        var text = Member(entry.Json, name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";
        if (text == "24:00")
        {
            return TimeOnly.MinValue;
        }

        if (!TimeOnly.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            Error("bad-time", $"{entry.At}/{name}", $"\"{text}\" is not a time such as 10:00.");
        }

        return time;
    }

    private ImmutableArray<DateOnly> Dates(JsonElement json, string name) =>
        [.. List(json, name).Select(e => DateOf(e.Json, e.At)).Distinct().Order()];

    private DateOnly DateOf(JsonElement? value, string at)
    {
        var text = value is { ValueKind: JsonValueKind.String } json ? json.GetString()! : "";
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Error("bad-date", at, $"\"{text}\" is not a date such as 2027-04-24.");
        }

        return date;
    }

    private DateTime DateTimeOf(JsonElement json, string name, bool allDay, bool mandatory, string at = "")
    {
        var place = at.Length == 0 ? name : $"{at}/{name}";
        if (Member(json, name) is not { } value)
        {
            if (mandatory)
            {
                Error("date-missing", place, $"The {name} is missing.");
            }

            return default;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        var read = DateTime.TryParseExact(text, DateTimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || allDay && DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
        if (!read || date.Year is < 1900 or > 2199)
        {
            Error("bad-date", place, $"{value.GetRawText()} is not a local date and time such as 2027-04-03T10:00 between 1900 and 2199.");
        }

        return allDay ? date.Date : date;
    }

    private List<(JsonElement Json, string At)> List(JsonElement json, string name, string prefix = "")
    {
        if (Member(json, name) is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > MaxEntries)
        {
            Error("bad-list", prefix + name, $"{name} must be a list of at most {MaxEntries} entries.");
            return [];
        }

        return [.. value.EnumerateArray().Select((e, i) => (e, $"{prefix}{name}/{i}"))];
    }

    private static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private void Error(string code, string at, string message, string? hint = null) =>
        findings.Add(new(Severity.Error, code, Place(at), message, hint));

    private void Warning(string code, string at, string message) => findings.Add(new(Severity.Warning, code, Place(at), message));

    private string Place(string at) => at.Length == 0 ? where : $"{where} / {at}";
}
