namespace StadKust.Umbraco.Delivery;

/// <summary>Settings under <c>Umbraco:CMS:DeliveryApi</c>, with Umbraco's names and defaults where they exist.</summary>
/// <param name="PublicAccess">False: every request needs <c>Api-Key</c>.</param>
/// <param name="ApiKey">Compared exactly; an unset key never matches.</param>
/// <param name="DisallowedContentTypeAliases">Hidden types, compared without regard to case.</param>
public sealed record DeliveryOptions(
    bool Enabled = true, bool PublicAccess = true, string? ApiKey = null, IReadOnlyList<string>? DisallowedContentTypeAliases = null)
{
    public bool Hides(string type) =>
        DisallowedContentTypeAliases?.Any(a => a.Equals(type, StringComparison.OrdinalIgnoreCase)) == true;
}
