using System.Buffers.Binary;
using System.IO.Compression;

namespace StadKust.Preflight.Plates;

/// <summary>Plates as a small picture for a report. Source: PNG, third edition.</summary>
internal static class Png
{
    /// <param name="reduce">So many pixels across become one.</param>
    public static byte[] Write(Surface page, int reduce)
    {
        var (wide, high) = (page.Width / reduce, page.Height / reduce);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (3 * wide)];
            for (var y = 0; y < high; y++)
            {
                for (var x = 0; x < wide; x++)
                {
                    Mean(page, x, y, reduce, row.AsSpan(1 + (3 * x), 3));
                }

                zlib.Write(row);
            }
        }

        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, wide);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], high);
        (header[8], header[9], header[10], header[11], header[12]) = (8, 2, 0, 0, 0);
        Chunk(png, "IHDR"u8, header);
        Chunk(png, "IDAT"u8, packed.GetBuffer().AsSpan(0, (int)packed.Length));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    // Good enough to recognise the page; the soft proof is another thing.
    private static void Mean(Surface page, int x, int y, int reduce, Span<byte> rgb)
    {
        Span<int> ink = stackalloc int[4];
        for (var p = 0; p < 4; p++)
        {
            for (var v = 0; v < reduce; v++)
            {
                for (var u = 0; u < reduce; u++)
                {
                    ink[p] += page.Plates[p][(((y * reduce) + v) * page.Width) + (x * reduce) + u];
                }
            }

            ink[p] /= reduce * reduce;
        }

        for (var p = 0; p < 3; p++)
        {
            rgb[p] = (byte)((255 - ink[p]) * (255 - ink[3]) / 255);
        }
    }

    private static void Chunk(MemoryStream to, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        to.Write(number);
        to.Write(kind);
        to.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(Crc(uint.MaxValue, kind), data) ^ uint.MaxValue);
        to.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var b in data)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return crc;
    }
}
