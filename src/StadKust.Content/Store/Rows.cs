namespace StadKust.Content;

// The tables. Instants are UTC in milliseconds since 1970; a body is named by its hash and never altered, so that drafts, revisions and
// snapshots share it and a closed edition can pin it. The empty culture stands for an item that does not vary.

internal sealed class ItemRow
{
    public Guid Key { get; set; }
    public required string Type { get; set; }
    public Guid? Parent { get; set; }
    public int SortOrder { get; set; }
    public int Level { get; set; }
    public bool Trashed { get; set; }

    /// <summary>Where the item was before it went into the bin; only for the topmost of what went together.</summary>
    public Guid? TrashedParent { get; set; }
    public required string Name { get; set; }
    public Guid? TemplateKey { get; set; }
    public string? TemplateAlias { get; set; }
    public required string SharedBody { get; set; }
    public string? PublishedSharedBody { get; set; }
    public long Created { get; set; }
    public long Updated { get; set; }
    public long Version { get; set; }
}

internal sealed class VariantRow
{
    public Guid Item { get; set; }
    public required string Culture { get; set; }
    public required string Name { get; set; }
    public required string Slug { get; set; }
    public required string Body { get; set; }
    public long Updated { get; set; }
    public bool IsPublished { get; set; }

    // What was published last; kept when it is withdrawn, since its address may have been printed.
    public string? PublishedName { get; set; }
    public string? PublishedSlug { get; set; }
    public string? PublishedBody { get; set; }
    public long? Published { get; set; }
}

internal sealed class BodyRow
{
    public required string Hash { get; set; }
    public required byte[] Bytes { get; set; }
}

internal sealed class RevisionRow
{
    public long Id { get; set; }
    public Guid Item { get; set; }
    public required string Culture { get; set; }
    public required string Name { get; set; }
    public required string Body { get; set; }
    public bool WasPublished { get; set; }
    public long At { get; set; }
    public required string Who { get; set; }
    public string? Why { get; set; }
}

/// <summary>The source a field of a variant was last approved against.</summary>
internal sealed class TranslationRow
{
    public Guid Item { get; set; }
    public required string Culture { get; set; }

    /// <summary>Alias of the property; <c>$name</c> for the name.</summary>
    public required string Field { get; set; }
    public required string SourceCulture { get; set; }
    public required string SourceHash { get; set; }

    /// <summary>The body that held the source then, so that what has changed can be shown.</summary>
    public required string SourceBody { get; set; }

    /// <summary>What the translator said when the source changed and the translation is still right.</summary>
    public string? Reason { get; set; }
    public long At { get; set; }
    public required string Who { get; set; }
}

internal sealed class RedirectRow
{
    public required string Culture { get; set; }

    /// <summary>Lower case, a slash at both ends.</summary>
    public required string Path { get; set; }
    public Guid Item { get; set; }
    public long At { get; set; }
}

internal sealed class ChangeRow
{
    public long Sequence { get; set; }
    public long Batch { get; set; }
    public required string Kind { get; set; }
    public required string Key { get; set; }
    public required string Culture { get; set; }
    public required string Action { get; set; }
    public required string Who { get; set; }
    public string? Why { get; set; }
    public long At { get; set; }
}

internal sealed class MediaRow
{
    public Guid Key { get; set; }
    public required string Type { get; set; }
    public Guid? Parent { get; set; }
    public int SortOrder { get; set; }
    public int Level { get; set; }
    public bool Trashed { get; set; }
    public Guid? TrashedParent { get; set; }
    public required string Name { get; set; }
    public required string Path { get; set; }
    public required string Hash { get; set; }
    public int? Width { get; set; }
    public int? Height { get; set; }
    public long? Bytes { get; set; }
    public double? FocalLeft { get; set; }
    public double? FocalTop { get; set; }
    public required string Body { get; set; }
    public long Created { get; set; }
    public long Updated { get; set; }
    public long Version { get; set; }
}

/// <summary>A document, element or media type as JSON.</summary>
internal sealed class TypeRow
{
    public Guid Key { get; set; }
    public required string Alias { get; set; }
    public required string Json { get; set; }
}

internal sealed class DataTypeRow
{
    public Guid Key { get; set; }
    public required string Name { get; set; }
    public required string Json { get; set; }
}

internal sealed class LanguageRow
{
    public required string Culture { get; set; }
    public required string Name { get; set; }
    public bool IsDefault { get; set; }
    public bool IsMandatory { get; set; }
    public string? Fallback { get; set; }
}

internal sealed class WordRow
{
    public Guid Key { get; set; }
    public required string Name { get; set; }

    /// <summary>Upper case: words are looked up without regard to case.</summary>
    public required string NormalizedName { get; set; }
    public string? Parent { get; set; }
    public int Level { get; set; }

    /// <summary>Texts by culture as JSON, cultures in ordinal order.</summary>
    public required string Texts { get; set; }
}

internal sealed class DomainRow
{
    public required string NormalizedAddress { get; set; }
    public required string Address { get; set; }
    public required string Culture { get; set; }
    public Guid Root { get; set; }
    public required string RootPath { get; set; }
    public bool IsWildcard { get; set; }
    public int? SortOrder { get; set; }
}

internal sealed class TemplateRow
{
    public Guid Key { get; set; }
    public required string Alias { get; set; }
    public required string Name { get; set; }
    public string? Parent { get; set; }
}

internal sealed class WorkRow
{
    public long Id { get; set; }
    public required string What { get; set; }
    public Guid? Key { get; set; }
    public string? Culture { get; set; }
    public required string Payload { get; set; }
    public DueState State { get; set; }
    public long Added { get; set; }
    public long At { get; set; }

    /// <summary>When it was meant to be done at first; <see cref="At"/> moves on when it is tried again.</summary>
    public long Planned { get; set; }

    /// <summary>Wall-clock time as meant, <c>yyyy-MM-ddTHH:mm:ss</c>.</summary>
    public string? Local { get; set; }
    public required string Zone { get; set; }
    public int Attempts { get; set; }
    public string? LeasedBy { get; set; }
    public long? LeasedUntil { get; set; }
    public required string ProgressText { get; set; }
    public double ProgressDone { get; set; }
    public string? Trouble { get; set; }
    public long? Finished { get; set; }
}
