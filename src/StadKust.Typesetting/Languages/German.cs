using System.Text;

namespace StadKust.Typesetting;

/// <summary>German after the reform of 1996: grammis.ids-mannheim.de, rules 86–89. No respelling is left.</summary>
internal sealed class German : LanguageRules
{
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

    // ch and ck stand for one sound; c ends no part of a word. (s-ch is divided in Häus-chen, which the patterns know.)
    public override bool Allows(ReadOnlySpan<char> lowerCase, int place) =>
        lowerCase[place - 1] != 'c' || lowerCase[place] is not ('h' or 'k');
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
