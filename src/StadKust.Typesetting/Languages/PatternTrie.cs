using System.Text;

namespace StadKust.Typesetting;

/// <summary>Hyphenation patterns in a compact trie: for each place of a word the strongest digit, odd meaning "may break".</summary>
/// <remarks>
/// Source: Liang, "Word Hy-phen-a-tion by Com-put-er", 1983. Edges of a node lie side by side in two arrays, sorted by letter;
/// 35,000 patterns take about 0.8 MB.
/// </remarks>
internal sealed class PatternTrie
{
    private readonly int[] firstEdge;
    private readonly char[] letters;
    private readonly int[] targets;
    private readonly int[] digitsAt;
    private readonly byte[] digits;

    private PatternTrie(int[] firstEdge, char[] letters, int[] targets, int[] digitsAt, byte[] digits) =>
        (this.firstEdge, this.letters, this.targets, this.digitsAt, this.digits) = (firstEdge, letters, targets, digitsAt, digits);

    /// <summary>Patterns in the notation of TeX, one a line: <c>.ach4t</c>; a dot is an end of the word.</summary>
    public static PatternTrie Of(IEnumerable<string> patterns)
    {
        var sorted = patterns.Select(Parse).OrderBy(p => p.Letters, StringComparer.Ordinal).ToArray();
        var (firstEdge, letters, targets, digitsAt, digits) = (new List<int>(), new List<char>(), new List<int>(), new List<int>(), new List<byte> { 0 });
        var open = new Queue<(int From, int To, int Depth)>();
        open.Enqueue((0, sorted.Length, 0));
        var nodes = 1;
        while (open.TryDequeue(out var node))
        {
            firstEdge.Add(letters.Count);
            var i = node.From;
            digitsAt.Add(0);
            if (node.Depth > 0)
            {
                while (i < node.To && sorted[i].Letters.Length == node.Depth)
                {
                    // Twice the same letters: the last line wins, as in TeX it would be an error.
                    digitsAt[^1] = digits.Count;
                    digits.Add((byte)sorted[i].Digits.Length);
                    digits.AddRange(sorted[i].Digits);
                    i++;
                }
            }

            while (i < node.To)
            {
                var letter = sorted[i].Letters[node.Depth];
                var end = i;
                while (end < node.To && sorted[end].Letters[node.Depth] == letter)
                    end++;
                letters.Add(letter);
                targets.Add(nodes++);
                open.Enqueue((i, end, node.Depth + 1));
                i = end;
            }
        }

        firstEdge.Add(letters.Count);
        return new PatternTrie([.. firstEdge], [.. letters], [.. targets], [.. digitsAt], [.. digits]);
    }

    /// <summary>Fills <paramref name="strengths"/>: entry i belongs to the place before character i of <paramref name="dotted"/>.</summary>
    /// <param name="dotted">The word in lower case between two dots.</param>
    public void Weigh(ReadOnlySpan<char> dotted, Span<byte> strengths)
    {
        strengths.Clear();
        for (var start = 0; start < dotted.Length; start++)
        {
            var node = 0;
            for (var i = start; i < dotted.Length && (node = Child(node, dotted[i])) >= 0; i++)
            {
                var at = digitsAt[node];
                if (at == 0)
                    continue;
                for (var d = 0; d < digits[at]; d++)
                    strengths[start + d] = Math.Max(strengths[start + d], digits[at + 1 + d]);
            }
        }
    }

    private int Child(int node, char letter)
    {
        for (var edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++)
        {
            if (letters[edge] == letter)
                return targets[edge];
            if (letters[edge] > letter)
                return -1;
        }

        return -1;
    }

    private static (string Letters, byte[] Digits) Parse(string pattern)
    {
        var letters = new StringBuilder();
        var digits = new List<byte> { 0 };
        foreach (var c in pattern)
        {
            if (char.IsAsciiDigit(c))
            {
                digits[^1] = (byte)(c - '0');
            }
            else
            {
                letters.Append(c);
                digits.Add(0);
            }
        }

        return (letters.ToString(), [.. digits]);
    }
}
