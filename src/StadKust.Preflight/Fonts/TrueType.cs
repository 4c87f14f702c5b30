using System.Buffers.Binary;
using System.Text;
using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Fonts;

/// <summary>A TrueType font, whole or as a subset. Source: OpenType 1.9, tables head, maxp, hhea, hmtx, loca, glyf, cmap, post.</summary>
internal sealed class TrueType : FontProgram
{
    private readonly byte[] data;
    private readonly Dictionary<string, (int At, int Length)> tables;
    private readonly int glyphs;
    private readonly int metrics;
    private readonly bool isLong;
    private readonly double em;
    private Dictionary<string, int>? names;

    /// <exception cref="InvalidDataException">No TrueType font.</exception>
    public TrueType(byte[] data)
    {
        this.data = data;
        tables = Tables(data);
        if (!tables.ContainsKey("glyf") || !tables.ContainsKey("loca") || !tables.TryGetValue("head", out var head) || !tables.TryGetValue("maxp", out var maxp))
        {
            throw new InvalidDataException("glyf, head, maxp or loca is missing");
        }

        em = U16(head.At + 18);
        isLong = U16(head.At + 50) != 0;
        glyphs = U16(maxp.At + 4);
        metrics = tables.TryGetValue("hhea", out var hhea) ? U16(hhea.At + 34) : 0;
        if (em is < 16 or > 16384)
        {
            throw new InvalidDataException($"{em} units make an em");
        }
    }

    public override int GlyphCount => glyphs;

    public override Matrix ToEm => new(1 / em, 0, 0, 1 / em, 0, 0);

    public bool HasCmap => tables.ContainsKey("cmap");

    /// <summary>Tables of an sfnt file by tag.</summary>
    /// <exception cref="InvalidDataException">No sfnt file.</exception>
    public static Dictionary<string, (int At, int Length)> Tables(byte[] data)
    {
        if (data.Length < 12)
        {
            throw new InvalidDataException("the font has no header");
        }

        var start = data.AsSpan(0, 4).SequenceEqual("ttcf"u8) ? BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(12)) : 0;
        var tables = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
        if (start < 0 || start + 12 > data.Length)
        {
            throw new InvalidDataException("the font has no header");
        }

