namespace StadKust.Typesetting;

/// <summary>Hyphenation patterns as a trie: for each place of a word the strongest digit, odd meaning "may break".</summary>
/// <remarks>
/// Source: Liang, "Word Hy-phen-a-tion by Com-put-er", 1983. A node knows its first child and its next sibling; the first letter of a
/// pattern is found by a table. Read at every start, so reading is what it is made for: 36,000 German patterns take some ten milliseconds.
/// </remarks>
internal sealed class PatternTrie
{
    // Letters of all languages we divide lie below; the few beyond hang together on the last place.
    private const int Letters = 512;

    private readonly int[] roots = new int[Letters];
    private readonly Gather<Node> nodes = new(32_768);
    private readonly Gather<byte> digits = new(65_536);

    private PatternTrie()
    {
        // Node 0 and digits 0 are nobody's, so that 0 may mean none.
        nodes.Add(default);
        digits.Add(0);
    }

    /// <summary>Patterns in the notation of TeX, one a line: <c>.ach4t</c>; a dot is an end of the word.</summary>
    /// <param name="from">Where in the text the first pattern is.</param>
    public static PatternTrie Of(string text, int from)
    {
        var trie = new PatternTrie();
        Span<byte> own = stackalloc byte[64];
        while (from < text.Length)
        {
            var end = text.IndexOf('\n', from);
            end = end < 0 ? text.Length : end;
            var pattern = text.AsSpan(from, end - from).Trim();
            if (pattern.Length is > 0 and < 60)
                trie.Add(pattern, own);
            from = end + 1;
        }

        return trie;
    }

    /// <summary>Fills <paramref name="strengths"/>: entry i belongs to the place before character i of <paramref name="dotted"/>.</summary>
    /// <param name="dotted">The word in lower case between two dots.</param>
    public void Weigh(ReadOnlySpan<char> dotted, Span<byte> strengths)
    {
        strengths.Clear();
        for (var start = 0; start < dotted.Length; start++)
        {
            var node = roots[Math.Min(dotted[start], (char)(Letters - 1))];
            node = Sibling(node, dotted[start]);
            for (var i = start + 1; node > 0; i++)
            {
                if (nodes[node].Digits is > 0 and var at)
                    Strengthen(at, start, strengths);
                if (i == dotted.Length)
                    break;
                node = Sibling(nodes[node].Child, dotted[i]);
            }
        }
    }

    private void Strengthen(int at, int start, Span<byte> strengths)
    {
        for (var d = 0; d < digits[at]; d++)
        {
            ref var strength = ref strengths[start + d];
            strength = Math.Max(strength, digits[at + 1 + d]);
        }
    }

    private void Add(ReadOnlySpan<char> pattern, Span<byte> own)
    {
        own.Clear();
        var length = 0;
        var node = 0;
        foreach (var c in pattern)
        {
            if (char.IsAsciiDigit(c))
            {
                own[length] = (byte)(c - '0');
                continue;
            }

            node = length++ == 0 ? Child(ref roots[Math.Min(c, (char)(Letters - 1))], c) : Child(node, c);
        }

        // Twice the same letters: the last line wins, as in TeX it would be an error.
        nodes[node].Digits = digits.Count;
        digits.Add((byte)(length + 1));
        foreach (var digit in own[..(length + 1)])
            digits.Add(digit);
    }

    private int Child(int parent, char letter)
    {
        if (Sibling(nodes[parent].Child, letter) is > 0 and var known)
            return known;
        nodes.Add(new Node { Letter = letter, Sibling = nodes[parent].Child });
        nodes[parent].Child = nodes.Count - 1;
        return nodes.Count - 1;
    }

    private int Child(ref int first, char letter)
    {
        if (Sibling(first, letter) is > 0 and var known)
            return known;
        nodes.Add(new Node { Letter = letter, Sibling = first });
        first = nodes.Count - 1;
        return first;
    }

    private int Sibling(int node, char letter)
    {
        while (node > 0 && nodes[node].Letter != letter)
            node = nodes[node].Sibling;
        return node;
    }

    private struct Node
    {
        public char Letter;
        public int Child;
        public int Sibling;
        public int Digits;
    }
}
