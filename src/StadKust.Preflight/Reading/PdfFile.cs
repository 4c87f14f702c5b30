using System.Runtime.InteropServices;

namespace StadKust.Preflight.Reading;

/// <summary>A PDF file in memory, objects read when they are asked for.</summary>
/// <remarks>
/// Sound files are read as they say. Damaged ones are repaired as far as that is honest, by looking for objects from front to back,
/// and every repair is told in <see cref="Troubles"/>. Source: ISO 32000-1, 7.5.
/// </remarks>
internal sealed class PdfFile
{
    private readonly byte[] data;
    private readonly Dictionary<int, XrefEntry> entries = [];
    private readonly Dictionary<int, PdfValue> loaded = [];
    private readonly Dictionary<int, Dictionary<int, PdfValue>> packed = [];
    private readonly HashSet<int> loading = [];
    private readonly SortedSet<string> troubles = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private bool isRebuilt;

    private PdfFile(byte[] data, Limits limits)
    {
        (this.data, Limits) = (data, limits);
        var xref = new Xref(data, this);
        if (xref.Read() is { } fault)
        {
            Rebuild(fault);
        }
        else
        {
            foreach (var entry in xref.Entries)
            {
                entries[entry.Key] = entry.Value;
            }

            Trailer = xref.Trailer;
            UsesXrefStream = xref.UsesStream;
        }

        if (entries.Count > limits.Objects)
        {
            throw new BeyondLimitException($"{limits.Objects} objects");
        }

        if (!isRebuilt && !Trailer.Has("Encrypt") && Catalog.Find("Pages") is null)
        {
            Rebuild("the catalog is not where the cross-reference says");
        }
    }

    public Limits Limits { get; }

    public ReadOnlySpan<byte> Bytes => data;

    public PdfDict Trailer { get; private set; } = PdfDict.Empty;

    public bool UsesXrefStream { get; private set; }

    /// <summary>Damage that was met and how it was got over; in a fixed order.</summary>
    public IReadOnlyCollection<string> Troubles => troubles;

    public PdfDict Catalog => Trailer.Dict("Root");

    public IEnumerable<int> Numbers => entries.Keys.Order();

    /// <exception cref="UnreadableException">No PDF in these bytes.</exception>
    /// <exception cref="BeyondLimitException">Too large.</exception>
    public static PdfFile Open(ReadOnlyMemory<byte> bytes, Limits limits)
    {
        if (bytes.Length > limits.FileBytes)
        {
            throw new BeyondLimitException($"{limits.FileBytes} bytes");
        }

        // ISO 32000-1, annex H: readers accept the header anywhere in the first 1024 bytes.
        if (bytes.Span[..Math.Min(1024, bytes.Length)].IndexOf("%PDF-"u8) < 0)
        {
            throw new UnreadableException("there is no %PDF- in the first 1024 bytes");
        }

        var array = MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length
            ? segment.Array
            : bytes.ToArray();
        var file = new PdfFile(array, limits);
        if (!file.Trailer.Has("Encrypt") && file.Catalog.Find("Pages") is null)
        {
            throw new UnreadableException("there is no catalog with pages");
        }

        return file;
    }

    public void Tell(string trouble)
    {
        lock (gate)
        {
            if (troubles.Count < 200)
            {
                troubles.Add(trouble);
            }
        }
    }

    /// <summary>An object by its number; null when there is none, as the standard says.</summary>
    public PdfValue Object(int number)
    {
        lock (gate)
        {
            if (loaded.TryGetValue(number, out var known))
            {
                return known;
            }

            if (!entries.TryGetValue(number, out var entry) || !loading.Add(number))
            {
                return PdfNull.Instance;
            }

            try
            {
                var value = entry.Container > 0 ? FromStream(entry.Container, number) : At((int)entry.Offset, number);
                if (value is null && !isRebuilt && !Trailer.Has("Encrypt"))
                {
                    Rebuild($"object {number} is not where the cross-reference says");
                    value = entries.TryGetValue(number, out entry) ? entry.Container > 0 ? FromStream(entry.Container, number) : At((int)entry.Offset, number) : null;
                }

                if (value is PdfReference again)
                {
                    value = Object(again.Number);
                }

                return loaded[number] = value ?? PdfNull.Instance;
            }
            finally
            {
                loading.Remove(number);
            }
        }
    }

