using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Drawing;

/// <summary>A function of PDF: numbers to numbers. Source: ISO 32000-1, 7.10.</summary>
internal abstract class Function(double[] domain, double[] range)
{
    public int Outputs { get; protected init; } = range.Length / 2;

    /// <returns>Null when the value is no function we know.</returns>
    public static Function? Of(PdfValue value, Limits limits, int depth = 0)
    {
        var dict = value switch { PdfDict d => d, PdfStream s => s.Dict, _ => null };
        if (dict is null || depth > 8)
        {
            return null;
        }

        var (domain, range) = (dict.Array("Domain").Numbers(), dict.Array("Range").Numbers());
        return dict.Integer("FunctionType") switch
        {
            0 when value is PdfStream stream && range.Length >= 2 && domain.Length >= 2 => Sampled.Read(stream, domain, range, limits),
            2 => new Exponential(dict, domain, range),
            3 => Stitching.Read(dict, domain, range, limits, depth),
            4 when value is PdfStream stream && range.Length >= 2 => new Calculator(stream.Decode(limits).Bytes, domain, range),
            _ => null,
        };
    }

    public double[] At(ReadOnlySpan<double> inputs)
    {
        var x = new double[Math.Max(inputs.Length, 1)];
        for (var i = 0; i < inputs.Length; i++)
        {
            x[i] = (2 * i) + 1 < domain.Length ? Clamp(inputs[i], domain[2 * i], domain[(2 * i) + 1]) : inputs[i];
        }

        var y = Run(x);
        for (var i = 0; i < y.Length && (2 * i) + 1 < range.Length; i++)
        {
            y[i] = Clamp(y[i], range[2 * i], range[(2 * i) + 1]);
        }

        return y;
    }

    protected static double Clamp(double value, double low, double high) => double.IsNaN(value) ? low : Math.Max(low, Math.Min(high, value));

    protected abstract double[] Run(double[] x);

    private sealed class Exponential : Function
    {
        private readonly double[] from;
        private readonly double[] to;
        private readonly double power;

        public Exponential(PdfDict dict, double[] domain, double[] range)
            : base(domain, range)
        {
            from = dict.Has("C0") ? dict.Array("C0").Numbers() : [0];
            to = dict.Has("C1") ? dict.Array("C1").Numbers() : [1];
            power = dict.Real("N") ?? 1;
            Outputs = Math.Min(from.Length, to.Length);
        }

        protected override double[] Run(double[] x)
        {
            var t = power == 1 ? x[0] : Math.Pow(Math.Max(0, x[0]), power);
            var y = new double[Outputs];
            for (var i = 0; i < y.Length; i++)
            {
                y[i] = from[i] + (t * (to[i] - from[i]));
            }

            return y;
        }
    }

    private sealed class Stitching(Function[] parts, double[] bounds, double[] encode, double[] domain, double[] range) : Function(domain, range)
    {
        private readonly double[] domain = domain;

        public static Stitching? Read(PdfDict dict, double[] domain, double[] range, Limits limits, int depth)
        {
            var parts = dict.Array("Functions").Values.Take(1000).Select(f => Of(f, limits, depth + 1)).ToArray();
            var bounds = dict.Array("Bounds").Numbers();
            return parts.Length == 0 || parts.Contains(null) || bounds.Length != parts.Length - 1 || domain.Length < 2
                ? null
                : new Stitching(parts!, bounds, dict.Array("Encode").Numbers(), domain, range) { Outputs = parts[0]!.Outputs };
        }

        protected override double[] Run(double[] x)
        {
            var part = 0;
            while (part < bounds.Length && x[0] >= bounds[part])
            {
                part++;
            }

            var low = part == 0 ? domain[0] : bounds[part - 1];
            var high = part == bounds.Length ? domain[1] : bounds[part];
            var (e0, e1) = (2 * part) + 1 < encode.Length ? (encode[2 * part], encode[(2 * part) + 1]) : (0, 1);
            return parts[part].At([high == low ? e0 : e0 + ((x[0] - low) * (e1 - e0) / (high - low))]);
        }
    }

    private sealed class Sampled(byte[] data, int[] size, int bits, double[] encode, double[] decode, double[] domain, double[] range) : Function(domain, range)
    {
        private readonly double[] domain = domain;

        public static Sampled? Read(PdfStream stream, double[] domain, double[] range, Limits limits)
        {
            var size = stream.Dict.Array("Size").Numbers().Select(n => (int)Math.Clamp(n, 1, 65536)).ToArray();
            var bits = stream.Dict.Integer("BitsPerSample") ?? 8;
            if (size.Length != domain.Length / 2 || size.Length > 6 || bits is not (1 or 2 or 4 or 8 or 16 or 24 or 32))
            {
                return null;
            }

            var encode = stream.Dict.Has("Encode") ? stream.Dict.Array("Encode").Numbers() : [.. size.SelectMany(s => new double[] { 0, s - 1 })];
            var decode = stream.Dict.Has("Decode") ? stream.Dict.Array("Decode").Numbers() : range;
            return encode.Length < 2 * size.Length || decode.Length < range.Length ? null : new Sampled(stream.Decode(limits).Bytes, size, bits, encode, decode, domain, range);
        }

        protected override double[] Run(double[] x)
        {
            var inputs = Math.Min(size.Length, x.Length);
            var (low, part) = (new int[size.Length], new double[size.Length]);
            for (var i = 0; i < inputs; i++)
            {
                var span = domain[(2 * i) + 1] - domain[2 * i];
                var e = span == 0 ? 0 : encode[2 * i] + ((x[i] - domain[2 * i]) * (encode[(2 * i) + 1] - encode[2 * i]) / span);
                e = Clamp(e, 0, size[i] - 1);
                low[i] = Math.Min((int)e, Math.Max(0, size[i] - 2));
                part[i] = e - low[i];
            }

            var y = new double[Outputs];
            for (var corner = 0; corner < 1 << inputs; corner++)
            {
                double weight = 1;
                long index = 0, stride = 1;
                for (var i = 0; i < inputs; i++)
                {
                    var up = (corner >> i) & 1;
                    weight *= up == 1 ? part[i] : 1 - part[i];
                    index += stride * Math.Min(low[i] + up, size[i] - 1);
                    stride *= size[i];
                }

                for (var o = 0; weight > 0 && o < y.Length; o++)
                {
                    y[o] += weight * Sample((index * y.Length) + o);
                }
            }

            var most = Math.Pow(2, bits) - 1;
            for (var o = 0; o < y.Length; o++)
            {
                y[o] = decode[2 * o] + (y[o] * (decode[(2 * o) + 1] - decode[2 * o]) / most);
            }

            return y;
        }

        private double Sample(long index)
        {
            var bit = index * bits;
            double value = 0;
            if (bits < 8)
            {
                var at = bit / 8;
                return at < data.Length ? (data[at] >> (int)(8 - bits - (bit % 8))) & ((1 << bits) - 1) : 0;
            }

            for (var i = 0; i < bits / 8; i++)
            {
                var at = (bit / 8) + i;
                value = (value * 256) + (at < data.Length ? data[at] : 0);
            }

            return value;
        }
    }
}
