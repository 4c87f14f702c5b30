namespace StadKust.Typesetting;

/// <summary>What a language knows of dividing words beyond its patterns.</summary>
internal abstract class LanguageRules
{
    private readonly Lazy<PatternTrie> patterns;

    protected LanguageRules(Func<PatternTrie> load) => patterns = new(load);

    public PatternTrie Patterns => patterns.Value;

    /// <summary>Words whose pattern breaks mislead the reader, with the breaks they have instead: <c>bom-melding</c>.</summary>
    public virtual IReadOnlyDictionary<string, string> Exceptions { get; } = new Dictionary<string, string>();

    /// <summary>Whether a run of letters may be divided before character <paramref name="place"/>.</summary>
    public virtual bool Allows(ReadOnlySpan<char> lowerCase, int place) => true;

    /// <summary>Respelling at a break the patterns found; null for none.</summary>
    public virtual (string? Before, string? After)? Respell(ReadOnlySpan<char> letters, int place) => null;

    /// <summary>A break of the run that no pattern knows, in its place; all later breaks of the run are dropped.</summary>
    public virtual (int Place, string Before)? Diminutive(ReadOnlySpan<char> letters) => null;

    /// <summary>Joints of compounds, where the language makes them and we know some.</summary>
    public virtual Seams? Seams => null;

    /// <summary>Whether no ligature may stand over the place before a letter, because a compound is joined there: Auf|lage.</summary>
    /// <param name="lower">A word in lower case with an f before <paramref name="place"/>.</param>
    public virtual bool PartsLigature(ReadOnlySpan<char> lower, int place) => false;

    /// <summary>Whether an apostrophe followed by these letters vanishes at a break: sherry’tje.</summary>
    public virtual bool DropsApostrophe(ReadOnlySpan<char> after) => false;

    /// <summary>Null for a language we have no patterns for: its words are never divided.</summary>
    public static LanguageRules? For(Culture culture) => culture.Code.Split('-')[0].ToLowerInvariant() switch
    {
        "nl" => Dutch.Rules,
        "de" => German.Rules,
        "en" => English.Rules,
        _ => null,
    };

    protected static PatternTrie Load(string resource, System.Text.Encoding encoding, int linesBefore)
    {
        using var stream = typeof(LanguageRules).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {resource}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var text = encoding.GetString(bytes);
        var from = 0;
        for (var line = 0; line < linesBefore; line++)
            from = text.IndexOf('\n', from) + 1;
        return PatternTrie.Of(text, from);
    }
}
