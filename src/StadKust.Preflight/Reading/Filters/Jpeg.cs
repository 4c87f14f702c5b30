namespace StadKust.Preflight.Reading.Filters;

/// <summary>Unpacks JPEG pictures, baseline and progressive, whole or at a half, a quarter or an eighth of their size.</summary>
/// <remarks>
/// For measuring ink a small picture is enough, and it falls out of the transform for nothing.
/// Source: ITU-T T.81. Arithmetic coding, 12 bits and lossless are refused.
/// Longer than other files: one format, whose tables, bit reader and transform serve nothing else (src/decisions/jpeg-in-preflight.md).
/// </remarks>
internal sealed class Jpeg
{
    private static readonly byte[] Zigzag =
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37,
        44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    private readonly byte[] data;
    private readonly int[][] quantizers = [new int[64], new int[64], new int[64], new int[64]];
    private readonly Huffman?[] dc = new Huffman?[4];
    private readonly Huffman?[] ac = new Huffman?[4];
    private Component[] components = [];
    private int position = 2;
    private int restart;
    private int eobRun;
    private bool isProgressive;
    private int bits;
    private int held;
    private int? transform;
    private int maxH = 1;
    private int maxV = 1;

    private Jpeg(byte[] data) => this.data = data;

    public int Width { get; private set; }

    public int Height { get; private set; }

    public int Count => components.Length;

    /// <summary>Samples of each component, each with its own size.</summary>
    public (int Width, int Height, byte[] Samples)[] Planes { get; private set; } = [];

    /// <summary>How many pixels of the file make one of the planes: 1, 2, 4 or 8.</summary>
    public int Reduced { get; private set; } = 1;

    /// <param name="reduce">1, 2, 4 or 8.</param>
    /// <exception cref="InvalidDataException">Damaged, or of a kind that print does not use.</exception>
    public static Jpeg Read(byte[] data, int reduce, Limits limits)
    {
        if (data is not [0xFF, 0xD8, ..])
        {
            throw new InvalidDataException("the picture is no JPEG");
        }

        var jpeg = new Jpeg(data) { Reduced = reduce };
        try
        {
            jpeg.Segments(limits);
        }
        catch (Exception cut) when (cut is IndexOutOfRangeException or EndOfStreamException or ArgumentOutOfRangeException)
        {
            // Cut short: what has come so far is shown, the rest is grey.
        }

        if (jpeg.components.Length == 0)
        {
            throw new InvalidDataException("the JPEG has no frame");
        }

        jpeg.Planes = [.. jpeg.components.Select(c => c.Finish(8 / reduce))];
        jpeg.Untransform();
        return jpeg;
    }

    /// <summary>Whether all components have a sample for every pixel.</summary>
    public bool IsPlain => components.All(c => c.H == maxH && c.V == maxV);

    public byte At(int component, int x, int y)
    {
        var (width, height, samples) = Planes[component];
        var c = components[component];
        var (px, py) = (Math.Min(x * c.H / maxH, width - 1), Math.Min(y * c.V / maxV, height - 1));
        return samples[(py * width) + px];
    }

    private int U16(int at) => (data[at] << 8) | data[at + 1];

    private void Segments(Limits limits)
    {
        while (position + 4 <= data.Length)
        {
            if (data[position] != 0xFF)
            {
                position++;
                continue;
            }

            var marker = data[position + 1];
            position += 2;
            if (marker is 0xFF)
            {
                position--;
                continue;
            }

            if (marker is 0 or 0x01 or (>= 0xD0 and <= 0xD8))
            {
                continue;
            }

            if (marker == 0xD9)
            {
                return;
            }

            limits.CheckTime();
            var length = U16(position);
            var (start, end) = (position + 2, Math.Min(position + length, data.Length));
            position = end;
            switch (marker)
            {
                case 0xC0 or 0xC1 or 0xC2:
                    isProgressive = marker == 0xC2;
                    Frame(start, limits);
                    break;
                case 0xC4:
                    HuffmanTables(start, end);
                    break;
                case 0xDB:
                    Quantizers(start, end);
                    break;
                case 0xDD:
                    restart = U16(start);
                    break;
                case 0xEE when end - start >= 12 && data.AsSpan(start, 5).SequenceEqual("Adobe"u8):
                    transform = data[start + 11];
                    break;
                case 0xDA:
                    ScanData(start, limits);
                    break;
                case 0xC3 or (>= 0xC5 and <= 0xC7) or (>= 0xC9 and <= 0xCF):
                    throw new InvalidDataException($"JPEG of kind {marker:X2} is not read");
                default:
                    break;
            }
        }
    }

