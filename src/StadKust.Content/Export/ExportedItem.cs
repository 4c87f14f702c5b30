using System.Collections.Immutable;
using System.Text.Json;

namespace StadKust.Content;

/// <summary>One item with all its cultures, as drafted.</summary>
/// <param name="Name">In the default language; the only name of an item that does not vary.</param>
/// <param name="Names">Cultures the item has; empty when its type does not vary by culture.</param>
/// <param name="Published">Cultures to publish; for an item that does not vary, all languages or none.</param>
/// <param name="Shared">Values that do not vary by culture, by alias; empty ones are left out.</param>
/// <param name="Source">File it came from, relative to the export, with slashes.</param>
public sealed record ExportedItem(
    Guid Key, string Type, Guid? Parent, int Level, int SortOrder, string Name, ImmutableDictionary<Culture, string> Names, DateTime Created,
    ImmutableHashSet<Culture> Published, bool Trashed, Guid? TrashedParent, TemplateRef? Template, ImmutableArray<ScheduledChange> Schedule,
    ImmutableDictionary<string, JsonElement> Shared, ImmutableDictionary<Culture, ImmutableDictionary<string, JsonElement>> Values, string Source)
{
    /// <summary>When a culture was published last, where that is known; files do not tell it.</summary>
    public ImmutableDictionary<Culture, DateTime> Updated { get; init; } = ImmutableDictionary<Culture, DateTime>.Empty;

    public bool VariesByCulture => !Names.IsEmpty;

    public string NameIn(Culture culture) => Names.GetValueOrDefault(culture, Name);

    public ImmutableDictionary<string, JsonElement> ValuesIn(Culture culture) =>
        Values.GetValueOrDefault(culture, ImmutableDictionary<string, JsonElement>.Empty);
}

/// <param name="Path">As in <see cref="MediaEntry.Path"/>.</param>
public sealed record ExportedMedia(
    Guid Key, string Type, Guid? Parent, int Level, int SortOrder, string Name, DateTime Created, bool Trashed, Guid? TrashedParent, string Path,
    FocalPoint? Focal, ImmutableDictionary<string, JsonElement> Values, string Source)
{
    /// <summary>SHA-256 of the bytes when they are stored; empty when read from files.</summary>
    public string Hash { get; init; } = "";
}

/// <summary>A release or an expiry at a time to come.</summary>
/// <param name="Culture">Null for an item that does not vary.</param>
/// <param name="At">Wall-clock time as the editor gave it, without a zone.</param>
public sealed record ScheduledChange(Culture? Culture, bool IsRelease, DateTime At);

/// <summary>An entry of the dictionary. Folders of words have no texts.</summary>
public sealed record DictionaryWord(Guid Key, string Name, string? Parent, int Level, ImmutableDictionary<Culture, string> Texts);

/// <summary>An address such as <c>/de</c> at which the tree below a root is shown in one culture.</summary>
/// <param name="RootPath">Names down to the root item, joined by slashes; informative.</param>
public sealed record SiteDomain(string Address, Culture Culture, Guid Root, string RootPath, bool IsWildcard, int? SortOrder);

/// <param name="Parent">Alias of the master template.</param>
public sealed record SiteTemplate(Guid Key, string Alias, string Name, string? Parent);

/// <param name="Kind">Folder the marker lies in: <c>Content</c>, <c>Media</c>.</param>
public sealed record ExportedDeletion(string Kind, Guid Key, string Source);
