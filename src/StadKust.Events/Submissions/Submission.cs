using System.Collections.Immutable;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>One event in a list.</summary>
/// <param name="IsLive">Visitors see it (perhaps an earlier state of it).</param>
/// <param name="FromSource">Name of the feed it comes from; null when a person wrote it.</param>
/// <param name="ReasonCode">Of a refusal: one of <see cref="RefusalReasons"/>.</param>
/// <param name="FirstDay">Null when it has no date yet.</param>
/// <param name="LastDay">Null when the series has no end.</param>
public sealed record SubmissionHead(
    Guid Key, string Title, EventState State, bool IsLive, Guid Municipality, Guid? Organiser, string? FromSource, string? ReasonCode, string? Reason,
    DateOnly? FirstDay, DateOnly? LastDay, DateTime Created, DateTime Updated);

/// <summary>An event as its partner edits it.</summary>
/// <param name="Token">What a change must bring along; another one means somebody was faster.</param>
/// <param name="Owned">Fields a person has taken over from the feed, with what the feed says instead, if it does.</param>
public sealed record Submission(
    SubmissionHead Head, string Token, EventFields Fields, ImmutableDictionary<string, string?> Owned, Completeness Completeness, ImmutableArray<Finding> Missing);

/// <summary>What a change came to.</summary>
/// <param name="Now">What is stored now; null when the event is not there (any more).</param>
public sealed record SubmissionAnswer(Submission? Now, ImmutableArray<Finding> Findings)
{
    public bool Done => !Findings.Any(f => f.Severity == Severity.Error);

    public bool IsConflict => Findings.Any(f => f.Code == "conflict");
}

/// <summary>How whole an event is, and what would raise its reach: code of a hint and the points it brings.</summary>
/// <param name="Percent">0 to 100.</param>
public sealed record Completeness(int Percent, ImmutableArray<(string Code, int Points)> Hints)
{
    public static Completeness Of(EventFields fields)
    {
        bool In(string culture, Func<EventWords, string?> word) => fields.Words.TryGetValue(culture, out var words) && !string.IsNullOrWhiteSpace(word(words));
        bool Any(Func<EventWords, string?> word) => fields.Words.Values.Any(w => !string.IsNullOrWhiteSpace(word(w)));
        (string Code, int Points, bool Has)[] parts =
        [
            ("title", 15, Any(w => w.Title)),
            ("when", 15, !string.IsNullOrEmpty(fields.When)),
            ("place", 10, (fields.Venue is { } venue && venue != Guid.Empty) || !string.IsNullOrEmpty(fields.Address)),
            ("description", 10, Any(w => w.Description)),
            ("intro", 5, Any(w => w.Intro)),
            ("picture", 15, fields.Picture is { } picture && picture != Guid.Empty),
            ("price", 5, !string.IsNullOrEmpty(fields.Price)),
            ("kinds", 5, fields.Kinds is { Count: > 0 }),
            ("audiences", 3, fields.Audiences is { Count: > 0 }),
            ("languages", 4, fields.Languages is { Count: > 0 }),
            ("booking-link", 3, !string.IsNullOrEmpty(fields.BookingLink)),
            ("german", 5, In("de", w => w.Title) && In("de", w => w.Description)),
            ("english", 5, In("en", w => w.Title) && In("en", w => w.Description)),
        ];
        return new(parts.Where(p => p.Has).Sum(p => p.Points), [.. parts.Where(p => !p.Has).OrderByDescending(p => p.Points).Select(p => (p.Code, p.Points))]);
    }
}

/// <summary>One line of an event's history.</summary>
/// <param name="Who">Key of an account, <c>source 12</c> or a name; empty once it has been erased.</param>
/// <param name="Action">submit, approve, refuse, edit, withdraw, cancel, reinstate, expire, merge, unmerge, create, field.</param>
public sealed record TrailLine(
    DateTime At, string Who, string Action, EventState? From, EventState? To, string? Why, string? Field, string? Before, string? After);