    private void Frame(int at, Limits limits)
    {
        if (data[at] != 8)
        {
            throw new InvalidDataException($"JPEG of {data[at]} bits is not read");
        }

        (Height, Width) = (U16(at + 1), U16(at + 3));
        var count = data[at + 5];
        if (Width == 0 || Height == 0 || count is not (1 or 3 or 4) || (long)Width * Height * count > limits.StreamBytes)
        {
            throw new InvalidDataException($"JPEG of {Width} × {Height} × {count} is not read");
        }

        components = new Component[count];
        for (var i = 0; i < count; i++)
        {
            var row = at + 6 + (3 * i);
            var (h, v) = (data[row + 1] >> 4, data[row + 1] & 15);
            if (h is < 1 or > 4 || v is < 1 or > 4)
            {
                throw new InvalidDataException("the JPEG has impossible sampling");
            }

            components[i] = new Component(data[row], h, v, quantizers[data[row + 2] & 3]);
        }

        (maxH, maxV) = (components.Max(c => c.H), components.Max(c => c.V));
        var (wide, high) = ((Width + (8 * maxH) - 1) / (8 * maxH), (Height + (8 * maxV) - 1) / (8 * maxV));
        foreach (var component in components)
        {
            component.Size(wide * component.H, high * component.V, ((Width * component.H) + maxH - 1) / maxH, ((Height * component.V) + maxV - 1) / maxV, isProgressive, 8 / Reduced);
        }
    }

    private void HuffmanTables(int at, int end)
    {
        while (at + 17 <= end)
        {
            var which = data[at] & 3;
            var isDc = data[at] >> 4 == 0;
            var counts = data.AsSpan(at + 1, 16);
            var total = 0;
            foreach (var n in counts)
            {
                total += n;
            }

            var table = new Huffman(counts, data.AsSpan(at + 17, total));
            (isDc ? dc : ac)[which] = table;
            at += 17 + total;
        }
    }

    private void Quantizers(int at, int end)
    {
        while (at < end)
        {
            var (wide, which) = (data[at] >> 4, data[at] & 3);
            at++;
            for (var i = 0; i < 64; i++)
            {
                quantizers[which][Zigzag[i]] = wide == 0 ? data[at] : U16(at);
                at += wide == 0 ? 1 : 2;
            }
        }
    }

    private void ScanData(int at, Limits limits)
    {
        var count = data[at++];
        var part = new Component[count];
        for (var i = 0; i < count; i++)
        {
            part[i] = components.FirstOrDefault(c => c.Id == data[at]) ?? throw new InvalidDataException("a scan of the JPEG has no component");
            (part[i].Dc, part[i].Ac) = (dc[(data[at + 1] >> 4) & 3], ac[data[at + 1] & 3]);
            at += 2;
        }

        var (first, last, high, low) = (data[at], data[at + 1], data[at + 2] >> 4, data[at + 2] & 15);
        if (first > 63 || last > 63)
        {
            throw new InvalidDataException("a scan of the JPEG is damaged");
        }

        (bits, held, eobRun) = (0, 0, 0);
        var single = count == 1;
        var wide = single ? (part[0].Width + 7) / 8 : part[0].Blocks / part[0].H;
        var tall = single ? (part[0].Height + 7) / 8 : part[0].Rows / part[0].V;
        var units = wide * tall;
        foreach (var component in part)
        {
            component.Last = 0;
        }

        for (var unit = 0; unit < units; unit++)
        {
            if (restart > 0 && unit > 0 && unit % restart == 0)
            {
                Restart(part);
            }

            if (unit % wide == 0)
            {
                limits.CheckTime();
            }

            if (single)
            {
                Block(part[0], unit % wide, unit / wide, first, last, high, low);
                continue;
            }

            foreach (var c in part)
            {
                for (var v = 0; v < c.V; v++)
                {
                    for (var h = 0; h < c.H; h++)
                    {
                        Block(c, (unit % wide * c.H) + h, (unit / wide * c.V) + v, first, last, high, low);
                    }
                }
            }
        }
    }

