using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace StadKust.Typesetting;

/// <summary>The opened fonts of a layout and a shaper for each use of them.</summary>
internal sealed class FontBook(FontSet fonts) : IDisposable
{
    private readonly Dictionary<FontId, OpenFont> open = [];
    private readonly Dictionary<(FontId Font, ValueList<Feature> Features, Culture Language), WordShaper> shapers = [];

    public WordShaper Shaper(FontId font, ValueList<Feature> features, Culture language)
    {
        var key = (font, features, language);
        if (!shapers.TryGetValue(key, out var shaper))
            shapers.Add(key, shaper = new WordShaper(Open(font), features, language));
        return shaper;
    }

    public OpenFont Open(FontId id)
    {
        if (!open.TryGetValue(id, out var font))
            open.Add(id, font = new OpenFont(fonts.Faces.First(f => f.Id == id), fonts.Bytes(id)));
        return font;
    }

    public void Dispose()
    {
        foreach (var shaper in shapers.Values)
            shaper.Dispose();
        foreach (var font in open.Values)
            font.Dispose();
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
        UnitsPerEm = opened.UnitsPerEm;
        font = new Font(opened);
        font.SetScale(UnitsPerEm, UnitsPerEm);
        font.SetFunctionsOpenType();
        if (face.Instance.Count > 0)
            font.SetVariations([.. face.Instance.Select(a => new Variation { Tag = Tag.Parse(a.Tag), Value = (float)a.Value })]);

        // Fonts without OS/2 measures (the test font among them) get what Latin text faces have on average.
        CapHeight = font.OpenTypeMetrics.TryGetPosition(OpenTypeMetricsTag.CapHeight, out var cap) && cap > 0 ? cap / (double)UnitsPerEm : 0.7;
    }

    // Blob.FromStream hands HarfBuzz a pointer the garbage collector may move; native memory stays where it is.
    private static Blob Held(ReadOnlyMemory<byte> bytes)
    {
        var native = Marshal.AllocHGlobal(bytes.Length);
        Marshal.Copy(bytes.ToArray(), 0, native, bytes.Length);
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
