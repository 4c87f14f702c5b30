namespace StadKust.Content;

/// <summary>A place in a picture, 0–1 of its width and height.</summary>
public readonly record struct FocalPoint(double Left, double Top)
{
    public static FocalPoint Middle => new(0.5, 0.5);
}

/// <summary>A picture as picked in a property; a focal point given here goes before the media item's own.</summary>
public sealed record PickedMedia(Guid Key, Guid Media, FocalPoint? Focal);

/// <summary>Rich text as stored: HTML with local links, and the blocks it embeds.</summary>
public sealed record RichText(string Markup, IReadOnlyList<Block> Blocks)
{
    /// <summary>True when a reader would see nothing: no text, no picture, no block. What editors leave behind when they clear a field, <c>&lt;p&gt;&lt;/p&gt;</c>, is empty.</summary>
    public bool IsEmpty => VisibleMarkup.IsNone(Markup);
}

/// <summary>Unit of a body, in reading order.</summary>
/// <param name="Type">Alias of the element type; empty when the type is gone.</param>
public sealed record Block(Guid Key, Guid TypeKey, string Type, PropertyValues Content, PropertyValues? Settings)
{
    /// <summary>Key of the settings element; empty when the block has none.</summary>
    public Guid SettingsKey { get; init; }

    /// <summary>Element type of the settings; empty when the block has none.</summary>
    public Guid SettingsTypeKey { get; init; }
}

public enum LinkKind
{
    Content,
    Media,
    External,
}

/// <param name="Target">Key of the item or media item; null for an external address.</param>
/// <param name="Address">External address; null for an internal one.</param>
public sealed record Link(LinkKind Kind, Guid? Target, string? Address, string? QueryString, string? Title, string? Window, Culture? Culture);
