using System.Text.Json;
using System.Text.RegularExpressions;

namespace StadKust.Content;

/// <summary>The words of a stored value, and how many of them are other than before.</summary>
internal static partial class SourceWords
{
    // Beyond it words are counted without regard to their order: a whole page rewritten needs no fine count.
    private const int MostCompared = 4_000;

    public static string[] Of(JsonElement? value)
    {
        var words = new List<string>();
        if (value is { } some)
        {
            Gather(some, words, 0);
        }

        return [.. words];
    }

    /// <summary>Words of the new text that do not stand in the old one in this order; words only taken out count, too, where nothing stands for them.</summary>
    public static int Changed(string[] before, string[] after)
    {
        var same = before.Length * (long)after.Length > MostCompared * (long)MostCompared ? InCommon(before, after) : LongestCommon(before, after);
        return Math.Max(before.Length, after.Length) - same;
    }

    private static int LongestCommon(string[] a, string[] b)
    {
        var row = new int[b.Length + 1];
        foreach (var word in a)
        {
            var diagonal = 0;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = word == b[j - 1] ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }

        return row[^1];
    }

    private static int InCommon(string[] a, string[] b)
    {
        var count = a.GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count());
        return b.GroupBy(w => w).Sum(g => Math.Min(g.Count(), count.GetValueOrDefault(g.Key)));
    }

    // In blocks only what editors wrote: keys, types and references are no words.
    private static void Gather(JsonElement value, List<string> words, int depth)
    {
        const int Deepest = 40;
        switch (value.ValueKind)
        {
            case JsonValueKind.String when value.GetString() is { } text && !text.StartsWith("umb://", StringComparison.Ordinal) && !Guid.TryParse(text, out _):
                foreach (Match word in Word().Matches(Tag().Replace(text, " ")))
                {
                    words.Add(word.Value);
                }

                break;
            case JsonValueKind.Array when depth < Deepest:
                foreach (var entry in value.EnumerateArray())
                {
                    Gather(entry, words, depth + 1);
                }

                break;
            case JsonValueKind.Object when depth < Deepest:
                foreach (var member in value.EnumerateObject().Where(m => !Furniture.Contains(m.Name)))
                {
                    Gather(member.Value, words, depth + 1);
                }

                break;
            default:
                break;
        }
    }

    private static readonly HashSet<string> Furniture = new(
        ["layout", "expose", "key", "alias", "editorAlias", "contentTypeKey", "contentKey", "settingsKey", "mediaKey", "culture", "segment", "target", "url", "udi", "type"],
        StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’\-]*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
