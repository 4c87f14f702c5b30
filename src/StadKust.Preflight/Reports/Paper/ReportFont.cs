using System.Globalization;
using System.Text;
using StadKust.Preflight.Fonts;

namespace StadKust.Preflight.Reports.Paper;

/// <summary>A font of the report, embedded whole: glyphs by their number, and a map back to text.</summary>
internal sealed class ReportFont
{
    private readonly byte[] bytes;
    private readonly TrueType program;
    private readonly SortedDictionary<int, int> used = [];

    private ReportFont(string name, byte[] bytes) => (Name, this.bytes, program) = (name, bytes, new TrueType(bytes));

    public string Name { get; }

    /// <param name="file">Of the house, such as <c>WorkSans_400Regular.ttf</c>; part of this program.</param>
    public static ReportFont Of(string file)
    {
        using var stream = typeof(ReportFont).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"The program has no font {file}.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return new ReportFont(Path.GetFileNameWithoutExtension(file).Replace('_', '-'), copy.ToArray());
    }

    /// <returns>Points.</returns>
    public double Width(string text, double size)
    {
        var sum = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            sum += program.Advance(Glyph(rune)) ?? 0;
        }

        return sum / 1000 * size;
    }

    /// <summary>As a hexadecimal string for <c>Tj</c>.</summary>
    public string Shown(string text)
    {
        var hex = new StringBuilder("<");
        foreach (var rune in text.EnumerateRunes())
        {
            var glyph = Glyph(rune);
            used.TryAdd(glyph, rune.Value);
            hex.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
        }

        return hex.Append('>').ToString();
    }

    /// <returns>Number of the font's object.</returns>
    public int Write(ReportFile file)
    {
        var program = file.Stream($"/Length1 {bytes.Length}", bytes);
        var descriptor = file.Add(
            $"<< /Type /FontDescriptor /FontName /{Name} /Flags 4 /FontBBox [-250 -300 1400 1000] /ItalicAngle 0 /Ascent 930 /Descent -243 /CapHeight 660 /StemV 80 /FontFile2 {program} 0 R >>");
        var widths = string.Join(' ', used.Keys.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g} [{this.program.Advance(g) ?? 0:0.##}]")));
        var inner = file.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{Name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /CIDToGIDMap /Identity /DW 0 /W [{widths}] >>");
        var map = file.Stream("", Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Add($"<< /Type /Font /Subtype /Type0 /BaseFont /{Name} /Encoding /Identity-H /DescendantFonts [{inner} 0 R] /ToUnicode {map} 0 R >>");
    }

    private int Glyph(Rune rune) => program.ByCode(3, 10, rune.Value) is { } wide and > 0 ? wide : program.ByCode(3, 1, rune.Value) ?? 0;

    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Report def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var part in used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var (glyph, code) in part)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(code)))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap end end\n").ToString();
    }
}
