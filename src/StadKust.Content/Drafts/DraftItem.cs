using System.Collections.Immutable;
using System.Text.Json;

namespace StadKust.Content;

public enum VariantState
{
    /// <summary>Never published.</summary>
    Draft,

    Published,

    /// <summary>Published, and saved with other values since.</summary>
    PublishedWithChanges,

    /// <summary>Was published and was taken back.</summary>
    Withdrawn,
}

/// <summary>Work in progress on one item, with all its cultures.</summary>
/// <param name="Version">Grows with every change of the item; a save may name the version it started from.</param>
/// <param name="Name">Name in the default language, else in the first culture the item has.</param>
/// <param name="Shared">Values that do not vary, by alias.</param>
/// <param name="SharedChanged">True when published shared values differ from the drafted ones.</param>
/// <param name="Variants">In the order of the languages. An item whose type does not vary has one, with an empty culture.</param>
public sealed record DraftItem(
    Guid Key, string Type, Guid? Parent, int SortOrder, int Level, bool Trashed, Guid? TrashedParent, DateTime Created, DateTime Updated, long Version,
    string Name, TemplateRef? Template, ImmutableDictionary<string, JsonElement> Shared, bool SharedChanged, ImmutableArray<DraftVariant> Variants)
{
    public bool VariesByCulture => !(Variants is [{ Culture.Code: "" }]);

    public DraftVariant? In(Culture culture) => Variants.FirstOrDefault(v => v.Culture == culture);
}

/// <param name="Slug">Last part of the address it would be published at.</param>
/// <param name="PublishedAt">UTC; null when never published.</param>
public sealed record DraftVariant(
    Culture Culture, string Name, string Slug, VariantState State, DateTime Updated, DateTime? PublishedAt, ImmutableDictionary<string, JsonElement> Values);

/// <summary>One item in a list or tree of the editors, without values.</summary>
public sealed record DraftHead(
    Guid Key, string Type, Guid? Parent, int SortOrder, int Level, bool Trashed, bool HasChildren, DateTime Created, DateTime Updated, string Name,
    TemplateRef? Template, ImmutableArray<DraftVariantHead> Variants);

public sealed record DraftVariantHead(Culture Culture, string Name, VariantState State, DateTime Updated, DateTime? PublishedAt);

/// <summary>An item to be made.</summary>
/// <param name="Type">Alias of a document type.</param>
/// <param name="Key">Null: a new key is made.</param>
public sealed record NewItem(string Type, Guid? Parent, Guid? Key = null)
{
    /// <summary>Per culture; an item whose type does not vary has one name under the empty culture.</summary>
    public required ImmutableDictionary<Culture, string> Names { get; init; }

    public ImmutableDictionary<string, JsonElement> Shared { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    public ImmutableDictionary<Culture, ImmutableDictionary<string, JsonElement>> Values { get; init; } =
        ImmutableDictionary<Culture, ImmutableDictionary<string, JsonElement>>.Empty;

    public TemplateRef? Template { get; init; }
}

/// <summary>Changes of an item. What is not named stays; a value that is JSON null is removed.</summary>
/// <param name="ExpectedVersion">The version the editor started from; null: the last save wins.</param>
public sealed record ItemChange(Guid Key, long? ExpectedVersion = null)
{
    /// <summary>A name in a new culture makes the variant.</summary>
    public ImmutableDictionary<Culture, string> Names { get; init; } = ImmutableDictionary<Culture, string>.Empty;

    public ImmutableDictionary<string, JsonElement> Shared { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    public ImmutableDictionary<Culture, ImmutableDictionary<string, JsonElement>> Values { get; init; } =
        ImmutableDictionary<Culture, ImmutableDictionary<string, JsonElement>>.Empty;

    public TemplateRef? Template { get; init; }
}

/// <summary>What a request to change content came to. Nothing was changed when there is an error among the findings.</summary>
/// <param name="Key">The item asked for, or made.</param>
/// <param name="Sequence">Number of the last change written; wait for it with <see cref="IContentSets.NewerThanAsync"/> (sequence - 1). 0 when nothing changed.</param>
public sealed record Outcome(Guid Key, long Sequence, ImmutableArray<Finding> Findings)
{
    public bool Done => !Findings.Any(f => f.Severity == Severity.Error);
}

/// <summary>A saved state of a variant or, with an empty culture, of the shared values.</summary>
public sealed record Revision(long Id, Guid Key, Culture Culture, string Name, bool WasPublished, DateTime At, string Who)
{
    /// <summary>The reason given; null when none was.</summary>
    public string? Why { get; init; }
}
