using System.Collections.Immutable;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>One event as a source says it, whatever its format was.</summary>
/// <param name="Line">Line (of a table: row) it begins on, from 1; 0 when the format has none.</param>
/// <param name="ContentHash">Of everything it says but what tells nothing of the event: UID, DTSTAMP, SEQUENCE, LAST-MODIFIED, CREATED.</param>
/// <param name="Uid">Of iCalendar; not to be trusted.</param>
/// <param name="SourceId">Number or address the source gives it.</param>
public sealed record FeedEntry(int Line, string ContentHash, string? Uid, string? RecurrenceId, string? SourceId, EventFields Fields, Happening Looks)
{
    public string Title => Looks.Title;
}

/// <summary>What was left out of a source, and why.</summary>
/// <param name="Line">From 1; 0 when it is about the whole.</param>
public sealed record RefusedEntry(int Line, string Title, Finding Finding);

/// <summary>A source, read.</summary>
/// <param name="Refusal">Set when nothing of it can be used.</param>
public sealed record FeedReading(ImmutableArray<FeedEntry> Entries, ImmutableArray<RefusedEntry> Refused, Finding? Refusal = null)
{
    /// <summary>Entries of one source; a calendar of a province has 3,000.</summary>
    public const int MostEntries = 20_000;

    public static FeedReading Nothing(string code, string message, string? hint = null) => new([], [], new Finding(Severity.Error, code, "source", message, hint));
}
