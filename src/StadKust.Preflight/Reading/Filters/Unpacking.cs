using System.IO.Compression;

namespace StadKust.Preflight.Reading.Filters;

/// <summary>Undoes the filters of a stream, one after the other. Image filters are left: their bytes are files of their own.</summary>
internal static class Unpacking
{
    public static Decoded Decode(PdfStream stream, Limits limits)
    {
        var bytes = stream.Raw;
        string? trouble = null;
        var filters = stream.Filters;
        for (var i = 0; i < filters.Count; i++)
        {
            if (i >= 16)
            {
                return new Decoded([], "more than 16 filters");
            }

            var parms = Parameters(stream.Dict, i);
            byte[] next;
            try
            {
                switch (filters[i])
                {
                    case "FlateDecode" or "Fl":
                        (next, var fault) = Flate(bytes, limits);
                        trouble ??= fault;
                        next = Predictor.Undo(next, parms);
                        break;
                    case "LZWDecode" or "LZW":
                        next = Predictor.Undo(Lzw.Decode(bytes.Span, parms.Integer("EarlyChange") ?? 1, limits), parms);
                        break;
                    case "ASCIIHexDecode" or "AHx":
                        next = Ascii.Hex(bytes.Span);
                        break;
                    case "ASCII85Decode" or "A85":
                        next = Ascii.Base85(bytes.Span);
                        break;
                    case "RunLengthDecode" or "RL":
                        next = RunLength(bytes.Span, limits);
                        break;
                    case "DCTDecode" or "DCT" or "JPXDecode" or "JBIG2Decode" or "CCITTFaxDecode" or "CCF":
                        return new Decoded(bytes.ToArray(), trouble, filters[i] == "DCT" ? "DCTDecode" : filters[i]);
                    case "Crypt":
                        next = bytes.ToArray();
                        break;
                    default:
                        return new Decoded([], $"filter {filters[i]} is not known");
                }
            }
            catch (InvalidDataException wrong)
            {
                return new Decoded([], wrong.Message);
            }

            limits.Count(next.Length);
            bytes = next;
        }

        return new Decoded(bytes.ToArray(), trouble);
    }

    public static PdfDict Parameters(PdfDict dict, int filter) =>
        (dict.Has("DecodeParms") ? dict["DecodeParms"] : dict["DP"]) switch
        {
            PdfDict one => one,
            PdfArray many => many[filter] as PdfDict ?? PdfDict.Empty,
            _ => PdfDict.Empty,
        };

    private static (byte[] Bytes, string? Trouble) Flate(ReadOnlyMemory<byte> packed, Limits limits)
    {
        // Sound first; a torn stream keeps what came out before the tear.
        using var into = new MemoryStream(Math.Min(packed.Length * 4, 1 << 22));
        using var from = new MemoryStream(packed.ToArray(), writable: false);
        var trouble = packed.Length == 0 ? null : Inflate(new ZLibStream(from, CompressionMode.Decompress, leaveOpen: true), into, limits);
        if (trouble is not null && into.Length == 0 && packed.Length > 2)
        {
            // The two bytes of zlib's header may be what is damaged.
            from.Position = 2;
            Inflate(new DeflateStream(from, CompressionMode.Decompress, leaveOpen: true), into, limits);
        }

        return (into.ToArray(), trouble);
    }

    private static string? Inflate(Stream packed, MemoryStream into, Limits limits)
    {
        using (packed)
        {
            var buffer = new byte[32 * 1024];
            try
            {
                int read;
                while ((read = packed.Read(buffer)) > 0)
                {
                    into.Write(buffer, 0, read);
                    if (into.Length > limits.StreamBytes)
                    {
                        throw new BeyondLimitException($"{limits.StreamBytes >> 20} MB");
                    }
                }

                return null;
            }
            catch (InvalidDataException)
            {
                return $"the deflated data are damaged after {into.Length} bytes";
            }
        }
    }

    private static byte[] RunLength(ReadOnlySpan<byte> packed, Limits limits)
    {
        var into = new List<byte>(packed.Length * 2);
        for (var i = 0; i < packed.Length;)
        {
            var length = packed[i++];
            if (length == 128)
            {
                break;
            }

            if (length < 128)
            {
                var count = Math.Min(length + 1, packed.Length - i);
                into.AddRange(packed.Slice(i, count));
                i += count;
            }
            else if (i < packed.Length)
            {
                for (var k = 0; k < 257 - length; k++)
                {
                    into.Add(packed[i]);
                }

                i++;
            }

            if (into.Count > limits.StreamBytes)
            {
                throw new BeyondLimitException($"{limits.StreamBytes >> 20} MB");
            }
        }

        return [.. into];
    }
}
