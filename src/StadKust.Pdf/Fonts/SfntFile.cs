using System.Buffers.Binary;
using System.Text;

namespace StadKust.Pdf.Fonts;

/// <summary>The tables of a TrueType font file that a writer needs: metrics and widths. Nothing is trusted: every table has bounds.</summary>
/// <remarks>Source: OpenType 1.9, chapters head, hhea, hmtx, maxp, name, OS/2, post.</remarks>
internal sealed class SfntFile
{
    private readonly ReadOnlyMemory<byte> file;
    private readonly string name;
    private readonly Dictionary<string, (int Offset, int Length)> tables = [];
    private readonly int longMetrics;

    /// <param name="name">How the font is called in messages.</param>
    /// <exception cref="InvalidDataException">Not a TrueType font, or a damaged one.</exception>
    public SfntFile(ReadOnlyMemory<byte> file, string name)
    {
        this.file = file;
        this.name = name;
        var bytes = file.Span;
        if (bytes.Length < 12 || BinaryPrimitives.ReadUInt32BigEndian(bytes) is not (0x00010000 or 0x74727565))
        {
            throw Damaged("is not a TrueType font file");
        }

        var count = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        for (var i = 0; i < count; i++)
        {
            var at = 12 + (16 * i);
            if (at + 16 > bytes.Length)
            {
                throw Damaged("ends inside its table directory");
            }

            var offset = BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 8)..]);
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[(at + 12)..]);
            if ((ulong)offset + length > (ulong)bytes.Length)
            {
                throw Damaged($"ends inside its table {Encoding.ASCII.GetString(bytes.Slice(at, 4))}");
            }

            tables[Encoding.ASCII.GetString(bytes.Slice(at, 4))] = ((int)offset, (int)length);
        }

        foreach (var needed in (ReadOnlySpan<string>)["head", "hhea", "hmtx", "maxp", "loca", "glyf"])
        {
            if (!tables.ContainsKey(needed))
            {
                throw Damaged($"has no table {needed}");
            }
        }

        UnitsPerEm = U16("head", 18);
        GlyphCount = U16("maxp", 4);
        longMetrics = U16("hhea", 34);
        if (UnitsPerEm is < 16 or > 16384 || GlyphCount == 0 || longMetrics == 0)
        {
            throw Damaged("has no glyphs or no widths");
        }
    }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    public bool IsVariable => tables.ContainsKey("fvar");

    public bool Has(string table) => tables.ContainsKey(table);

    /// <summary>Of one glyph, in thousandths of the size, the unit of PDF's widths.</summary>
    public double Width(int glyph) => Thousandths(U16("hmtx", 4 * Math.Min(glyph, longMetrics - 1)));

    /// <summary>Of all glyphs.</summary>
    public double[] Widths() => [.. Enumerable.Range(0, GlyphCount).Select(Width)];

    /// <summary>Left, bottom, right and top of all glyphs together, thousandths of the size.</summary>
    public double[] Box => [Thousandths(S16("head", 36)), Thousandths(S16("head", 38)), Thousandths(S16("head", 40)), Thousandths(S16("head", 42))];

    public double Ascent => Thousandths(S16("hhea", 4));

    public double Descent => Thousandths(S16("hhea", 6));

    public double CapHeight => tables.TryGetValue("OS/2", out var os2) && os2.Length >= 90 && U16("OS/2", 0) >= 2 ? Thousandths(S16("OS/2", 88)) : Ascent;

    public double ItalicAngle => Has("post") ? S16("post", 4) + (U16("post", 6) / 65536.0) : 0;

    public int Weight => tables.TryGetValue("OS/2", out var os2) && os2.Length >= 6 ? U16("OS/2", 4) : 400;

    /// <summary>True when the maker forbids embedding (fsType "restricted licence" alone).</summary>
    public bool ForbidsEmbedding => tables.TryGetValue("OS/2", out var os2) && os2.Length >= 10 && (U16("OS/2", 8) & 0x000F) == 0x0002;

    /// <summary>PostScript name from the name table; without one, made from the name in messages.</summary>
    public string PostScriptName
    {
        get
        {
            if (Has("name"))
            {
                var strings = U16("name", 4);
                for (var i = 0; i < U16("name", 2); i++)
                {
                    var record = 6 + (12 * i);
                    if (U16("name", record + 6) == 6 && U16("name", record) == 3)
                    {
                        var text = Slice("name", strings + U16("name", record + 10), U16("name", record + 8));
                        return Safe(Encoding.BigEndianUnicode.GetString(text));
                    }
                }
            }

            return Safe(name);
        }
    }

    private static string Safe(string text)
    {
        var kept = new string([.. text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_').Take(60)]);
        return kept.Length > 0 ? kept : "Font";
    }

    private double Thousandths(int units) => units * 1000.0 / UnitsPerEm;

    private ushort U16(string table, int at) => BinaryPrimitives.ReadUInt16BigEndian(Slice(table, at, 2));

    private short S16(string table, int at) => BinaryPrimitives.ReadInt16BigEndian(Slice(table, at, 2));

    private ReadOnlySpan<byte> Slice(string table, int at, int length)
    {
        var (offset, size) = tables[table];
        return at + length <= size ? file.Span.Slice(offset + at, length) : throw Damaged($"has a table {table} that is too short");
    }

    private InvalidDataException Damaged(string what) => new($"Font '{name}' {what}.");
}
