namespace StadKust.Accounts.Storage;

/// <summary>One sign-in at one door in one browser.</summary>
internal sealed class SessionRow
{
    public Guid Id { get; set; }

    public Guid Account { get; set; }

    public string Door { get; set; } = "";

    /// <summary>Browser and system as the browser named itself, shortened.</summary>
    public string Agent { get; set; } = "";

    public long StartedAt { get; set; }

    public long SeenAt { get; set; }

    public long? EndedAt { get; set; }

    /// <summary>Grows when a refresh token is used twice: tickets and tokens of an older generation are dead.</summary>
    public int Generation { get; set; }
}

/// <summary>An authorization code or a refresh token of the back office. Only the hash is kept.</summary>
internal sealed class GrantRow
{
    /// <summary>SHA-256, upper-case hex.</summary>
    public string Hash { get; set; } = "";

    public Guid Session { get; set; }

    public int Generation { get; set; }

    /// <summary>PKCE challenge; null for a refresh token.</summary>
    public string? Challenge { get; set; }

    public string? RedirectUri { get; set; }

    public long ExpiresAt { get; set; }

    public long? UsedAt { get; set; }
}
