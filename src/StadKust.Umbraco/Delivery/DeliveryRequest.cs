using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using StadKust.Content;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Delivery;

/// <summary>What a request asks for, against one set of content.</summary>
/// <param name="Culture">From <c>Accept-Language</c>, else the default language.</param>
/// <param name="Start">The root of <c>Start-Item</c>; null when the header is absent.</param>
/// <param name="Today">In UTC; decides whether the rights of a picture have run out.</param>
internal sealed partial record DeliveryRequest(ContentSet Set, Culture Culture, ItemEntry? Start, DeliveryOptions Options, DateOnly Today)
{
    private const string PreviewPrefix = "preview-";

    /// <summary>What is public, when <see cref="Set"/> holds the drafts; null when the request is no preview.</summary>
    public ContentSet? Published { get; init; }

    public PropertyTree? Expand { get; init; }

    public PropertyTree? Fields { get; init; }

    /// <summary>Reads <c>Accept-Language</c> and <c>Start-Item</c>.</summary>
    /// <returns>Null when <c>Start-Item</c> names no root.</returns>
    public static DeliveryRequest? Read(IHeaderDictionary headers, ContentSet set, DeliveryOptions options, DateOnly today)
    {
        var wanted = headers.AcceptLanguage.ToString();

        // A browser's list (de-DE,de;q=0.9) counts as no wish at all, as in Umbraco. A code that is none of ours finds nothing.
        var culture = OneCode().IsMatch(wanted) ? new Culture(wanted) : set.DefaultCulture;
        var asked = new DeliveryRequest(set, set.Languages.FirstOrDefault(l => l.Culture == culture)?.Culture ?? culture, null, options, today);
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
    public bool Has(ItemEntry entry) => !Options.Hides(entry.Type) && Set.Exists(entry.Key, Culture);

    /// <summary>The item, or null when the request may not see it. Protected ones are found: who asks for one is told so.</summary>
    public PublishedItem? Find(Guid key) => Find(key, Culture);

    public PublishedItem? Find(Guid key, Culture culture) => Set.Entry(key) is { } entry && !Options.Hides(entry.Type) ? Set.Find(key, culture) : null;

    /// <summary>The item as another one refers to it: neither hidden nor protected.</summary>
    public PublishedItem? Referred(Guid key, Culture culture) => IsProtected(key) ? null : Find(key, culture);

    /// <summary>Name and dates of an item that another one refers to, without reading its values.</summary>
    public ItemHead? ReferredHead(ItemEntry entry, Culture culture) => Options.Hides(entry.Type) || IsProtected(entry.Key) ? null : Set.Head(entry.Key, culture);

    /// <summary>True when the item, or one above it, is for members only.</summary>
    public bool IsProtected(Guid key) =>
        Options.ProtectedContent is { Count: > 0 } closed && (closed.Contains(key) || Set.Ancestors(key).Any(a => closed.Contains(a.Key)));

    /// <summary>The item at a content path: below the start item, else below the first root. Slashes at the ends do not matter.</summary>
    public Guid? KeyAt(string path)
    {
        var bare = path.Trim('/');
        if (Published is not null && bare.StartsWith(PreviewPrefix, StringComparison.OrdinalIgnoreCase) && Guid.TryParse(bare[PreviewPrefix.Length..], out var draft))
        {
            return Set.Entry(draft) is null ? null : draft;
        }

        var set = Published ?? Set;
        if (InSet(path) is not { } whole || set.KeyAt(Culture, whole) is not { } key)
        {
            return null;
        }

        var root = Routes.Root(set, key);
        return Start is { } start ? root == start.Key ? key : null
            : key == root || set.PathOf(root, Culture) == "/" ? key : null;
    }

    /// <summary>Null when the item cannot be reached in the culture.</summary>
    /// <remarks>A draft that is not public has a path only previews know: <c>/preview-{key}/</c>, the same in every culture; the culture is that of the request.</remarks>
    public ApiContentRoute? RouteOf(Guid key, Culture culture)
    {
        if (Published is not { } open)
        {
            return Routes.Of(Set, key, culture);
        }

        if (!Set.Exists(key, culture))
        {
            return null;
        }

        if (Routes.Of(open, key, culture) is { } route)
        {
            return route;
        }

        var root = Routes.Root(Set, key);
        return new ApiContentRoute($"/{PreviewPrefix}{key}/", new ApiContentStartItem(root, Routes.Segment(Set, root, culture)));
    }

    /// <summary>Where the item that had this path is now.</summary>
    public ApiContentRoute? MovedFrom(string path) =>
        InSet(path) is { } whole && (Published ?? Set).RedirectAt(Culture, whole) is { } old && Referred(old.Item, Culture) is not null ? RouteOf(old.Item, Culture) : null;

    /// <summary>A GUID or a content path.</summary>
    public Guid? KeyOf(string keyOrPath) => Guid.TryParse(keyOrPath, out var key) ? key : keyOrPath.Length == 0 ? null : KeyAt(keyOrPath);

    // The path with the segment of its root, which the contract's paths leave out.
    private string? InSet(string path) =>
        Start is null ? path : (Published ?? Set).PathOf(Start.Key, Culture) is { } root ? root + path.TrimStart('/') : null;

    [GeneratedRegex(@"^[\w-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex OneCode();
}
