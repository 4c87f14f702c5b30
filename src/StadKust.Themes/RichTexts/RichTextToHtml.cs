using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AngleSharp.Dom;
using Ganss.Xss;
using StadKust.Content;
using StadKust.Media;

namespace StadKust.Themes;

/// <summary>Rich text to markup that is safe to show: few elements, links that lead somewhere.</summary>
/// <remarks>
/// Local links are resolved in the same set and culture; one whose target is not published there becomes plain text, with a finding.
/// Answers with links are kept per set, since their targets may go; the others as long as there is room.
/// </remarks>
public sealed class RichTextToHtml
{
    private static readonly string[] Tags =
        ["p", "h2", "h3", "h4", "strong", "b", "em", "i", "ul", "ol", "li", "blockquote", "a", "br", "span", "sub", "sup", "table", "thead", "tbody", "tr", "th", "td"];

    // Texts with their answers, in characters: about 16 MB.
    private const int MostCharacters = 8_000_000;

    private readonly ConcurrentDictionary<string, (SafeHtml Html, Finding[] Findings)> lasting = new(StringComparer.Ordinal);
    private int characters;

    private readonly ConditionalWeakTable<ContentSet, ConcurrentDictionary<(string Markup, string Culture), (SafeHtml Html, Finding[] Findings)>> done = [];

    // A sanitiser holds no state between calls, but is not said to be free of it within one: one per thread.
    private static readonly ThreadLocal<HtmlSanitizer> Sanitizers = new(Sanitizer);

    public SafeHtml Html(RichText text, RenderScope scope)
    {
        if (text.IsEmpty)
        {
            return SafeHtml.Empty;
        }

        var answer = text.Markup.Contains("<a", StringComparison.OrdinalIgnoreCase) ? WithLinks(text.Markup, scope) : WithoutLinks(text.Markup, scope);
        foreach (var finding in answer.Findings)
        {
            scope.Find(finding with { Where = $"{scope.Culture} {scope.Where}" });
        }

        return answer.Html;
    }

    private (SafeHtml Html, Finding[] Findings) WithLinks(string markup, RenderScope scope)
    {
        var kept = done.GetOrCreateValue(scope.Set);
        var key = (markup, scope.Culture.Code);
        if (!kept.TryGetValue(key, out var answer))
        {
            answer = Clean(markup, scope);
            if (HasRoomFor(markup, answer.Html))
            {
                kept[key] = answer;
            }
        }

        return answer;
    }

    private (SafeHtml Html, Finding[] Findings) WithoutLinks(string markup, RenderScope scope)
    {
        if (!lasting.TryGetValue(markup, out var answer))
        {
            answer = Clean(markup, scope);
            if (HasRoomFor(markup, answer.Html))
            {
                lasting[markup] = answer;
            }
        }

        return answer;
    }

    // When it is full all start afresh: simpler than remembering who was asked for last, and it happens seldom.
    private bool HasRoomFor(string markup, SafeHtml html)
    {
        var size = markup.Length + html.Markup.Length + 100;
        if (Interlocked.Add(ref characters, size) > MostCharacters)
        {
            Interlocked.Exchange(ref characters, size);
            lasting.Clear();
            done.Clear();
        }

        return size < MostCharacters / 10;
    }

    private static (SafeHtml Html, Finding[] Findings) Clean(string markup, RenderScope scope)
    {
        var findings = new List<Finding>();
        var sanitizer = Sanitizers.Value!;
        EventHandler<RemovingTagEventArgs> tagGoes = (_, removed) => findings.Add(new Finding(
            Severity.Warning, "markup-removed", "", $"<{removed.Tag.LocalName}> is not shown: {removed.Reason}.", "Use the editor's own buttons."));
        sanitizer.RemovingTag += tagGoes;
        try
        {
            var document = sanitizer.SanitizeDom(markup);
            foreach (var link in document.QuerySelectorAll("a").ToList())
            {
                Resolve(link, scope, findings);
            }

            return (new SafeHtml(document.Body?.InnerHtml ?? ""), [.. findings]);
        }
        finally
        {
            sanitizer.RemovingTag -= tagGoes;
        }
    }

    private static void Resolve(IElement link, RenderScope scope, List<Finding> findings)
    {
        var address = link.GetAttribute("href") ?? "";
        if (LocalTarget(address) is { } target)
        {
            var local = scope.AddressOf(target)?.Address
                ?? (scope.Set.Media(target) is { } media && scope.Library.IsPublic(media) ? RenditionAddress.Stable(media) : null);
            if (local is null)
            {
                findings.Add(new Finding(
                    Severity.Warning, "link-to-nowhere", "", $"The link \"{link.TextContent}\" leads to an item that has no page in \"{scope.Culture}\".",
                    "Publish the item in this language, or take the link out."));
            }

            address = local + (local is null ? "" : link.GetAttribute("data-anchor"));
        }

        link.RemoveAttribute("data-anchor");
        if (SafeUrl.From(address) is { } safe)
        {
            link.SetAttribute("href", safe.Address);
            if (safe.IsExternal && safe.Address.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            {
                link.SetAttribute("rel", "noopener");
                link.ClassName = "external";
            }
        }
        else
        {
            link.Replace([.. link.ChildNodes]);
        }
    }

    // /{localLink:<guid>}, the older /{localLink:umb://document/<hex>}; browsers' own escapes of the braces are read too.
    private static Guid? LocalTarget(string address)
    {
        var text = Uri.UnescapeDataString(address);
        var at = text.IndexOf("localLink:", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var end = text.IndexOf('}', at);
        var inside = text[(at + "localLink:".Length)..(end < 0 ? text.Length : end)];
        return Guid.TryParse(inside.AsSpan(inside.LastIndexOf('/') + 1), out var key) ? key : null;
    }

    private static HtmlSanitizer Sanitizer()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Tags),
            AllowedAttributes = new HashSet<string> { "href", "lang", "dir", "data-anchor", "scope", "colspan", "rowspan" },
            UriAttributes = new HashSet<string>(), // addresses are checked by SafeUrl after local links are resolved
            AllowedCssProperties = new HashSet<string>(),
            AllowedAtRules = new HashSet<AngleSharp.Css.Dom.CssRuleType>(),
            AllowedSchemes = new HashSet<string> { "http", "https", "mailto", "tel" },
        })
        {
            KeepChildNodes = true,
            AllowDataAttributes = false,
        };
        // What never holds text of ours goes with its content.
        sanitizer.RemovingTag += (_, removed) =>
        {
            if (removed.Tag.LocalName is "script" or "style" or "iframe" or "object" or "template" or "noscript" or "svg" or "math")
            {
                removed.Tag.InnerHtml = "";
            }
        };
        return sanitizer;
    }
}
