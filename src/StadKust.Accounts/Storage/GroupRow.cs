namespace StadKust.Accounts.Storage;

internal sealed class GroupRow
{
    public Guid Id { get; set; }

    public string Alias { get; set; } = "";

    public string Name { get; set; } = "";

    public string Description { get; set; } = "";

    public string Icon { get; set; } = "";

    /// <summary><see cref="GroupRights"/> as JSON.</summary>
    public string Rights { get; set; } = "{}";
}

/// <summary>An account in a group.</summary>
internal sealed class MemberRow
{
    public Guid Account { get; set; }

    public Guid Group { get; set; }
}
