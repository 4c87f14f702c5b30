using System.Text;

namespace StadKust.Umbraco.Delivery;

/// <summary>A start tag of stored rich text, such as <c>&lt;a href="…"&gt;</c>.</summary>
/// <param name="Name">As written.</param>
/// <param name="Attributes">In their order; values as they stand in the markup, entities and all.</param>
internal sealed record MarkupTag(string Name, IReadOnlyList<(string Name, string Value)> Attributes, bool ClosesItself)
{
    public string? this[string attribute] =>
        Attributes.FirstOrDefault(a => a.Name.Equals(attribute, StringComparison.OrdinalIgnoreCase)) is { Name: not null } found ? found.Value : null;

    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    public MarkupTag Without(params string[] names) => this with { Attributes = [.. Attributes.Where(a => !names.Contains(a.Name, StringComparer.OrdinalIgnoreCase))] };

    /// <summary>With attributes set, at the front, from plain text.</summary>
    public MarkupTag With(params (string Name, string Text)[] set) =>
        this with { Attributes = [.. set.Select(a => (a.Name, System.Net.WebUtility.HtmlEncode(a.Text))), .. Without([.. set.Select(a => a.Name)]).Attributes] };

    public override string ToString()
    {
        var text = new StringBuilder("<").Append(Name);
        foreach (var (name, value) in Attributes)
        {
            text.Append(' ').Append(name).Append("=\"").Append(value.Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
        }

        return text.Append(ClosesItself ? " />" : ">").ToString();
    }
}

/// <summary>Goes over the start tags of a markup in one pass. What is not rewritten stays as it is, to the letter.</summary>
internal static class MarkupTags
{
    /// <param name="markup">HTML as an editor stored it.</param>
    /// <param name="change">The new tag, or null to leave it; and whether what stands inside the element goes.</param>
    public static string Rewrite(string markup, Func<MarkupTag, (MarkupTag? Tag, bool Emptied)> change)
    {
        var written = new StringBuilder(markup.Length + 256);
        var at = 0;
        while (markup.IndexOf('<', at) is var open and >= 0)
        {
            written.Append(markup, at, open - at);
            if (string.CompareOrdinal(markup, open, "<!--", 0, 4) == 0)
            {
                var end = markup.IndexOf("-->", open + 4, StringComparison.Ordinal);
                at = end < 0 ? markup.Length : end + 3;
                written.Append(markup, open, at - open);
                continue;
            }

            if (Read(markup, open) is not { } read)
            {
                written.Append('<');
                at = open + 1;
                continue;
            }

            var (tag, emptied) = change(read.Tag);
            written.Append(tag?.ToString() ?? markup[open..read.End]);
            at = emptied && !read.Tag.ClosesItself && markup.IndexOf($"</{read.Tag.Name}", read.End, StringComparison.OrdinalIgnoreCase) is var close and >= 0
                ? close
                : read.End;
        }

        return written.Append(markup, at, markup.Length - at).ToString();
    }

    // Null when no start tag begins here, or the markup ends inside it.
    private static (MarkupTag Tag, int End)? Read(string markup, int open)
    {
        var at = open + 1;
        if (at >= markup.Length || !char.IsAsciiLetter(markup[at]))
        {
            return null;
        }

        var name = Word(markup, ref at, c => !char.IsWhiteSpace(c) && c is not ('/' or '>'));
        var attributes = new List<(string, string)>();
        var closes = false;
        while (at < markup.Length)
        {
            if (markup[at] == '>')
            {
                return (new MarkupTag(name, attributes, closes), at + 1);
            }

            if (char.IsWhiteSpace(markup[at]) || markup[at] == '/')
            {
                closes = markup[at] == '/';
                at++;
                continue;
            }

            closes = false;
            attributes.Add((Word(markup, ref at, c => !char.IsWhiteSpace(c) && c is not ('/' or '>' or '=')), Value(markup, ref at)));
        }

        return null;
    }

    private static string Value(string markup, ref int at)
    {
        var equals = at;
        while (equals < markup.Length && char.IsWhiteSpace(markup[equals]))
        {
            equals++;
        }

        if (equals >= markup.Length || markup[equals] != '=')
        {
            return "";
        }

        at = equals + 1;
        Word(markup, ref at, char.IsWhiteSpace);
        if (at < markup.Length && markup[at] is '"' or '\'')
        {
            var quote = markup[at++];
            var value = Word(markup, ref at, c => c != quote);
            at++;
            return value;
        }

        return Word(markup, ref at, c => !char.IsWhiteSpace(c) && c != '>');
    }

    private static string Word(string markup, ref int at, Func<char, bool> belongs)
    {
        var from = at;
        while (at < markup.Length && belongs(markup[at]))
        {
            at++;
        }

        return markup[from..at];
    }
}
