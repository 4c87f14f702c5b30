using System.Collections.Concurrent;
using System.Text;

namespace StadKust.Preflight.Reading;

/// <summary>Reads values one after the other from bytes: objects of a file, or operators of a page.</summary>
/// <remarks>Never throws on damage: what makes no sense is skipped and counted in <see cref="Oddities"/>. Source: ISO 32000-1, 7.2 and 7.3.</remarks>
internal sealed class PdfParser(byte[] data, int from, int to, PdfFile? file, int mostNesting = 100)
{
    private static readonly PdfBool True = new(true);
    private static readonly PdfBool False = new(false);
    private static readonly ConcurrentDictionary<int, PdfKeyword> Operators = [];
    private readonly Dictionary<int, PdfName> names = [];
    private int nesting;

    public int Position { get; set; } = from;

    /// <summary>Bytes that belong to nothing: a bracket that was never opened, a string that never ends.</summary>
    public int Oddities { get; private set; }

    public bool IsAtEnd
    {
        get
        {
            SkipSpace();
            return Position >= to;
        }
    }

    /// <returns>Null at the end.</returns>
    public PdfValue? Read()
    {
        while (true)
        {
            SkipSpace();
            if (Position >= to)
            {
                return null;
            }

            var c = data[Position];
            switch (c)
            {
                case (byte)'/':
                    return ReadName();
                case (byte)'(':
                    return ReadText();
                case (byte)'[':
                    Position++;
                    return ReadArray();
                case (byte)'<':
                    if (Position + 1 < to && data[Position + 1] == '<')
                    {
                        Position += 2;
                        return ReadDict();
                    }

                    return ReadHex();
                case (byte)'+' or (byte)'-' or (byte)'.' or (>= (byte)'0' and <= (byte)'9'):
                    return ReadNumber();
                case (byte)']' or (byte)'>' or (byte)'}' or (byte)'{' or (byte)')':
                    if (c is (byte)'{' or (byte)'}')
                    {
                        Position++;
                        return new PdfKeyword(c == '{' ? "{" : "}");
                    }

                    Oddities++;
                    Position++;
                    continue;
                default:
                    return ReadWord();
            }
        }
    }

    /// <summary>A number, or a reference when two whole numbers and an R follow each other.</summary>
    public PdfValue? ReadWithReferences()
    {
        var value = Read();
        if (value is not PdfNumber { IsInteger: true, Value: >= 0 } number)
        {
            return value;
        }

        var back = Position;
        SkipSpace();
        if (Position < to && IsDigit(data[Position]) && ReadNumber() is PdfNumber { IsInteger: true, Value: >= 0 and <= 65535 } generation)
        {
            SkipSpace();
            if (Position < to && data[Position] == 'R' && (Position + 1 >= to || IsEnd(data[Position + 1])))
            {
                Position++;
                return new PdfReference((int)number.Value, (int)generation.Value);
            }
        }

        Position = back;
        return value;
    }

    public void SkipSpace()
    {
        while (Position < to)
        {
            var c = data[Position];
            if (c == '%')
            {
                while (Position < to && data[Position] is not (byte)'\r' and not (byte)'\n')
                {
                    Position++;
                }
            }
            else if (IsSpace(c))
            {
                Position++;
            }
            else
            {
                return;
            }
        }
    }

    public static bool IsSpace(byte c) => c is 0 or 9 or 10 or 12 or 13 or 32;

    public static bool IsEnd(byte c) => IsSpace(c) || c is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    private static bool IsDigit(byte c) => c is >= (byte)'0' and <= (byte)'9';

    private PdfArray ReadArray()
    {
        var items = new List<PdfValue>();
        if (++nesting > mostNesting)
        {
            throw new BeyondLimitException($"{mostNesting} nested arrays and dictionaries");
        }

        while (true)
        {
            SkipSpace();
            if (Position >= to)
            {
                Oddities++;
                break;
            }

            if (data[Position] == ']')
            {
                Position++;
                break;
            }

            var value = file is null ? Read() : ReadWithReferences();
            if (value is PdfKeyword keyword)
            {
                Oddities++;
                if (keyword.Value is "endobj" or "endstream" or "stream")
                {
                    Position -= keyword.Value.Length;
                    break;
                }
            }
            else if (value is not null)
            {
                items.Add(value);
            }
        }

        nesting--;
        return new PdfArray(file, items);
    }

    private PdfDict ReadDict()
    {
        var entries = new Dictionary<string, PdfValue>(StringComparer.Ordinal);
        if (++nesting > mostNesting)
        {
            throw new BeyondLimitException($"{mostNesting} nested arrays and dictionaries");
        }

        while (true)
        {
            SkipSpace();
            if (Position >= to)
            {
                Oddities++;
                break;
            }

            if (data[Position] == '>')
            {
                Position += Position + 1 < to && data[Position + 1] == '>' ? 2 : 1;
                break;
            }

            var key = Read();
            if (key is PdfName name)
            {
                SkipSpace();
                if (Position < to && data[Position] == '>')
                {
                    Oddities++;
                    continue;
                }

                var value = ReadWithReferences();
                if (value is PdfKeyword { Value: "endobj" or "stream" } stray)
                {
                    Oddities++;
                    Position -= stray.Value.Length;
                    break;
                }

                entries[name.Value] = value is null or PdfKeyword ? PdfNull.Instance : value;
            }
            else
            {
                Oddities++;
                if (key is PdfKeyword { Value: "endobj" or "stream" } stray)
                {
                    Position -= stray.Value.Length;
                    break;
                }
            }
        }

        nesting--;
        return new PdfDict(file, entries);
    }

