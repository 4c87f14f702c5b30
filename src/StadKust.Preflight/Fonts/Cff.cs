using System.Globalization;
using System.Text;
using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Fonts;

/// <summary>A font in the Compact Font Format. Source: Adobe technical note 5176.</summary>
internal sealed class Cff : FontProgram
{
    private readonly byte[] data;
    private readonly (int At, int Length)[] charStrings;
    private readonly (int At, int Length)[] globalSubrs;
    private readonly (int At, int Length)[] strings;
    private readonly Dictionary<int, double[]> top;
    private readonly List<Private> privates = [];
    private readonly int[] charset;
    private readonly byte[] select;
    private readonly Dictionary<string, int> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> byCid = [];

    /// <exception cref="InvalidDataException">No CFF font.</exception>
    public Cff(byte[] data)
    {
        this.data = data;
        try
        {
            var at = (int)data[2];
            Index(ref at);
            var tops = Index(ref at);
            strings = Index(ref at);
            globalSubrs = Index(ref at);
            top = Dict(tops[0].At, tops[0].Length);
            var where = (int)top[17][0];
            charStrings = Index(ref where);
            IsCid = top.ContainsKey(1230);
            charset = ReadCharset();
            select = new byte[charStrings.Length];
            ReadPrivates();
        }
        catch (Exception damaged) when (damaged is IndexOutOfRangeException or KeyNotFoundException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException("the CFF font is damaged", damaged);
        }

        for (var glyph = 0; glyph < charset.Length; glyph++)
        {
            if (IsCid)
            {
                byCid.TryAdd(charset[glyph], glyph);
            }
            else
            {
                byName.TryAdd(Name(charset[glyph]), glyph);
            }
        }
    }

    public bool IsCid { get; }

    public override int GlyphCount => charStrings.Length;

    public override Matrix ToEm => top.TryGetValue(1207, out var m) && m.Length == 6 ? Matrix.Of(m) : new Matrix(0.001, 0, 0, 0.001, 0, 0);

    /// <summary>Encoding of the font itself, for simple fonts whose dictionary gives none.</summary>
    public IReadOnlyList<string?> BuiltIn => ReadEncoding();

    public override int? Named(string name) => byName.TryGetValue(name, out var glyph) ? glyph : null;

    public int? ByCid(int cid) => byCid.TryGetValue(cid, out var glyph) ? glyph : null;

    public override double? Advance(int glyph)
    {
        if (glyph < 0 || glyph >= charStrings.Length)
        {
            return null;
        }

        Outline(glyph);
        return widths.TryGetValue(glyph, out var width) ? width * ToEm.A * 1000 : null;
    }

    private readonly Dictionary<int, double> widths = [];

    protected override Outline Draw(int glyph)
    {
        if (glyph < 0 || glyph >= charStrings.Length)
        {
            return new Outline();
        }

        var own = privates[Math.Min(select[glyph], privates.Count - 1)];
        var run = new Type2(data, globalSubrs, own.Subrs);
        run.Run(charStrings[glyph].At, charStrings[glyph].Length);
        widths[glyph] = run.Width is { } extra ? own.Nominal + extra : own.Default;
        return run.Path;
    }

    private string Name(int sid) => sid < CffNames.Count
        ? CffNames.Of(sid)
        : sid - CffNames.Count < strings.Length ? Encoding.Latin1.GetString(data, strings[sid - CffNames.Count].At, strings[sid - CffNames.Count].Length) : FormattableString.Invariant($"sid{sid}");

    private void ReadPrivates()
    {
        if (!IsCid)
        {
            privates.Add(ReadPrivate(top));
            return;
        }

        var at = (int)top[1236][0];
        foreach (var font in Index(ref at))
        {
            privates.Add(ReadPrivate(Dict(font.At, font.Length)));
        }

        if (privates.Count == 0)
        {
            privates.Add(new Private(0, 0, []));
        }

        at = (int)top[1237][0];
        if (data[at] == 0)
        {
            Array.Copy(data, at + 1, select, 0, select.Length);
            return;
        }

        var ranges = U16(at + 1);
        for (var i = 0; i < ranges; i++)
        {
            var row = at + 3 + (3 * i);
            for (var glyph = U16(row); glyph < U16(row + 3) && glyph < select.Length; glyph++)
            {
                select[glyph] = data[row + 2];
            }
        }
    }

