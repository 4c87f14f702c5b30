using System.Text;

namespace StadKust.Pdf.Supplied;

/// <summary>Reads values of PDF syntax from bytes, front to back, within limits.</summary>
/// <remarks>Source: ISO 32000-1, 7.2 and 7.3.</remarks>
internal sealed class ForeignTokens(ReadOnlyMemory<byte> bytes, int at = 0)
{
    // Real files nest a dozen deep; more is an attack on the stack.
    private const int Deepest = 64;

    public int At { get; set; } = at;

    public bool IsAtEnd
    {
        get
        {
            SkipBlanks();
            return At >= bytes.Length;
        }
    }

    /// <exception cref="DamagedPdfException">No value begins here, or it does not end.</exception>
    public ForeignValue Read() => Read(Deepest);

    /// <summary>A whole number in digits alone.</summary>
    public int? ReadWhole() => Read() is ForeignRaw { Whole: { } whole } ? whole : null;

    public bool Skip(ReadOnlySpan<byte> word)
    {
        SkipBlanks();
        if (!bytes.Span[Math.Min(At, bytes.Length)..].StartsWith(word))
        {
            return false;
        }

        At += word.Length;
        return true;
    }

    private static bool IsBlank(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(byte b) => b is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    private ForeignValue Read(int depth)
    {
        SkipBlanks();
        var span = bytes.Span;
        if (depth == 0 || At >= span.Length)
        {
            throw new DamagedPdfException(depth == 0 ? "Values are nested too deep." : "The file ends within a value.");
        }

        var start = At;
        switch (span[At])
        {
            case (byte)'/':
                return Name();
            case (byte)'(':
                return String(start);
            case (byte)'[':
                At++;
                return new ForeignArray(Items((byte)']', depth));
            case (byte)'<' when At + 1 < span.Length && span[At + 1] == '<':
                At += 2;
                return Dictionary(depth);
            case (byte)'<':
                var end = span[At..].IndexOf((byte)'>');
                At = end < 0 ? throw new DamagedPdfException("A string does not end.") : At + end + 1;
                return new ForeignRaw(bytes[start..At]);
            case (byte)'{' or (byte)'}':
                At++;
                return new ForeignWord(((char)span[start]).ToString());
            case (byte)')' or (byte)']' or (byte)'>':
                throw new DamagedPdfException($"A bracket closes at byte {At} that nothing opened.");
            default:
                return Word(start);
        }
    }

    private ForeignValue Word(int start)
    {
        var span = bytes.Span;
        while (At < span.Length && !IsBlank(span[At]) && !IsDelimiter(span[At]))
        {
            At++;
        }

        var word = span[start..At];
        if (word[0] is (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.')
        {
            return (ForeignValue?)Reference(word) ?? new ForeignRaw(bytes[start..At]);
        }

        return word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8) || word.SequenceEqual("null"u8)
            ? new ForeignRaw(bytes[start..At])
            : new ForeignWord(Encoding.Latin1.GetString(word));
    }

    /// <summary>Two whole numbers and an R.</summary>
    private ForeignReference? Reference(ReadOnlySpan<byte> word)
    {
        var back = At;
        if (Digits(word) is { } number && After(out var generation) && generation && At < bytes.Length && bytes.Span[At] == 'R'
            && (At + 1 == bytes.Length || IsBlank(bytes.Span[At + 1]) || IsDelimiter(bytes.Span[At + 1])))
        {
            At++;
            return new ForeignReference(number);
        }

        At = back;
        return null;
    }

    private bool After(out bool found)
    {
        SkipBlanks();
        var start = At;
        while (At < bytes.Length && bytes.Span[At] is >= (byte)'0' and <= (byte)'9')
        {
            At++;
        }

        found = At > start && At - start <= 5;
        SkipBlanks();
        return found;
    }

    private static int? Digits(ReadOnlySpan<byte> word)
    {
        var number = 0L;
        foreach (var b in word)
        {
            if (b is < (byte)'0' or > (byte)'9' || number > int.MaxValue / 10)
            {
                return null;
            }

            number = (number * 10) + (b - '0');
        }

        return (int)number;
    }

    private ForeignName Name()
    {
        var span = bytes.Span;
        var start = At++;
        while (At < span.Length && !IsBlank(span[At]) && !IsDelimiter(span[At]))
        {
            At++;
        }

        var name = new StringBuilder();
        for (var i = start + 1; i < At; i++)
        {
            if (span[i] == '#' && i + 2 < At && Uri.IsHexDigit((char)span[i + 1]) && Uri.IsHexDigit((char)span[i + 2]))
            {
                name.Append((char)((Uri.FromHex((char)span[i + 1]) << 4) | Uri.FromHex((char)span[i + 2])));
                i += 2;
                continue;
            }

            name.Append((char)span[i]);
        }

        return new ForeignName(name.ToString(), bytes[start..At]);
    }

    private ForeignRaw String(int start)
    {
        var span = bytes.Span;
        var open = 0;
        for (; At < span.Length; At++)
        {
            switch (span[At])
            {
                case (byte)'\\':
                    At++;
                    break;
                case (byte)'(':
                    open++;
                    break;
                case (byte)')' when --open == 0:
                    At++;
                    return new ForeignRaw(bytes[start..At]);
                default:
                    break;
            }
        }

        throw new DamagedPdfException("A string does not end.");
    }

    private List<ForeignValue> Items(byte close, int depth)
    {
        var items = new List<ForeignValue>();
        while (true)
        {
            SkipBlanks();
            if (At < bytes.Length && bytes.Span[At] == close)
            {
                At++;
                return items;
            }

            items.Add(Read(depth - 1));
        }
    }

    private ForeignDictionary Dictionary(int depth)
    {
        var entries = new List<(ForeignName, ForeignValue)>();
        while (!Skip(">>"u8))
        {
            if (Read(depth - 1) is not ForeignName key)
            {
                throw new DamagedPdfException($"A dictionary has an entry without a name before byte {At}.");
            }

            entries.Add((key, Read(depth - 1)));
        }

        return new ForeignDictionary(entries);
    }

    private void SkipBlanks()
    {
        var span = bytes.Span;
        while (At < span.Length && (IsBlank(span[At]) || span[At] == '%'))
        {
            if (span[At] != '%')
            {
                At++;
                continue;
            }

            while (At < span.Length && span[At] is not (10 or 13))
            {
                At++;
            }
        }
    }
}
