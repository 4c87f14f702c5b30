using System.Net;
using System.Text;
using System.Text.Json;
using StadKust.Umbraco.Delivery;

namespace StadKust.Umbraco.Reading;

/// <summary>Rich text as delivered, markup or tree, back as it is stored: links by key, blocks by key.</summary>
internal static class DeliveredMarkup
{
    // As deep as trees are written.
    private const int Deepest = 200;

    private static readonly HashSet<string> Void = ["br", "hr", "img", "input", "wbr", "col", "embed", "source", "track", "area"];

    public static string Stored(JsonElement delivered)
    {
        if (StoredValues.Text(delivered, "markup") is { } markup)
        {
            return MarkupTags.Rewrite(markup, tag =>
                tag.Is("a") ? (Link(tag), false)
                : tag.Is("umb-rte-block") || tag.Is("umb-rte-block-inline") ? (Block(tag), false)
                : (null, false));
        }

        var written = new StringBuilder();
        Children(delivered, written, 0);
        return written.ToString();
    }

    private static MarkupTag? Link(MarkupTag tag)
    {
        if (!Guid.TryParse(tag["data-destination-id"], out var key))
        {
            return null;
        }

        var href = WebUtility.HtmlDecode(tag["href"] ?? "");
        return tag.Without("href", "data-destination-id", "data-destination-type", "data-start-item-path", "data-start-item-id", "data-link-type")
            .With(("type", tag["data-link-type"] == "Media" ? "media" : "document"), ("href", $"/{{localLink:{key}}}{Tail(href)}"));
    }

    private static MarkupTag? Block(MarkupTag tag) =>
        Guid.TryParse(tag["data-content-id"], out var key) ? tag.Without("data-content-id").With(("data-content-key", key.ToString())) : null;

    private static string Tail(string href) => href.IndexOfAny(['?', '#']) is var at and >= 0 ? href[at..] : "";

    private static void Children(JsonElement element, StringBuilder written, int depth)
    {
        if (depth > Deepest || !element.TryGetProperty("elements", out var children) || children.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (var child in children.EnumerateArray())
        {
            var tag = StoredValues.Text(child, "tag");
            if (tag == "#text")
            {
                // Coded as HTML already.
                written.Append(StoredValues.Text(child, "text"));
            }
            else if (tag is { Length: > 0 } && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            {
                written.Append('<').Append(tag);
                Attributes(tag, child, written);
                written.Append('>');
                if (!Void.Contains(tag))
                {
                    Children(child, written, depth + 1);
                    written.Append("</").Append(tag).Append('>');
                }
            }
        }
    }

    private static void Attributes(string tag, JsonElement element, StringBuilder written)
    {
        if (!element.TryGetProperty("attributes", out var attributes) || attributes.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (StoredValues.Key(attributes, "destinationId") is { } target)
        {
            var isMedia = StoredValues.Text(attributes, "linkType") == "Media";
            var tail = isMedia ? Tail(StoredValues.Text(attributes, "href") ?? "")
                : attributes.TryGetProperty("route", out var route) ? StoredValues.Text(route, "queryString") ?? "" : "";
            Write("type", isMedia ? "media" : "document");
            Write("href", $"/{{localLink:{target}}}{tail}");
        }

        foreach (var attribute in attributes.EnumerateObject())
        {
            if (attribute.Name == "content-id" && tag.StartsWith("umb-rte-block", StringComparison.Ordinal))
            {
                Write("data-content-key", attribute.Value.ToString());
            }
            else if (attribute.Value.ValueKind == JsonValueKind.String && attribute.Name is not ("destinationId" or "destinationType" or "linkType")
                && !(attribute.Name is "href" or "type" && StoredValues.Key(attributes, "destinationId") is not null))
            {
                Write(attribute.Name, attribute.Value.GetString()!);
            }
        }

        void Write(string name, string value)
        {
            if (name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':' or '_'))
            {
                written.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
            }
        }
    }
}
