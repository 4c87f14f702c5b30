using System.Collections.Immutable;
using System.Text.Json;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>When an event happens, as the organiser said it: local date and time with a zone, a rule, and what departs from the rule.</summary>
/// <param name="Zone">IANA name, such as <c>Europe/Amsterdam</c>.</param>
/// <param name="Start">Local start of the first occurrence (of the run, when there are <see cref="Hours"/>).</param>
/// <param name="End">Local end of the first occurrence; of the whole run when there are <see cref="Hours"/>. All-day: its date is the last day.</param>
/// <remarks>
/// The JSON of the editor <c>StadKust.When</c>:
/// <c>{"zone":"Europe/Amsterdam","start":"2027-04-03T10:00","end":"2027-04-03T17:00","allDay":false,"rule":"FREQ=WEEKLY;BYDAY=SA;UNTIL=20270925T235959",
/// "extra":[{"start":…,"end":…}],"except":["2027-04-24"],"moved":[{"from":"2027-05-01","start":…,"end":…}],"cancelled":["2027-06-05"],
/// "hours":[{"days":["TU","WE"],"open":"10:00","close":"17:00"}]}</c>.
/// Zone, start, end and allDay are mandatory. Dates in except, cancelled and moved.from are local start dates of occurrences.
/// </remarks>
public sealed record When(string Zone, DateTime Start, DateTime End, bool AllDay)
{
    public Rule? Rule { get; init; }

    /// <summary>Dates beside the rule; in a run with opening hours: days with times of their own.</summary>
    public ImmutableArray<ExtraDate> Extra { get; init; } = [];

    /// <summary>Dates left out; in a run with opening hours: days on which it is closed.</summary>
    public ImmutableArray<DateOnly> Except { get; init; } = [];

    public ImmutableArray<MovedDate> Moved { get; init; } = [];

    public ImmutableArray<DateOnly> Cancelled { get; init; } = [];

    /// <summary>Opening hours. When there are any, start to end is one long run, not many occurrences.</summary>
    public ImmutableArray<Hours> Hours { get; init; } = [];

    /// <summary>True for a long run with opening hours, such as an exhibition.</summary>
    public bool IsRun => Hours.Length > 0;

    /// <summary>Reads the value of a property, whether stored as JSON or as text that holds JSON.</summary>
    /// <param name="where">Begins the place of every finding: <c>Weekmarkt / when</c>.</param>
    public static WhenReading Read(JsonElement? value, string where) => value switch
    {
        { ValueKind: JsonValueKind.Object } json => new ReadWhen(where).Read(json),
        { ValueKind: JsonValueKind.String } text => Read(text.GetString()!, where),
        _ => ReadWhen.Missing(where),
    };

    /// <inheritdoc cref="Read(JsonElement?, string)"/>
    public static WhenReading Read(string json, string where) => ReadWhen.Text(json, where);

    /// <summary>One line of JSON that <see cref="Read(string, string)"/> reads back to the same value.</summary>
    public string ToJson() => WriteWhen.Json(this);

    /// <summary>Opening hours of a run on a day, in order; empty when it is closed then or does not run.</summary>
    public IReadOnlyList<(TimeOnly Open, TimeOnly Close)> OpenOn(DateOnly day)
    {
        if (!IsRun || day < DateOnly.FromDateTime(Start) || day > DateOnly.FromDateTime(End) || Except.Contains(day) || Cancelled.Contains(day))
        {
            return [];
        }

        var own = Extra.Where(e => DateOnly.FromDateTime(e.Start) == day).OrderBy(e => e.Start).ToList();
        return own.Count > 0
            ? [.. own.Select(e => (TimeOnly.FromDateTime(e.Start), TimeOnly.FromDateTime(e.End)))]
            : [.. Hours.Where(h => h.Days.Contains(day.DayOfWeek)).OrderBy(h => h.Open).Select(h => (h.Open, h.Close))];
    }
}

/// <param name="When">Null when a finding is an error: an event of which the date is in doubt has no date.</param>
public sealed record WhenReading(When? When, ImmutableArray<Finding> Findings);

public readonly record struct ExtraDate(DateTime Start, DateTime End);

/// <param name="From">Local start date the occurrence was announced for.</param>
public readonly record struct MovedDate(DateOnly From, DateTime Start, DateTime End);

/// <param name="Days">Monday first.</param>
/// <param name="Close">Earlier than or equal to <paramref name="Open"/> means after midnight.</param>
public sealed record Hours(ImmutableArray<DayOfWeek> Days, TimeOnly Open, TimeOnly Close);
