using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using StadKust.Content;
using StadKust.Typesetting;

namespace StadKust.Magazine.Stories;

/// <summary>Rich text (p, h2–h4, lists, quotations; bold, italic, links, language of part) to typed paragraphs.</summary>
/// <remarks>Whatever element is unknown, its text is kept: nothing an editor wrote is lost.</remarks>
internal sealed class RichTextToParagraphs(Telling telling, RichTextStyles styles)
{
    /// <summary>Deeper nesting is read as if it were flat; editors cannot make it, damaged files can.</summary>
    private const int Deepest = 40;

    private readonly List<Paragraph> paragraphs = [];
    private readonly List<Span> spans = [];
    private readonly StringBuilder text = new();
    private int length;
    private Shade shade = new(null, null, null);

    public static IReadOnlyList<Paragraph> Read(string markup, Telling telling, RichTextStyles styles)
    {
        var reader = new RichTextToParagraphs(telling, styles);
        using var document = new HtmlParser().ParseDocument(markup);
        reader.Blocks(document.Body!, styles.Body, null, 0);
        return reader.paragraphs;
    }

    private void Blocks(INode parent, string style, Func<string>? label, int depth)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element && depth < Deepest && IsBlock(element))
            {
                End(style, label);
                Block(element, style, label, depth + 1);
            }
            else
            {
                Inline(node, depth);
            }
        }

        End(style, label);
    }

    private void Block(IElement element, string style, Func<string>? label, int depth)
    {
        var outer = shade;
        if (element.GetAttribute("lang") is { Length: > 0 } language)
        {
            shade = shade with { Language = new PrintCulture(language) };
        }

        switch (element.LocalName)
        {
            case "h1" or "h2":
                Blocks(element, styles.Heading, null, depth);
                break;
            case "h3":
                Blocks(element, styles.Subheading, null, depth);
                break;
            case "h4" or "h5" or "h6":
                Blocks(element, styles.Minor, null, depth);
                break;
            case "ul":
                Blocks(element, styles.List, () => "•", depth);
                break;
            case "ol":
                var number = 0;
                Blocks(element, styles.Numbered, () => $"{++number}.", depth);
                break;
            case "blockquote":
                Blocks(element, styles.Quotation, null, depth);
                break;
            default:
                Blocks(element, style, label, depth);
                break;
        }

        shade = outer;
    }

    private void Inline(INode node, int depth)
    {
        switch (node)
        {
            case IText words:
                Words(words.Data);
                break;
            case IElement { LocalName: "br" }:
                // A line break inside a paragraph: the separator travels in the text, the typesetter ends the line there.
                Words("\u2028");
                break;
            case IElement { LocalName: "script" or "style" }:
                break;
            case IElement element when depth < Deepest:
                var outer = shade;
                var next = shade with
                {
                    Style = element.LocalName switch { "strong" or "b" => RichTextStyles.Strong, "em" or "i" => RichTextStyles.Italic, _ => shade.Style },
                    Language = element.GetAttribute("lang") is { Length: > 0 } language ? new PrintCulture(language) : shade.Language,
                    Link = element.LocalName == "a" ? Target(element) ?? shade.Link : shade.Link,
                };
                Flush();
                shade = next;
                foreach (var child in element.ChildNodes)
                {
                    Inline(child, depth + 1);
                }

                Flush();
                shade = outer;
                break;
            case IElement deep:
                Words(deep.TextContent);
                break;
            default:
                break;
        }
    }

    // White space collapses over the borders of spans, as in a browser.
    private void Words(string data)
    {
        foreach (var c in data)
        {
            if (c is ' ' or '\n' or '\r' or '\t')
            {
                if (length > 0 && !EndsInSpace())
                {
                    text.Append(' ');
                    length++;
                }
            }
            else
            {
                text.Append(c);
                length++;
            }
        }
    }

    private bool EndsInSpace() => text.Length > 0 ? text[^1] is ' ' or '\u2028' : spans.Count > 0 && spans[^1].Text[^1] is ' ' or '\u2028';

    private void Flush()
    {
        if (text.Length == 0)
        {
            return;
        }

        var language = shade.Language ?? telling.Language;
        spans.Add(new Span(
            text.ToString(), new SourceRange(length - text.Length, length), language,
            shade.Style is { } style ? new StyleName(style) : null, SpanKind.Plain, shade.Link));
        text.Clear();
    }

    private void End(string style, Func<string>? label)
    {
        Flush();
        while (spans.Count > 0 && spans[^1].Text.TrimEnd(' ', '\u2028') is var trimmed && trimmed.Length < spans[^1].Text.Length)
        {
            var last = spans[^1];
            spans.RemoveAt(spans.Count - 1);
            if (trimmed.Length > 0)
            {
                spans.Add(last with { Text = trimmed, Source = new SourceRange(last.Source.Start, last.Source.Start + trimmed.Length) });
                break;
            }
        }

        if (spans.Count > 0)
        {
            paragraphs.Add(telling.Of(style, spans) with { Label = label?.Invoke() });
        }

        spans.Clear();
        length = 0;
    }

    private Uri? Target(IElement anchor)
    {
        var address = anchor.GetAttribute("href") ?? "";
        if (address.Contains("localLink:", StringComparison.Ordinal))
        {
            var key = address[(address.IndexOf("localLink:", StringComparison.Ordinal) + "localLink:".Length)..].TrimEnd('}');
            return Guid.TryParse(key[(key.LastIndexOf('/') + 1)..], out var item) && telling.Set.PathOf(item, telling.Culture) is { } path
                ? new Uri($"/{telling.Culture}{path}", UriKind.Relative)
                : null;
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var absolute) && absolute.Scheme is "https" or "http" or "mailto" ? absolute : null;
    }

    private static bool IsBlock(IElement element) =>
        element.LocalName is "p" or "div" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "li" or "blockquote" or "table" or "tbody"
            or "thead" or "tr" or "td" or "th" or "figure" or "figcaption" or "section" or "pre" or "hr";

    private sealed record Shade(string? Style, PrintCulture? Language, Uri? Link);
}

/// <summary>Names of the paragraph styles a rich text is set in.</summary>
internal sealed record RichTextStyles(
    string Body, string Heading, string Subheading, string Minor, string List, string Numbered, string Quotation)
{
    /// <summary>Marks of the editor, turned into a character style by <see cref="Dress"/> when the paragraph's style is known.</summary>
    public const string Strong = "strong";

    public const string Italic = "italic";

    public static RichTextStyles Text { get; } = new("body", "heading", "subheading", "minor-heading", "list", "numbered", "quotation");

    public static RichTextStyles Box { get; } = new("box-text", "box-heading", "box-heading", "box-heading", "box-list", "box-list", "box-text");

    /// <summary>All paragraphs alike: cards and cells.</summary>
    public static RichTextStyles All(string style) => new(style, style, style, style, style, style, style);
}