    private PdfNumber ReadNumber()
    {
        var negative = false;
        while (Position < to && data[Position] is (byte)'+' or (byte)'-')
        {
            negative |= data[Position] == '-';
            Position++;
            if (Position >= to)
            {
                break;
            }
        }

        double value = 0, part = 1;
        var isFraction = false;
        while (Position < to)
        {
            var c = data[Position];
            if (IsDigit(c))
            {
                if (isFraction)
                {
                    part /= 10;
                    value += (c - '0') * part;
                }
                else
                {
                    value = (value * 10) + (c - '0');
                }
            }
            else if (c == '.' && !isFraction)
            {
                isFraction = true;
            }
            else if (c == '-')
            {
                // "12-34" occurs in files of old programs; all readers take what stands before.
                Oddities++;
            }
            else
            {
                break;
            }

            Position++;
        }

        if (Position < to && !IsEnd(data[Position]))
        {
            // 1e5 and 0x10 are no numbers of PDF.
            Oddities++;
            while (Position < to && !IsEnd(data[Position]))
            {
                Position++;
            }
        }

        return PdfNumber.Of(negative ? -value : value);
    }

    private PdfName ReadName()
    {
        var start = ++Position;
        var hash = new HashCode();
        var escaped = false;
        while (Position < to && !IsEnd(data[Position]))
        {
            escaped |= data[Position] == '#';
            hash.Add(data[Position++]);
        }

        var bytes = data.AsSpan(start, Position - start);
        var key = hash.ToHashCode();
        if (!escaped && names.TryGetValue(key, out var known) && known.Value.Length == bytes.Length && Encoding.Latin1.GetString(bytes) == known.Value)
        {
            return known;
        }

        var name = new PdfName(escaped ? Unescaped(bytes) : Utf8OrLatin(bytes));
        if (!escaped && names.Count < 4096)
        {
            names[key] = name;
        }

        return name;
    }

    private static string Unescaped(ReadOnlySpan<byte> name)
    {
        var bytes = new List<byte>(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '#' && i + 2 < name.Length && Hex(name[i + 1]) is >= 0 and var high && Hex(name[i + 2]) is >= 0 and var low)
            {
                bytes.Add((byte)((high << 4) | low));
                i += 2;
            }
            else
            {
                bytes.Add(name[i]);
            }
        }

        return Utf8OrLatin([.. bytes]);
    }

    private static string Utf8OrLatin(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);

    private static int Hex(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        _ => -1,
    };

    private PdfString ReadHex()
    {
        Position++;
        var bytes = new List<byte>(16);
        var high = -1;
        while (true)
        {
            if (Position >= to)
            {
                Oddities++;
                break;
            }

            var c = data[Position++];
            if (c == '>')
            {
                break;
            }

            var digit = Hex(c);
            if (digit < 0)
            {
                Oddities += IsSpace(c) ? 0 : 1;
            }
            else if (high < 0)
            {
                high = digit;
            }
            else
            {
                bytes.Add((byte)((high << 4) | digit));
                high = -1;
            }
        }

        if (high >= 0)
        {
            bytes.Add((byte)(high << 4));
        }

        return new PdfString([.. bytes]);
    }

    private PdfString ReadText()
    {
        Position++;
        var bytes = new List<byte>(32);
        var depth = 1;
        while (Position < to)
        {
            var c = data[Position++];
            if (c == '(')
            {
                depth++;
            }
            else if (c == ')' && --depth == 0)
            {
                return new PdfString([.. bytes]);
            }
            else if (c == '\\' && Position < to)
            {
                Escape(bytes);
                continue;
            }

            bytes.Add(c);
        }

        Oddities++;
        return new PdfString([.. bytes]);
    }

    private void Escape(List<byte> bytes)
    {
        var c = data[Position++];
        switch (c)
        {
            case (byte)'n':
                bytes.Add(10);
                break;
            case (byte)'r':
                bytes.Add(13);
                break;
            case (byte)'t':
                bytes.Add(9);
                break;
            case (byte)'b':
                bytes.Add(8);
                break;
            case (byte)'f':
                bytes.Add(12);
                break;
            case (byte)'\r':
                Position += Position < to && data[Position] == '\n' ? 1 : 0;
                break;
            case (byte)'\n':
                break;
            case >= (byte)'0' and <= (byte)'7':
                var octal = c - '0';
                for (var i = 0; i < 2 && Position < to && data[Position] is >= (byte)'0' and <= (byte)'7'; i++)
                {
                    octal = (octal * 8) + (data[Position++] - '0');
                }

                bytes.Add((byte)octal);
                break;
            default:
                bytes.Add(c);
                break;
        }
    }

    private PdfValue ReadWord()
    {
        var start = Position;
        while (Position < to && !IsEnd(data[Position]))
        {
            Position++;
        }

        var word = data.AsSpan(start, Position - start);
        if (word.Length <= 3)
        {
            var key = 0;
            foreach (var b in word)
            {
                key = (key << 8) | b;
            }

            if (!Operators.TryGetValue(key, out var known))
            {
                known = new PdfKeyword(Encoding.Latin1.GetString(word));
                if (Operators.Count < 4096)
                {
                    Operators[key] = known;
                }
            }

            return known;
        }

        return word.SequenceEqual("true"u8) ? True
            : word.SequenceEqual("false"u8) ? False
            : word.SequenceEqual("null"u8) ? PdfNull.Instance
            : new PdfKeyword(Encoding.Latin1.GetString(word[..Math.Min(word.Length, 60)]));
    }
}
