using System.Collections.Immutable;

namespace StadKust.Events;

public enum PartyKind
{
    Municipality,
    Organiser,
}

public enum MemberRole
{
    /// <summary>Writes and hands in.</summary>
    Contributor,

    /// <summary>Also looks after feeds and members.</summary>
    Owner,
}

/// <param name="Party">Key of the destination or organiser.</param>
public sealed record Membership(Guid Account, Guid Party, PartyKind Kind, MemberRole Role);

/// <summary>For whom an account acts. Every call takes one; what lies outside is not there.</summary>
/// <param name="Who">What log and trail keep: the key of the account.</param>
public sealed record PartnerScope(
    Guid Account, bool IsAdministrator, ImmutableHashSet<Guid> Municipalities, ImmutableHashSet<Guid> Organisers, ImmutableHashSet<Guid> Owns)
{
    public string Who => Account.ToString();

    /// <summary>An editor or administrator: acts for everybody.</summary>
    public static PartnerScope Everybody(Guid account) => new(account, true, [], [], []);

    /// <summary>May it write events of this municipality and organiser?</summary>
    public bool Covers(Guid municipality, Guid? organiser) =>
        IsAdministrator || Municipalities.Contains(municipality) || (organiser is { } one && Organisers.Contains(one));

    /// <summary>May it look after the feeds of this party?</summary>
    public bool LooksAfter(Guid municipality, Guid? organiser) =>
        IsAdministrator || Owns.Contains(municipality) || (organiser is { } one && Owns.Contains(one));
}