    /// <summary>The object that begins here, if one of that number does.</summary>
    public PdfValue? At(int offset, int number)
    {
        if (offset <= 0 || offset >= data.Length)
        {
            return null;
        }

        var parser = new PdfParser(data, offset, data.Length, this, Limits.Nesting);
        if (parser.Read() is not PdfNumber said || (int)said.Value != number || parser.Read() is not PdfNumber || parser.Read() is not PdfKeyword { Value: "obj" })
        {
            return null;
        }

        var value = parser.ReadWithReferences();
        if (parser.Oddities > 0)
        {
            Tell($"object {number} has broken syntax");
        }

        if (value is PdfKeyword { Value: "endobj" } or null)
        {
            return PdfNull.Instance;
        }

        if (value is not PdfDict dict)
        {
            return value;
        }

        dict.Number = number;
        var back = parser.Position;
        if (parser.Read() is not PdfKeyword { Value: "stream" })
        {
            parser.Position = back;
            return dict;
        }

        return new PdfStream(dict, Body(parser.Position, dict, number));
    }

    private ReadOnlyMemory<byte> Body(int at, PdfDict dict, int number)
    {
        // After the word stands CR LF or LF; a lone CR is an error that is common enough.
        if (at < data.Length && data[at] == '\r')
        {
            at++;
        }

        if (at < data.Length && data[at] == '\n')
        {
            at++;
        }

        var length = dict.Integer("Length");
        if (length is >= 0 && at + (long)length.Value <= data.Length && IsEndOfStream(at + length.Value))
        {
            return data.AsMemory(at, length.Value);
        }

        var end = data.AsSpan(at).IndexOf("endstream"u8);
        if (end < 0)
        {
            end = data.AsSpan(at).IndexOf("endobj"u8);
            Tell($"the stream of object {number} has no end");
            return data.AsMemory(at, end < 0 ? data.Length - at : end);
        }

        Tell(FormattableString.Invariant($"the stream of object {number} says it has {(object?)length ?? "no"} bytes; it has {end}"));
        if (end > 0 && data[at + end - 1] == '\n')
        {
            end--;
        }

        if (end > 0 && data[at + end - 1] == '\r')
        {
            end--;
        }

        return data.AsMemory(at, end);
    }

    private bool IsEndOfStream(int at)
    {
        while (at < data.Length && PdfParser.IsSpace(data[at]))
        {
            at++;
        }

        return data.AsSpan(at).StartsWith("endstream"u8);
    }

    private PdfValue? FromStream(int container, int number)
    {
        if (!packed.TryGetValue(container, out var objects))
        {
            packed[container] = objects = [];
            if (Object(container) is PdfStream stream)
            {
                Unpack(stream, container, objects);
            }
        }

        return objects.GetValueOrDefault(number);
    }

    private void Unpack(PdfStream stream, int container, Dictionary<int, PdfValue> objects)
    {
        var decoded = stream.Decode(Limits);
        if (decoded.Trouble is { } trouble)
        {
            Tell($"object stream {container}: {trouble}");
        }

        var first = stream.Dict.Integer("First") ?? 0;
        var head = new PdfParser(decoded.Bytes, 0, Math.Min(first, decoded.Bytes.Length), null);
        var count = Math.Min(stream.Dict.Integer("N") ?? 0, Limits.Objects);
        for (var i = 0; i < count; i++)
        {
            if (head.Read() is not PdfNumber number || head.Read() is not PdfNumber offset || offset.Value < 0 || first + offset.Value >= decoded.Bytes.Length)
            {
                Tell($"object stream {container} ends early");
                return;
            }

            var parser = new PdfParser(decoded.Bytes, first + (int)offset.Value, decoded.Bytes.Length, this, Limits.Nesting);
            var value = parser.ReadWithReferences();
            if (value is PdfDict dict)
            {
                dict.Number = (int)number.Value;
            }

            if (value is not null and not PdfKeyword)
            {
                objects.TryAdd((int)number.Value, value);
            }
        }
    }

    private void Rebuild(string why)
    {
        isRebuilt = true;
        Tell($"the cross-reference is damaged ({why}); objects were looked for one by one");
        var found = new Rebuilt(data, this);
        found.Scan();
        entries.Clear();
        loaded.Clear();
        packed.Clear();
        foreach (var (number, offset) in found.Offsets)
        {
            entries[number] = new XrefEntry(offset, 0);
        }

        Trailer = found.Trailer;
        foreach (var (number, container) in found.InStreams())
        {
            entries.TryAdd(number, new XrefEntry(0, container));
        }

        if (Trailer.Find("Root") is null)
        {
            Trailer = found.TrailerFromObjects(this);
        }
    }
}

/// <param name="Offset">From the start of the file.</param>
/// <param name="Container">Number of the object stream, 0 when it lies in the file itself.</param>
internal readonly record struct XrefEntry(long Offset, int Container);