        var count = BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(start + 4));
        for (var i = 0; i < count && start + 28 + (16 * i) <= data.Length; i++)
        {
            var row = data.AsSpan(start + 12 + (16 * i), 16);
            var (at, length) = (BinaryPrimitives.ReadUInt32BigEndian(row[8..]), BinaryPrimitives.ReadUInt32BigEndian(row[12..]));
            if (at + (long)length <= data.Length)
            {
                tables[Encoding.ASCII.GetString(row[..4])] = ((int)at, (int)length);
            }
        }

        return tables;
    }

    public override double? Advance(int glyph)
    {
        if (metrics == 0 || !tables.TryGetValue("hmtx", out var hmtx))
        {
            return null;
        }

        var at = 4 * Math.Min(glyph, metrics - 1);
        return at + 2 <= hmtx.Length ? U16(hmtx.At + at) * 1000 / em : null;
    }

    public override int? Named(string name)
    {
        names ??= ReadNames();
        return names.TryGetValue(name, out var glyph) ? glyph : null;
    }

    /// <summary>Glyph of a code in the table of a platform; null without that table, 0 when it has no such code.</summary>
    public int? ByCode(int platform, int encoding, int code)
    {
        if (!tables.TryGetValue("cmap", out var cmap))
        {
            return null;
        }

        for (var i = 0; i < U16(cmap.At + 2); i++)
        {
            var row = cmap.At + 4 + (8 * i);
            if (U16(row) == platform && U16(row + 2) == encoding)
            {
                return InTable(cmap.At + (int)U32(row + 4), code);
            }
        }

        return null;
    }

    protected override Outline Draw(int glyph)
    {
        var path = new Outline();
        Draw(glyph, Matrix.Identity, path, 0);
        return path;
    }

    private void Draw(int glyph, in Matrix place, Outline into, int depth)
    {
        if (glyph < 0 || glyph >= glyphs || depth > 8)
        {
            return;
        }

        var (loca, glyf) = (tables["loca"], tables["glyf"]);
        var (from, to) = isLong
            ? ((long)U32(loca.At + (4 * glyph)), (long)U32(loca.At + (4 * glyph) + 4))
            : (2L * U16(loca.At + (2 * glyph)), 2L * U16(loca.At + (2 * glyph) + 2));
        if (to <= from || to > glyf.Length)
        {
            return;
        }

        var at = glyf.At + (int)from;
        var contours = I16(at);
        if (contours >= 0)
        {
            Simple(at + 10, contours, place, into);
        }
        else
        {
            Composite(at + 10, place, into, depth);
        }
    }

    private void Composite(int at, in Matrix place, Outline into, int depth)
    {
        int flags;
        var parts = 0;
        do
        {
            flags = U16(at);
            var part = U16(at + 2);
            at += 4;
            double dx, dy;
            if ((flags & 1) != 0)
            {
                (dx, dy) = (I16(at), I16(at + 2));
                at += 4;
            }
            else
            {
                (dx, dy) = ((sbyte)data[at], (sbyte)data[at + 1]);
                at += 2;
            }

            // Points that are matched instead of offsets are so rare that the part stays where it is.
            (dx, dy) = (flags & 2) != 0 ? (dx, dy) : (0, 0);
            double a = 1, b = 0, c = 0, d = 1;
            if ((flags & 8) != 0)
            {
                a = d = I16(at) / 16384.0;
                at += 2;
            }
            else if ((flags & 0x40) != 0)
            {
                (a, d) = (I16(at) / 16384.0, I16(at + 2) / 16384.0);
                at += 4;
            }
            else if ((flags & 0x80) != 0)
            {
                (a, b, c, d) = (I16(at) / 16384.0, I16(at + 2) / 16384.0, I16(at + 4) / 16384.0, I16(at + 6) / 16384.0);
                at += 8;
            }

            Draw(part, new Matrix(a, b, c, d, dx, dy).Then(place), into, depth + 1);
        }
        while ((flags & 0x20) != 0 && ++parts < 64);
    }

    private void Simple(int at, int contours, in Matrix place, Outline into)
    {
        if (contours == 0)
        {
            return;
        }

        var ends = new int[contours];
        for (var i = 0; i < contours; i++)
        {
            ends[i] = U16(at + (2 * i));
        }

        var count = ends[^1] + 1;
        at += 2 * contours;
        at += 2 + U16(at);
        var flags = new byte[count];
        for (var i = 0; i < count; i++)
        {
            var flag = data[at++];
            flags[i] = flag;
            if ((flag & 8) != 0)
            {
                for (var again = data[at++]; again > 0 && i + 1 < count; again--)
                {
                    flags[++i] = flag;
                }
            }
        }

        var xs = Coordinates(ref at, flags, 2, 16);
        var ys = Coordinates(ref at, flags, 4, 32);
        var first = 0;
        foreach (var end in ends)
        {
            Contour(flags, xs, ys, first, end, place, into);
            first = end + 1;
        }
    }

    private double[] Coordinates(ref int at, byte[] flags, int isShort, int same)
    {
        var values = new double[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            if ((flags[i] & isShort) != 0)
            {
                value += (flags[i] & same) != 0 ? data[at] : -data[at];
                at++;
            }
            else if ((flags[i] & same) == 0)
            {
                value += I16(at);
                at += 2;
            }

            values[i] = value;
        }

        return values;
    }

    // Quadratic curves with points left out between two controls; made cubic here.
    private static void Contour(byte[] flags, double[] xs, double[] ys, int first, int last, in Matrix place, Outline into)
    {
        var count = last - first + 1;
        if (count < 2)
        {
            return;
        }

        var start = 0;
        while (start < count && (flags[first + start] & 1) == 0)
        {
            start++;
        }

        double sx, sy;
        if (start == count)
        {
            (sx, sy, start) = ((xs[first] + xs[last]) / 2, (ys[first] + ys[last]) / 2, count - 1);
        }
        else
        {
            (sx, sy) = (xs[first + start], ys[first + start]);
        }

        var (px, py) = place.On(sx, sy);
        into.Move(px, py);
        var (begunX, begunY) = (px, py);
        (double X, double Y)? control = null;
        for (var i = 1; i <= count; i++)
        {
            var at = first + ((start + i) % count);
            var (x, y) = place.On(xs[at], ys[at]);
            var isOn = (flags[at] & 1) != 0;
            if (i == count)
            {
                (x, y, isOn) = (begunX, begunY, true);
            }

            if (isOn)
            {
                if (control is var (cx, cy))
                {
                    Quadratic(into, ref px, ref py, cx, cy, x, y);
                    control = null;
                }
                else
                {
                    into.Line(x, y);
                    (px, py) = (x, y);
                }
            }
            else
            {
                if (control is var (cx, cy))
                {
                    Quadratic(into, ref px, ref py, cx, cy, (cx + x) / 2, (cy + y) / 2);
                }

                control = (x, y);
            }
        }

        into.Close();
    }

    private static void Quadratic(Outline into, ref double px, ref double py, double cx, double cy, double x, double y)
    {
        into.Curve(px + ((cx - px) * 2 / 3), py + ((cy - py) * 2 / 3), x + ((cx - x) * 2 / 3), y + ((cy - y) * 2 / 3), x, y);
        (px, py) = (x, y);
    }

    private int InTable(int at, int code)
    {
        switch (U16(at))
        {
            case 0:
                return code < 256 ? data[at + 6 + code] : 0;
            case 4:
                var segments = U16(at + 6) / 2;
                for (var i = 0; i < segments; i++)
                {
                    var end = U16(at + 14 + (2 * i));
                    if (code > end)
                    {
                        continue;
                    }

                    var begin = U16(at + 16 + (2 * segments) + (2 * i));
                    if (code < begin)
                    {
                        return 0;
                    }

                    var delta = U16(at + 16 + (4 * segments) + (2 * i));
                    var row = at + 16 + (6 * segments) + (2 * i);
                    var offset = U16(row);
                    if (offset == 0)
                    {
                        return (code + delta) & 0xFFFF;
                    }

                    var found = U16(row + offset + (2 * (code - begin)));
                    return found == 0 ? 0 : (found + delta) & 0xFFFF;
                }

                return 0;
            case 6:
                var first = U16(at + 6);
                return code >= first && code < first + U16(at + 8) ? U16(at + 10 + (2 * (code - first))) : 0;
            case 12:
                for (var i = 0; i < Math.Min(U32(at + 12), 100_000); i++)
                {
                    var group = at + 16 + (12 * i);
                    if (code >= U32(group) && code <= U32(group + 4))
                    {
                        return (int)(U32(group + 8) + code - U32(group));
                    }
                }

                return 0;
            default:
                return 0;
        }
    }

    private Dictionary<string, int> ReadNames()
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        if (!tables.TryGetValue("post", out var post) || post.Length < 34 || U32(post.At) != 0x00020000)
        {
            return found;
        }

        var count = U16(post.At + 32);
        var strings = new List<string>();
        for (var at = post.At + 34 + (2 * count); at < post.At + post.Length; at += data[at] + 1)
        {
            if (at + 1 + data[at] > data.Length)
            {
                break;
            }

            strings.Add(Encoding.Latin1.GetString(data, at + 1, data[at]));
        }

        for (var i = 0; i < count && post.At + 36 + (2 * i) <= data.Length; i++)
        {
            var index = U16(post.At + 34 + (2 * i)) - 258;
            if (index >= 0 && index < strings.Count)
            {
                found.TryAdd(strings[index], i);
            }
        }

        return found;
    }

    private int U16(int at) => at >= 0 && at + 2 <= data.Length ? BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at)) : 0;

    private int I16(int at) => (short)U16(at);

    private uint U32(int at) => at >= 0 && at + 4 <= data.Length ? BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(at)) : 0;
}
