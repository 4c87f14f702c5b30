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
    ];

    private static readonly string[] Units = ["%", "km", "m", "cm", "mm", "kg", "g", "l", "ha", "°C", "km²", "m²", "€"];

    public static string Set(string text, Culture language, QuoteStyle style = QuoteStyle.House)
    {
        ArgumentNullException.ThrowIfNull(text);
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

        return new string(set);
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

        // z. B., d. h., u. a.: single letters with their full stops.
        return before == '.' && i >= 2 && char.IsLower(text[i - 2]) && (i == 2 || !char.IsLetter(text[i - 3]))
            && rest.Length >= 2 && char.IsLetter(rest[0]) && rest[1] == '.' ? Narrow : ' ';
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
