using System.Text;

namespace StadKust.Pdf.Supplied;

/// <summary>The objects of a supplied file, found through its own cross-references. Nothing is repaired: a file that needs it goes back to its maker.</summary>
/// <remarks>Source: ISO 32000-1, 7.5.</remarks>
internal sealed class ForeignPdf
{
    private const int MostSections = 64;
    private const int MostObjects = 1_000_000;
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly Dictionary<int, (int Offset, int In, int Index)> places = [];
    private readonly Dictionary<int, ForeignValue> read = [];
    private readonly Dictionary<int, Dictionary<int, ForeignValue>> packs = [];
    private readonly HashSet<int> underway = [];

    /// <exception cref="DamagedPdfException">Header, cross-references or trailer cannot be read.</exception>
    public ForeignPdf(ReadOnlyMemory<byte> file)
    {
        var header = file.Span[..Math.Min(file.Length, 1024)].IndexOf("%PDF-"u8);
        if (header < 0)
        {
            throw new DamagedPdfException("The file does not begin as a PDF.");
        }

        // Offsets count from the header.
        bytes = file[header..];
        Version = Encoding.Latin1.GetString(bytes.Span.Slice(5, Math.Min(3, bytes.Length - 5)));
        var tail = Math.Max(0, bytes.Length - 2048);
        var found = bytes.Span[tail..].LastIndexOf("startxref"u8);
        if (found < 0)
        {
            throw new DamagedPdfException("The file has no end: no 'startxref'.");
        }

        var tokens = new ForeignTokens(bytes, tail + found + 9);
        var next = tokens.IsAtEnd ? null : tokens.ReadWhole();
        ForeignDictionary? trailer = null;
        var seen = new HashSet<int>();
        while (next is { } offset)
        {
            if (!seen.Add(offset) || seen.Count > MostSections)
            {
                throw new DamagedPdfException("The cross-references run in a circle.");
            }

            var section = Section(offset);
            trailer ??= section;
            if (section["XRefStm"] is ForeignRaw { Whole: { } hybrid } && seen.Add(hybrid))
            {
                Section(hybrid);
            }

            next = (section["Prev"] as ForeignRaw)?.Whole;
        }

        Trailer = trailer ?? throw new DamagedPdfException("The file has no trailer.");
    }

    public string Version { get; }

    public ForeignDictionary Trailer { get; }

    /// <summary>What a reference points to; a value that is none stays as it is. Null for what is not there.</summary>
    public ForeignValue? Resolve(ForeignValue? value)
    {
        for (var steps = 0; value is ForeignReference reference; steps++)
        {
            if (steps > 32)
            {
                throw new DamagedPdfException("References run in a circle.");
            }

            value = Object(reference.Number);
        }

        return value is ForeignRaw { Text: "null" } ? null : value;
    }

    public ForeignDictionary? Dictionary(ForeignValue? value) => Resolve(value) switch
    {
        ForeignDictionary dictionary => dictionary,
        ForeignStream stream => stream.Dictionary,
        _ => null,
    };

    public byte[]? Unpack(ForeignStream stream) => ForeignPacking.Unpack(stream, Resolve);

    private ForeignValue Object(int number)
    {
        if (read.TryGetValue(number, out var known))
        {
            return known;
        }

        if (!places.TryGetValue(number, out var place))
        {
            return ForeignValue.Null;
        }

        if (!underway.Add(number))
        {
            throw new DamagedPdfException($"Object {number} is needed to read itself.");
        }

        var value = place.In > 0 ? Packed(place.In).GetValueOrDefault(number, ForeignValue.Null) : Indirect(place.Offset, number);
        underway.Remove(number);
        read[number] = value;
        return value;
    }

    private ForeignValue Indirect(int offset, int? number)
    {
        var tokens = new ForeignTokens(bytes, offset);
        var said = offset >= 0 && offset < bytes.Length ? tokens.ReadWhole() : null;
        if (said is null || (number is { } wanted && said != wanted) || tokens.ReadWhole() is null || !tokens.Skip("obj"u8))
        {
            throw new DamagedPdfException($"At byte {offset} there should be object {number}.");
        }

        var value = tokens.Read();
        if (value is not ForeignDictionary dictionary || !tokens.Skip("stream"u8))
        {
            return value;
        }

        var start = tokens.At;
        start += bytes.Span[start..] is [13, 10, ..] ? 2 : bytes.Span[start..] is [10 or 13, ..] ? 1 : 0;
        if (Resolve(dictionary["Length"]) is not ForeignRaw { Whole: { } length } || length < 0 || start + (long)length > bytes.Length)
        {
            throw new DamagedPdfException($"The stream at byte {offset} does not say how long it is.");
        }

        tokens.At = start + length;
        return tokens.Skip("endstream"u8)
            ? new ForeignStream(dictionary, bytes.Slice(start, length))
            : throw new DamagedPdfException($"The stream at byte {offset} is longer or shorter than it says.");
    }

