using System.Buffers.Binary;
using System.Text;

namespace StadKust.Typesetting.Tests;

/// <summary>A variable font built from bytes: capitals and small letters are boxes, half an em wide at wdth 100 and a whole em at wdth 200.</summary>
internal static class VariableFont
{
    private const int UnitsPerEm = 1000;
    private const int Width = 500;
    private const int Box = 400;

    // Space and the letters A–Z, a–z; glyph 0 is the one for what is missing.
    private static readonly (int First, int Last)[] Characters = [(0x20, 0x20), (0x2D, 0x2D), (0x41, 0x5A), (0x61, 0x7A)];

    public static byte[] Bytes()
    {
        var glyphs = 1 + Characters.Sum(c => c.Last - c.First + 1);
        var glyph = Outline();
        (string Tag, byte[] Data)[] tables =
        [
            ("cmap", Cmap()),
            ("fvar", [.. Words(1, 0, 16, 2, 1, 20, 0, 8), .. Encoding.ASCII.GetBytes("wdth"), .. Fixed(50), .. Fixed(100), .. Fixed(200), .. Words(0, 256)]),
            ("glyf", [.. Enumerable.Repeat(glyph, glyphs).SelectMany(g => g)]),
            ("gvar", Variations(glyphs)),
            ("head", Words(1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, UnitsPerEm, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Box, 700, 0, 8, 2, 1, 0)),
            ("hhea", Words(1, 0, 800, -200, 0, Width, 0, 0, Box, 1, 0, 0, 0, 0, 0, 0, 0, glyphs)),
            ("hmtx", Words([.. Enumerable.Repeat(new[] { Width, 0 }, glyphs).SelectMany(m => m)])),
            ("loca", [.. Enumerable.Range(0, glyphs + 1).SelectMany(i => Long(i * glyph.Length))]),
            ("maxp", Words(1, 0, glyphs, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)),
        ];
        var font = new MemoryStream();
        font.Write(Words(1, 0, tables.Length, 128, 3, (tables.Length * 16) - 128));
        var at = 12 + (tables.Length * 16);
        foreach (var (tag, data) in tables)
        {
            font.Write([.. Encoding.ASCII.GetBytes(tag), .. Long(0), .. Long(at), .. Long(data.Length)]);
            at += (data.Length + 3) / 4 * 4;
        }

        foreach (var (_, data) in tables)
            font.Write([.. data, .. new byte[(4 - (data.Length % 4)) % 4]]);
        return font.ToArray();
    }

    // One contour of four points: x 0 or 400, y 0 or 700.
    private static byte[] Outline()
    {
        byte[] outline = [.. Words(1, 0, 0, Box, 700, 3, 0), 1, 1, 1, 1, .. Words(0, Box, 0, -Box), .. Words(0, 0, 700, 0)];
        return [.. outline, .. new byte[(4 - (outline.Length % 4)) % 4]];
    }

    // At the far end of the axis the right edge stands 500 units farther right, and so does the next letter.
    private static byte[] Variations(int glyphs)
    {
        byte[] deltas = [0, 0x47, .. Words(0, 500, 500, 0, 0, 500, 0, 0), 0x87];
        byte[] one = [.. Words(1, 10, deltas.Length, 0xA000, 0x4000), .. deltas];
        byte[] padded = [.. one, .. new byte[(4 - (one.Length % 4)) % 4]];
        var from = 20 + (4 * (glyphs + 1));
        return
        [
            .. Words(1, 0, 1, 0), .. Long(from), .. Words(glyphs, 1), .. Long(from),
            .. Enumerable.Range(0, glyphs + 1).SelectMany(i => Long(i * padded.Length)), .. Enumerable.Repeat(padded, glyphs).SelectMany(g => g),
        ];
    }

    private static byte[] Cmap()
    {
        var glyph = 1;
        var groups = new List<byte>();
        foreach (var (first, last) in Characters)
        {
            groups.AddRange([.. Long(first), .. Long(last), .. Long(glyph)]);
            glyph += last - first + 1;
        }

        return [.. Words(0, 1, 3, 10), .. Long(12), .. Words(12, 0), .. Long(16 + (Characters.Length * 12)), .. Long(0), .. Long(Characters.Length), .. groups];
    }

    private static byte[] Fixed(int value) => Words(value, 0);

    private static byte[] Words(params int[] values)
    {
        var bytes = new byte[values.Length * 2];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(i * 2), unchecked((ushort)values[i]));
        return bytes;
    }

    private static byte[] Long(int value) => Words(value >> 16, value & 0xFFFF);
}