    private void Restart(Component[] part)
    {
        (bits, held, eobRun) = (0, 0, 0);
        while (position + 1 < data.Length && !(data[position] == 0xFF && data[position + 1] is >= 0xD0 and <= 0xD7))
        {
            if (data[position] == 0xFF && data[position + 1] is not 0 and not 0xFF)
            {
                return;
            }

            position++;
        }

        position += 2;
        foreach (var component in part)
        {
            component.Last = 0;
        }
    }

    private void Block(Component c, int x, int y, int first, int last, int high, int low)
    {
        var block = c.Coefficients(x, y);
        if (!isProgressive)
        {
            Baseline(c, block);
            c.Emit(block, x, y, 8 / Reduced);
        }
        else if (first == 0)
        {
            ProgressiveDc(c, block, high, low);
        }
        else if (high == 0)
        {
            ProgressiveAc(c, block, first, last, low);
        }
        else
        {
            RefineAc(c, block, first, last, low);
        }
    }

    private void Baseline(Component c, Span<short> block)
    {
        var size = Code(c.Dc);
        c.Last += size == 0 ? 0 : Extended(size);
        block.Clear();
        block[0] = (short)c.Last;
        for (var k = 1; k < 64; k++)
        {
            var symbol = Code(c.Ac);
            var (run, bitCount) = (symbol >> 4, symbol & 15);
            if (bitCount == 0)
            {
                if (run != 15)
                {
                    break;
                }

                k += 15;
                continue;
            }

            k += run;
            var value = Extended(bitCount);
            if (k < 64)
            {
                block[Zigzag[k]] = (short)value;
            }
        }
    }

    private void ProgressiveDc(Component c, Span<short> block, int high, int low)
    {
        if (high > 0)
        {
            block[0] |= (short)(Bit() << low);
            return;
        }

        var size = Code(c.Dc);
        c.Last += size == 0 ? 0 : Extended(size);
        block[0] = (short)(c.Last << low);
    }

    private void ProgressiveAc(Component c, Span<short> block, int first, int last, int low)
    {
        if (eobRun > 0)
        {
            eobRun--;
            return;
        }

        for (var k = first; k <= last; k++)
        {
            var symbol = Code(c.Ac);
            var (run, size) = (symbol >> 4, symbol & 15);
            if (size == 0)
            {
                if (run < 15)
                {
                    eobRun = (1 << run) - 1 + (run > 0 ? Bits(run) : 0);
                    break;
                }

                k += 15;
                continue;
            }

            k += run;
            var value = Extended(size);
            if (k < 64)
            {
                block[Zigzag[k]] = (short)(value << low);
            }
        }
    }

    private void RefineAc(Component c, Span<short> block, int first, int last, int low)
    {
        var (plus, minus) = ((short)(1 << low), (short)(-1 << low));
        var k = first;
        if (eobRun == 0)
        {
            for (; k <= last; k++)
            {
                var symbol = Code(c.Ac);
                var (run, size) = (symbol >> 4, symbol & 15);
                short value = 0;
                if (size == 0)
                {
                    if (run < 15)
                    {
                        eobRun = (1 << run) + (run > 0 ? Bits(run) : 0);
                        break;
                    }
                }
                else
                {
                    value = Bit() == 1 ? plus : minus;
                }

                for (; k <= last; k++)
                {
                    ref var old = ref block[Zigzag[k]];
                    if (old != 0)
                    {
                        Refine(ref old, plus, minus);
                    }
                    else if (run-- == 0)
                    {
                        old = value;
                        break;
                    }
                }
            }
        }

        if (eobRun > 0)
        {
            for (; k <= last; k++)
            {
                ref var old = ref block[Zigzag[k]];
                if (old != 0)
                {
                    Refine(ref old, plus, minus);
                }
            }

            eobRun--;
        }
    }

