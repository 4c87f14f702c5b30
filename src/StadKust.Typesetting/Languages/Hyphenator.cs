namespace StadKust.Typesetting;

/// <summary>Where the words of one language may be divided, for one style's limits; every word is looked at once.</summary>
/// <param name="left">Fewest letters before a break.</param>
/// <param name="right">Fewest letters after it.</param>
/// <param name="mayRespell">False for names and words of another language than their story's: breaks that would change letters are left out.</param>
internal sealed class Hyphenator(LanguageRules? rules, int left, int right, bool mayRespell)
{
    // A word longer than any word: an address without joints, a slip of the keyboard. Dividing it would take a square of its length.
    private const int LongestRun = 120;
    private const char SoftHyphen = '\u00AD';

    private readonly WordTable<WordBreak[]> known = new();

    public Culture Language { get; init; }

    public int Left => left;

    public int Right => right;

    public bool MayRespell => mayRespell;

    private Func<string, WordBreak[]>? find;

    /// <summary>Breaks of a word with whatever stands around it, from left to right.</summary>
    /// <param name="word">No spaces. May contain hyphens, apostrophes, quotation marks and soft hyphens.</param>
    public WordBreak[] Breaks(ReadOnlySpan<char> word)
    {
        return known.Of(word, find ??= Find);
    }

    private WordBreak[] Find(string word)
    {
        // An editor's soft hyphens say all there is to say about the word.
        if (word.Contains(SoftHyphen, StringComparison.Ordinal))
            return SoftBreaks(word);

        var breaks = new Gather<WordBreak>(8);
        var i = 0;
        while (i < word.Length)
        {
            if (!char.IsLetter(word[i]))
            {
                AddBesideSign(word, i, breaks);
                i++;
                continue;
            }

            var end = i;
            while (end < word.Length && char.IsLetter(word[end]))
                end++;
            if (rules is not null && end - i <= LongestRun)
                AddInRun(word, i, end, rules, breaks);
            i = end;
        }

        return InOrder(breaks);
    }

    private static WordBreak[] SoftBreaks(string word)
    {
        var breaks = new Gather<WordBreak>(4);
        for (var i = 1; i < word.Length - 1; i++)
        {
            if (word[i] == SoftHyphen)
                breaks.Add(new WordBreak(i + 1, null, null, true, false));
        }

        return breaks.ToArray();
    }

    // Nearly in order already: only a diminutive's break comes before those of the patterns.
    private static WordBreak[] InOrder(Gather<WordBreak> breaks)
    {
        if (breaks.Count == 0)
            return [];
        var all = breaks.ToArray();
        for (var i = 1; i < all.Length; i++)
        {
            var one = all[i];
            var at = i;
            for (; at > 0 && all[at - 1].Place > one.Place; at--)
                all[at] = all[at - 1];
            all[at] = one;
        }

        return all;
    }

    // After a hyphen or dash between two words of two letters at least, after a slash; the sign itself stays on the upper line.
    private void AddBesideSign(string word, int i, Gather<WordBreak> breaks)
    {
        var before = LettersBefore(word, i);
        var after = LettersAfter(word, i + 1);
        switch (word[i])
        {
            case '-' or '\u2010' when before >= 2 && after >= 2:
            case '\u2013' or '\u2014' or '/' when i > 0 && after >= 2:
                breaks.Add(new WordBreak(i + 1, null, null, false, false));
                break;
            case '\'' or '\u2019' when mayRespell && rules is not null && before >= 2 && rules.DropsApostrophe(word.AsSpan(i + 1, after)):
                breaks.Add(new WordBreak(i + 1, word[..i], null, true, false));
                break;
        }
    }

    private void AddInRun(string word, int start, int end, LanguageRules language, Gather<WordBreak> breaks)
    {
        var letters = word.AsSpan(start, end - start);
        if (letters.Length < left + right)
            return;

        // The one-character ĳ is spelled out for the patterns; place holds where each letter of the spelling stands in the word.
        Span<char> dotted = stackalloc char[(2 * LongestRun) + 2];
        Span<int> place = stackalloc int[(2 * LongestRun) + 2];
        var length = SpellOut(letters, dotted, place);
        var lower = dotted[1..(length - 1)];

        if (language.Exceptions.TryGetValue(lower.ToString(), out var listed) && lower.Length == letters.Length)
        {
            AddListed(listed, start, end, breaks);
            return;
        }

        var lastPlace = letters.Length;
        if (language.Diminutive(letters) is var (at, stem))
        {
            if (mayRespell)
                breaks.Add(new WordBreak(start + at, word[..start] + stem, null, true, false));

            // Nothing from the doubled vowel to the end: cafee-tje, cafe-etje and vide-ootje are all wrong.
            lastPlace = at - 3;
        }

        Span<byte> strengths = stackalloc byte[(2 * LongestRun) + 3];
        language.Patterns.Weigh(dotted[..length], strengths[..(length + 1)]);
        for (var i = 1; i < lower.Length; i++)
        {
            if (strengths[i + 1] % 2 == 0 || place[i + 1] == place[i])
                continue;
            var p = place[i + 1];
            if (p < left || p > lastPlace || letters.Length - p < right || !language.Allows(lower, i) || IsLoneVowel(lower, i))
                continue;
            var respelled = language.Respell(letters, p);
            if (respelled is not null && !mayRespell)
                continue;
            var after = respelled?.After is { } text ? text + word[end..] : null;
            breaks.Add(new WordBreak(start + p, null, after, true, p == 2 || letters.Length - p == 2)
            {
                IsSeam = language.Seams?.IsSeam(lower, i) ?? false,
            });
        }
    }

    private void AddListed(string listed, int start, int end, Gather<WordBreak> breaks)
    {
        var place = 0;
        var parts = listed.Split('-');
        for (var i = 0; i < parts.Length - 1; i++)
        {
            place += parts[i].Length;
            if (place >= left && end - start - place >= right)
                breaks.Add(new WordBreak(start + place, null, null, true, place == 2));
        }
    }

    private static int SpellOut(ReadOnlySpan<char> letters, Span<char> dotted, Span<int> place)
    {
        var length = 0;
        dotted[length++] = '.';
        for (var i = 0; i < letters.Length; i++)
        {
            place[length] = i;
            if (letters[i] is 'ĳ' or 'Ĳ')
            {
                dotted[length++] = 'i';
                place[length] = i;
                dotted[length++] = 'j';
            }
            else
            {
                dotted[length++] = char.ToLowerInvariant(letters[i]);
            }
        }

        dotted[length++] = '.';
        return length;
    }

    private static bool IsLoneVowel(ReadOnlySpan<char> lower, int place) =>
        (place == 1 && "aeiouyäöüëï".Contains(lower[0], StringComparison.Ordinal))
        || (place == lower.Length - 1 && "aeiouyäöüëï".Contains(lower[^1], StringComparison.Ordinal));

    private static int LettersBefore(string word, int end)
    {
        var count = 0;
        while (end - 1 - count >= 0 && char.IsLetterOrDigit(word[end - 1 - count]))
            count++;
        return count;
    }

    private static int LettersAfter(string word, int start)
    {
        var count = 0;
        while (start + count < word.Length && char.IsLetter(word[start + count]))
            count++;
        return count;
    }
}
