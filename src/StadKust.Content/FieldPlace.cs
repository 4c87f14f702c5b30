namespace StadKust.Content;

/// <summary>Where a value lies: a property of an item, or a property of a block in it, however deep.</summary>
/// <param name="Alias">Of the property; <see cref="FieldChange.OfName"/> for the name of the item.</param>
/// <param name="Culture">Empty: shared by all cultures, or inside a block.</param>
public sealed record FieldPlace(string Alias, string Culture)
{
    /// <summary>The block of the property that is meant; null: the property itself.</summary>
    public BlockPlace? Block { get; init; }
}

/// <param name="Key">Of the block's content element.</param>
/// <param name="InText">True when the block stands in rich text.</param>
/// <param name="Field">The property of the block.</param>
public sealed record BlockPlace(Guid Key, bool InText, FieldPlace Field);
