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

/// <summary>The objects of one PDF 1.6 file, written to a stream as they come, with a classic cross-reference table at the end.</summary>
/// <remarks>Holds offsets only, so memory does not grow with the file. The stream need not be seekable.</remarks>
internal sealed class PdfFile : IDisposable
{
    // So many streams are packed beside each other; each is a page or a font, below a megabyte.
    private const int MostWaiting = 4;

    // Ten digits in the cross-reference table; our own bound is lower: no press takes a file above 2 GB.
    private const long MostBytes = int.MaxValue;
    private readonly Stream to;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<long> offsets = [0];
    private readonly PdfBuffer buffer = new();
    private readonly Queue<(Ref Number, Task<MemoryStream> Packed, Action<Dict> Entries)> waiting = new();
    private long position;

    public PdfFile(Stream to)
    {
        this.to = to;
        Put("%PDF-1.6\n%"u8);
        Put([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    public Ref Reserve()
    {
        offsets.Add(0);
        return new Ref(offsets.Count - 1);
    }

    public Ref Add(Action<Dict> entries)
    {
        var number = Reserve();
        Write(number, entries);
        return number;
    }

    public void Write(Ref number, Action<Dict> entries)
    {
        Begin(number);
        buffer.Raw("<< ");
        entries(new Dict(buffer));
        buffer.Raw(">>\nendobj\n");
        Flush();
    }

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

        return hash.GetCurrentHash();
    }

    /// <summary>Cross-reference table and trailer.</summary>
    /// <exception cref="InvalidOperationException">A reserved object was never written.</exception>
    public void Finish(Ref catalog, Ref info, ReadOnlySpan<byte> id)
    {
        var start = position;
        buffer.Raw("xref\n0 ").Digits(offsets.Count, 1).Raw("\n0000000000 65535 f \n");
        foreach (var offset in offsets.Skip(1))
        {
            if (offset == 0)
            {
                throw new InvalidOperationException("An object was promised and never written.");
            }

            buffer.Digits(offset, 10).Raw(" 00000 n \n");
        }

        buffer.Raw("trailer\n<< ");
        new Dict(buffer).Integer("Size", offsets.Count).Ref("Root", catalog).Ref("Info", info);
        buffer.Name("ID").Raw("[").Hex(id).Hex(id).Raw("] >>\nstartxref\n").Digits(start, 1).Raw("\n%%EOF\n");
        Flush();
        to.Flush();
    }

    public void Dispose() => hash.Dispose();

    private static ReadOnlySpan<byte> Content(MemoryStream packed) => packed.GetBuffer().AsSpan(0, (int)packed.Length);

    private static MemoryStream Deflate(ReadOnlySpan<byte> data)
    {
        var packed = new MemoryStream((data.Length / 3) + 64);
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
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
        if (offsets[number.Number] != 0)
        {
            throw new InvalidOperationException($"Object {number.Number} was written twice.");
        }

        offsets[number.Number] = position;
        buffer.Digits(number.Number, 1).Raw(" 0 obj\n");
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
}
