using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>Rich text: as markup with its links resolved, or as a tree of elements.</summary>
internal sealed partial class BodyWriter
{
    // Nesting of elements: what an editor makes has ten levels.
    private const int DeepestElement = 200;

    private static readonly HtmlParser Parser = new();

    private void Rich(RichText text, PropertyTree? expand, PropertyTree? fields, int depth)
    {
        if (request.Options.RichTextOutputAsJson)
        {
            Tree(text, expand, fields, depth);
            return;
        }

        json.WriteStartObject();
        json.WriteString("markup"u8, string.IsNullOrWhiteSpace(text.Markup) ? "" : RichTextMarkup.Rewrite(text.Markup, request));
        Blocks("blocks"u8, text.Blocks, expand, fields, depth);
        json.WriteEndObject();
    }

    private void Tree(RichText text, PropertyTree? expand, PropertyTree? fields, int depth)
    {
        if (string.IsNullOrWhiteSpace(text.Markup))
        {
            json.WriteNullValue();
            return;
        }

        using var document = Parser.ParseDocument("");
        json.WriteStartObject();
        json.WriteString("tag"u8, "#root"u8);
        json.WriteStartObject("attributes"u8);
        json.WriteEndObject();
        Elements(Parser.ParseFragment(text.Markup, document.Body!), 0);
        Blocks("blocks"u8, text.Blocks, expand, fields, depth);
        json.WriteEndObject();
    }

    private void Elements(IEnumerable<INode> nodes, int level)
    {
        json.WriteStartArray("elements"u8);
        foreach (var node in nodes)
        {
            switch (node)
            {
                case IText { Data: var words } when words.Length > 0 && !words.All(c => c is '\n' or '\r'):
                    json.WriteStartObject();
                    json.WriteString("text"u8, Coded(words));
                    json.WriteString("tag"u8, "#text"u8);
                    json.WriteEndObject();
                    break;
                case IElement element when level < DeepestElement:
                    Count();
                    Element(element, level);
                    break;
                default:
                    break;
            }
        }

        json.WriteEndArray();
    }

    private void Element(IElement element, int level)
    {
        var tag = element.LocalName;
        json.WriteStartObject();
        json.WriteString("tag"u8, tag);
        json.WriteStartObject("attributes"u8);
        var isBlock = tag is "umb-rte-block" or "umb-rte-block-inline";
        if (isBlock)
        {
            if (RichTextMarkup.Key(element.GetAttribute("data-content-key") ?? element.GetAttribute("data-content-udi")) is { } key)
            {
                json.WriteString("content-id"u8, key);
            }
        }
        else if (tag == "a" && RichTextMarkup.IsLocal(element.GetAttribute("href")))
        {
            Target(element);
        }
        else if (tag == "img" && element.HasAttribute("data-udi"))
        {
            Picture(element);
        }
        else
        {
            Attributes(element, _ => false);
        }

        json.WriteEndObject();
        Elements(isBlock ? [] : element.ChildNodes, level + 1);
        json.WriteEndObject();
    }

    // A link within the site says where it leads; a dead one has nothing left.
    private void Target(IElement link)
    {
        var (target, tail) = RichTextMarkup.Target(link.GetAttribute("href")!, link.GetAttribute("data-anchor"));
        if (target is { } key && MediaBodies.Find(key, request) is { } media)
        {
            json.WriteString("href"u8, media.Path + tail);
            json.WriteString("destinationId"u8, key);
            json.WriteString("destinationType"u8, media.Type);
            json.WriteString("linkType"u8, "Media"u8);
        }
        else if (target is { } item && request.Referred(item, request.Culture) is { } found && request.RouteOf(item, request.Culture) is { } route)
        {
            json.WritePropertyName("route"u8);
            Route(route, tail.Length > 0 ? tail : null);
            json.WriteString("destinationId"u8, item);
            json.WriteString("destinationType"u8, found.Type);
            json.WriteString("linkType"u8, "Content"u8);
        }
        else
        {
            return;
        }

        Attributes(link, name => name is "href" or "type" or "data-anchor");
    }

    private void Picture(IElement picture)
    {
        var source = picture.GetAttribute("src") ?? "";
        if (RichTextMarkup.Key(picture.GetAttribute("data-udi")) is { } key && MediaBodies.Find(key, request) is { } media)
        {
            json.WriteString("src"u8, media.Path + (source.IndexOf('?', StringComparison.Ordinal) is var mark and >= 0 ? source[mark..] : ""));
        }

        Attributes(picture, name => name is "src" or "data-udi" or "data-caption");
    }

    // data-x becomes x; where the element has an x already, that stays.
    private void Attributes(IElement element, Func<string, bool> leaveOut)
    {
        foreach (var attribute in element.Attributes.Where(a => !leaveOut(a.Name)))
        {
            var bare = attribute.Name.StartsWith("data-", StringComparison.Ordinal) ? attribute.Name[5..] : attribute.Name;
            if (bare.Length > 0 && (bare.Length == attribute.Name.Length || !element.HasAttribute(bare)))
            {
                json.WriteString(bare, attribute.Value);
            }
        }
    }

    // Text stays coded as HTML, as in the source: who joins the pieces again must not make elements of words.
    private static string Coded(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\u00a0", "&nbsp;", StringComparison.Ordinal);
}
