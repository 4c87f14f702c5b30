using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using StadKust.Magazine.Stories;
using StadKust.Typesetting;

namespace StadKust.Magazine.Trials;

/// <summary>A Markdown or text file as a story: headings, paragraphs, lists, quotations; bold, italic, links, code.</summary>
/// <remarks>For trials and for comparison with other engines. Pictures are told by their alternative text; raw HTML is set as it is written.</remarks>
public static class MarkdownToStory
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().Build();

    public static Story Read(string markdown, PrintCulture language, string name)
    {
        var paragraphs = new List<Paragraph>();
        var afterHeading = true;

        // A form feed is where a printout began a new page: here it ends a paragraph.
        foreach (var block in Markdown.Parse(markdown.Replace("\f", "\n\n", StringComparison.Ordinal), Pipeline))
        {
            Block(block, "trial", null);
        }

        return Story(paragraphs, language, name, markdown);

        void Block(Block block, string style, string? label)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    Add(heading.Level <= 2 ? "trial-heading" : "trial-subheading", Spans(heading.Inline, language), null);
                    afterHeading = true;
                    break;
                case QuoteBlock quote:
                    foreach (var inner in quote)
                    {
                        Block(inner, "trial-quotation", label);
                    }

                    break;
                case ListBlock list:
                    var number = int.TryParse(list.OrderedStart, out var start) ? start : 1;
                    foreach (var item in list.OfType<ListItemBlock>())
                    {
                        var mark = list.IsOrdered ? $"{number++}." : "•";
                        foreach (var inner in item)
                        {
                            Block(inner, list.IsOrdered ? "trial-numbered" : "trial-list", inner == item[0] ? mark : null);
                        }
                    }

                    break;
                case CodeBlock code:
                    Add("trial-opening", [new Span(code.Lines.ToString().Replace('\n', '\u2028'), default, language, null, SpanKind.Verbatim, null)], null);
                    break;
                case LeafBlock { Inline: { } inline }:
                    Add(style == "trial" && afterHeading ? "trial-opening" : style, Spans(inline, language), label);
                    afterHeading = false;
                    break;
                case HtmlBlock html:
                    Add("trial-opening", [Plain(html.Lines.ToString(), language)], null);
                    break;
                case ContainerBlock container:
                    foreach (var inner in container)
                    {
                        Block(inner, style, label);
                    }

                    break;
                default:
                    break;
            }
        }

        void Add(string style, IEnumerable<Span> spans, string? label)
        {
            var told = Ranged(spans);
            if (told.Count > 0)
            {
                paragraphs.Add(new Paragraph(new ParagraphId($"p{paragraphs.Count + 1}"), new StyleName(style), told, Fit.Fixed) { Label = label });
            }
        }
    }

    /// <summary>Plain text: empty lines part paragraphs, single line ends are spaces.</summary>
    public static Story ReadPlain(string text, PrintCulture language, string name)
    {
        var paragraphs = new List<Paragraph>();
        foreach (var part in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            paragraphs.Add(new Paragraph(
                new ParagraphId($"p{paragraphs.Count + 1}"), new StyleName(paragraphs.Count == 0 ? "trial-opening" : "trial"),
                Ranged([Plain(part.Replace('\n', ' '), language)]), Fit.Fixed));
        }

        return Story(paragraphs, language, name, text);
    }

    private static Story Story(List<Paragraph> paragraphs, PrintCulture language, string name, string source) => new(
        new StoryId(name), SnapshotRef.File(language, Hash.Of(Encoding.UTF8.GetBytes(source)).Hex), language, paragraphs.ToValueList(), []);

    private static List<Span> Spans(ContainerInline? inlines, PrintCulture language)
    {
        var spans = new List<Span>();
        Walk(inlines, null, null);
        return spans;

        void Walk(ContainerInline? container, StyleName? style, Uri? link)
        {
            foreach (var inline in container ?? [])
            {
                switch (inline)
                {
                    case LiteralInline literal:
                        Say(literal.Content.ToString(), style, link, SpanKind.Plain);
                        break;
                    case LineBreakInline end:
                        Say(end.IsHard ? "\u2028" : " ", style, link, SpanKind.Plain);
                        break;
                    case CodeInline code:
                        Say(code.Content, style, link, SpanKind.Verbatim);
                        break;
                    case AutolinkInline address:
                        Say(address.Url, style, Uri.TryCreate(address.Url, UriKind.Absolute, out var there) ? there : null, SpanKind.Url);
                        break;
                    case HtmlEntityInline entity:
                        Say(entity.Transcoded.ToString(), style, link, SpanKind.Plain);
                        break;
                    case HtmlInline html:
                        Say(html.Tag, style, link, SpanKind.Verbatim);
                        break;
                    case EmphasisInline emphasis:
                        Walk(emphasis, new StyleName(emphasis.DelimiterCount > 1 ? RichTextStyles.Strong : RichTextStyles.Italic), link);
                        break;
                    case LinkInline target:
                        Walk(target, style, Uri.TryCreate(target.Url, UriKind.Absolute, out var found) ? found : link);
                        break;
                    case ContainerInline other:
                        Walk(other, style, link);
                        break;
                    default:
                        break;
                }
            }
        }

        void Say(string text, StyleName? style, Uri? link, SpanKind kind)
        {
            if (text.Length == 0)
            {
                return;
            }

            // Literals come in pieces; joined spans shape and break faster.
            if (spans.Count > 0 && spans[^1] is var last && last.Style == style && last.Link == link && last.Kind == kind)
            {
                spans[^1] = last with { Text = last.Text + text };
            }
            else
            {
                spans.Add(new Span(text, default, language, style, kind, link));
            }
        }
    }

    private static Span Plain(string text, PrintCulture language) => new(text, default, language, null, SpanKind.Plain, null);

    private static ValueList<Span> Ranged(IEnumerable<Span> spans)
    {
        var at = 0;
        var ranged = new List<Span>();
        foreach (var span in spans)
        {
            // White space at the end of a paragraph is nobody's.
            if (span.Text.Length > 0 && !(at == 0 && string.IsNullOrWhiteSpace(span.Text)))
            {
                ranged.Add(span with { Source = new SourceRange(at, at + span.Text.Length) });
                at += span.Text.Length;
            }
        }

        return ranged.ToValueList();
    }
}
