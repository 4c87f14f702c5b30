namespace StadKust.Events;

public enum RunOutcome
{
    Done,

    /// <summary>The source says what it said last time, to the letter.</summary>
    Unchanged,

    /// <summary>It was fetched, but nothing of it was taken.</summary>
    Refused,

    /// <summary>It could not be fetched.</summary>
    Failed,
}

public enum RunLineKind
{
    New,
    Changed,

    /// <summary>Not a line of its own in the report: only counted.</summary>
    Same,

    /// <summary>It is an event we had from somebody else; nothing is shown twice.</summary>
    Joined,
    Gone,
    Refused,

    /// <summary>May be an event we have; a person decides.</summary>
    Unsure,
}

/// <summary>One look at a source, as partner and editor read it.</summary>
/// <param name="Message">Why it failed or was refused.</param>
public sealed record Run(
    long Id, long Source, DateTime Started, DateTime Finished, RunOutcome Outcome, int New, int Changed, int Same, int Gone, int Refused, int Unsure, string? Message);

/// <param name="Line">Line or row of the source, from 1; 0 when it has none.</param>
/// <param name="Code">Stable: of the finding for what was refused, of the rung of the ladder for what was found: <c>uid</c>, <c>fingerprint</c>.</param>
/// <param name="Detail">In words: which fields have changed, why it was refused, which clues spoke for and against.</param>
public sealed record RunLine(RunLineKind Kind, Guid? Event, int Line, string Title, string Code, string Detail);
