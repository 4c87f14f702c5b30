using Ganss.Xss;

namespace StadKust.Events;

/// <summary>Markup from outside, with nothing in it but what the rich text editor makes.</summary>
internal static class CleanMarkup
{
    private static readonly HtmlSanitizer Sanitizer = Make();

    public static string Of(string markup) => Sanitizer.Sanitize(markup).Trim();

    private static HtmlSanitizer Make()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "p", "br", "strong", "em", "b", "i", "a", "ul", "ol", "li", "h2", "h3", "h4", "blockquote" },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "lang" },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto", "tel" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
        })
        { KeepChildNodes = true };
        return sanitizer;
    }
}
