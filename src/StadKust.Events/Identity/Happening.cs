using System.Collections.Immutable;

namespace StadKust.Events;

/// <summary>What two programs can compare about an event when neither knows the other's numbers.</summary>
/// <param name="Start">Local.</param>
/// <param name="Place">Name of the venue, as written.</param>
/// <param name="Town">Municipality or the last part of the address; empty when unknown.</param>
/// <param name="Text">Description, for what title and place leave open; may be empty.</param>
public sealed record Happening(string Title, DateTime Start, string Place, string Town, string Text = "", bool AllDay = false)
{
    /// <summary>Equal for the same event spelled the same, whatever case, accents and signs.</summary>
    public string Fingerprint => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Words.Normal(Title)}|{Start:yyyy-MM-ddTHH:mm}|{Words.Normal(Place)}");
}

/// <summary>Text as it is compared: lower case, no accents, no signs.</summary>
internal static class Words
{
    // They tell nothing about which event it is.
    private static readonly HashSet<string> Empty =
    [
        "de", "het", "een", "en", "in", "op", "van", "te", "met", "voor", "bij", "aan", "the", "a", "an", "and", "of", "at", "on", "for", "with",
        "der", "die", "das", "und", "im", "am", "mit", "von", "zu", "ein", "eine", "t",
    ];

    public static string Normal(string text)
    {
        var into = new System.Text.StringBuilder(text.Length);
        foreach (var c in text.Normalize(System.Text.NormalizationForm.FormKD))
        {
            var kind = char.GetUnicodeCategory(c);
            if (kind is System.Globalization.UnicodeCategory.NonSpacingMark)
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

    public static ImmutableArray<string> Of(string text) => [.. Normal(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !Empty.Contains(w))];

    /// <summary>The words, with two that stand as one in the other text written as one: "jutters tocht" and "jutterstocht", also the other way round.</summary>
    public static ImmutableArray<string> Joined(ImmutableArray<string> words, ImmutableArray<string> other)
    {
        foreach (var whole in other.Where(w => w.Length >= 6 && !words.Contains(w)))
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
    public static IEnumerable<string> Alone(ImmutableArray<string> words, ImmutableArray<string> other) =>
        words.Where(w => w.Length >= 3 && other.All(o => Alike(w, o) < 0.5));

    /// <summary>1 for equal words, less for one or two letters' difference in a long word.</summary>
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

        var distance = Distance(a, b, longest >= 8 ? 2 : 1);
        if (distance >= 0)
        {
            return 1 - 0.1 * distance;
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
