namespace StadKust.Content;

public enum StoreProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>Where content is stored. Section <c>Content</c> of the configuration.</summary>
public sealed record ContentOptions
{
    public StoreProvider Provider { get; init; } = StoreProvider.Sqlite;

    /// <summary>Empty with SQLite: the file <c>stadkust.db</c> in <see cref="DataFolder"/>.</summary>
    public string ConnectionString { get; init; } = "";

    public string DataFolder { get; init; } = "data";

    /// <summary>Memory for bodies of items, in bytes. What is beyond it is read from the database.</summary>
    public long BodyBudget { get; init; } = 16 * 1024 * 1024;

    /// <summary>Memory for items already read from their bodies, in bytes: what pages look at again and again.</summary>
    public long SnapshotBudget { get; init; } = 16 * 1024 * 1024;

    /// <summary>How often other nodes' changes are looked for when no notice arrives.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>False on a node that only serves: due work is left to others.</summary>
    public bool DoDueWork { get; init; } = true;

    /// <summary>So long every version is kept.</summary>
    public TimeSpan KeepVersions { get; init; } = VersionRule.Usual.KeepAll;

    /// <summary>So long the last version of each day is kept; afterwards what was published.</summary>
    public TimeSpan KeepDailyVersions { get; init; } = VersionRule.Usual.KeepDaily;

    /// <summary>From the start to the first look for due work.</summary>
    public TimeSpan DueWorkAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Connection string of the database all parts share.</summary>
    public string Connection =>
        ConnectionString.Length > 0 ? ConnectionString : $"Data Source={Path.Combine(DataFolder, "stadkust.db")};Default Timeout=30";
}
