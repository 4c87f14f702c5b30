using System.Text;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Fonts;

/// <summary>A CMap: codes to numbers of glyphs, or codes to text. Source: ISO 32000-1, 9.7.5 and 9.10.3; Adobe technical note 5014.</summary>
internal sealed class CodeMap
{
    private const int MostEntries = 200_000;
    private readonly Dictionary<int, int> cids = [];
    private readonly List<(int From, int To, int Cid)> ranges = [];
    private readonly Dictionary<int, string> texts = [];
    private readonly List<(int Length, int From, int To)> spaces = [];

    public bool IsVertical { get; private set; }

    public int Count => texts.Count;

    public static CodeMap Identity { get; } = new();

    public static CodeMap Read(byte[] program)
    {
        var map = new CodeMap();
        var parser = new PdfParser(program, 0, program.Length, null);
        var before = new List<PdfValue>();
        while (parser.Read() is { } value)
        {
            if (value is not PdfKeyword word)
            {
                before.Add(value);
                if (before.Count > 400)
                {
                    before.RemoveRange(0, 200);
                }

                continue;
            }

            switch (word.Value)
            {
                case "begincodespacerange":
                    map.Spaces(parser);
                    break;
                case "begincidrange":
                    map.CidRanges(parser);
                    break;
                case "begincidchar":
                    map.Pairs(parser, (code, v) => map.cids[code] = (int)(v.AsNumber ?? 0));
                    break;
                case "beginbfchar":
                    map.Pairs(parser, (code, v) => map.texts[code] = Text(v));
                    break;
                case "beginbfrange":
                    map.TextRanges(parser);
                    break;
                case "def" when before is [.., PdfName { Value: "WMode" }, PdfNumber mode]:
                    map.IsVertical = mode.Value == 1;
                    break;
                default:
                    break;
            }

            before.Clear();
        }

        return map;
    }

    public string? Unicode(int code) => texts.GetValueOrDefault(code);

    public int Cid(int code)
    {
        if (ReferenceEquals(this, Identity) || (cids.Count == 0 && ranges.Count == 0))
        {
            return code;
        }

        if (cids.TryGetValue(code, out var cid))
        {
            return cid;
        }

        foreach (var (from, to, first) in ranges)
        {
            if (code >= from && code <= to)
            {
                return first + code - from;
            }
        }

        return 0;
    }

    /// <summary>How many bytes the code at the front takes; two when the map does not say.</summary>
    public int Length(ReadOnlySpan<byte> text)
    {
        var code = 0;
        for (var length = 1; length <= Math.Min(4, text.Length); length++)
        {
            code = (code << 8) | text[length - 1];
            foreach (var (size, from, to) in spaces)
            {
                if (size == length && code >= from && code <= to)
                {
                    return length;
                }
            }
        }

        return spaces.Count > 0 ? Math.Min(spaces.Min(s => s.Length), text.Length) : Math.Min(2, text.Length);
    }

    private static int Code(PdfString text)
    {
        var code = 0;
        foreach (var b in text.Bytes.AsSpan(0, Math.Min(4, text.Bytes.Length)))
        {
            code = (code << 8) | b;
        }

        return code;
    }

    private static string Text(PdfValue value) => value is PdfString text ? Encoding.BigEndianUnicode.GetString(text.Bytes) : "";

    private void Spaces(PdfParser parser)
    {
        while (parser.Read() is PdfString from && parser.Read() is PdfString to)
        {
            if (spaces.Count < 100)
            {
                spaces.Add((from.Bytes.Length, Code(from), Code(to)));
            }
        }
    }

    private void Pairs(PdfParser parser, Action<int, PdfValue> add)
    {
        while (parser.Read() is PdfString code && parser.Read() is { } value and not PdfKeyword)
        {
            if (texts.Count + cids.Count < MostEntries)
            {
                add(Code(code), value);
            }
        }
    }

    private void CidRanges(PdfParser parser)
    {
        while (parser.Read() is PdfString from && parser.Read() is PdfString to && parser.Read() is PdfNumber cid)
        {
            if (ranges.Count < MostEntries)
            {
                ranges.Add((Code(from), Code(to), (int)cid.Value));
            }
        }
    }

    private void TextRanges(PdfParser parser)
    {
        while (parser.Read() is PdfString from && parser.Read() is PdfString to && parser.Read() is { } value and not PdfKeyword)
        {
            var (first, last) = (Code(from), Math.Min(Code(to), Code(from) + 65535));
            for (var code = first; code <= last && texts.Count < MostEntries; code++)
            {
                if (value is PdfArray array)
                {
                    if (code - first >= array.Count)
                    {
                        break;
                    }

                    texts[code] = Text(array[code - first]);
                }
                else if (Text(value) is { Length: > 0 } text)
                {
                    texts[code] = text[..^1] + (char)(text[^1] + code - first);
                }
            }
        }
    }
}
