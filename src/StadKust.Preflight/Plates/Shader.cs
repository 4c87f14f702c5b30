using StadKust.Preflight.Drawing;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Plates;

/// <summary>Colour of a shading at a point: by function, along a line, or between circles. Meshes (types 4 to 7) are not measured.</summary>
internal sealed class Shader
{
    private const int Steps = 256;
    private readonly (byte C, byte M, byte Y, byte K)[] table = new (byte, byte, byte, byte)[Steps + 1];
    private readonly double[] coords;
    private readonly bool before;
    private readonly bool after;
    private readonly Func<double, double, (byte C, byte M, byte Y, byte K)?>? free;

    private Shader(double[] coords, bool before, bool after, Func<double, Ink> along)
    {
        (this.coords, this.before, this.after) = (coords, before, after);
        for (var i = 0; i <= Steps; i++)
        {
            table[i] = Bytes(along((double)i / Steps));
        }
    }

    private Shader(Func<double, double, (byte C, byte M, byte Y, byte K)?> free) => (this.free, coords) = (free, []);

    /// <returns>Null for kinds that are not measured.</returns>
    public static Shader? Of(PdfValue shading, PdfDict resources, ResourceBook book)
    {
        var dict = shading switch { PdfDict d => d, PdfStream s => s.Dict, _ => PdfDict.Empty };
        var space = book.Space(dict["ColorSpace"], resources);
        var functions = dict["Function"] is PdfArray many
            ? many.Values.Select(f => Function.Of(f, book.Limits)).ToList()
            : [Function.Of(dict["Function"], book.Limits)];
        if (functions.Count == 0 || functions.Contains(null))
        {
            return null;
        }

        Ink Color(ReadOnlySpan<double> inputs)
        {
            if (functions.Count == 1)
            {
                return space.Ink(functions[0]!.At(inputs));
            }

            var values = new double[functions.Count];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = functions[i]!.At(inputs) is [var first, ..] ? first : 0;
            }

            return space.Ink(values);
        }

        var coords = dict.Array("Coords").Numbers();
        var domain = dict.Array("Domain").Numbers() is { Length: >= 2 } said ? said : [0, 1];
        var extend = dict.Array("Extend");
        var (start, end) = ((extend[0] as PdfBool)?.Value ?? false, (extend[1] as PdfBool)?.Value ?? false);
        switch (dict.Integer("ShadingType"))
        {
            case 1:
                var area = dict.Array("Domain").Numbers() is { Length: 4 } four ? four : [0, 1, 0, 1];
                if (Matrix.Of(dict.Array("Matrix").Numbers()).Inverse() is not { } back)
                {
                    return null;
                }

                return new Shader((x, y) =>
                {
                    var (u, v) = back.On(x, y);
                    return u < area[0] || u > area[1] || v < area[2] || v > area[3] ? null : Bytes(Color([u, v]));
                });
            case 2 when coords.Length == 4:
            case 3 when coords.Length == 6:
                return new Shader(coords, start, end, t => Color([domain[0] + (t * (domain[1] - domain[0]))]));
            default:
                return null;
        }
    }

    /// <returns>Null where the shading paints nothing.</returns>
    public (byte C, byte M, byte Y, byte K)? At(double x, double y)
    {
        if (free is not null)
        {
            return free(x, y);
        }

        var found = coords.Length == 4 ? Line(x, y) : Circles(x, y);
        return found is not { } t || (t < 0 && !before) || (t > 1 && !after) ? null : table[(int)Math.Round(Math.Clamp(t, 0, 1) * Steps)];
    }

    private static (byte, byte, byte, byte) Bytes(Ink ink) =>
        ((byte)((ink.C * 255) + 0.5), (byte)((ink.M * 255) + 0.5), (byte)((ink.Y * 255) + 0.5), (byte)((ink.K * 255) + 0.5));

    private double? Line(double x, double y)
    {
        var (dx, dy) = (coords[2] - coords[0], coords[3] - coords[1]);
        var length = (dx * dx) + (dy * dy);
        return length < 1e-12 ? null : (((x - coords[0]) * dx) + ((y - coords[1]) * dy)) / length;
    }

    // The largest t whose circle goes through the point and has a radius. Source: ISO 32000-1, 8.7.4.5.4.
    private double? Circles(double x, double y)
    {
        var (x0, y0, r0, x1, y1, r1) = (coords[0], coords[1], coords[2], coords[3], coords[4], coords[5]);
        var (dx, dy, dr, px, py) = (x1 - x0, y1 - y0, r1 - r0, x - x0, y - y0);
        var a = (dx * dx) + (dy * dy) - (dr * dr);
        var b = (px * dx) + (py * dy) + (r0 * dr);
        var c = (px * px) + (py * py) - (r0 * r0);
        bool Fits(double t) => r0 + (t * dr) >= 0 && (t >= 0 || before) && (t <= 1 || after);
        if (Math.Abs(a) < 1e-9)
        {
            return Math.Abs(b) < 1e-12 || !Fits(c / (2 * b)) ? null : c / (2 * b);
        }

        var root = (b * b) - (a * c);
        if (root < 0)
        {
            return null;
        }

        root = Math.Sqrt(root);
        var (high, low) = (Math.Max((b + root) / a, (b - root) / a), Math.Min((b + root) / a, (b - root) / a));
        return Fits(high) ? high : Fits(low) ? low : null;
    }
}
