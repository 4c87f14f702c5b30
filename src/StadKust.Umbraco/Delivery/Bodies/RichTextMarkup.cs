using System.Net;

namespace StadKust.Umbraco.Delivery;

/// <summary>Local links, pictures and blocks of rich text, resolved in the set and culture of the request.</summary>
internal static class RichTextMarkup
{
    private const string Local = "{localLink:";

    public static string Rewrite(string markup, DeliveryRequest request) => MarkupTags.Rewrite(markup, tag =>
        tag.Is("a") ? (Anchor(tag, request), false)
        : tag.Is("img") ? (Picture(tag, request), false)
        : tag.Is("umb-rte-block") || tag.Is("umb-rte-block-inline") ? (Block(tag), true)
        : (null, false));

    /// <param name="href">Without entities.</param>
    public static bool IsLocal(string? href) =>
        href is not null && href.TrimStart('/').StartsWith(Local, StringComparison.OrdinalIgnoreCase) && href.Contains('}', StringComparison.Ordinal);

    /// <summary>What a local link leads to, and the query or anchor behind it.</summary>
    public static (Guid? Key, string Tail) Target(string href, string? anchor)
    {
        var bare = href.TrimStart('/');
        var end = bare.IndexOf('}', StringComparison.Ordinal);
        return (Key(bare[Local.Length..end]), bare[(end + 1)..] is { Length: > 0 } own ? own : anchor ?? "");
    }

    /// <summary>A GUID, or a UDI that ends in one.</summary>
    public static Guid? Key(string? text) =>
        text is not null && Guid.TryParse(text.AsSpan(text.LastIndexOf('/') + 1), out var key) ? key : null;

    // A content link gets its path and five data attributes, a media link its address and three; a dead one loses href and type and stays.
    private static MarkupTag? Anchor(MarkupTag tag, DeliveryRequest request)
    {
        var href = WebUtility.HtmlDecode(tag["href"] ?? "");
        if (!IsLocal(href))
        {
            return null;
        }

        var bare = tag.Without("href", "type");
        var (target, tail) = Target(href, WebUtility.HtmlDecode(tag["data-anchor"] ?? ""));
        if (target is not { } key)
        {
            return bare;
        }

        if (MediaBodies.Find(key, request) is { } media)
        {
            return bare.With(
                ("href", media.Path + tail), ("data-destination-id", key.ToString()), ("data-destination-type", media.Type), ("data-link-type", "Media"));
        }

        return request.Referred(key, request.Culture) is { } item && request.RouteOf(key, request.Culture) is { } route
            ? bare.With(
                ("href", route.Path + tail), ("data-destination-id", key.ToString()), ("data-destination-type", item.Type),
                ("data-start-item-path", route.StartItem.Path), ("data-start-item-id", route.StartItem.Id.ToString()), ("data-link-type", "Content"))
            : bare;
    }

    // The address is renewed, its query kept. A picture that may not be shown loses its address.
    private static MarkupTag? Picture(MarkupTag tag, DeliveryRequest request)
    {
        if (tag["data-udi"] is not { } udi)
        {
            return null;
        }

        var bare = tag.Without("data-udi", "data-caption", "src");
        var source = WebUtility.HtmlDecode(tag["src"] ?? "");
        var query = source.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? source[mark..] : "";
        return Key(udi) is { } key && MediaBodies.Find(key, request) is { } media ? bare.With(("src", media.Path + query)) : bare;
    }

    private static MarkupTag? Block(MarkupTag tag) =>
        Key(tag["data-content-key"] ?? tag["data-content-udi"]) is { } key
            ? tag.Without("data-content-key", "data-content-udi").With(("data-content-id", key.ToString()))
            : null;
}
