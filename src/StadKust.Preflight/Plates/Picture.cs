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

    /// <summary>255 where a colour key lets the picture show, 0 where it hides it; null without a key.</summary>
    public byte[]? Shown { get; private init; }

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
            return FromJpeg(dict, decoded.Bytes, reduce, space, decode, asMask, book.Limits);
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
        var most = bits >= 8 ? 255 : (1 << bits) - 1;
        return (Reduced(width, height, reduce, space, new PackedSamples(decoded.Bytes, row, space.Components, bits), most, decode, asMask, bits, Key(dict, space, bits), book.Limits), null);
    }

    // Lowest and highest sample of each component that is not painted (ISO 32000-1, 8.9.6.4); of 16 bits the upper eight.
    private static int[]? Key(PdfDict dict, ColorSpace space, int bits) =>
        dict["Mask"] is PdfArray said && said.Count >= 2 * space.Components && space.Components > 0
            ? [.. said.Numbers().Take(2 * space.Components).Select(n => bits == 16 ? (int)n >> 8 : (int)n)]
            : null;

    private static (Picture?, string?) FromJpeg(PdfDict dict, byte[] bytes, int reduce, ColorSpace space, double[] decode, bool asMask, Limits limits)
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
            return (Reduced(width, height, Math.Max(1, reduce / step), space, new JpegSamples(jpeg), 255, decode, asMask, 8, Key(dict, space, 8), limits), null);
        }
        catch (InvalidDataException broken)
        {
            return (null, broken.Message);
        }
    }

    private static Picture Reduced<T>(
        int width, int height, int reduce, ColorSpace space, T samples, int most, double[] decode, bool asMask, int bits, int[]? key, Limits limits)
        where T : struct, ISamples
    {
        var (wide, high) = ((width + reduce - 1) / reduce, (height + reduce - 1) / reduce);
        var n = space.Components;
        var table = new double[n][];
        var direct = new byte[n][];
        for (var c = 0; c < n; c++)
        {
            var (low, top) = (2 * c) + 1 < decode.Length ? (decode[2 * c], decode[(2 * c) + 1]) : space.Range(c, bits);
            table[c] = [.. Enumerable.Range(0, most + 1).Select(v => low + (v * (top - low) / most))];
            direct[c] = [.. table[c].Select(v => (byte)((Drawing.Ink.Limit(v) * 255) + (asMask ? 0 : 0.5)))];
        }

        var planes = new byte[asMask ? 1 : 4][];
        for (var p = 0; p < planes.Length; p++)
        {
            planes[p] = new byte[wide * high];
        }

        var shown = key is null ? null : new byte[wide * high];
        var square = space.Kind == SpaceKind.Indexed ? 1 : reduce;
        var isDirect = asMask || space.Kind == SpaceKind.Cmyk;
        var known = new Dictionary<long, Ink>();
        var values = new double[n];
        var mean = new int[n];
        for (var y = 0; y < high; y++)
        {
            limits.CheckTime();
            for (var x = 0; x < wide; x++)
            {
                var at = (y * wide) + x;
                if (shown is not null)
                {
                    shown[at] = Keyed(samples, x * reduce, y * reduce, Math.Min(reduce, width - (x * reduce)), Math.Min(reduce, height - (y * reduce)), key!, mean);
                }
                else
                {
                    for (var c = 0; c < (asMask ? 1 : n); c++)
                    {
                        mean[c] = square == 1
                            ? samples.Of(c, Math.Min(x * reduce, width - 1), Math.Min(y * reduce, height - 1))
                            : Mean(samples, c, x * reduce, y * reduce, Math.Min(reduce, width - (x * reduce)), Math.Min(reduce, height - (y * reduce)));
                    }
                }

                if (isDirect)
                {
                    for (var p = 0; p < planes.Length; p++)
                    {
                        planes[p][at] = direct[p][mean[p]];
                    }

                    continue;
                }

                long colour = 0;
                for (var c = 0; c < n; c++)
                {
                    colour = (colour << 8) | (uint)mean[c];
                    values[c] = table[c][mean[c]];
                }

                if (n > 7 || !known.TryGetValue(colour, out var ink))
                {
                    ink = space.Ink(values);
                    if (n <= 7 && known.Count < 100_000)
                    {
                        known[colour] = ink;
                    }
                }

                planes[0][at] = (byte)((ink.C * 255) + 0.5);
                planes[1][at] = (byte)((ink.M * 255) + 0.5);
                planes[2][at] = (byte)((ink.Y * 255) + 0.5);
                planes[3][at] = (byte)((ink.K * 255) + 0.5);
            }
        }

        return new Picture(wide, high, planes)
        {
            Shown = shown,
            Plates = space.Kind is SpaceKind.Separation or SpaceKind.DeviceN ? space.Ink(space.Initial()).Plates : 15,
        };
    }

    private static int Mean<T>(T samples, int c, int x, int y, int wide, int high)
        where T : struct, ISamples
    {
        var sum = 0;
        for (var v = y; v < y + high; v++)
        {
            for (var u = x; u < x + wide; u++)
            {
                sum += samples.Of(c, u, v);
            }
        }

        var count = wide * high;
        return (sum + (count / 2)) / count;
    }

    /// <summary>The mean of the samples that the key leaves, and how much of the square they are.</summary>
    private static byte Keyed<T>(T samples, int x, int y, int wide, int high, int[] key, int[] mean)
        where T : struct, ISamples
    {
        Array.Clear(mean);
        var left = 0;
        for (var v = y; v < y + high; v++)
        {
            for (var u = x; u < x + wide; u++)
            {
                var hides = true;
                for (var c = 0; hides && c < mean.Length; c++)
                {
                    var sample = samples.Of(c, u, v);
                    hides = sample >= key[2 * c] && sample <= key[(2 * c) + 1];
                }

                if (!hides)
                {
                    left++;
                    for (var c = 0; c < mean.Length; c++)
                    {
                        mean[c] += samples.Of(c, u, v);
                    }
                }
            }
        }

        for (var c = 0; left > 0 && c < mean.Length; c++)
        {
            mean[c] = (mean[c] + (left / 2)) / left;
        }

        return (byte)(left * 255 / (wide * high));
    }
}
