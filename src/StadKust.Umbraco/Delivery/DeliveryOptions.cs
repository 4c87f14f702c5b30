namespace StadKust.Umbraco.Delivery;

/// <summary>Settings under <c>Umbraco:CMS:DeliveryApi</c>, with Umbraco's names where they exist.</summary>
/// <param name="Enabled">Umbraco's default is false; here other programs are a door of the house, so it is true.</param>
/// <param name="PublicAccess">False: every request needs <c>Api-Key</c>.</param>
/// <param name="ApiKey">Compared exactly; an unset key never matches.</param>
/// <param name="DisallowedContentTypeAliases">Hidden types, compared without regard to case.</param>
/// <param name="AllowedContentTypeAliases">When not empty, hides all other types and goes before the list of hidden ones.</param>
/// <param name="HiddenProperties">Ours: properties that are nobody else's business, as <c>type.property</c>; they are left out of the bodies.</param>
public sealed record DeliveryOptions(
    bool Enabled = true,
    bool PublicAccess = true,
    string? ApiKey = null,
    IReadOnlyList<string>? DisallowedContentTypeAliases = null,
    IReadOnlyList<string>? AllowedContentTypeAliases = null,
    IReadOnlyList<string>? HiddenProperties = null)
{
    public bool Hides(string type) =>
        AllowedContentTypeAliases is { Count: > 0 } allowed ? !Names(allowed, type) : Names(DisallowedContentTypeAliases, type);

    public bool Hides(string type, string property) => Names(HiddenProperties, $"{type}.{property}");

    private static bool Names(IReadOnlyList<string>? list, string name) => list?.Contains(name, StringComparer.OrdinalIgnoreCase) == true;
}