    private void Refine(ref short old, short plus, short minus)
    {
        if (Bit() == 1 && (old & plus) == 0)
        {
            old += old >= 0 ? plus : minus;
        }
    }

    private void Need(int count)
    {
        while (bits < count)
        {
            var next = position < data.Length ? data[position] : throw new EndOfStreamException();
            if (next == 0xFF)
            {
                var behind = position + 1 < data.Length ? data[position + 1] : 0xD9;
                if (behind != 0)
                {
                    // A marker: the data end here; zeros fill up.
                    next = 0;
                    zeros++;
                    if (zeros > 64)
                    {
                        throw new EndOfStreamException();
                    }
                }
                else
                {
                    position += 2;
                }
            }
            else
            {
                position++;
            }

            held = (held << 8) | next;
            bits += 8;
        }
    }

    private int zeros;

    private int Bit() => Bits(1);

    private int Bits(int count)
    {
        Need(count);
        bits -= count;
        return (held >> bits) & ((1 << count) - 1);
    }

    private int Extended(int size)
    {
        var value = Bits(size);
        return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
    }

    private int Code(Huffman? table)
    {
        if (table is null)
        {
            throw new InvalidDataException("the JPEG has no table for its codes");
        }

        Need(8);
        var quick = table.Quick[(held >> (bits - 8)) & 0xFF];
        if (quick != 0)
        {
            bits -= quick >> 8;
            return quick & 0xFF;
        }

        var code = Bits(8);
        for (var length = 9; length <= 16; length++)
        {
            code = (code << 1) | Bits(1);
            if (table.Find(code, length) is { } symbol)
            {
                return symbol;
            }
        }

        throw new InvalidDataException("the JPEG has a code that is none");
    }

    // YCbCr is turned back to RGB, YCCK to CMYK; what Adobe's marker calls 0 stays.
    private void Untransform()
    {
        var apply = transform is { } said ? said != 0 : Count == 3;
        if (!apply || Count < 3)
        {
            return;
        }

        var (wide, high) = ((Width + Reduced - 1) / Reduced, (Height + Reduced - 1) / Reduced);
        var made = Enumerable.Range(0, Count).Select(_ => new byte[wide * high]).ToArray();
        for (var y = 0; y < high; y++)
        {
            for (var x = 0; x < wide; x++)
            {
                float luma = At(0, x, y), blue = At(1, x, y) - 128, red = At(2, x, y) - 128;
                var at = (y * wide) + x;
                made[0][at] = (byte)Math.Clamp(luma + (1.402f * red) + 0.5f, 0, 255);
                made[1][at] = (byte)Math.Clamp(luma - (0.344136f * blue) - (0.714136f * red) + 0.5f, 0, 255);
                made[2][at] = (byte)Math.Clamp(luma + (1.772f * blue) + 0.5f, 0, 255);
                if (Count == 4)
                {
                    made[3][at] = At(3, x, y);
                }
            }
        }

        foreach (var component in components)
        {
            (component.H, component.V) = (1, 1);
        }

        (maxH, maxV) = (1, 1);

        // YCCK: the inks are the complements of what the transform gives.
        Planes = [.. made.Select((samples, i) => (wide, high, Count == 4 && i < 3 ? [.. samples.Select(s => (byte)(255 - s))] : samples))];
    }

    private sealed class Huffman
    {
        private readonly int[] first = new int[17];
        private readonly int[] start = new int[17];
        private readonly int[] count = new int[17];
        private readonly byte[] symbols;