    private Dictionary<int, ForeignValue> Packed(int pack)
    {
        if (packs.TryGetValue(pack, out var known))
        {
            return known;
        }

        if (Object(pack) is not ForeignStream stream || stream.Dictionary["First"] is not ForeignRaw { Whole: { } first }
            || stream.Dictionary["N"] is not ForeignRaw { Whole: { } count } || Unpack(stream) is not { } content || first < 0 || first > content.Length || count is < 0 or > MostObjects)
        {
            throw new DamagedPdfException($"The object stream {pack} cannot be read.");
        }

        var objects = new Dictionary<int, ForeignValue>();
        var index = new ForeignTokens(content);
        for (var i = 0; i < count; i++)
        {
            if (index.ReadWhole() is not { } number || index.ReadWhole() is not { } at)
            {
                throw new DamagedPdfException($"The object stream {pack} has no index.");
            }

            objects[number] = new ForeignTokens(content, first + at).Read();
        }

        packs[pack] = objects;
        return objects;
    }

    private ForeignDictionary Section(int offset)
    {
        var tokens = new ForeignTokens(bytes, offset);
        if (offset < 0 || offset >= bytes.Length)
        {
            throw new DamagedPdfException("The cross-references lie outside of the file.");
        }

        return tokens.Skip("xref"u8) ? Table(tokens) : Stream(offset);
    }

    private ForeignDictionary Table(ForeignTokens tokens)
    {
        while (!tokens.Skip("trailer"u8))
        {
            if (tokens.ReadWhole() is not { } first || tokens.ReadWhole() is not { } count || count is < 0 or > MostObjects)
            {
                throw new DamagedPdfException("The cross-reference table cannot be read.");
            }

            for (var i = 0; i < count; i++)
            {
                var (offset, _, kind) = (tokens.ReadWhole(), tokens.ReadWhole(), tokens.Read());
                if (offset is { } at && kind is ForeignWord { Word: "n" })
                {
                    places.TryAdd(first + i, (at, 0, 0));
                }
            }
        }

        return tokens.Read() as ForeignDictionary ?? throw new DamagedPdfException("The file has no trailer.");
    }

    private ForeignDictionary Stream(int offset)
    {
        if (Indirect(offset, null) is not ForeignStream stream || Unpack(stream) is not { } rows
            || stream.Dictionary["W"] is not ForeignArray { Items: [ForeignRaw { Whole: { } kind }, ForeignRaw { Whole: { } place }, ForeignRaw { Whole: { } index }] }
            || kind is < 0 or > 4 || place is < 0 or > 8 || index is < 0 or > 4)
        {
            throw new DamagedPdfException("The cross-reference stream cannot be read.");
        }

        var size = (stream.Dictionary["Size"] as ForeignRaw)?.Whole ?? 0;
        int[] ranges = stream.Dictionary["Index"] is ForeignArray array ? [.. array.Items.Select(i => (i as ForeignRaw)?.Whole ?? 0)] : [0, size];
        var at = 0;
        for (var r = 0; r + 1 < ranges.Length; r += 2)
        {
            for (var i = 0; i < ranges[r + 1] && at + kind + place + index <= rows.Length; i++)
            {
                var type = kind == 0 ? 1 : Number(rows, ref at, kind);
                var (a, b) = (Number(rows, ref at, place), Number(rows, ref at, index));
                if (type is 1 or 2 && a <= int.MaxValue)
                {
                    places.TryAdd(ranges[r] + i, type == 1 ? ((int)a, 0, 0) : (0, (int)a, (int)b));
                }
            }
        }

        return stream.Dictionary;
    }

    private static long Number(byte[] rows, ref int at, int width)
    {
        var number = 0L;
        for (var i = 0; i < width; i++)
        {
            number = (number << 8) | rows[at++];
        }

        return number;
    }
}
