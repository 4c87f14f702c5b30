using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace StadKust.Pdf.Objects;

/// <summary>How a stream of the file is packed. LZW, Crypt and JPX are not here because print files do not use them (X23).</summary>
internal enum Packing
{
    /// <summary>As it is: metadata must be readable without a decoder (X05).</summary>
    None,

    /// <summary>Deflated here.</summary>
    Flate,

    /// <summary>The bytes are a JPEG file already.</summary>
    Jpeg,
}

/// <summary>The objects of one PDF file, written to a stream as they come, with the cross-references at the end.</summary>
/// <remarks>Holds offsets only, so memory does not grow with the file. The stream need not be seekable.</remarks>
internal sealed class PdfFile : IDisposable
{
    // So many objects are packed together: readers unpack all of them to get one.
    private const int MostPacked = 200;

    // A third of the time of level 6 for a file a tenth larger: press files travel once.
    private static readonly ZLibCompressionOptions Level = new() { CompressionLevel = 3 };

    // So many streams are packed beside each other; each is a page or a font, below a megabyte.
    private const int MostWaiting = 4;

    // Ten digits in the cross-reference table; our own bound is lower: no press takes a file above 2 GB.
    private const long MostBytes = int.MaxValue;
    private readonly Stream to;
    private readonly FileStructure structure;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<Place> places = [default];
    private readonly List<(Ref Number, int Start)> packed = [];
    private readonly PdfBuffer packing = new();
    private readonly PdfBuffer buffer = new();
    private readonly Queue<(Ref Number, Task<MemoryStream> Packed, Action<Dict> Entries)> waiting = new();
    private long position;

