using System.Globalization;
using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>Gradients as axial and radial shadings in the file's own colour space.</summary>
/// <remarks>Source: ISO 32000-1, 8.7.4.5.3 and .4 (shadings), 7.10.3 and .4 (functions 2 and 3).</remarks>
internal sealed class Gradients(PdfFile file, string space)
{
    private int count;

    /// <param name="stops">Offsets not falling, with the ink at each.</param>
    public (string Name, Ref Reference) Add(GradientFill fill, IReadOnlyList<(double Offset, Ink Ink)> stops, Matrix toPage)
    {
        var (from, to) = (toPage.Apply(fill.From), toPage.Apply(fill.To));
        var (x, y) = (from.X.Points, from.Y.Points);
        double[] coordinates = fill.Radial
            ? [x, y, 0, x, y, Math.Sqrt(Math.Pow(to.X.Points - x, 2) + Math.Pow(to.Y.Points - y, 2))]
            : [x, y, to.X.Points, to.Y.Points];
        count++;
        return (string.Create(CultureInfo.InvariantCulture, $"S{count}"), file.Add(d => d
            .Integer("ShadingType", fill.Radial ? 3 : 2)
            .Name("ColorSpace", space)
            .Numbers("Coords", coordinates)
            .Bools("Extend", true, true)
            .Dictionary("Function", f => Function(f, Steps(stops)))));
    }

    /// <summary>Stretches from ink to ink that fill 0 to 1 without gaps; two stops at one place are a hard edge.</summary>
    private static List<(double From, double To, Ink Start, Ink End)> Steps(IReadOnlyList<(double Offset, Ink Ink)> stops)
    {
        var steps = new List<(double, double, Ink, Ink)>();
        var (at, ink) = (0.0, stops[0].Ink);
        foreach (var stop in stops)
        {
            var offset = Math.Clamp(stop.Offset, at, 1);
            if (offset - at >= 0.0001)
            {
                steps.Add((at, offset, ink, stop.Ink));
                at = offset;
            }

            ink = stop.Ink;
        }

        if (1 - at >= 0.0001 || steps.Count == 0)
        {
            steps.Add((at, 1, ink, ink));
        }

        return steps;
    }

    private static void Function(Dict to, List<(double From, double To, Ink Start, Ink End)> steps)
    {
        if (steps.Count == 1)
        {
            Exponential(to, steps[0].Start, steps[0].End);
            return;
        }

        to.Integer("FunctionType", 3).Numbers("Domain", [0, 1])
            .Numbers("Bounds", [.. steps.Skip(1).Select(s => s.From)], 4)
            .Numbers("Encode", [.. steps.SelectMany(_ => (double[])[0, 1])])
            .Dictionaries("Functions", steps.Select<(double, double, Ink Start, Ink End), Action<Dict>>(s => d => Exponential(d, s.Start, s.End)));
    }

    private static void Exponential(Dict to, Ink start, Ink end) => to
        .Integer("FunctionType", 2).Numbers("Domain", [0, 1]).Integer("N", 1)
        .Numbers("C0", start.Numbers, 4)
        .Numbers("C1", end.Numbers, 4);
}
