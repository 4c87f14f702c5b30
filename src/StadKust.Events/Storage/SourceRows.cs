namespace StadKust.Events;

/// <summary>Where events come from.</summary>
internal sealed class SourceRow
{
    public long Id { get; set; }
    public required string Name { get; set; }
    public SourceKind Kind { get; set; }

    /// <summary>Of a subscription; empty for uploads and programs that send.</summary>
    public required string Address { get; set; }
    public SourceRule Rule { get; set; }
    public bool Active { get; set; }
    public Guid Municipality { get; set; }
    public Guid? Organiser { get; set; }
    public required string Culture { get; set; }
    public required string Zone { get; set; }

    /// <summary>SHA-256 of the key programs send with, lower-case hex.</summary>
    public string? KeyHash { get; set; }

    /// <summary>Columns of a table to fields, JSON.</summary>
    public string? Columns { get; set; }
    public int EveryMinutes { get; set; }
    public string? ETag { get; set; }
    public string? LastModified { get; set; }
    public string? BodyHash { get; set; }

    /// <summary>In a row, for the pause before the next try.</summary>
    public int Failures { get; set; }
    public long NextAt { get; set; }
    public long Created { get; set; }
}

internal sealed class RunRow
{
    public long Id { get; set; }
    public long Source { get; set; }
    public long Started { get; set; }
    public long Finished { get; set; }
    public RunOutcome Outcome { get; set; }
    public required string Who { get; set; }
    public int New { get; set; }
    public int Changed { get; set; }
    public int Same { get; set; }
    public int Gone { get; set; }
    public int Refused { get; set; }
    public int Unsure { get; set; }

    /// <summary>Why it failed or was refused.</summary>
    public string? Message { get; set; }
}

internal sealed class LineRow
{
    public long Id { get; set; }
    public long Run { get; set; }
    public RunLineKind Kind { get; set; }
    public Guid? Event { get; set; }

    /// <summary>Line of the file the entry begins on, from 1; 0 when it has none.</summary>
    public int Line { get; set; }
    public required string Title { get; set; }
    public required string Code { get; set; }
    public required string Detail { get; set; }
}
