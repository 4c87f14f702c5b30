namespace StadKust.Typesetting;

/// <summary>Which quotation marks a house sets; inner ones are the other kind.</summary>
public enum QuoteStyle
{
    /// <summary>Dutch and English ‘ ’, German „ “.</summary>
    House,

    /// <summary>Dutch and English “ ”, German » «.</summary>
    Other,
}

/// <summary>Marks as a keyboard has them to marks as a printer sets them: quotation marks, apostrophes, dashes, spaces that hold together.</summary>
/// <remarks>One character for one, so that places in the source stay true. What is set already is left alone. Source: print-rules §2.4.</remarks>
public static class PlainMarks
{
    private const char Narrow = '\u202F';
    private const char Fixed = '\u00A0';

    private static readonly string[] Months =
    [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
        "January", "February", "March", "May", "June", "July", "October", "December",
    ];

    private static readonly string[] Units = ["%", "km", "m", "cm", "mm", "kg", "g", "l", "ha", "°C", "km²", "m²", "km/h", "€"];

    // What a number counts and no line may part from it; a whole word, so the space is as wide as any.
    private static readonly string[] Counted = ["uur", "Uhr", "euro", "Euro", "jaar", "Jahre", "Jahren", "years", "p.m.", "a.m.", "pm", "am"];

    // Short words that announce a number or a name.
    private static readonly string[] Announcing = ["blz.", "p.", "S.", "nr.", "Nr.", "No.", "no.", "nrs.", "tel.", "Tel."];

    private const string Outer = "‘’“”„»«";
    private const string Inner = "“”‘’‚›‹";

    /// <summary>All that may stand for what was typed: the text of a page differs from its source in these and in nothing else.</summary>
    public static IReadOnlyList<(char Typed, string Set, string Why)> Substitutions { get; } =
    [
        ('"', Outer, "quotation marks of the language"),
        ('\'', "’" + Inner, "apostrophe; inner quotation marks of the language"),
        ('-', "–", "dash between spaces; from–to between numbers"),
        (' ', $"{Fixed}{Narrow}", "space that never ends a line, narrow before units and inside z. B."),
    ];

    /// <summary>A story with all its marks set: quotation marks are paired over the spans of a paragraph; addresses and code stay as they are.</summary>
    public static Story Set(Story story, QuoteStyle style)
    {
        ArgumentNullException.ThrowIfNull(story);
        return story with
        {
            Paragraphs = story.Paragraphs.Select(p => Set(p, style)).ToValueList(),
            Objects = story.Objects.Select(o => o with { Text = o.Text.Select(p => Set(p, style)).ToValueList() }).ToValueList(),
        };
    }

    /// <summary>In the language of its first words.</summary>
    public static Paragraph Set(Paragraph paragraph, QuoteStyle style)
    {
        ArgumentNullException.ThrowIfNull(paragraph);
        if (paragraph.Spans.Count == 0)
            return paragraph;
        var language = paragraph.Spans[0].Language;
        var typed = paragraph.Spans.Count == 1 ? paragraph.Spans[0].Text : string.Concat(paragraph.Spans.Select(s => s.Text));
        var set = Set(typed, language, style);
        var tail = paragraph.Tail is { } words ? Set(words, language, style) : null;
        if (ReferenceEquals(set, typed) && tail == paragraph.Tail)
            return paragraph;
        var spans = new Span[paragraph.Spans.Count];
        for (var (i, at) = (0, 0); i < spans.Length; at += spans[i++].Text.Length)
        {
            var span = paragraph.Spans[i];
            spans[i] = span.Kind is SpanKind.Plain or SpanKind.Name ? span with { Text = set.Substring(at, span.Text.Length) } : span;
        }

        return paragraph with { Spans = spans.ToValueList(), Tail = tail };
    }

