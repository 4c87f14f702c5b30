using System.Net;

namespace StadKust.Content;

/// <summary>Whether markup shows a reader anything at all.</summary>
internal static class VisibleMarkup
{
    // Elements that show something without text in them; blocks stand in rich text as elements of their own.
    private static readonly HashSet<string> Shown = new(StringComparer.OrdinalIgnoreCase)
    {
        "img", "picture", "svg", "video", "audio", "iframe", "embed", "object", "canvas", "math", "hr", "input", "umb-rte-block", "umb-rte-block-inline", "umb-macro",
    };

    // Zero width: space, non-joiner, joiner, word joiner, byte order mark. Editors put them where a cursor stands.
    private const string NoWidth = "\u200B\u200C\u200D\u2060\uFEFF";

    /// <remarks>One pass that ends at the first thing to be seen: a filled text costs next to nothing.</remarks>
    public static bool IsNone(string markup)
    {
        for (var at = 0; at < markup.Length;)
        {
            if (markup[at] == '<' && at + 1 < markup.Length && (char.IsAsciiLetter(markup[at + 1]) || markup[at + 1] is '/' or '!' or '?'))
            {
                var isComment = markup.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal);
                var end = isComment ? markup.IndexOf("-->", at + 4, StringComparison.Ordinal) : markup.IndexOf('>', at);
                if (end < 0 || Shown.Contains(Name(markup, at + 1)))
                {
                    return false;
                }

                at = end + (isComment ? 3 : 1);
                continue;
            }

            var next = markup.IndexOf('<', at + 1) is var found and > 0 ? found : markup.Length;
            if (WebUtility.HtmlDecode(markup[at..next]).Any(c => !char.IsWhiteSpace(c) && !NoWidth.Contains(c, StringComparison.Ordinal)))
            {
                return false;
            }

            at = next;
        }

        return true;
    }

    private static string Name(string markup, int start)
    {
        var end = start;
        while (end < markup.Length && (char.IsAsciiLetterOrDigit(markup[end]) || markup[end] == '-'))
        {
            end++;
        }

        return markup[start..end];
    }
}
