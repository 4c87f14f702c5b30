namespace StadKust.Accounts.Storage;

/// <summary>What the back office remembers for one person: open trees, dismissed tours.</summary>
internal sealed class UserDataRow
{
    public Guid Key { get; set; }

    public Guid Account { get; set; }

    public string Group { get; set; } = "";

    public string Identifier { get; set; } = "";

    public string Value { get; set; } = "";
}
