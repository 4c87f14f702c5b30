using System.Collections.Immutable;
using System.Text.Json;

namespace StadKust.Content;

/// <summary>A media item as editors have it in hand. Media do not vary by culture and have no drafts: what is saved is shown.</summary>
/// <param name="Type">Alias of a media type.</param>
/// <param name="Path">Address under <c>/media</c>; empty for a folder.</param>
/// <param name="Hash">SHA-256 of the bytes; empty when there is no file.</param>
/// <param name="Version">Grows with every change.</param>
/// <param name="Values">In stored form, <c>umbracoFile</c> among them.</param>
public sealed record DraftMedia(
    Guid Key, string Type, Guid? Parent, int SortOrder, int Level, bool Trashed, Guid? TrashedParent, bool HasChildren, string Name, string Path, string Hash,
    int? Width, int? Height, long? Bytes, FocalPoint? Focal, ImmutableDictionary<string, JsonElement> Values, DateTime Created, DateTime Updated, long Version);

/// <summary>A media item to be made.</summary>
public sealed record NewMedia(Guid Key, string Type, Guid? Parent, string Name)
{
    public ImmutableDictionary<string, JsonElement> Values { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>Null for a folder.</summary>
    public NewFile? File { get; init; }
}

/// <summary>Changes of a media item. What is not named stays; a value that is JSON null is removed.</summary>
public sealed record MediaChange(Guid Key, long? ExpectedVersion = null)
{
    public string? Name { get; init; }

    public ImmutableDictionary<string, JsonElement> Values { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>Takes the place of the file there was; everything that refers to the item refers to the new one.</summary>
    public NewFile? File { get; init; }

    /// <summary>True: the middle of attention is <see cref="Focal"/> from now on, even if that is null.</summary>
    public bool SetsFocal { get; init; }

    public FocalPoint? Focal { get; init; }
}

/// <param name="Name">File name as it stands in the address: <c>duinen.svg</c>.</param>
public sealed record NewFile(string Name, StoredFile Stored);

/// <summary>Orders of a list of media.</summary>
public enum MediaOrder
{
    Place,
    Name,
    Created,
    Updated,
}
