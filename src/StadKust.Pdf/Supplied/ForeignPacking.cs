using System.IO.Compression;

namespace StadKust.Pdf.Supplied;

/// <summary>Unpacks streams of a supplied file where the content has to be looked at.</summary>
/// <remarks>Source: ISO 32000-1, 7.4.4 (Flate with PNG predictors).</remarks>
internal static class ForeignPacking
{
    // An advert's page holds a megabyte of operators at most; a deflated bomb wants gigabytes.
    private const int MostBytes = 128 * 1024 * 1024;

    /// <returns>Null when it is packed in another way than deflated or not at all.</returns>
    /// <exception cref="DamagedPdfException">The bytes do not unpack, or to more than 128 MB.</exception>
    public static byte[]? Unpack(ForeignStream stream, Func<ForeignValue?, ForeignValue?> resolve)
    {
        var filters = resolve(stream.Dictionary["Filter"]) switch
        {
            ForeignName name => [name.Name],
            ForeignArray array => array.Items.Select(i => (resolve(i) as ForeignName)?.Name ?? "?").ToArray(),
            _ => Array.Empty<string>(),
        };
        if (filters.Length == 0)
        {
            return stream.Stored.ToArray();
        }

        if (filters is not (["FlateDecode"] or ["Fl"]))
        {
            return null;
        }

        var parameters = resolve(stream.Dictionary["DecodeParms"]) switch
        {
            ForeignDictionary dictionary => dictionary,
            ForeignArray { Items: [var first] } => resolve(first) as ForeignDictionary,
            _ => null,
        };
        var predictor = (resolve(parameters?["Predictor"]) as ForeignRaw)?.Whole ?? 1;
        var bytes = Inflate(stream.Stored);
        return predictor switch
        {
            1 => bytes,
            >= 10 => Predicted(bytes, (resolve(parameters?["Columns"]) as ForeignRaw)?.Whole ?? 1, (resolve(parameters?["Colors"]) as ForeignRaw)?.Whole ?? 1),
            _ => null,
        };
    }

    private static byte[] Inflate(ReadOnlyMemory<byte> stored)
    {
        using var to = new MemoryStream();
        try
        {
            using var from = new ZLibStream(new MemoryStream(stored.ToArray()), CompressionMode.Decompress);
            var some = new byte[81920];
            for (int count; (count = from.Read(some)) > 0;)
            {
                to.Write(some, 0, count);
                if (to.Length > MostBytes)
                {
                    throw new DamagedPdfException($"A stream unpacks to more than {MostBytes / 1024 / 1024} MB.");
                }
            }
        }
        catch (InvalidDataException trouble)
        {
            throw new DamagedPdfException($"A stream does not unpack: {trouble.Message}");
        }

        return to.ToArray();
    }

    // PNG, third edition, chapter 9: each row has a byte that names its filter.
    private static byte[] Predicted(byte[] bytes, int columns, int colours)
    {
        if (columns is < 1 or > 100_000 || colours is < 1 or > 32)
        {
            throw new DamagedPdfException("A stream has rows of no sensible width.");
        }

        var row = columns * colours;
        var rows = bytes.Length / (row + 1);
        var result = new byte[rows * row];
        for (var y = 0; y < rows; y++)
        {
            var filter = bytes[y * (row + 1)];
            for (var x = 0; x < row; x++)
            {
                var left = x >= colours ? result[(y * row) + x - colours] : 0;
                var above = y > 0 ? result[((y - 1) * row) + x] : 0;
                var corner = y > 0 && x >= colours ? result[((y - 1) * row) + x - colours] : 0;
                var add = filter switch { 0 => 0, 1 => left, 2 => above, 3 => (left + above) / 2, 4 => Paeth(left, above, corner), _ => throw new DamagedPdfException("A stream has an unknown row filter.") };
                result[(y * row) + x] = (byte)(bytes[(y * (row + 1)) + 1 + x] + add);
            }
        }

        return result;
    }

    private static int Paeth(int a, int b, int c)
    {
        var (pa, pb, pc) = (Math.Abs(b - c), Math.Abs(a - c), Math.Abs(a + b - (2 * c)));
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }
}
