using System.Buffers.Binary;
using System.Text;

namespace StadKust.Typesetting.Tests;

/// <summary>
/// A font built from bytes: every glyph is half an em wide, so lines can be counted in the head. It has Latin-1 and the usual
/// quotation marks and dashes, and on purpose no soft hyphen, no U+2011, no U+202F and nothing beyond. No outlines: it is for counting.
/// </summary>
internal static class OneWidthFont
{
    private const int UnitsPerEm = 1000;
    private const int Width = 500;

    // First and last character of each run; glyphs are numbered on, from 1.
    private static readonly (int First, int Last)[] Characters =
    [
        (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0xFF), (0x132, 0x133), (0x1E9E, 0x1E9E), (0x2013, 0x2014), (0x2018, 0x201A), (0x201C, 0x201E), (0x2022, 0x2022),
    ];

    public static byte[] Bytes()
    {
        var glyphs = 1 + Characters.Sum(c => c.Last - c.First + 1);
        (string Tag, byte[] Data)[] tables =
        [
            ("cmap", Cmap()),
            ("head", Words(1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, UnitsPerEm, 0, 0, 0, 0, 0, 0, 0, 0, -200, 500, 800, 0, 8, 2, 0, 0, 0)),
            ("hhea", Words(1, 0, 800, -200, 0, Width, 0, 0, Width, 1, 0, 0, 0, 0, 0, 0, 0, 1)),
            ("hmtx", Words([Width, 0, .. Enumerable.Repeat(0, glyphs - 1)])),
            ("maxp", Words(0, 0x5000, glyphs)),
        ];
        var font = new MemoryStream();
        font.Write(Words(1, 0, tables.Length, 64, 2, (tables.Length * 16) - 64));
        var at = 12 + (tables.Length * 16);
        foreach (var (tag, data) in tables)
        {
            font.Write(Encoding.ASCII.GetBytes(tag));
            font.Write(Long(0));
            font.Write(Long(at));
            font.Write(Long(data.Length));
            at += (data.Length + 3) / 4 * 4;
        }

        foreach (var (_, data) in tables)
        {
            font.Write(data);
            font.Write(new byte[(4 - (data.Length % 4)) % 4]);
        }

        return font.ToArray();
    }

    private static byte[] Cmap()
    {
        var groups = new MemoryStream();
        var glyph = 1;
        foreach (var (first, last) in Characters)
        {
            groups.Write([.. Long(first), .. Long(last), .. Long(glyph)]);
            glyph += last - first + 1;
        }

        // Windows, full Unicode, format 12.
        return
        [
            .. Words(0, 1, 3, 10), .. Long(12),
            .. Words(12, 0), .. Long(16 + (Characters.Length * 12)), .. Long(0), .. Long(Characters.Length), .. groups.ToArray(),
        ];
    }

    private static byte[] Words(params int[] values)
    {
        var bytes = new byte[values.Length * 2];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(i * 2), unchecked((ushort)values[i]));
        return bytes;
    }

    private static byte[] Long(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
