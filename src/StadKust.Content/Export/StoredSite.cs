namespace StadKust.Content;

/// <summary>What a database holds already: an export of a part of a site may build on it.</summary>
/// <param name="Languages">Default language first.</param>
/// <param name="Items">All items, trashed ones too, by key.</param>
/// <param name="Media">All media items by key.</param>
internal sealed record StoredSite(
    ContentModel Model, IReadOnlyList<Language> Languages, IReadOnlyDictionary<Guid, StoredPlace> Items, IReadOnlyDictionary<Guid, StoredPlace> Media)
{
    private static readonly Dictionary<Guid, StoredPlace> Nowhere = [];

    /// <summary>Nothing: the export must be whole.</summary>
    public static StoredSite Empty { get; } = new(ContentModel.Empty, [], Nowhere, Nowhere);
}

/// <summary>Where an item stands in the database.</summary>
internal readonly record struct StoredPlace(Guid? Parent, bool Trashed);
