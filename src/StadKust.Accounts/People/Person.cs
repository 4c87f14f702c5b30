namespace StadKust.Accounts;

/// <summary>One of those who may enter the back office.</summary>
public sealed record Person(Account Account, PersonState State, IReadOnlyList<Guid> Groups);

/// <summary>As the back office names them.</summary>
public enum PersonState
{
    Active,
    Disabled,
    LockedOut,
    Invited,

    /// <summary>Has a password and never signed in.</summary>
    Inactive,
}

/// <summary>What changes of an account; null stays as it is.</summary>
public sealed record PersonChange(
    string? Name = null, string? Language = null, bool? DocumentRoot = null, IReadOnlyList<Guid>? DocumentStarts = null, bool? MediaRoot = null, IReadOnlyList<Guid>? MediaStarts = null);
