using System.Text;

namespace StadKust.Typesetting;

/// <summary>Dutch: woordenlijst.org/leidraad/18. Patterns know no respelling, so it is added here.</summary>
internal sealed class Dutch : LanguageRules
{
    private const string Vowels = "aeiouyáéíóúàèëïöüäâêîôû";

    private static readonly Dictionary<char, char> WithoutTrema = new()
    {
        ['ë'] = 'e',
        ['ï'] = 'i',
        ['ö'] = 'o',
        ['ü'] = 'u',
        ['ä'] = 'a',
        ['Ë'] = 'E',
        ['Ï'] = 'I',
        ['Ö'] = 'O',
        ['Ü'] = 'U',
        ['Ä'] = 'A',
    };

    // Clusters of consonants a Dutch word can begin with: the second part of a divided word begins like a word.
    private static readonly HashSet<string> Onsets =
    [
        "b", "bl", "br", "c", "ch", "chl", "chr", "cl", "cr", "d", "dr", "dw", "f", "fl", "fr", "g", "gh", "gl", "gn", "gr", "h", "j", "k", "kl",
        "kn", "kr", "kw", "l", "m", "n", "p", "ph", "pl", "pn", "pr", "ps", "q", "qu", "r", "rh", "s", "sc", "sch", "schr", "scl", "scr", "sf", "sh", "sj",
        "sk", "sl", "sm", "sn", "sp", "spl", "spr", "st", "str", "sw", "t", "th", "thr", "tj", "tr", "ts", "tsj", "tw", "v", "vl", "vr", "w", "wr", "x", "z", "zw",
    ];

    // Bases that double their last vowel before -tje, and whether longer words may end in them.
    // Whole words only where the doubled form also ends quite other words: tomaatje, automaatje, straatje.
    private static readonly (string Doubled, string Base, bool Ends)[] Diminutives =
    [
        ("omaatje", "oma", false), ("opaatje", "opa", false), ("papaatje", "papa", false), ("mamaatje", "mama", false),
        ("aromaatje", "aroma", false), ("programmaatje", "programma", true), ("pizzaatje", "pizza", true),
        ("pyjamaatje", "pyjama", true), ("agendaatje", "agenda", true), ("cameraatje", "camera", true), ("villaatje", "villa", true),
        ("kanootje", "kano", true), ("autootje", "auto", true), ("fotootje", "foto", true), ("videootje", "video", true),
        ("radiootje", "radio", true), ("pianootje", "piano", true), ("kilootje", "kilo", true), ("eurootje", "euro", true), ("logootje", "logo", true),
        ("bistrootje", "bistro", true), ("motootje", "moto", true), ("risicootje", "risico", true), ("solootje", "solo", true),
        ("cafeetje", "café", true), ("pateetje", "paté", true), ("coupeetje", "coupé", true),
        ("parapluutje", "paraplu", true), ("menuutje", "menu", true), ("accuutje", "accu", true),
        ("taxietje", "taxi", true), ("bikinietje", "bikini", true), ("kiwietje", "kiwi", true), ("skietje", "ski", true), ("paellaatje", "paella", true),
        ("galaatje", "gala", true), ("sofaatje", "sofa", true), ("firmaatje", "firma", true), ("paginaatje", "pagina", true), ("pandaatje", "panda", true),
        ("zebraatje", "zebra", true), ("dramaatje", "drama", true), ("panoramaatje", "panorama", true),
        ("themaatje", "thema", true), ("pastaatje", "pasta", true), ("lamaatje", "lama", false), ("arenaatje", "arena", true),
        ("studiootje", "studio", true), ("casinootje", "casino", true), ("cellootje", "cello", true), ("tangootje", "tango", true), ("mangootje", "mango", true),
        ("avocadootje", "avocado", true), ("dominootje", "domino", true), ("stereootje", "stereo", true), ("safarietje", "safari", true), ("alibietje", "alibi", true),
        ("comiteetje", "comité", true), ("logeetje", "logé", true), ("clicheetje", "cliché", true), ("souffleetje", "soufflé", true), ("attacheetje", "attaché", true),
    ];

    private Dutch()
        : base(() => Load("hyph_nl_NL.dic", Encoding.Latin1, linesBefore: 1))
    {
    }

    public static Dutch Rules { get; } = new();

    public override Seams Seams => Seams.Dutch;

    public override IReadOnlyDictionary<string, string> Exceptions { get; } = new Dictionary<string, string>
    {
        ["bommelding"] = "bom-mel-ding",
        ["bommeldingen"] = "bom-mel-din-gen",
        ["bestedingen"] = "be-stedin-gen",
        ["massagebedden"] = "massage-bed-den",
        ["massagebed"] = "massage-bed",
        ["pakezels"] = "pak-ezels",
        ["mensapen"] = "mens-apen",
        ["videoband"] = "video-band",
        ["videobanden"] = "video-ban-den",
    };

    public override bool Allows(ReadOnlySpan<char> lowerCase, int place)
    {
        var (before, after) = (lowerCase[place - 1], lowerCase[place]);
        if (before == 'i' && after == 'j')
            return false;

        // x between vowels: exa-men is divided elsewhere, never beside the x.
        if (after == 'x' && place + 1 < lowerCase.Length && IsVowel(before) && IsVowel(lowerCase[place + 1]))
            return false;
        if (before == 'x' && place > 1 && IsVowel(after) && IsVowel(lowerCase[place - 2]))
            return false;

        var consonants = place;
        while (consonants < lowerCase.Length && !IsVowel(lowerCase[consonants]))
            consonants++;
        return consonants == place || Onsets.Contains(lowerCase[place..consonants].ToString());
    }

    // After a vowel the trema has done its work when the line ends: geïnformeerd, ge-informeerd.
    public override (string? Before, string? After)? Respell(ReadOnlySpan<char> letters, int place) =>
        WithoutTrema.TryGetValue(letters[place], out var plain) && IsVowel(char.ToLowerInvariant(letters[place - 1]))
            ? (null, $"{plain}{letters[(place + 1)..]}")
            : null;

    public override (int Place, string Before)? Diminutive(ReadOnlySpan<char> letters)
    {
        foreach (var (doubled, stem, ends) in Diminutives)
        {
            var body = letters.EndsWith("s", StringComparison.Ordinal) ? letters[..^1] : letters;
            if (!body.EndsWith(doubled, StringComparison.OrdinalIgnoreCase) || (!ends && body.Length != doubled.Length))
                continue;
            var place = body.Length - "tje".Length;
            var start = body.Length - doubled.Length;
            if (!char.IsLower(letters[place - 1]))
                return null;
            return (place, $"{letters[..(start + stem.Length - 1)]}{stem[^1]}");
        }

        return null;
    }

    public override bool DropsApostrophe(ReadOnlySpan<char> after) => after is "tje" or "tjes";

    private static bool IsVowel(char lowerCase) => Vowels.Contains(lowerCase, StringComparison.Ordinal);
}
