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
}
