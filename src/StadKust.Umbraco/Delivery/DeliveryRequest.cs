using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>What the headers of a request ask for, against one set of content.</summary>
/// <param name="Culture">From <c>Accept-Language</c>, else the default language.</param>
/// <param name="Start">The root of <c>Start-Item</c>; null when the header is absent.</param>
internal sealed partial record DeliveryRequest(ContentSet Set, Culture Culture, ItemEntry? Start, DeliveryOptions Options)
{
    public const string StartItemHeader = "Start-Item";

    /// <returns>Null when <c>Start-Item</c> names no root.</returns>
    public static DeliveryRequest? Read(HttpRequest request, ContentSet set, DeliveryOptions options)
    {
        var wanted = request.Headers.AcceptLanguage.ToString();

        // A browser's list (de-DE,de;q=0.9) counts as no wish at all, as in Umbraco.
        var culture = OneCode().IsMatch(wanted) ? new Culture(wanted) : set.DefaultCulture;
        if (set.Languages.FirstOrDefault(l => l.Culture == culture) is { } language)
        {
            culture = language.Culture;
        }

        if (!request.Headers.TryGetValue(StartItemHeader, out var start))
        {
            return new DeliveryRequest(set, culture, null, options);
        }

        var name = start.ToString().Trim('/');
        var root = set.Roots.FirstOrDefault(r => Guid.TryParse(name, out var key)
            ? r.Key == key
            : name.Length > 0 && name.Equals(Routes.Segment(set, r.Key, culture), StringComparison.OrdinalIgnoreCase));
        return root is null ? null : new DeliveryRequest(set, culture, root, options);
    }

    /// <summary>The item when it exists in the culture and its type is not hidden.</summary>
    public PublishedItem? Find(Guid key) => Set.Find(key, Culture) is { } item && !Options.Hides(item.Type) ? item : null;

    /// <summary>A path as the contract takes it: slashes may be encoded, those at the ends do not matter.</summary>
    public Guid? KeyAt(string path) => Set.KeyAt(Culture, Routes.Decode(path));

    /// <summary>A GUID or a content path.</summary>
    public Guid? KeyOf(string keyOrPath) => Guid.TryParse(keyOrPath, out var key) ? key : keyOrPath.Length == 0 ? null : KeyAt(keyOrPath);

    [GeneratedRegex(@"^[\w-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex OneCode();
}
