using StadKust.Content;

namespace StadKust.Themes;

/// <summary>Looks at where a template writes values, and refuses the places where escaping does not protect.</summary>
/// <remarks>
/// Refused: values in scripts and styles, in event handlers, in <c>style</c> and <c>srcdoc</c>, in tags outside quotes; an address that is
/// neither passed through <c>| href</c> nor begun with a literal slash, hash or question mark; scripts and styles in the template at all.
/// </remarks>
internal static class TemplateLint
{
    private static readonly HashSet<string> AddressAttributes =
        ["href", "src", "srcset", "action", "formaction", "poster", "cite", "data", "ping", "background", "xlink:href"];

    private static readonly HashSet<string> Statements =
        ["if", "else", "end", "for", "while", "break", "continue", "case", "when", "ret", "capture", "with", "func", "wrap", "tablerow", "readonly", "import", "include"];

    // Words of Scriban that would go round the escaping or the limits: output caught as text and functions made at run time.
    private static readonly HashSet<string> Forbidden = ["capture", "func", "wrap", "import", "include", "while", "tablerow"];

    private enum Place
    {
        Text,
        Tag,
        Value,
        Comment,
    }

    public static IReadOnlyList<Finding> Check(string name, string template)
    {
        var findings = new List<Finding>();
        var (place, quote, tag, attribute, valueStart) = (Place.Text, '\0', "", "", 0);
        for (var at = 0; at < template.Length; at++)
        {
            if (template.AsSpan(at).StartsWith("{{"))
            {
                var end = EndOfCode(template, at);
                var code = template[(at + 2)..Math.Max(at + 2, end - 2)].Trim(' ', '-', '~', '\n', '\t', '\r');
                CheckCode(code, at);
                at = end - 1;
                continue;
            }

            var sign = template[at];
            switch (place)
            {
                case Place.Text when template.AsSpan(at).StartsWith("<!--"):
                    place = Place.Comment;
                    break;
                case Place.Text when sign == '<' && at + 1 < template.Length && (char.IsLetter(template[at + 1]) || template[at + 1] == '/'):
                    (place, tag, attribute) = (Place.Tag, NameAt(template, at + 1), "");
                    if (tag is "script" or "style")
                    {
                        No("template-script", at, $"A template has no <{tag}>: the policy of the site forbids it.");
                    }

                    break;
                case Place.Comment when template.AsSpan(at).StartsWith("-->"):
                    place = Place.Text;
                    break;
                case Place.Tag when sign == '>':
                    place = Place.Text;
                    break;
                case Place.Tag when sign is '"' or '\'':
                    (place, quote, valueStart) = (Place.Value, sign, at + 1);
                    attribute = AttributeBefore(template, at);
                    if (attribute.StartsWith("on", StringComparison.Ordinal) || attribute is "style" or "srcdoc")
                    {
                        No("template-attribute", at, $"A template has no attribute \"{attribute}\": the policy of the site forbids it.");
                    }

                    break;
                case Place.Value when sign == quote:
                    place = Place.Tag;
                    break;
                default:
                    break;
            }
        }

        return findings;

        void CheckCode(string code, int at)
        {
            var word = code.Split([' ', '\n', '(', ';', '\r', '\t'], 2)[0];
            if (code.StartsWith('#'))
            {
                return;
            }

            if (Forbidden.Contains(word))
            {
                No("template-word", at, $"\"{word}\" is not for templates; use a part.");
                return;
            }

            if (Statements.Contains(word) || IsAssignment(code))
            {
                return;
            }

            switch (place)
            {
                case Place.Tag:
                    No("unquoted-value", at, $"The value {{{{ {code} }}}} stands in <{tag}> outside quotes.");
                    break;
                case Place.Value when AddressAttributes.Contains(attribute) && !IsAddress(code, template[valueStart..at]):
                    No("unchecked-address", at, $"{attribute}=\"{{{{ {code} }}}}\" in <{tag}> needs | href, or must begin with /, # or ?.");
                    break;
                default:
                    break;
            }
        }

        void No(string code, int at, string message) =>
            findings.Add(new Finding(Severity.Error, code, $"{name}:{1 + template.AsSpan(0, at).Count('\n')}", message));
    }

    private static bool IsAddress(string code, string before) =>
        before.Length > 0 ? before[0] is '/' or '#' or '?' && !before.StartsWith("//", StringComparison.Ordinal) : code.EndsWith("| href", StringComparison.Ordinal);

    private static bool IsAssignment(string code)
    {
        var at = code.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && at + 1 < code.Length && code[at + 1] != '=' && code[..at].Trim().All(c => char.IsLetterOrDigit(c) || c is '_' or '$' or '?');
    }

    private static int EndOfCode(string template, int from)
    {
        var quote = '\0';
        for (var at = from + 2; at < template.Length - 1; at++)
        {
            var sign = template[at];
            if (quote != '\0')
            {
                if (sign == '\\')
                {
                    at++;
                }
                else if (sign == quote)
                {
                    quote = '\0';
                }
            }
            else if (sign is '"' or '\'')
            {
                quote = sign;
            }
            else if (sign == '}' && template[at + 1] == '}')
            {
                return at + 2;
            }
        }

        return template.Length;
    }

    private static string NameAt(string template, int from)
    {
        var to = from;
        while (to < template.Length && (char.IsLetterOrDigit(template[to]) || template[to] is '-' or '/'))
        {
            to++;
        }

        return template[from..to].ToLowerInvariant();
    }

    private static string AttributeBefore(string template, int quoteAt)
    {
        var to = quoteAt - 1;
        while (to > 0 && (char.IsWhiteSpace(template[to]) || template[to] == '='))
        {
            to--;
        }

        var from = to;
        while (from > 0 && (char.IsLetterOrDigit(template[from - 1]) || template[from - 1] is '-' or ':' or '_'))
        {
            from--;
        }

        return template[from..(to + 1)].ToLowerInvariant();
    }
}
