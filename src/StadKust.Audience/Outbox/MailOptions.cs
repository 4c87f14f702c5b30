namespace StadKust.Audience;

/// <summary>How mail leaves the house. Section <c>Mail</c> of the configuration.</summary>
public sealed record MailOptions
{
    /// <summary>SMTP server. Empty: mails are laid into <see cref="Pickup"/> as files, which is right for development.</summary>
    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary><c>StartTls</c> (must be offered), <c>Tls</c> from the first byte, or <c>None</c> inside one's own network.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    public string From { get; init; } = "redactie@stad-kust.example";

    public string FromName { get; init; } = "Stad + Kust";

    /// <summary>Folder for <c>.eml</c> files when there is no server.</summary>
    public string Pickup { get; init; } = Path.Combine("data", "mail");

    /// <summary>Folder of the templates.</summary>
    public string Templates { get; init; } = "";

    /// <summary>One attempt.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>An address is kept so long after its mail, in case it bounces or somebody asks.</summary>
    public TimeSpan KeepAddresses { get; init; } = TimeSpan.FromDays(30);
}

public enum MailSecurity
{
    StartTls,
    Tls,
    None,
}