    /// <param name="version">1.6 for print (X01), 1.7 for the web.</param>
    public PdfFile(Stream to, string version = "1.6", FileStructure structure = FileStructure.Classic)
    {
        this.to = to;
        this.structure = structure;
        buffer.Raw("%PDF-").Raw(version).Raw("\n%");
        Flush();
        Put([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    public Ref Reserve()
    {
        places.Add(default);
        return new Ref(places.Count - 1);
    }

    public Ref Add(Action<Dict> entries)
    {
        var number = Reserve();
        Write(number, entries);
        return number;
    }

    public void Write(Ref number, Action<Dict> entries) => WriteValue(number, to =>
    {
        to.Raw("<< ");
        entries(new Dict(to));
        to.Raw(">>");
    });

    /// <summary>An object that is no dictionary: an array, a number. The caller writes exactly one.</summary>
    public void WriteValue(Ref number, Action<PdfBuffer> value)
    {
        if (structure == FileStructure.Packed)
        {
            Once(number, new Place(-1, 0, 0));
            packed.Add((number, packing.Written.Length));
            value(packing);
            packing.Raw("\n");
            if (packed.Count == MostPacked)
            {
                WritePacked();
            }

            return;
        }

        Begin(number);
        value(buffer);
        buffer.Raw("\nendobj\n");
        Flush();
    }

    public Ref AddValue(Action<PdfBuffer> value)
    {
        var number = Reserve();
        WriteValue(number, value);
        return number;
    }

    /// <summary>A stream whose bytes are packed already and whose entries name the filter: taken over from another file.</summary>
    public void WriteForeignStream(Ref number, ReadOnlySpan<byte> stored, Action<Dict> entries) => Put(number, Packing.None, stored, entries);

    public Ref AddStream(Packing packing, ReadOnlySpan<byte> data, Action<Dict> entries)
    {
        var number = Reserve();
        WriteStream(number, packing, data, entries);
        return number;
    }

    /// <param name="entries">All but Length and Filter.</param>
    public void WriteStream(Ref number, Packing packing, ReadOnlySpan<byte> data, Action<Dict> entries)
    {
        // A deflated nothing is no bytes at all here, which readers take for a torn stream.
        packing = data.IsEmpty ? Packing.None : packing;
        var packed = packing == Packing.Flate ? Deflate(data) : null;
        Put(number, packing, packed is null ? data : Content(packed), entries);
    }

    /// <summary>Deflates on another thread and writes in turn, a few streams later at most. The order does not depend on how long packing takes.</summary>
    public void QueueStream(Ref number, ReadOnlyMemory<byte> data, Action<Dict> entries)
    {
        if (data.IsEmpty)
        {
            WriteStream(number, Packing.None, default, entries);
            return;
        }

        if (waiting.Count == MostWaiting)
        {
            WriteWaiting();
        }

        waiting.Enqueue((number, Task.Run(() => Deflate(data.Span)), entries));
    }

    /// <summary>Hash of all that has been written so far; the file's identifiers are made from it.</summary>
    public byte[] Fingerprint()
    {
        while (waiting.Count > 0)
        {
            WriteWaiting();
        }

        WritePacked();
        return hash.GetCurrentHash();
    }

    /// <summary>Cross-references and trailer.</summary>
    /// <exception cref="InvalidOperationException">A reserved object was never written.</exception>
    public void Finish(Ref catalog, Ref info, ReadOnlySpan<byte> id)
    {
        WritePacked();
        var start = structure == FileStructure.Packed ? WriteReferenceStream(catalog, info, id.ToArray()) : WriteReferenceTable(catalog, info, id);
        buffer.Raw("startxref\n").Digits(start, 1).Raw("\n%%EOF\n");
        Flush();
        to.Flush();
    }

    private long WriteReferenceTable(Ref catalog, Ref info, ReadOnlySpan<byte> id)
    {
        var start = position;
        buffer.Raw("xref\n0 ").Digits(places.Count, 1).Raw("\n0000000000 65535 f \n");
        for (var number = 1; number < places.Count; number++)
        {
            buffer.Digits(Written(number).Offset, 10).Raw(" 00000 n \n");
        }

        buffer.Raw("trailer\n<< ");
        new Dict(buffer).Integer("Size", places.Count).Ref("Root", catalog).Ref("Info", info);
        buffer.Name("ID").Raw("[").Hex(id).Hex(id).Raw("] >>\n");
        Flush();
        return start;
    }

    // ISO 32000-1, 7.5.8: a byte of type, five of place, two of index. The stream lists itself too.
    private long WriteReferenceStream(Ref catalog, Ref info, byte[] id)
    {
        var own = Reserve();
        var start = position;
        var rows = new byte[8 * places.Count];
        Span<byte> eight = stackalloc byte[8];
        for (var number = 1; number < places.Count; number++)
        {
            var place = number == own.Number ? new Place(start, 0, 0) : Written(number);
            var row = rows.AsSpan(8 * number, 8);
            row[0] = (byte)(place.In > 0 ? 2 : 1);
            BinaryPrimitives.WriteInt64BigEndian(eight, place.In > 0 ? place.In : place.Offset);
            eight[3..].CopyTo(row[1..]);
            BinaryPrimitives.WriteUInt16BigEndian(row[6..], (ushort)place.Index);
        }

        // Number 0 is the free one no object may have.
        rows[6] = rows[7] = 0xFF;
        Put(own, Packing.Flate, Content(Deflate(rows)), d => d
            .Name("Type", "XRef").Integer("Size", places.Count).Numbers("W", [1, 5, 2]).Ref("Root", catalog).Ref("Info", info)
            .Value("ID", b => b.Raw("[").Hex(id).Hex(id).Raw("] ")));
        return start;
    }

    private Place Written(int number) => places[number] is { Offset: > 0 } or { In: > 0 }
        ? places[number]
        : throw new InvalidOperationException($"Object {number} was promised and never written.");

    private void WritePacked()
    {
        if (packed.Count == 0)
        {
            return;
        }

        var own = Reserve();
        var content = new PdfBuffer();
        foreach (var (number, start) in packed)
        {
            content.Integer(number.Number).Integer(start);
        }

        var first = content.Written.Length;
        content.Raw(packing.Written);
        for (var i = 0; i < packed.Count; i++)
        {
            places[packed[i].Number.Number] = new Place(0, own.Number, i);
        }

        var count = packed.Count;
        packed.Clear();
        packing.Clear();
        WriteStream(own, Packing.Flate, content.Written, d => d.Name("Type", "ObjStm").Integer("N", count).Integer("First", first));
    }

    /// <summary>Deflated bytes, for a stream that is written with its own filter.</summary>
    public static byte[] Packed(ReadOnlySpan<byte> data) => Content(Deflate(data)).ToArray();

    public void Dispose() => hash.Dispose();

    private static ReadOnlySpan<byte> Content(MemoryStream packed) => packed.GetBuffer().AsSpan(0, (int)packed.Length);

    private static MemoryStream Deflate(ReadOnlySpan<byte> data)
    {
        var packed = new MemoryStream((data.Length / 3) + 64);
        using (var deflate = new ZLibStream(packed, Level, leaveOpen: true))
        {
            deflate.Write(data);
        }

        return packed;
    }

    private void WriteWaiting()
    {
        var (number, packed, entries) = waiting.Dequeue();
        Put(number, Packing.Flate, Content(packed.GetAwaiter().GetResult()), entries);
    }

    private void Put(Ref number, Packing packing, ReadOnlySpan<byte> stored, Action<Dict> entries)
    {
        Begin(number);
        buffer.Raw("<< ");
        var dict = new Dict(buffer);
        entries(dict);
        if (packing != Packing.None)
        {
            dict.Name("Filter", packing == Packing.Flate ? "FlateDecode" : "DCTDecode");
        }

        dict.Integer("Length", stored.Length);
        buffer.Raw(">>\nstream\n");
        Flush();
        Put(stored);
        buffer.Raw("\nendstream\nendobj\n");
        Flush();
    }

    private void Begin(Ref number)
    {
        Once(number, new Place(position, 0, 0));
        buffer.Digits(number.Number, 1).Raw(" 0 obj\n");
    }

    private void Once(Ref number, Place place)
    {
        if (places[number.Number] != default)
        {
            throw new InvalidOperationException($"Object {number.Number} was written twice.");
        }

        places[number.Number] = place;
    }

    private void Flush()
    {
        Put(buffer.Written);
        buffer.Clear();
    }

    private void Put(ReadOnlySpan<byte> some)
    {
        position += some.Length;
        if (position > MostBytes)
        {
            throw new InvalidDataException("The file would be larger than 2 GB.");
        }

        hash.AppendData(some);
        to.Write(some);
    }

    /// <summary>Where an object lies: at an offset, or as which one of an object stream; all noughts when it is not written yet.</summary>
    private readonly record struct Place(long Offset, int In, int Index);
}
