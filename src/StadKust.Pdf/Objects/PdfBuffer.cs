using System.Text;

namespace StadKust.Pdf.Objects;

/// <summary>Bytes of one object or content stream while it is being put together.</summary>
/// <remarks>Numbers never depend on the culture and never use an exponent, which PDF does not know.</remarks>
internal sealed class PdfBuffer
{
    private byte[] bytes = new byte[512];
    private int count;

    public ReadOnlyMemory<byte> Memory => bytes.AsMemory(0, count);

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, count);

    public bool IsEmpty => count == 0;

    public void Clear() => count = 0;

    /// <summary>ASCII only: operators, keywords, delimiters.</summary>
    public PdfBuffer Raw(ReadOnlySpan<char> ascii)
    {
        Encoding.ASCII.GetBytes(ascii, Room(ascii.Length));
        return this;
    }

    public PdfBuffer Raw(ReadOnlySpan<byte> raw)
    {
        raw.CopyTo(Room(raw.Length));
        return this;
    }

    /// <summary>A number and a space after it. Three decimals are 0.001 pt.</summary>
    /// <exception cref="ArgumentException">Not a number, or beyond what readers hold (32 bits).</exception>
    public PdfBuffer Number(double value, int decimals = 3)
    {
        if (!double.IsFinite(value) || Math.Abs(value) > int.MaxValue)
        {
            throw new ArgumentException($"{value} cannot be written as a number of a PDF.", nameof(value));
        }

        var scale = decimals switch { 0 => 1, 1 => 10, 2 => 100, 3 => 1000, 4 => 10_000, 5 => 100_000, _ => 1_000_000 };
        var scaled = (long)Math.Round(value * scale, MidpointRounding.AwayFromZero);
        var (whole, fraction) = Math.DivRem(Math.Abs(scaled), scale);

        // From the back: a space, the fraction without its last noughts, the whole, the sign.
        Span<byte> number = stackalloc byte[32];
        var at = number.Length;
        number[--at] = (byte)' ';
        if (fraction > 0)
        {
            for (var (place, isSeen) = (0, false); place < decimals; place++, fraction /= 10)
            {
                isSeen |= fraction % 10 > 0;
                if (isSeen)
                {
                    number[--at] = (byte)('0' + (fraction % 10));
                }
            }

            number[--at] = (byte)'.';
        }

        do
        {
            number[--at] = (byte)('0' + (whole % 10));
            whole /= 10;
        }
        while (whole > 0);
        if (scaled < 0)
        {
            number[--at] = (byte)'-';
        }

        return Raw(number[at..]);
    }

    public PdfBuffer Integer(long value) => value < 0 ? Raw("-").Digits(-value, 1).Raw(" ") : Digits(value, 1).Raw(" ");

    /// <summary>Decimal digits with leading zeros up to <paramref name="least"/>, and nothing after them.</summary>
    public PdfBuffer Digits(long value, int least)
    {
        Span<byte> digits = stackalloc byte[20];
        var at = digits.Length;
        do
        {
            digits[--at] = (byte)('0' + (value % 10));
            value /= 10;
        }
        while (value > 0 || digits.Length - at < least);
        return Raw(digits[at..]);
    }

    /// <summary>A name with its slash and a space after it; what a name cannot hold is written as #xx of its UTF-8.</summary>
    public PdfBuffer Name(string name)
    {
        Raw("/");
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            if (b is > 0x20 and < 0x7F && !"()<>[]{}/%#".Contains((char)b, StringComparison.Ordinal))
            {
                Room(1)[0] = b;
            }
            else
            {
                Raw("#").HexByte(b);
            }
        }

        return Raw(" ");
    }

    /// <summary>A text string: UTF-16 with byte order mark, in hex, so that no byte needs escaping.</summary>
    public PdfBuffer Text(string text)
    {
        Raw("<FEFF");
        foreach (var c in text)
        {
            HexWord(c);
        }

        return Raw("> ");
    }

    /// <summary>A byte string in hex.</summary>
    public PdfBuffer Hex(ReadOnlySpan<byte> value)
    {
        Raw("<");
        foreach (var b in value)
        {
            HexByte(b);
        }

        return Raw("> ");
    }

    public PdfBuffer HexWord(ushort value)
    {
        var room = Room(4);
        room[0] = HexDigits[value >> 12];
        room[1] = HexDigits[(value >> 8) & 15];
        room[2] = HexDigits[(value >> 4) & 15];
        room[3] = HexDigits[value & 15];
        return this;
    }

    public PdfBuffer Matrix(double a, double b, double c, double d, double e, double f) =>
        Number(a, 6).Number(b, 6).Number(c, 6).Number(d, 6).Number(e).Number(f);

    private static ReadOnlySpan<byte> HexDigits => "0123456789ABCDEF"u8;

    private PdfBuffer HexByte(byte value)
    {
        var room = Room(2);
        room[0] = HexDigits[value >> 4];
        room[1] = HexDigits[value & 15];
        return this;
    }

    private Span<byte> Room(int more)
    {
        if (count + more > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, count + more));
        }

        var room = bytes.AsSpan(count, more);
        count += more;
        return room;
    }
}