        public Huffman(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
        {
            this.symbols = symbols.ToArray();
            var (code, index) = (0, 0);
            for (var length = 1; length <= 16; length++)
            {
                (first[length], start[length], count[length]) = (code, index, counts[length - 1]);
                for (var i = 0; i < counts[length - 1]; i++)
                {
                    if (length <= 8)
                    {
                        var from = code << (8 - length);
                        for (var fill = 0; fill < 1 << (8 - length) && from + fill < 256; fill++)
                        {
                            Quick[from + fill] = (length << 8) | this.symbols[index];
                        }
                    }

                    code++;
                    index++;
                }

                code <<= 1;
            }
        }

        public int[] Quick { get; } = new int[256];

        public int? Find(int code, int length)
        {
            var at = code - first[length];
            return at >= 0 && at < count[length] ? symbols[start[length] + at] : null;
        }
    }

    private sealed class Component(byte id, int h, int v, int[] quantizer)
    {
        private readonly short[] one = new short[64];
        private readonly float[] middle = new float[64];
        private short[]? all;
        private byte[] samples = [];

        public byte Id => id;

        public int H { get; set; } = h;

        public int V { get; set; } = v;

        public int Blocks { get; private set; }

        public int Rows { get; private set; }

        public int Width { get; private set; }

        public int Height { get; private set; }

        public int Last { get; set; }

        public Huffman? Dc { get; set; }

        public Huffman? Ac { get; set; }

        public void Size(int blocks, int rows, int width, int height, bool keep, int side)
        {
            (Blocks, Rows, Width, Height) = (blocks, rows, width, height);
            all = keep ? new short[blocks * rows * 64] : null;
            samples = new byte[blocks * rows * side * side];
        }

        public Span<short> Coefficients(int x, int y) => all is null ? one : all.AsSpan(((y * Blocks) + x) * 64, 64);

        public void Emit(ReadOnlySpan<short> block, int x, int y, int side)
        {
            var stride = Blocks * side;
            var at = (y * side * stride) + (x * side);
            if (side == 1)
            {
                samples[at] = (byte)Math.Clamp((block[0] * quantizer[0] / 8.0) + 128.5, 0, 255);
                return;
            }

            var basis = Basis.Of(side);
            for (var v = 0; v < side; v++)
            {
                for (var u = 0; u < side; u++)
                {
                    float sum = 0;
                    for (var i = 0; i < side; i++)
                    {
                        sum += block[(v * 8) + i] * quantizer[(v * 8) + i] * basis[(u * side) + i];
                    }

                    middle[(v * side) + u] = sum;
                }
            }

            for (var row = 0; row < side; row++)
            {
                for (var u = 0; u < side; u++)
                {
                    float sum = 0;
                    for (var i = 0; i < side; i++)
                    {
                        sum += middle[(i * side) + u] * basis[(row * side) + i];
                    }

                    samples[at + (row * stride) + u] = (byte)Math.Clamp((sum * side / 8) + 128.5f, 0, 255);
                }
            }
        }

        public (int, int, byte[]) Finish(int side)
        {
            for (var i = 0; all is not null && i < Blocks * Rows; i++)
            {
                Emit(all.AsSpan(i * 64, 64), i % Blocks, i / Blocks, side);
            }

            all = null;
            return (Blocks * side, Rows * side, samples);
        }
    }

    private static class Basis
    {
        private static readonly float[][] All = [[], Make(1), Make(2), [], Make(4), [], [], [], Make(8)];

        public static float[] Of(int side) => All[side];

        // [place, frequency] of the orthonormal cosine transform.
        private static float[] Make(int n)
        {
            var basis = new float[n * n];
            for (var x = 0; x < n; x++)
            {
                for (var u = 0; u < n; u++)
                {
                    basis[(x * n) + u] = (float)(Math.Sqrt((u == 0 ? 1.0 : 2.0) / n) * Math.Cos(((2 * x) + 1) * u * Math.PI / (2 * n)));
                }
            }

            return basis;
        }
    }
}
