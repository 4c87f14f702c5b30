using System.Buffers;
using System.Globalization;
using HarfBuzzSharp;

namespace StadKust.Typesetting;

/// <summary>Words to glyphs for one font, one set of features and one language; every word is shaped once.</summary>
internal sealed class WordShaper : IDisposable
{
    private const char NoBreakHyphen = '\u2011';
    private const char NarrowNoBreakSpace = '\u202F';

    private static readonly Tag Liga = Tag.Parse("liga");
    private static readonly Tag Frac = Tag.Parse("frac");
    private static readonly Tag Sups = Tag.Parse("sups");

    // Gap for a character no font has, in em.
    private const float BlankWidth = 0.5f;

    private const string Superiors = "⁰⁴⁵⁶⁷⁸⁹";
    private static readonly SearchValues<char> SuperiorSet = SearchValues.Create(Superiors);

    private static ReadOnlySpan<byte> Digits => [0, 4, 5, 6, 7, 8, 9];

    private readonly OpenFont font;
    private readonly HarfBuzzSharp.Feature[] features;
    private readonly HarfBuzzSharp.Buffer buffer = new();
    private readonly WordTable<ShapedWord> words = new();
    private readonly Func<string, ShapedWord> shapeAnew;
    private readonly Language hbLanguage;
    private readonly bool hasNoBreakHyphen;
    private readonly bool hasNarrowSpace;
    private readonly bool hasFractions;
    private readonly bool lacksSuperiors;
    private readonly bool isDutch;
    private readonly LanguageRules? rules;

    public WordShaper(OpenFont font, ValueList<Feature> features, Culture language)
    {
        this.font = font;
        (Features, Language) = (features, language);

        // Fractions are switched on where there is one: over a whole text the feature spoils years and telephone numbers.
        this.features = [.. features.Where(f => f.Tag != "frac").Select(f => new HarfBuzzSharp.Feature(Tag.Parse(f.Tag), (uint)f.Value, 0, uint.MaxValue))];
        hasFractions = features.Any(f => f is { Tag: "frac", Value: > 0 });
        lacksSuperiors = !font.Has('⁴');
        shapeAnew = ShapeAnew;
        hbLanguage = new Language(language.Code);
        hasNoBreakHyphen = font.Has(NoBreakHyphen);
        hasNarrowSpace = font.Has(NarrowNoBreakSpace);
        isDutch = language.Code.StartsWith("nl", StringComparison.OrdinalIgnoreCase);
        rules = language.Code.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? LanguageRules.For(language) : null;
        (SpaceGlyph, SpaceAdvance) = font.Space();
        HyphenText = font.Has('-') || !font.Has('\u2010') ? "-" : "\u2010";
        HyphenWidth = Shape(HyphenText).Width;
    }

    public FontId Font => font.Face.Id;

    public ValueList<Feature> Features { get; }

    public Culture Language { get; }

    /// <summary>Fonts to take a character from that this one lacks.</summary>
    public ValueList<FontId> Fallbacks => font.Face.Fallbacks;

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

    /// <summary>Gaps in place of characters no font has, one each.</summary>
    public ShapedWord Blank(int characters) => new(
        [.. Enumerable.Repeat(SpaceGlyph, characters)], [.. Enumerable.Repeat(BlankWidth, characters)], new float[characters], new float[characters],
        [.. Enumerable.Range(0, characters)])
    {
        IsBlank = true,
    };

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

        // Superior figures the font has only as a form of its plain ones.
        var superiors = lacksSuperiors && asked.AsSpan().ContainsAny(SuperiorSet);
        if (superiors)
            asked = string.Concat(asked.Select(c => Superiors.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + Digits[digit]) : c));

        buffer.ClearContents();
        buffer.AddUtf16(asked);
        buffer.Direction = Direction.LeftToRight;
        buffer.Script = Script.Latin;
        buffer.Language = hbLanguage;
        font.Shape(buffer, superiors ? [.. FeaturesFor(asked), .. Raised(text)] : FeaturesFor(asked));

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

    private static IEnumerable<HarfBuzzSharp.Feature> Raised(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Superiors.Contains(text[i], StringComparison.Ordinal))
                yield return new HarfBuzzSharp.Feature(Sups, 1, (uint)i, (uint)i + 1);
        }
    }

    private HarfBuzzSharp.Feature[] FeaturesFor(string text)
    {
        var all = WithoutTornLigatures(text);
        return hasFractions && FractionIn(text) is var (start, end) && end > start ? [.. all, new HarfBuzzSharp.Feature(Frac, 1, (uint)start, (uint)end)] : all;
    }

    /// <summary>1/2, 3/4, 11/12: at most two figures each, less than one, and nothing that makes it a date, a house number or 24/7.</summary>
    private static (int Start, int End) FractionIn(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOfAny('/', '\u2044');
        if (slash < 0)
            return (0, 0);
        var (start, end) = (slash, slash + 1);
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
            start--;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        var stands = slash - start is 1 or 2 && end - slash - 1 is 1 or 2
            && (start == 0 || !(char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '/' or '-' or '.'))
            && (end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] is '/' or '-'));
        return stands && int.Parse(text[start..slash], CultureInfo.InvariantCulture) is > 0 and var upper
            && upper < int.Parse(text[(slash + 1)..end], CultureInfo.InvariantCulture) ? (start, end) : (0, 0);
    }

    // Dutch "fij": the fi ligature would tear the letter ij apart (fijn; hoefijzer). German: none over the joint of a compound (Auflage).
    private HarfBuzzSharp.Feature[] WithoutTornLigatures(string text)
    {
        var f = text.AsSpan().IndexOfAny('f', 'F');
        if (f < 0 || (!isDutch && rules is null))
            return features;
        var without = default(List<HarfBuzzSharp.Feature>);
        for (; f >= 0 && f + 1 < text.Length; f = text.AsSpan(f + 1).IndexOfAny('f', 'F') is >= 0 and var next ? f + 1 + next : -1)
        {
            if (isDutch ? IsFij(text, f) : IsJoint(text, f + 1))
                (without ??= [.. features]).Add(new HarfBuzzSharp.Feature(Liga, 0, (uint)Math.Max(0, isDutch ? f - 1 : f), (uint)f + 2));
        }

        return without is null ? features : [.. without];
    }

    private static bool IsFij(string text, int f) => text.AsSpan(f).StartsWith("fij", StringComparison.OrdinalIgnoreCase);

    private bool IsJoint(string text, int place)
    {
        var (start, end) = (place, place);
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return end - start is > 3 and < 64 && char.ToLowerInvariant(text[place]) is 'f' or 'i' or 'l' or 'j' or 't'
            && rules!.PartsLigature(text.ToLowerInvariant().AsSpan(start, end - start), place - start);
    }
}
