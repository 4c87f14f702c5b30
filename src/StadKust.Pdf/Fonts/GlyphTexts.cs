using System.Globalization;
using System.Text;
using HarfBuzzSharp;

namespace StadKust.Pdf.Fonts;

/// <summary>What each glyph of a font says: its character, or for small capitals, figures and ligatures the characters its name is made of.</summary>
/// <remarks>
/// Names follow the Adobe Glyph List specification: <c>one.osf</c> says what <c>one</c> says, <c>f_i</c> what <c>f</c> and <c>i</c> say,
/// <c>uni0133</c> is U+0133. The base is looked up in the same font, so no list of names is needed.
/// </remarks>
internal sealed class GlyphTexts
{
    private readonly Dictionary<ushort, string> fromCharacters = [];
    private readonly Dictionary<string, ushort> byName = [];
    private readonly Dictionary<int, ushort> glyphs = [];
    private readonly Dictionary<ushort, string> names = [];

    public GlyphTexts(ReadOnlyMemory<byte> file)
    {
        using var opened = new OpenedFace(file);
        using var font = new Font(opened.Face);
        foreach (var (character, glyph) in Subsetter.Characters(opened.Face, font))
        {
            // The first is the plain one: space before no-break space, hyphen-minus before soft hyphen.
            glyphs.TryAdd(character, glyph);
            if (character is < 0xD800 or > 0xDFFF)
            {
                fromCharacters.TryAdd(glyph, Plain(char.ConvertFromUtf32(character)));
            }
        }

        for (uint glyph = 0; glyph < opened.Face.GlyphCount; glyph++)
        {
            if (font.TryGetGlyphName(glyph, out var name) && name.Length > 0)
            {
                names[(ushort)glyph] = name;
                byName.TryAdd(name, (ushort)glyph);
            }
        }
    }

    /// <summary>The plain glyph of a character; null when the font has none.</summary>
    public ushort? GlyphOf(int character) => glyphs.TryGetValue(character, out var glyph) ? glyph : null;

    /// <summary>Null when neither cmap nor name tells.</summary>
    public string? For(ushort glyph) =>
        fromCharacters.TryGetValue(glyph, out var text) ? text
        : names.TryGetValue(glyph, out var name) ? FromName(name)
        : null;

    private string? FromName(string name)
    {
        var stem = name.Split('.')[0];
        if (stem.Length == 0)
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var part in stem.Split('_'))
        {
            if ((Named(part) ?? Numbered(part) ?? Named(Lowered(part))) is not { } said)
            {
                return null;
            }

            text.Append(said);
        }

        return text.ToString();
    }

    private string? Named(string name) =>
        byName.TryGetValue(name, out var glyph) && fromCharacters.TryGetValue(glyph, out var text) ? text : null;

    // commasuperior says what comma says.
    private static string Lowered(string name) =>
        name.EndsWith("superior", StringComparison.Ordinal) || name.EndsWith("inferior", StringComparison.Ordinal) ? name[..^8] : name;

    /// <summary>uni and groups of four digits, or u and up to six.</summary>
    private static string? Numbered(string part)
    {
        var isGroups = part.StartsWith("uni", StringComparison.Ordinal) && part.Length > 3 && part.Length % 4 == 3;
        if (!isGroups && !(part.StartsWith('u') && part.Length is >= 5 and <= 7))
        {
            return null;
        }

        var text = new StringBuilder();
        foreach (var digits in isGroups ? part[3..].Chunk(4) : [part[1..].ToCharArray()])
        {
            if (!int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var character) || !Rune.IsValid(character))
            {
                return null;
            }

            text.Append(Plain(char.ConvertFromUtf32(character)));
        }

        return text.ToString();
    }

    // Latin ligatures of the presentation forms are searched for by their letters.
    private static string Plain(string text) => text[0] is >= '\uFB00' and <= '\uFB06' ? text.Normalize(NormalizationForm.FormKD) : text;
}
