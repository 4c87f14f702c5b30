using System.Globalization;
using System.Text;
using StadKust.Preflight.Drawing;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Fonts;

/// <summary>A Type 1 font. Source: Adobe Type 1 Font Format, 1990.</summary>
internal sealed class Type1 : FontProgram
{
    private readonly List<(string Name, byte[] Code)> glyphs = [];
    private readonly Dictionary<int, byte[]> subrs = [];
    private readonly Dictionary<string, int> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<int, double> widths = [];

    /// <exception cref="InvalidDataException">No Type 1 font.</exception>
    public Type1(byte[] data)
    {
        var eexec = data.AsSpan().IndexOf("eexec"u8);
        if (eexec < 0)
        {
            throw new InvalidDataException("the Type 1 font has no eexec");
        }

        var head = Encoding.Latin1.GetString(data, 0, eexec);
        ToEm = HeadMatrix(head);
        BuiltIn = HeadEncoding(head);
        var at = eexec + 5;
        while (at < data.Length && PdfParser.IsSpace(data[at]))
        {
            at++;
        }

        var secret = data[at..];
        if (secret.Length >= 4 && secret.Take(4).All(b => char.IsAsciiHexDigit((char)b)))
        {
            secret = Reading.Filters.Ascii.Hex(secret);
        }

        Read(Decrypt(secret, 55665, 4));
        if (glyphs.Count == 0)
        {
            throw new InvalidDataException("the Type 1 font has no glyphs");
        }
    }

    public override int GlyphCount => glyphs.Count;

    public override Matrix ToEm { get; }

    public IReadOnlyList<string?> BuiltIn { get; }

    public override int? Named(string name) => byName.TryGetValue(name, out var glyph) ? glyph : null;

    public override double? Advance(int glyph)
    {
        Outline(glyph);
        return widths.TryGetValue(glyph, out var width) ? width * ToEm.A * 1000 : null;
    }

    protected override Outline Draw(int glyph)
    {
        if (glyph < 0 || glyph >= glyphs.Count)
        {
            return new Outline();
        }

        var run = new Type1Run(subrs, name => Named(name) is { } part ? glyphs[part].Code : null);
        run.Run(glyphs[glyph].Code);
        widths[glyph] = run.Width;
        return run.Path;
    }

    private static byte[] Decrypt(ReadOnlySpan<byte> secret, ushort key, int skip)
    {
        var plain = new byte[Math.Max(0, secret.Length - skip)];
        for (var i = 0; i < secret.Length; i++)
        {
            if (i >= skip)
            {
                plain[i - skip] = (byte)(secret[i] ^ (key >> 8));
            }

            key = (ushort)(((secret[i] + key) * 52845) + 22719);
        }

        return plain;
    }

    private static Matrix HeadMatrix(string head)
    {
        var at = head.IndexOf("/FontMatrix", StringComparison.Ordinal);
        var open = at < 0 ? -1 : head.IndexOf('[', at);
        var close = open < 0 ? -1 : head.IndexOf(']', open);
        if (close < 0)
        {
            return new Matrix(0.001, 0, 0, 0.001, 0, 0);
        }

        var numbers = head[(open + 1)..close].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(n => double.TryParse(n, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0).ToArray();
        return numbers.Length == 6 && numbers[0] != 0 ? Matrix.Of(numbers) : new Matrix(0.001, 0, 0, 0.001, 0, 0);
    }

    private static IReadOnlyList<string?> HeadEncoding(string head)
    {
        var at = head.IndexOf("/Encoding", StringComparison.Ordinal);
        if (at < 0 || head.AsSpan(at, Math.Min(60, head.Length - at)).Contains("StandardEncoding", StringComparison.Ordinal))
        {
            return GlyphNames.Standard;
        }

        var encoding = new string?[256];
        var words = head[at..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 3 < words.Length && words[i] != "readonly"; i++)
        {
            if (words[i] == "dup" && int.TryParse(words[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code < 256 && words[i + 2].StartsWith('/'))
            {
                encoding[code] = words[i + 2][1..];
            }
        }

        return encoding;
    }

    // "dup 5 23 RD <23 bytes> NP" and "/a 40 RD <40 bytes> ND": bytes follow one space behind RD, whatever RD is called.
    private void Read(byte[] plain)
    {
        var text = Encoding.Latin1.GetString(plain);
        var lenIv = 4;
        var iv = text.IndexOf("/lenIV", StringComparison.Ordinal);
        if (iv >= 0)
        {
            lenIv = (int)(new PdfParser(plain, iv + 6, plain.Length, null).Read()?.AsNumber ?? 4);
        }

        var charStrings = text.IndexOf("/CharStrings", StringComparison.Ordinal);
        var start = text.IndexOf("/Subrs", StringComparison.Ordinal);
        if (start >= 0)
        {
            for (var at = start; (at = text.IndexOf("dup ", at, StringComparison.Ordinal)) >= 0 && (charStrings < start || at < charStrings);)
            {
                var parser = new PdfParser(plain, at + 4, plain.Length, null);
                at += 4;
                if (parser.Read() is PdfNumber number && parser.Read() is PdfNumber length && parser.Read() is PdfKeyword && Take(plain, parser.Position + 1, length.Value) is { } code)
                {
                    subrs[(int)number.Value] = lenIv < 0 ? code : Decrypt(code, 4330, lenIv);
                    at = parser.Position + 1 + code.Length;
                }
            }
        }

        for (var at = Math.Max(charStrings + 12, 0); charStrings >= 0 && (at = text.IndexOf('/', at)) >= 0;)
        {
            var parser = new PdfParser(plain, at, plain.Length, null);
            at++;
            if (parser.Read() is PdfName name && parser.Read() is PdfNumber length && parser.Read() is PdfKeyword && Take(plain, parser.Position + 1, length.Value) is { } code)
            {
                byName.TryAdd(name.Value, glyphs.Count);
                glyphs.Add((name.Value, lenIv < 0 ? code : Decrypt(code, 4330, lenIv)));
                at = parser.Position + 1 + code.Length;
            }
        }
    }

    private static byte[]? Take(byte[] plain, int at, double length) =>
        length is >= 0 and < 65536 && at + length <= plain.Length ? plain[at..(at + (int)length)] : null;
}
