using System.Globalization;

namespace StadKust.Preflight.Reading;

/// <summary>Reads the chain of cross-reference tables, streams and hybrids, newest first.</summary>
internal sealed class Xref(byte[] data, PdfFile file)
{
    private readonly HashSet<long> seen = [];
    private readonly HashSet<int> free = [];

    public Dictionary<int, XrefEntry> Entries { get; } = [];

    public PdfDict Trailer { get; private set; } = PdfDict.Empty;

    public bool UsesStream { get; private set; }

    /// <returns>Null when the whole chain could be read, else what is wrong with it.</returns>
    public string? Read()
    {
        var tail = Math.Max(0, data.Length - 2048);
        var word = data.AsSpan(tail).LastIndexOf("startxref"u8);
        if (word < 0)
        {
            return "there is no startxref";
        }

        var parser = new PdfParser(data, tail + word + 9, data.Length, null);
        if (parser.Read() is not PdfNumber { IsInteger: true } start)
        {
            return "startxref has no number";
        }

        var next = (long?)start.Value;
        while (next is { } at)
        {
            if (!seen.Add(at))
            {
                return "the chain of cross-references runs in a circle";
            }

            if (at <= 0 || at >= data.Length)
            {
                return string.Create(CultureInfo.InvariantCulture, $"offset {at} lies outside the file");
            }

            var (section, fault) = Section((int)at);
            if (fault is not null)
            {
                return fault;
            }

            Trailer = Trailer.Count == 0 ? section! : Trailer;
            if (section!.Integer("XRefStm") is { } hybrid && seen.Add(hybrid))
            {
                // A hybrid file hides objects from readers of PDF 1.4; we are none.
                if (hybrid <= 0 || hybrid >= data.Length || Section(hybrid).Fault is not null)
                {
                    return "the hybrid part cannot be read";
                }
            }

            next = section.Integer("Prev");
        }

        return Trailer.Raw("Root") is PdfReference ? null : "the trailer has no Root";
    }

    private (PdfDict? Trailer, string? Fault) Section(int at)
    {
        var parser = new PdfParser(data, at, data.Length, file);
        return parser.Read() switch
        {
            PdfKeyword { Value: "xref" } => Table(parser),
            PdfNumber number => Stream(at, (int)number.Value),
            _ => (null, "no cross-reference where startxref points"),
        };
    }

    private (PdfDict?, string?) Table(PdfParser parser)
    {
        while (true)
        {
            var first = parser.Read();
            if (first is PdfKeyword { Value: "trailer" })
            {
                return parser.Read() is PdfDict trailer ? (trailer, null) : (null, "the trailer is no dictionary");
            }

            if (first is not PdfNumber { IsInteger: true } from || parser.Read() is not PdfNumber { IsInteger: true } count || count.Value < 0 || from.Value < 0)
            {
                return (null, "the table is broken");
            }

            for (var i = 0; i < count.Value; i++)
            {
                if (parser.Read() is not PdfNumber offset || parser.Read() is not PdfNumber || parser.Read() is not PdfKeyword kind)
                {
                    return (null, "the table ends early");
                }

                var number = (int)from.Value + i;
                if (kind.Value == "n")
                {
                    Add(number, new XrefEntry((long)offset.Value, 0));
                }
                else if (kind.Value == "f")
                {
                    free.Add(number);
                }
                else
                {
                    return (null, "the table is broken");
                }
            }
        }
    }

    private (PdfDict?, string?) Stream(int at, int number)
    {
        if (file.At(at, number) is not PdfStream stream || stream.Dict.Name("Type") != "XRef")
        {
            return (null, "no cross-reference stream where startxref points");
        }

        UsesStream = true;
        var decoded = stream.Decode(file.Limits);
        var widths = stream.Dict.Array("W").Numbers();
        if (decoded.Trouble is not null || widths.Length != 3 || widths.Any(w => w is < 0 or > 8))
        {
            return (null, "the cross-reference stream is damaged");
        }

        var (kindWidth, secondWidth, thirdWidth) = ((int)widths[0], (int)widths[1], (int)widths[2]);
        var size = kindWidth + secondWidth + thirdWidth;
        var index = stream.Dict.Array("Index").Numbers();
        index = index.Length >= 2 ? index : [0, stream.Dict.Integer("Size") ?? 0];
        var position = 0;
        for (var i = 0; i + 1 < index.Length; i += 2)
        {
            for (var k = 0; k < index[i + 1]; k++)
            {
                if (size == 0 || position + size > decoded.Bytes.Length)
                {
                    return (null, "the cross-reference stream ends early");
                }

                var row = decoded.Bytes.AsSpan(position, size);
                position += size;
                var kind = kindWidth == 0 ? 1 : Number(row[..kindWidth]);
                var second = Number(row.Slice(kindWidth, secondWidth));
                var named = (int)index[i] + k;
                switch (kind)
                {
                    case 1:
                        Add(named, new XrefEntry(second, 0));
                        break;
                    case 2:
                        Add(named, new XrefEntry(0, (int)Math.Min(second, int.MaxValue)));
                        break;
                    case 0:
                        free.Add(named);
                        break;
                    default:
                        break;
                }
            }
        }

        return (stream.Dict, null);
    }

    private static long Number(ReadOnlySpan<byte> bytes)
    {
        long number = 0;
        foreach (var b in bytes)
        {
            number = (number << 8) | b;
        }

        return number;
    }

    // The newest section wins, and what it sets free stays free.
    private void Add(int number, XrefEntry entry)
    {
        if (!free.Contains(number))
        {
            Entries.TryAdd(number, entry);
        }
    }
}