    /// <returns>The very same text when nothing is to be set otherwise.</returns>
    public static string Set(string text, Culture language, QuoteStyle style = QuoteStyle.House)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.AsSpan().IndexOfAny("\"'- ") < 0)
            return text;
        var set = text.ToCharArray();
        var isGerman = language.Code.StartsWith("de", StringComparison.OrdinalIgnoreCase);
        var (open, close, innerOpen, innerClose) = (isGerman, style) switch
        {
            (true, QuoteStyle.House) => ('„', '“', '‚', '‘'),
            (true, _) => ('»', '«', '›', '‹'),
            (false, QuoteStyle.House) => ('‘', '’', '“', '”'),
            _ => ('“', '”', '‘', '’'),
        };
        for (var i = 0; i < set.Length; i++)
        {
            set[i] = text[i] switch
            {
                '"' => Opens(text, i) ? open : close,
                '\'' when Opens(text, i) && !IsShortened(text, i) && Closes(text, i) => innerOpen,
                '\'' when i > 0 && char.IsLetterOrDigit(text[i - 1]) && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1])) && IsOpen(set, i, innerOpen) => innerClose,
                '\'' => '’',
                '-' when i > 0 && i + 1 < text.Length && text[i - 1] == ' ' && text[i + 1] == ' ' => '–',
                '-' when i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]) && IsRange(text, i) => '–',
                ' ' => Space(text, i),
                var other => other,
            };
        }

        return set.AsSpan().SequenceEqual(text) ? text : new string(set);
    }

    private static bool Opens(string text, int i) => i == 0 || char.IsWhiteSpace(text[i - 1]) || text[i - 1] is '(' or '[' or '–' or '—' or '"' or '\'';

    // ’s avonds, ’t strand, ’n keer, ’k: an apostrophe, not a quotation mark.
    private static bool IsShortened(string text, int i) =>
        i + 2 < text.Length && text[i + 1] is 's' or 't' or 'n' or 'k' or 'm' && !char.IsLetterOrDigit(text[i + 2]);

    private static bool Closes(string text, int i)
    {
        for (var j = i + 2; j < text.Length; j++)
        {
            if (text[j] == '\'' && char.IsLetterOrDigit(text[j - 1]) | text[j - 1] is '.' or ',' or '!' or '?' && (j + 1 == text.Length || !char.IsLetterOrDigit(text[j + 1])))
                return true;
        }

        return false;
    }

    private static bool IsOpen(char[] set, int before, char mark)
    {
        for (var i = before - 1; i >= 0; i--)
        {
            if (set[i] == mark)
                return true;
        }

        return false;
    }

    // 10-12 uur and 1940-1945, not 071-512 34 56: both sides of like length, and no more dashes.
    private static bool IsRange(string text, int i)
    {
        var (left, right) = (i, i + 1);
        while (left > 0 && char.IsAsciiDigit(text[left - 1]))
            left--;
        while (right < text.Length && char.IsAsciiDigit(text[right]))
            right++;
        var (before, after) = (i - left, right - i - 1);
        return text[left] != '0' && Math.Abs(before - after) <= 1 && before <= 4 && after <= 4
            && (left == 0 || text[left - 1] is ' ' or '(') && (right == text.Length || text[right] != '-');
    }

    private static char Space(string text, int i)
    {
        var before = i > 0 ? text[i - 1] : ' ';
        var rest = text.AsSpan(i + 1);
        if (char.IsAsciiDigit(before) && IsWord(rest, Units))
            return Narrow;
        if ((char.IsAsciiDigit(before) || before == '.') && i >= 1 && (before != '.' || (i >= 2 && char.IsAsciiDigit(text[i - 2]))) && IsWord(rest, Months))
            return Fixed;
        if (before == '€' && rest.Length > 0 && char.IsAsciiDigit(rest[0]))
            return Narrow;
        if (char.IsAsciiDigit(before) && IsWord(rest, Counted))
            return Fixed;
        if (rest.Length > 0 && char.IsAsciiDigit(rest[0]) && (before == '.' && IsAfterAny(text, i, Announcing) || char.IsAsciiDigit(before) && IsTelephone(text, i)))
            return Fixed;

        // z. B., d. h., u. a.: single letters with their full stops.
        return before == '.' && i >= 2 && char.IsLower(text[i - 2]) && (i == 2 || !char.IsLetter(text[i - 3]))
            && rest.Length >= 2 && char.IsLetter(rest[0]) && rest[1] == '.' ? Narrow : ' ';
    }

    private static bool IsAfterAny(string text, int end, string[] words)
    {
        foreach (var word in words)
        {
            if (text.AsSpan(0, end).EndsWith(word, StringComparison.Ordinal) && (end == word.Length || !char.IsLetterOrDigit(text[end - word.Length - 1])))
                return true;
        }

        return false;
    }

    // 071-512 34 56, +49 30 123456: begins with a nought or a plus, at least eight figures in all.
    private static bool IsTelephone(string text, int space)
    {
        var (start, end) = (space, space);
        while (start > 0 && IsPart(text[start - 1]))
            start--;
        while (end < text.Length && IsPart(text[end]))
            end++;
        var number = text.AsSpan(start, end - start).TrimStart(" (");
        var figures = 0;
        foreach (var c in number)
            figures += char.IsAsciiDigit(c) ? 1 : 0;
        return number.Length > 0 && number[0] is '0' or '+' && figures is >= 8 and <= 15;

        static bool IsPart(char c) => char.IsAsciiDigit(c) || c is ' ' or '-' or '+' or '(' or ')';
    }

    private static bool IsWord(ReadOnlySpan<char> rest, string[] words)
    {
        foreach (var word in words)
        {
            if (rest.StartsWith(word, StringComparison.Ordinal) && (rest.Length == word.Length || !char.IsLetterOrDigit(rest[word.Length])))
                return true;
        }

        return false;
    }
}
