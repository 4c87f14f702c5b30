namespace StadKust.Umbraco.Delivery;

/// <summary>Settings under <c>Umbraco:CMS:DeliveryApi</c>, with Umbraco's names where they exist.</summary>
/// <param name="Enabled">Umbraco's default is false; here other programs are a door of the house, so it is true.</param>
/// <param name="PublicAccess">False: every request needs <c>Api-Key</c>.</param>
/// <param name="ApiKey">Compared exactly; an unset key never matches.</param>
/// <param name="DisallowedContentTypeAliases">Hidden types, compared without regard to case.</param>
/// <param name="AllowedContentTypeAliases">When not empty, hides all other types and goes before the list of hidden ones.</param>
/// <param name="RichTextOutputAsJson">True: rich text is a tree of elements instead of markup.</param>
/// <param name="Media">Media endpoints; Umbraco's default is off, here on.</param>
/// <param name="HiddenProperties">Ours: properties that are nobody else's business, as <c>type.property</c>; they are left out of the bodies.</param>
/// <param name="HiddenMediaTypes">Ours: media types that are not for other programs.</param>
/// <param name="IndexedProperties">Ours: properties by which <c>filter</c> and <c>sort</c> may ask, besides the built-in ones.</param>
/// <param name="ProtectedContent">Ours: keys of items that, with all below them, only members may see. There are no member tokens, so nobody outside does.</param>
/// <param name="KeptAnswers">Ours: memory for finished answers, in bytes. 0: each is written anew.</param>
public sealed record DeliveryOptions(
    bool Enabled = true,
    bool PublicAccess = true,
    string? ApiKey = null,
    IReadOnlyList<string>? DisallowedContentTypeAliases = null,
    IReadOnlyList<string>? AllowedContentTypeAliases = null,
    bool RichTextOutputAsJson = false,
    DeliveryMediaOptions? Media = null,
    IReadOnlyList<string>? HiddenProperties = null,
    IReadOnlyList<string>? HiddenMediaTypes = null,
    IReadOnlyList<string>? IndexedProperties = null,
    IReadOnlyList<Guid>? ProtectedContent = null,
    long KeptAnswers = 8 * 1024 * 1024)
{
    public bool ServesMedia => Media?.Enabled != false;

    /// <summary>Media is public only when content is, too.</summary>
    public bool MediaIsPublic => PublicAccess && Media?.PublicAccess != false;

    public bool Hides(string type) =>
        AllowedContentTypeAliases is { Count: > 0 } allowed ? !Names(allowed, type) : Names(DisallowedContentTypeAliases, type);

    public bool Hides(string type, string property) => HiddenProperties is { Count: > 0 } && Names(HiddenProperties, $"{type}.{property}");

    public bool HidesMedia(string type) => Names(HiddenMediaTypes, type);

    /// <summary>The spelling of the setting; null when the property is not indexed.</summary>
    public string? Indexed(string alias) => IndexedProperties?.FirstOrDefault(p => p.Equals(alias, StringComparison.OrdinalIgnoreCase));

    private static bool Names(IReadOnlyList<string>? list, string name) => list?.Contains(name, StringComparer.OrdinalIgnoreCase) == true;
}

/// <param name="PublicAccess">False: requests for media need <c>Api-Key</c>.</param>
public sealed record DeliveryMediaOptions(bool Enabled = true, bool PublicAccess = true);
