namespace StadKust.Content;

/// <summary>One item in one culture, frozen. Own values and keys only: what it refers to is read from the same <see cref="ContentSet"/>.</summary>
/// <param name="Type">Alias of the document type.</param>
/// <param name="Created">UTC, of the item.</param>
/// <param name="Updated">UTC, when this culture was published last.</param>
/// <param name="ContentHash">SHA-256 of the snapshot, lower-case hex.</param>
/// <param name="Values">Shared values and those of the culture.</param>
public sealed record PublishedItem(
    Guid Key, string Type, Culture Culture, string Name, DateTime Created, DateTime Updated, string ContentHash, PropertyValues Values)
{
    public bool Equals(PublishedItem? other) =>
        other is not null && Key == other.Key && Culture == other.Culture && ContentHash == other.ContentHash;

    public override int GetHashCode() => HashCode.Combine(Key, Culture, ContentHash);
}

/// <summary>Where an item stands in the published tree.</summary>
/// <param name="Level">Root items are 1.</param>
/// <param name="Cultures">Cultures it is published in, in the order of the languages.</param>
public sealed record ItemEntry(Guid Key, string Type, Guid? Parent, int SortOrder, int Level, DateTime Created, IReadOnlyList<Culture> Cultures);

/// <summary>What lists show of an item in one culture.</summary>
/// <param name="Updated">UTC, when this culture was published last.</param>
public readonly record struct ItemHead(string Name, DateTime Updated);

/// <summary>A media item with its file. Media do not vary by culture.</summary>
/// <param name="Path">Address under <c>/media</c>, such as <c>/media/k4tw1jk0/duinen.svg</c>; empty for a folder.</param>
/// <param name="Hash">SHA-256 of the file's bytes, lower-case hex; empty when the file is missing.</param>
/// <param name="Width">Pixels, or the view box of a drawing; null when it has none.</param>
public sealed record MediaEntry(
    Guid Key, string Type, string Name, Guid? Parent, int SortOrder, int Level, DateTime Created, DateTime Updated, string Path, string Hash,
    int? Width, int? Height, long? Bytes, FocalPoint? Focal, PropertyValues Values)
{
    /// <summary>Without the dot, lower case: <c>svg</c>.</summary>
    public string Extension => System.IO.Path.GetExtension(Path).TrimStart('.').ToLowerInvariant();
}

/// <summary>What an old path leaves behind.</summary>
public sealed record Redirect(Culture Culture, string From, Guid Item);
