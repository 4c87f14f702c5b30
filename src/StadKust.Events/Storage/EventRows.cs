namespace StadKust.Events;

// Instants are UTC milliseconds since 1970; days are numbers of DateOnly.

/// <summary>The workflow of one event; its content lies in the item of the same key.</summary>
internal sealed class EventRow
{
    public Guid Key { get; set; }
    public EventState State { get; set; }

    /// <summary>Grows with every change; what two moderators are told apart by.</summary>
    public long Version { get; set; }

    /// <summary>A published snapshot is out, whatever the state: an edit that waits leaves the old one standing.</summary>
    public bool IsLive { get; set; }
    public required string Title { get; set; }
    public Guid Municipality { get; set; }
    public Guid? Organiser { get; set; }

    /// <summary>The source that made it; null: a person.</summary>
    public long? Source { get; set; }

    /// <summary>Account of the person who made it; erased in time.</summary>
    public Guid? By { get; set; }
    public int FirstDay { get; set; }

    /// <summary>Last day of the last occurrence; of an endless series that of the spelled-out years.</summary>
    public int LastDay { get; set; }
    public string? ReasonCode { get; set; }
    public string? Reason { get; set; }

    /// <summary>The event it was found to be the same as.</summary>
    public Guid? MergedInto { get; set; }
    public long Created { get; set; }
    public long Updated { get; set; }
}

/// <summary>One line of the audit trail: who did what to which event, per field where a field changed.</summary>
internal sealed class TrailRow
{
    public long Id { get; set; }
    public Guid Event { get; set; }
    public long At { get; set; }

    /// <summary>Key of the account, <c>source 12</c>, or a name such as <c>calendar</c>; empty once it has been erased.</summary>
    public required string Who { get; set; }
    public required string Action { get; set; }
    public EventState? From { get; set; }
    public EventState? To { get; set; }
    public string? Field { get; set; }
    public string? Before { get; set; }
    public string? After { get; set; }
    public string? Why { get; set; }
}

/// <summary>A field a person has changed: no feed touches it until it is given back.</summary>
internal sealed class OwnedRow
{
    public Guid Event { get; set; }

    /// <summary>Alias, with the culture where it varies: <c>title/nl</c>.</summary>
    public required string Field { get; set; }
    public required string Who { get; set; }
    public long Since { get; set; }

    /// <summary>What the feed says by now, when it says something else.</summary>
    public string? Offered { get; set; }
}

/// <summary>An entry of a source and the event it is. An event may have several.</summary>
internal sealed class OriginRow
{
    public long Id { get; set; }
    public long Source { get; set; }
    public Guid Event { get; set; }
    public string? Uid { get; set; }
    public string? RecurrenceId { get; set; }
    public string? SourceId { get; set; }

    /// <summary>Of all the entry says, without what tells nothing (UID, DTSTAMP).</summary>
    public required string ContentHash { get; set; }

    /// <summary>What the entry looked like when it was seen last, for the next time it comes under another name.</summary>
    public required string Title { get; set; }
    public required string Place { get; set; }
    public required string Town { get; set; }

    /// <summary>Local start, <c>yyyy-MM-ddTHH:mm</c>.</summary>
    public required string Start { get; set; }

    /// <summary>Values of the fields as the source gave them last: the base of the three-way merge. JSON.</summary>
    public required string Base { get; set; }

    /// <summary>False: the event belongs to another source or a person; this one only confirms it.</summary>
    public bool Feeds { get; set; }
    public long LastRun { get; set; }
    public long? GoneSince { get; set; }
}

internal sealed class PairRow
{
    public long Id { get; set; }
    public long Run { get; set; }

    /// <summary>The event that was there.</summary>
    public Guid Known { get; set; }

    /// <summary>The event that came and may be the same.</summary>
    public Guid Newcomer { get; set; }
    public double Score { get; set; }

    /// <summary>Why, one clue a line.</summary>
    public required string Clues { get; set; }
    public PairState State { get; set; }
    public long Version { get; set; }
    public string? Who { get; set; }
    public long? At { get; set; }

    /// <summary>Origins that went over with a merge, joined by commas; what an undo gives back.</summary>
    public string? Moved { get; set; }
}

internal sealed class MemberRow
{
    public Guid Account { get; set; }

    /// <summary>Key of the destination or organiser.</summary>
    public Guid Party { get; set; }
    public PartyKind Kind { get; set; }
    public MemberRole Role { get; set; }
    public long Since { get; set; }
}
