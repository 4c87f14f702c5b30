using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace StadKust.Events;

/// <summary>Text as it is compared: lower case, no accents, no signs.</summary>
internal static class Words
{
    // They tell nothing about which event it is.
    private static readonly HashSet<string> Empty =
    [
        "de", "het", "een", "en", "in", "op", "van", "te", "met", "voor", "bij", "aan", "the", "a", "an", "and", "of", "at", "on", "for", "with",
        "over", "door", "uit", "om", "naar", "tot", "per", "by", "from", "to",
        "der", "die", "das", "und", "im", "am", "mit", "von", "zu", "ein", "eine", "durch", "aus", "t",
    ];

    public static string Normal(string text)
    {
        var into = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            var kind = char.GetUnicodeCategory(c);
            if (kind is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (char.IsLetterOrDigit(c))
            {
                into.Append(char.ToLowerInvariant(c) switch { 'ß' => 's', 'ø' => 'o', 'æ' => 'a', var other => other });
            }
            else if (into.Length > 0 && into[^1] != ' ' && c is not ('\'' or '’'))
            {
                into.Append(' ');
            }
        }

        return into.ToString().Trim();
    }

    /// <remarks>A single letter at the end is a number: group A and group B.</remarks>
    public static ImmutableArray<string> Of(string text)
    {
        var words = Normal(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Where((w, i) => !Empty.Contains(w) || (w.Length == 1 && i > 0 && i == words.Length - 1)).Select(w => w == "st" ? "sint" : w)];
    }

    /// <summary>Says which one it is: has a figure in it, or is a single letter.</summary>
    public static bool IsFigure(string word) => word.Length == 1 || word.Any(char.IsDigit);

    /// <summary>The words, with a compound taken apart when its parts stand alone in the other text: "zeehondenlezing" and "lezing over zeehonden".</summary>
    public static ImmutableArray<string> TakenApart(ImmutableArray<string> words, ImmutableArray<string> other)
    {
        foreach (var word in words.Where(w => w.Length >= 8 && !other.Contains(w)))
        {
            if (Parts(word, other) is { Length: > 1 } parts)
            {
                words = [.. words.TakeWhile(w => w != word), .. parts, .. words.SkipWhile(w => w != word).Skip(1)];
            }
        }

        return words;
    }

    private static ImmutableArray<string>? Parts(string word, ImmutableArray<string> of)
    {
        if (word.Length == 0)
        {
            return [];
        }

        foreach (var part in of.Where(p => p.Length >= 3))
        {
            foreach (var form in (string[])[part, Stem(part)])
            {
                // Between the parts of a compound there may be a letter that belongs to neither: stad-s-wandeling.
                foreach (var join in (string[])["", "s", "e", "en", "n"])
                {
                    if (word.StartsWith(form, StringComparison.Ordinal) && word.AsSpan(form.Length).StartsWith(join) && Parts(word[(form.Length + join.Length)..], of) is { } rest)
                    {
                        return [part, .. rest];
                    }
                }
            }
        }

        return null;
    }

    /// <summary>A word without the endings that only say how many or how: vleermuizen and vleermuis, geopend and open.</summary>
    internal static string Stem(string word)
    {
        var stem = word;
        if (stem.Length >= 7 && stem.StartsWith("ge", StringComparison.Ordinal) && stem[^1] is 'd' or 't')
        {
            stem = stem[2..^1];
        }

        foreach (var ending in (string[])["en", "s", "e"])
        {
            // Not the s of huis and glas.
            if (stem.Length - ending.Length >= 4 && stem.EndsWith(ending, StringComparison.Ordinal) && (ending != "s" || stem[^2] is not ('a' or 'i' or 'o' or 'u')))
            {
                stem = stem[..^ending.Length];
                break;
            }
        }

        return stem[^1] switch { 'z' => stem[..^1] + 's', 'v' => stem[..^1] + 'f', _ => stem };
    }

    /// <summary>The words, with two that stand as one in the other text written as one: "jutters tocht" and "jutterstocht", also the other way round.</summary>
    public static ImmutableArray<string> Joined(ImmutableArray<string> words, ImmutableArray<string> other)
    {
        foreach (var whole in other.Where(w => w.Length >= 5 && !words.Contains(w)))
        {
            for (var i = 0; i + 1 < words.Length; i++)
            {
                var (a, b) = (words[i], words[i + 1]);
                if (whole == a + b || whole == $"{a}s{b}" || whole == b + a || whole == $"{b}s{a}")
                {
                    words = words.RemoveAt(i).SetItem(i, whole);
                    break;
                }
            }
        }

        return words;
    }

    /// <summary>Words of one text that have no likeness in the other.</summary>
    /// <param name="shortest">Letters a word needs to count.</param>
    public static IEnumerable<string> Alone(ImmutableArray<string> words, ImmutableArray<string> other, int shortest = 2) =>
        words.Where(w => w.Length >= shortest && other.All(o => Alike(w, o) < 0.5));

    /// <summary>1 for equal words, less for one to three letters' difference in a long word.</summary>
    public static double Alike(string a, string b)
    {
        if (a == b)
        {
            return 1;
        }

        var longest = Math.Max(a.Length, b.Length);

        // Figures say which one it is: "concert 2" is not "concert 3".
        if (longest < 4 || a.Any(char.IsDigit) || b.Any(char.IsDigit))
        {
            return 0;
        }

        var distance = Distance(a, b, longest >= 14 ? 3 : longest >= 8 ? 2 : 1);
        if (distance >= 0)
        {
            return 1 - 0.1 * distance;
        }

        if (Stem(a) == Stem(b))
        {
            return 0.9;
        }

        // kerk and kerkje; then optocht in optochten and herdenking in dodenherdenking.
        var (few, many) = a.Length <= b.Length ? (a, b) : (b, a);
        return few.Length >= 4 && many.Length - few.Length <= 2 && many.StartsWith(few, StringComparison.Ordinal) ? 0.85
            : few.Length >= 6 && (many.StartsWith(few, StringComparison.Ordinal) || many.EndsWith(few, StringComparison.Ordinal)) ? 0.6
            : 0;
    }

    // Letters put in, left out, changed or swapped with the next (optimal string alignment); -1 above the limit.
    private static int Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
        {
            return -1;
        }

        var (before, last, now) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(now[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
                }
            }

            (before, last, now) = (last, now, before);
        }

        return last[b.Length] <= most ? last[b.Length] : -1;
    }
}