    private Private ReadPrivate(Dictionary<int, double[]> font)
    {
        if (!font.TryGetValue(18, out var place) || place.Length != 2)
        {
            return new Private(0, 0, []);
        }

        var at = (int)place[1];
        var dict = Dict(at, (int)place[0]);
        var subrs = Array.Empty<(int, int)>();
        if (dict.TryGetValue(19, out var offset) && offset.Length > 0)
        {
            var where = at + (int)offset[0];
            subrs = Index(ref where);
        }

        return new Private(dict.TryGetValue(20, out var d) && d.Length > 0 ? d[0] : 0, dict.TryGetValue(21, out var n) && n.Length > 0 ? n[0] : 0, subrs);
    }

    private int[] ReadCharset()
    {
        var set = new int[charStrings.Length];
        var at = top.TryGetValue(15, out var offset) ? (int)offset[0] : 0;
        if (at <= 2)
        {
            for (var i = 0; i < set.Length; i++)
            {
                set[i] = i;
            }

            return set;
        }

        var format = data[at++];
        for (var glyph = 1; glyph < set.Length;)
        {
            var first = U16(at);
            at += 2;
            if (format == 0)
            {
                set[glyph++] = first;
                continue;
            }

            var left = format == 1 ? data[at] : U16(at);
            at += format == 1 ? 1 : 2;
            for (var i = 0; i <= left && glyph < set.Length; i++)
            {
                set[glyph++] = first + i;
            }
        }

        return set;
    }

    private string?[] ReadEncoding()
    {
        var at = top.TryGetValue(16, out var offset) ? (int)offset[0] : 0;
        if (at <= 1)
        {
            return [.. GlyphNames.Standard];
        }

        var encoding = new string?[256];
        var format = data[at] & 0x7F;
        var count = data[at + 1];
        at += 2;
        var glyph = 1;
        for (var i = 0; i < count; i++)
        {
            var left = format == 0 ? 0 : data[at + 1];
            for (var k = 0; k <= left && glyph < charset.Length; k++)
            {
                encoding[(data[at] + k) & 0xFF] = Name(charset[glyph++]);
            }

            at += format == 0 ? 1 : 2;
        }

        return encoding;
    }

    private (int At, int Length)[] Index(ref int at)
    {
        var count = U16(at);
        at += 2;
        if (count == 0)
        {
            return [];
        }

        var size = data[at++];
        var offsets = new long[count + 1];
        for (var i = 0; i <= count; i++)
        {
            for (var k = 0; k < size; k++)
            {
                offsets[i] = (offsets[i] << 8) | data[at++];
            }
        }

        var start = at - 1;
        var items = new (int, int)[count];
        for (var i = 0; i < count; i++)
        {
            var length = offsets[i + 1] - offsets[i];
            if (length < 0 || start + offsets[i + 1] > data.Length)
            {
                throw new InvalidDataException("an index of the CFF font is damaged");
            }

            items[i] = (start + (int)offsets[i], (int)length);
        }

        at = start + (int)offsets[count];
        return items;
    }

    private Dictionary<int, double[]> Dict(int at, int length)
    {
        var found = new Dictionary<int, double[]>();
        var numbers = new List<double>();
        var end = at + length;
        while (at < end)
        {
            var b = data[at++];
            switch (b)
            {
                case 12:
                    found[1200 + data[at++]] = [.. numbers];
                    numbers.Clear();
                    break;
                case <= 21:
                    found[b] = [.. numbers];
                    numbers.Clear();
                    break;
                case 28:
                    numbers.Add((short)U16(at));
                    at += 2;
                    break;
                case 29:
                    numbers.Add((U16(at) << 16) | U16(at + 2));
                    at += 4;
                    break;
                case 30:
                    numbers.Add(Real(ref at));
                    break;
                case >= 32 and <= 246:
                    numbers.Add(b - 139);
                    break;
                case >= 247 and <= 250:
                    numbers.Add(((b - 247) * 256) + data[at++] + 108);
                    break;
                case >= 251 and <= 254:
                    numbers.Add((-(b - 251) * 256) - data[at++] - 108);
                    break;
                default:
                    break;
            }
        }

        return found;
    }

    private double Real(ref int at)
    {
        var text = new StringBuilder();
        while (true)
        {
            var b = data[at++];
            foreach (var half in (ReadOnlySpan<int>)[b >> 4, b & 15])
            {
                if (half == 15)
                {
                    return double.TryParse(text.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;
                }

                text.Append(half switch { 10 => ".", 11 => "E", 12 => "E-", 14 => "-", _ => half.ToString(CultureInfo.InvariantCulture) });
            }
        }
    }

    private int U16(int at) => (data[at] << 8) | data[at + 1];

    private sealed record Private(double Default, double Nominal, (int At, int Length)[] Subrs);
}
