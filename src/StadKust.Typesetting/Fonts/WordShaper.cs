using HarfBuzzSharp;

namespace StadKust.Typesetting;

/// <summary>Words to glyphs for one font, one set of features and one language; every word is shaped once.</summary>
internal sealed class WordShaper : IDisposable
{
    private const char NoBreakHyphen = '\u2011';
    private const char NarrowNoBreakSpace = '\u202F';

    private readonly OpenFont font;
    private readonly HarfBuzzSharp.Feature[] features;
    private readonly HarfBuzzSharp.Buffer buffer = new();
    private readonly WordTable<ShapedWord> words = new();
    private readonly Func<string, ShapedWord> shapeAnew;
    private readonly Language hbLanguage;
    private readonly bool hasNoBreakHyphen;
    private readonly bool hasNarrowSpace;
    private readonly bool isDutch;

    public WordShaper(OpenFont font, ValueList<Feature> features, Culture language)
    {
        this.font = font;
        (Features, Language) = (features, language);
        this.features = new HarfBuzzSharp.Feature[features.Count];
        for (var i = 0; i < features.Count; i++)
            this.features[i] = new HarfBuzzSharp.Feature(Tag.Parse(features[i].Tag), (uint)features[i].Value, 0, uint.MaxValue);
        shapeAnew = ShapeAnew;
        hbLanguage = new Language(language.Code);
        hasNoBreakHyphen = font.Has(NoBreakHyphen);
        hasNarrowSpace = font.Has(NarrowNoBreakSpace);
        isDutch = language.Code.StartsWith("nl", StringComparison.OrdinalIgnoreCase);
        (SpaceGlyph, SpaceAdvance) = font.Space();
        HyphenText = font.Has('-') || !font.Has('\u2010') ? "-" : "\u2010";
        HyphenWidth = Shape(HyphenText).Width;
    }

    public FontId Font => font.Face.Id;

    public ValueList<Feature> Features { get; }

    public Culture Language { get; }

    public double CapHeight => font.CapHeight;

    /// <summary>Ink of a glyph, in em, y up.</summary>
    public (double Left, double Right, double Top, double Bottom) InkOf(ushort glyph) => font.Ink(glyph);

    public ushort SpaceGlyph { get; }

    /// <summary>Of the font's own word space, in em.</summary>
    public double SpaceAdvance { get; }

    /// <summary>The character printed where a word is divided.</summary>
    public string HyphenText { get; }

    public double HyphenWidth { get; }

    /// <summary>Glyphs of a word without spaces and without soft hyphens; glyph 0 stands for a character the font does not have.</summary>
    public ShapedWord Shape(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty)
            return ShapedWord.Empty;
        return words.Of(word, shapeAnew);
    }

    public void Dispose() => buffer.Dispose();

    private ShapedWord ShapeAnew(string text)
    {
        var asked = text;
        if (!hasNoBreakHyphen)
            asked = asked.Replace(NoBreakHyphen, '-');

        // A narrow space the font lacks is drawn as its word space at 60 %, about 0.15 em.
        var narrow = hasNarrowSpace ? -1 : asked.IndexOf(NarrowNoBreakSpace, StringComparison.Ordinal);
        if (narrow >= 0)
            asked = asked.Replace(NarrowNoBreakSpace, ' ');

        buffer.ClearContents();
        buffer.AddUtf16(asked);
        buffer.Direction = Direction.LeftToRight;
        buffer.Script = Script.Latin;
        buffer.Language = hbLanguage;
        font.Shape(buffer, FeaturesFor(asked));

        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        var count = infos.Length;
        var em = (float)font.UnitsPerEm;
        var (ids, advances, x, y, clusters) = (new ushort[count], new float[count], new float[count], new float[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            ids[i] = (ushort)infos[i].Codepoint;
            clusters[i] = (int)infos[i].Cluster;
            advances[i] = positions[i].XAdvance / em;
            x[i] = positions[i].XOffset / em;
            y[i] = positions[i].YOffset / em;
            if (narrow >= 0 && text[clusters[i]] == NarrowNoBreakSpace)
                advances[i] *= 0.6f;
        }

        return new ShapedWord(ids, advances, x, y, clusters);
    }

    // Dutch "fij": the fi ligature would tear the letter ij apart (fijn, twijfel is not concerned, prefijs is).
    private HarfBuzzSharp.Feature[] FeaturesFor(string text)
    {
        if (!isDutch)
            return features;
        var at = text.IndexOf("fij", StringComparison.OrdinalIgnoreCase);
        return at < 0
            ? features
            : [.. features, new HarfBuzzSharp.Feature(Tag.Parse("liga"), 0, (uint)Math.Max(0, at - 1), (uint)at + 2)];
    }
}
