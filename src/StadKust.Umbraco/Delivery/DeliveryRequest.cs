using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Delivery;

/// <summary>What the headers of a request ask for, against one set of content.</summary>
/// <param name="Culture">From <c>Accept-Language</c>, else the default language.</param>
/// <param name="Start">The root of <c>Start-Item</c>; null when the header is absent.</param>
/// <param name="Today">In UTC; decides whether the rights of a picture have run out.</param>
internal sealed partial record DeliveryRequest(ContentSet Set, Culture Culture, ItemEntry? Start, DeliveryOptions Options, DateOnly Today)
{
    /// <returns>Null when <c>Start-Item</c> names no root.</returns>
    public static DeliveryRequest? Read(HttpContext context)
    {
        var (services, headers) = (context.RequestServices, context.Request.Headers);
        var set = services.GetRequiredService<IContentSets>().Published;
        var wanted = headers.AcceptLanguage.ToString();

        // A browser's list (de-DE,de;q=0.9) counts as no wish at all, as in Umbraco. A code that is none of ours finds nothing.
        var culture = OneCode().IsMatch(wanted) ? new Culture(wanted) : set.DefaultCulture;
        var asked = new DeliveryRequest(
            set, set.Languages.FirstOrDefault(l => l.Culture == culture)?.Culture ?? culture, null, services.GetRequiredService<DeliveryOptions>(),
            DateOnly.FromDateTime((services.GetService<TimeProvider>() ?? TimeProvider.System).GetUtcNow().UtcDateTime));
        if (!headers.TryGetValue("Start-Item", out var start))
        {
            return asked;
        }

        var name = start.ToString().Trim('/');
        var root = set.Roots.FirstOrDefault(r => Guid.TryParse(name, out var key)
            ? r.Key == key
            : name.Length > 0 && name.Equals(Routes.Segment(set, r.Key, asked.Culture), StringComparison.OrdinalIgnoreCase));
        return root is null ? null : asked with { Start = root };
    }

    /// <summary>True when the item can be reached in the culture and its type is not hidden.</summary>
    public bool Has(ItemEntry entry) => !Options.Hides(entry.Type) && Set.PathOf(entry.Key, Culture) is not null;

    /// <summary>The item, or null when the request may not see it.</summary>
    public PublishedItem? Find(Guid key) => Find(key, Culture);

    public PublishedItem? Find(Guid key, Culture culture) =>
        Set.Entry(key) is { } entry && !Options.Hides(entry.Type) && Set.PathOf(key, culture) is not null ? Set.Find(key, culture) : null;

    /// <summary>The item at a content path: below the start item, else below the first root. Slashes at the ends do not matter.</summary>
    public Guid? KeyAt(string path)
    {
        if (InSet(path) is not { } whole || Set.KeyAt(Culture, whole) is not { } key)
        {
            return null;
        }

        var root = Routes.Root(Set, key);
        return Start is { } start ? root == start.Key ? key : null
            : key == root || Set.PathOf(root, Culture) == "/" ? key : null;
    }

    /// <summary>Where the item that had this path is now.</summary>
    public ApiContentRoute? MovedFrom(string path) =>
        InSet(path) is { } whole && Set.RedirectAt(Culture, whole) is { } old && Find(old.Item) is not null ? Routes.Of(Set, old.Item, Culture) : null;

    /// <summary>A GUID or a content path.</summary>
    public Guid? KeyOf(string keyOrPath) => Guid.TryParse(keyOrPath, out var key) ? key : keyOrPath.Length == 0 ? null : KeyAt(keyOrPath);

    // The path with the segment of its root, which the contract's paths leave out.
    private string? InSet(string path) =>
        Start is null ? path : Set.PathOf(Start.Key, Culture) is { } root ? root + path.TrimStart('/') : null;

    [GeneratedRegex(@"^[\w-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex OneCode();
}
