using System.Text;

namespace StadKust.Typesetting;

/// <summary>German after the reform of 1996: grammis.ids-mannheim.de, rules 86–89. No respelling is left.</summary>
internal sealed class German : LanguageRules
{
    private static readonly string[] FirstPartsInF =
    [
        "auf", "kauf", "lauf", "hof", "dorf", "brief", "tief", "ruf", "schilf", "wolf", "golf", "zwölf", "fünf", "chef", "graf", "schaf", "schlaf", "sumpf", "topf",
        "kopf", "dampf", "kampf", "knopf", "strumpf", "huf", "torf", "senf", "reif", "steif", "scharf", "stoff", "schiff", "griff", "treff", "straf", "werf", "hanf",
    ];

    private German()
        : base(() => Load("hyph-de-1996.pat.txt", Encoding.UTF8, linesBefore: 0))
    {
    }

    public static German Rules { get; } = new();

    public override IReadOnlyDictionary<string, string> Exceptions { get; } = new Dictionary<string, string>
    {
        ["urinstinkt"] = "ur-instinkt",
        ["urinstinkte"] = "ur-instinkte",
        ["beinhalten"] = "be-inhal-ten",
        ["beinhaltet"] = "be-inhal-tet",
        ["analphabet"] = "an-alpha-bet",
        ["analphabeten"] = "an-alpha-be-ten",
        ["wachstube"] = "wach-stube",
        ["wachstuben"] = "wach-stuben",
    };

    public override Seams Seams => Seams.German;

    // ch and ck stand for one sound; c ends no part of a word. (s-ch is divided in Häus-chen, which the patterns know.)
    public override bool Allows(ReadOnlySpan<char> lowerCase, int place) =>
        lowerCase[place - 1] != 'c' || lowerCase[place] is not ('h' or 'k');

    // Between f and l, i, j, t the patterns divide at joints only (Auf-lage, Schilf-insel; but Pflaume, finden); between two f at most
    // syllables too (hof-fen), so there a known first part must stand before it. Suffixes that begin with l (brief-lich) count as joints.
    public override bool PartsLigature(ReadOnlySpan<char> lower, int place)
    {
        if (place < 3 || place + 1 >= lower.Length)
            return false;

        // hof|fest, but hoffen, Hoffnung.
        if (lower[place] == 'f')
            return EndsInF(lower[..place]) && (!lower[..place].EndsWith("hof", StringComparison.Ordinal) || lower[place..].StartsWith("fest", StringComparison.Ordinal));
        if (place > 1 && lower[place - 2] == 'f' && lower[place] is 'i')
            return EndsInF(lower[..place]) && lower[place..].StartsWith("insel", StringComparison.Ordinal);
        Span<char> dotted = stackalloc char[lower.Length + 2];
        Span<byte> strengths = stackalloc byte[lower.Length + 3];
        (dotted[0], dotted[^1]) = ('.', '.');
        lower.CopyTo(dotted[1..]);
        Patterns.Weigh(dotted, strengths);
        return strengths[place + 1] % 2 == 1 || (lower[place] is 'l' or 'j' && EndsInF(lower[..place]));
    }

    private static bool EndsInF(ReadOnlySpan<char> first)
    {
        foreach (var part in FirstPartsInF)
        {
            if (first.EndsWith(part, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}

/// <summary>British English: patterns alone.</summary>
internal sealed class English : LanguageRules
{
    private English()
        : base(() => Load("hyph-en-gb.pat.txt", Encoding.UTF8, linesBefore: 0))
    {
    }

    public static English Rules { get; } = new();
}
