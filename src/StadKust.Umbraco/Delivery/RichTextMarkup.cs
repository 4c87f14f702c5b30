using System.Text;
using System.Text.RegularExpressions;
using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>Local links of rich text, resolved in the set and culture of the request.</summary>
internal static partial class RichTextMarkup
{
    /// <summary>A content link gets its path and four data attributes, a media link its address; a dead link loses <c>href</c> and <c>type</c> and stays.</summary>
    public static string Rewrite(string markup, DeliveryRequest request) =>
        markup.Contains("localLink", StringComparison.OrdinalIgnoreCase) ? Anchor().Replace(markup, match => Rewrite(match, request)) : markup;

    private static string Rewrite(Match anchor, DeliveryRequest request)
    {
        var attributes = anchor.Groups["attributes"].Value;
        var link = LocalLink().Match(attributes);
        if (!link.Success)
        {
            return anchor.Value;
        }

        var rest = TypeAttribute().Replace(attributes.Remove(link.Index, link.Length), "").Trim();
        var key = Guid.Parse(link.Groups["key"].Value);
        var tail = link.Groups["tail"].Value;
        var written = new StringBuilder("<a");
        if (request.Set.Media(key) is { } media)
        {
            Write(written, "href", media.Path + tail);
            Write(written, "data-destination-id", key.ToString());
            Write(written, "data-destination-type", media.Type);
            Write(written, "data-link-type", "Media");
        }
        else if (request.Find(key) is { } item && Routes.Of(request.Set, key, request.Culture) is { } route)
        {
            Write(written, "href", route.Path + tail);
            Write(written, "data-destination-id", key.ToString());
            Write(written, "data-destination-type", item.Type);
            Write(written, "data-start-item-path", route.StartItem.Path);
            Write(written, "data-start-item-id", route.StartItem.Id.ToString());
            Write(written, "data-link-type", "Content");
        }

        if (rest.Length > 0)
        {
            written.Append(' ').Append(rest);
        }

        return written.Append('>').ToString();
    }

    private static void Write(StringBuilder to, string name, string value) =>
        to.Append(' ').Append(name).Append("=\"").Append(System.Net.WebUtility.HtmlEncode(value)).Append('"');

    [GeneratedRegex("<a\\b(?<attributes>[^>]*)>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Anchor();

    [GeneratedRegex("""href="/?\{localLink:(?:umb://\w+/)?(?<key>[0-9a-fA-F-]{32,36})\}(?<tail>[^"]*)"(?:\s+data-anchor="[^"]*")?""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LocalLink();

    [GeneratedRegex("""\s*\btype="[^"]*" ?""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TypeAttribute();
}
