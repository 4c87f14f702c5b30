using StadKust.Preflight.Drawing;
using StadKust.Preflight.Reading;
using StadKust.Preflight.Reading.Filters;

namespace StadKust.Preflight.Plates;

/// <summary>A picture as ink, made smaller while it is read: pages are measured at 100 ppi, pictures have 300.</summary>
internal sealed class Picture
{
    private Picture(int width, int height, byte[][] ink)
    {
        (Width, Height, Ink) = (width, height, ink);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>One plane a plate; for a mask or stencil a single one: 255 paints.</summary>
    public byte[][] Ink { get; }

    /// <summary>Bits of the plates the picture speaks of.</summary>
    public int Plates { get; private init; } = 15;

    /// <param name="wanted">Pixels across the page; the picture has at least about as many, when it has them.</param>
    /// <returns>A sentence instead, when it cannot be unpacked here.</returns>
    public static (Picture? Picture, string? Trouble) Read(PdfStream stream, PdfDict resources, ResourceBook book, double wanted, bool asMask)
    {
        var dict = stream.Dict;
        var (width, height) = (dict.Integer("Width") ?? dict.Integer("W") ?? 0, dict.Integer("Height") ?? dict.Integer("H") ?? 0);
        if (width <= 0 || height <= 0 || (long)width * height > book.Limits.StreamBytes)
        {
            return (null, $"{width} × {height}");
        }

        var isStencil = dict.Bool("ImageMask") ?? dict.Bool("IM") ?? false;
        var bits = isStencil ? 1 : dict.Integer("BitsPerComponent") ?? dict.Integer("BPC") ?? 8;
        var space = isStencil ? ColorSpace.Gray : book.Space(dict.Has("ColorSpace") ? dict["ColorSpace"] : dict["CS"], resources);
        var decoded = stream.Decode(book.Limits);
        var reduce = Math.Max(1, (int)(width / Math.Max(1, wanted)));
        var decode = dict.Has("Decode") ? dict.Array("Decode").Numbers() : dict.Array("D").Numbers();
        if (decoded.Image == "DCTDecode")
        {
            return FromJpeg(decoded.Bytes, reduce, space, decode, asMask, book.Limits);
        }

        if (decoded.Image is { } other)
        {
            return (null, other);
        }

        if (space.Components == 0 || bits is not (1 or 2 or 4 or 8 or 16))
        {
            return (null, $"{space.Label}, {bits} bit");
        }

        var row = ((width * bits * space.Components) + 7) / 8;
        int Sample(int x, int y, int c)
        {
            var at = (x * space.Components) + c;
            var start = (long)y * row;
            switch (bits)
            {
                case 8:
                    return start + at < decoded.Bytes.Length ? decoded.Bytes[start + at] : 0;
                case 16:
                    return start + (2 * at) < decoded.Bytes.Length ? decoded.Bytes[start + (2 * at)] : 0;
                default:
                    var place = start + (at * bits / 8);
                    return place < decoded.Bytes.Length ? (decoded.Bytes[place] >> (8 - bits - (at * bits % 8))) & ((1 << bits) - 1) : 0;
            }
        }

        var most = bits >= 8 ? 255 : (1 << bits) - 1;
        return (Reduced(width, height, reduce, space, Sample, most, decode, asMask, bits, book.Limits), null);
    }

    private static (Picture?, string?) FromJpeg(byte[] bytes, int reduce, ColorSpace space, double[] decode, bool asMask, Limits limits)
    {
        try
        {
            var step = reduce >= 8 ? 8 : reduce >= 4 ? 4 : reduce >= 2 ? 2 : 1;
            var jpeg = Jpeg.Read(bytes, step, limits);
            if (space.Components != jpeg.Count)
            {
                space = jpeg.Count switch { 1 => ColorSpace.Gray, 3 => ColorSpace.Rgb, _ => ColorSpace.Cmyk };
            }

            var (width, height) = ((jpeg.Width + step - 1) / step, (jpeg.Height + step - 1) / step);
            limits.Count((long)width * height * 4);
            return (Reduced(width, height, Math.Max(1, reduce / step), space, (x, y, c) => jpeg.At(c, x, y), 255, decode, asMask, 8, limits), null);
        }
        catch (InvalidDataException broken)
        {
            return (null, broken.Message);
        }
    }

    private static Picture Reduced(
        int width, int height, int reduce, ColorSpace space, Func<int, int, int, int> sample, int most, double[] decode, bool asMask, int bits, Limits limits)
    {
        var (wide, high) = ((width + reduce - 1) / reduce, (height + reduce - 1) / reduce);
        var n = space.Components;
        var table = new double[n][];
        for (var c = 0; c < n; c++)
        {
            var (low, top) = (2 * c) + 1 < decode.Length ? (decode[2 * c], decode[(2 * c) + 1]) : space.Range(c, bits);
            table[c] = [.. Enumerable.Range(0, most + 1).Select(v => low + (v * (top - low) / most))];
        }

        var planes = new byte[asMask ? 1 : 4][];
        for (var p = 0; p < planes.Length; p++)
        {
            planes[p] = new byte[wide * high];
        }

        var isIndexed = space.Kind == SpaceKind.Indexed;
        var known = new Dictionary<long, Ink>();
        var values = new double[n];
        for (var y = 0; y < high; y++)
        {
            limits.CheckTime();
            for (var x = 0; x < wide; x++)
            {
                long key = 0;
                for (var c = 0; c < n; c++)
                {
                    var mean = Mean(sample, x, y, c, reduce, width, height, isIndexed);
                    key = (key << 8) | (uint)mean;
                    values[c] = table[c][mean];
                }

                if (asMask)
                {
                    planes[0][(y * wide) + x] = (byte)(Drawing.Ink.Limit(values[0]) * 255);
                    continue;
                }

                Ink ink;
                if (space.Kind == SpaceKind.Cmyk)
                {
                    ink = space.Ink(values);
                }
                else if (n > 7 || !known.TryGetValue(key, out ink))
                {
                    ink = space.Ink(values);
                    if (n <= 7 && known.Count < 100_000)
                    {
                        known[key] = ink;
                    }
                }

                var at = (y * wide) + x;
                planes[0][at] = (byte)((ink.C * 255) + 0.5);
                planes[1][at] = (byte)((ink.M * 255) + 0.5);
                planes[2][at] = (byte)((ink.Y * 255) + 0.5);
                planes[3][at] = (byte)((ink.K * 255) + 0.5);
            }
        }

        return new Picture(wide, high, planes) { Plates = space.Kind is SpaceKind.Separation or SpaceKind.DeviceN ? space.Ink(space.Initial()).Plates : 15 };
    }

    private static int Mean(Func<int, int, int, int> sample, int x, int y, int c, int reduce, int width, int height, bool isIndexed)
    {
        if (reduce == 1 || isIndexed)
        {
            return sample(Math.Min(x * reduce, width - 1), Math.Min(y * reduce, height - 1), c);
        }

        var (sum, count) = (0, 0);
        for (var v = y * reduce; v < Math.Min((y + 1) * reduce, height); v++)
        {
            for (var u = x * reduce; u < Math.Min((x + 1) * reduce, width); u++)
            {
                sum += sample(u, v, c);
                count++;
            }
        }

        return count == 0 ? 0 : (sum + (count / 2)) / count;
    }
}
