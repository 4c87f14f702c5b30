namespace StadKust.Accounts;

/// <summary>People of one task, and what they may do.</summary>
/// <param name="Alias">Stable name for programs: <c>editor</c>. Those of <see cref="BuiltInGroups"/> stay.</param>
/// <param name="Icon">Name of an icon of the back office.</param>
public sealed record Group(Guid Id, string Alias, string Name, string Description, string Icon, GroupRights Rights)
{
    public bool IsBuiltIn => BuiltInGroups.All.Any(g => g.Id == Id);
}

/// <summary>What a group may do in the back office. Stored as JSON: a new field needs a default.</summary>
public sealed record GroupRights
{
    /// <summary>Sections that are shown: <c>Umb.Section.Content</c>.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Verbs that hold where no item says otherwise: <c>Umb.Document.Publish</c>.</summary>
    public IReadOnlyList<string> Verbs { get; init; } = [];

    /// <summary>Cultures that may be written; without meaning when <see cref="AllCultures"/>.</summary>
    public IReadOnlyList<string> Cultures { get; init; } = [];

    public bool AllCultures { get; init; }

    public bool DocumentRoot { get; init; }

    public Guid? DocumentStart { get; init; }

    public bool MediaRoot { get; init; }

    public Guid? MediaStart { get; init; }

    /// <summary>Verbs for one item and all below it, in place of <see cref="Verbs"/>.</summary>
    public IReadOnlyList<ItemRights> Items { get; init; } = [];
}

/// <summary>Verbs for one item and what lies below it.</summary>
public sealed record ItemRights(Guid Item, IReadOnlyList<string> Verbs);
