using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace StadKust.Typesetting;

/// <summary>The opened fonts of a layout and a shaper for each use of them.</summary>
internal sealed class FontBook(FontSet fonts) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, OpenFont> open = [];

    // Few: a dozen faces with a feature or two, and two or three languages.
    private readonly List<WordShaper> shapers = [];

    /// <summary>Any thread may ask.</summary>
    public WordShaper Shaper(FontId font, ValueList<Feature> features, Culture language)
    {
        lock (gate)
        {
            foreach (var known in shapers)
            {
                if (known.Font == font && known.Language == language && SameAs(known.Features, features))
                    return known;
            }

            var shaper = new WordShaper(Open(font), features, language);
            shapers.Add(shaper);
            return shaper;
        }
    }

    public void Dispose()
    {
        foreach (var shaper in shapers)
            shaper.Dispose();
        foreach (var font in open.Values)
            font.Dispose();
    }

    private OpenFont Open(FontId id)
    {
        if (!open.TryGetValue(id.Value, out var font))
            open.Add(id.Value, font = new OpenFont(fonts.Face(id), fonts.Bytes(id)));
        return font;
    }

    private static bool SameAs(ValueList<Feature> one, ValueList<Feature> other)
    {
        if (ReferenceEquals(one, other))
            return true;
        if (one.Count != other.Count)
            return false;
        for (var i = 0; i < one.Count; i++)
        {
            if (one[i] != other[i])
                return false;
        }

        return true;
    }
}

/// <summary>A font file in the hands of HarfBuzz, with the few measures that setting needs, in em.</summary>
internal sealed class OpenFont : IDisposable
{
    private readonly Font font;

    public OpenFont(FontFace face, ReadOnlyMemory<byte> bytes)
    {
        Face = face;
        using var blob = Held(bytes);
        using var opened = new Face(blob, 0);
        if (opened.GlyphCount == 0 || opened.UnitsPerEm is < 16 or > 16_384)
            throw new InvalidDataException($"Font '{face.Id}' cannot be read: it has no glyphs, or is damaged.");
        UnitsPerEm = opened.UnitsPerEm;
        font = new Font(opened);
        font.SetScale(UnitsPerEm, UnitsPerEm);
        font.SetFunctionsOpenType();

        // Fonts without OS/2 measures (the test font among them) get what Latin text faces have on average.
        CapHeight = font.OpenTypeMetrics.TryGetPosition(OpenTypeMetricsTag.CapHeight, out var cap) && cap > 0 ? cap / (double)UnitsPerEm : 0.7;
    }

    // Blob.FromStream hands HarfBuzz a pointer the garbage collector may move; native memory stays where it is.
    private static Blob Held(ReadOnlyMemory<byte> bytes)
    {
        var native = Marshal.AllocHGlobal(bytes.Length);
        var array = MemoryMarshal.TryGetArray(bytes, out var segment) ? segment : bytes.ToArray();
        Marshal.Copy(array.Array!, array.Offset, native, array.Count);
        return new Blob(native, bytes.Length, MemoryMode.ReadOnly, () => Marshal.FreeHGlobal(native));
    }

    public FontFace Face { get; }

    public int UnitsPerEm { get; }

    public double CapHeight { get; }

    public bool Has(int codepoint) => font.TryGetNominalGlyph(codepoint, out var glyph) && glyph != 0;

    public (ushort Glyph, double Advance) Space()
    {
        if (!font.TryGetNominalGlyph(' ', out var glyph))
            return (0, 0.25);
        return ((ushort)glyph, font.GetHorizontalGlyphAdvance(glyph) / (double)UnitsPerEm);
    }

    /// <summary>Ink of a glyph, in em, y up; its advance and the height of capitals when it has no outline.</summary>
    public (double Left, double Right, double Top, double Bottom) Ink(ushort glyph)
    {
        var em = (double)UnitsPerEm;
        return font.TryGetGlyphExtents(glyph, out var ink) && ink.Width > 0
            ? (ink.XBearing / em, (ink.XBearing + ink.Width) / em, ink.YBearing / em, (ink.YBearing + ink.Height) / em)
            : (0, font.GetHorizontalGlyphAdvance(glyph) / em, CapHeight, 0);
    }

    public void Shape(HarfBuzzSharp.Buffer buffer, HarfBuzzSharp.Feature[] features) => font.Shape(buffer, features);

    public void Dispose() => font.Dispose();
}
