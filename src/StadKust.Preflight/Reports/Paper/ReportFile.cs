using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace StadKust.Preflight.Reports.Paper;

/// <summary>Objects of a small PDF for people: no transparency, no colours but those of a screen. No printer ever gets it.</summary>
internal sealed class ReportFile
{
    private readonly MemoryStream bytes = new();
    private readonly List<long> offsets = [];

    public ReportFile() => Put("%PDF-1.6\n%âãÏÓ\n");

    /// <summary>Number of an object that is written later.</summary>
    public int Reserve()
    {
        offsets.Add(0);
        return offsets.Count;
    }

    public int Add(string value)
    {
        var number = Reserve();
        Set(number, value);
        return number;
    }

    public void Set(int number, string value)
    {
        offsets[number - 1] = bytes.Position;
        Put($"{number} 0 obj\n{value}\nendobj\n");
    }

    public int Stream(string entries, byte[] content, bool isPacked = false)
    {
        using var packed = new MemoryStream();
        if (isPacked)
        {
            packed.Write(content);
        }
        else
        {
            using var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true);
            deflate.Write(content);
        }

        var number = Reserve();
        offsets[number - 1] = bytes.Position;
        Put($"{number} 0 obj\n<< {entries} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n");
        packed.WriteTo(bytes);
        Put("\nendstream\nendobj\n");
        return number;
    }

    /// <summary>A PNG as it is: PDF knows the same packing. Only plain RGB or grey of 8 bits, which is what our plates are written as.</summary>
    /// <returns>Null for other kinds.</returns>
    public int? Picture(ReadOnlySpan<byte> png)
    {
        if (png.Length < 33 || !png[1..4].SequenceEqual("PNG"u8) || png[24] != 8 || png[25] is not (0 or 2) || png[28] != 0)
        {
            return null;
        }

        static int Number(ReadOnlySpan<byte> four) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(four);
        var (wide, high, colours) = (Number(png[16..]), Number(png[20..]), png[25] == 2 ? 3 : 1);
        using var data = new MemoryStream();
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = Number(png[at..]);
            if (length < 0 || length > png.Length - at - 12)
            {
                return null;
            }

            if (png.Slice(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                data.Write(png.Slice(at + 8, length));
            }

            at += length + 12;
        }

        return Stream(
            $"/Type /XObject /Subtype /Image /Width {wide} /Height {high} /ColorSpace /{(colours == 3 ? "DeviceRGB" : "DeviceGray")} /BitsPerComponent 8 /DecodeParms << /Predictor 15 /Colors {colours} /Columns {wide} >>",
            data.ToArray(), isPacked: true);
    }

    /// <param name="root">Number of the catalog.</param>
    /// <param name="id">32 hexadecimal digits.</param>
    public byte[] Close(int root, int info, string id)
    {
        var start = bytes.Position;
        Put($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            Put(string.Create(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        }

        Put($"trailer\n<< /Size {offsets.Count + 1} /Root {root} 0 R /Info {info} 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{start}\n%%EOF\n");
        return bytes.ToArray();
    }

    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private void Put(string text) => bytes.Write(Encoding.Latin1.GetBytes(text));
}
