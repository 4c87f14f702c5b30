using Microsoft.AspNetCore.Identity;

namespace StadKust.Accounts;

/// <summary>What an account may enter. The kind decides the door; groups within a kind carry the rights.</summary>
public enum AccountKind
{
    Editor = 1,
    Partner = 2,
    Printer = 3,
}

/// <summary>A person who signs in.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public AccountKind Kind { get; set; }

    /// <summary>Shown on pages and in the audit trail; need not be a person's name.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Culture of pages and mails: <c>nl</c>, <c>de</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "nl";

    /// <summary>May do everything an editor may, make accounts, and look through every door.</summary>
    public bool IsAdministrator { get; set; }

    /// <summary>UTC ticks.</summary>
    public long CreatedAt { get; set; }

    /// <summary>UTC ticks; name, language, groups, start nodes or state.</summary>
    public long UpdatedAt { get; set; }

    /// <summary>UTC ticks; null before the first time.</summary>
    public long? LastSignInAt { get; set; }

    /// <summary>UTC ticks; null as long as the invitation is open.</summary>
    public long? PasswordChangedAt { get; set; }

    /// <summary>Taken out of use: no door opens, the name stays readable in the history.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Secret of the authenticator app, protected; null without one.</summary>
    public string? TotpKey { get; set; }

    /// <summary>The last time step whose code was taken: a code works once.</summary>
    public long TotpStep { get; set; }

    /// <summary>Items the account may see beside those of its groups, joined by commas.</summary>
    public string DocumentStartNodes { get; set; } = "";

    public bool HasDocumentRoot { get; set; }

    /// <inheritdoc cref="DocumentStartNodes"/>
    public string MediaStartNodes { get; set; } = "";

    public bool HasMediaRoot { get; set; }
}
