namespace StadKust.Preflight.Reading.Filters;

/// <summary>Undoes the differences that were taken before packing. Source: ISO 32000-1, 7.4.4.4; PNG, 9.</summary>
internal static class Predictor
{
    /// <exception cref="InvalidDataException">Sizes that cannot be.</exception>
    public static byte[] Undo(byte[] data, PdfDict parms)
    {
        var predictor = parms.Integer("Predictor") ?? 1;
        if (predictor <= 1 || data.Length == 0)
        {
            return data;
        }

        var colors = parms.Integer("Colors") ?? 1;
        var bits = parms.Integer("BitsPerComponent") ?? 8;
        var columns = parms.Integer("Columns") ?? 1;
        if (colors is < 1 or > 64 || bits is not (1 or 2 or 4 or 8 or 16) || columns is < 1 or > 1_000_000)
        {
            throw new InvalidDataException("the predictor has impossible sizes");
        }

        var pixel = Math.Max(1, colors * bits / 8);
        var row = ((columns * colors * bits) + 7) / 8;
        return predictor == 2 ? Tiff(data, row, pixel, bits) : Png(data, row, pixel);
    }

    private static byte[] Tiff(byte[] data, int row, int pixel, int bits)
    {
        if (bits != 8)
        {
            return data;
        }

        for (var start = 0; start < data.Length; start += row)
        {
            for (var i = start + pixel; i < Math.Min(start + row, data.Length); i++)
            {
                data[i] += data[i - pixel];
            }
        }

        return data;
    }

    private static byte[] Png(byte[] data, int row, int pixel)
    {
        var rows = (data.Length + row) / (row + 1);
        var into = new byte[rows * row];
        for (var r = 0; r < rows; r++)
        {
            var from = r * (row + 1);
            var kind = data[from];
            var count = Math.Min(row, data.Length - from - 1);
            var to = r * row;
            for (var i = 0; i < count; i++)
            {
                var left = i >= pixel ? into[to + i - pixel] : 0;
                var up = r > 0 ? into[to + i - row] : 0;
                var corner = r > 0 && i >= pixel ? into[to + i - row - pixel] : 0;
                var add = kind switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 };
                into[to + i] = (byte)(data[from + 1 + i] + add);
            }
        }

        return into;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }
}
