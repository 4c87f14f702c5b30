using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Plates;

/// <summary>Lines to areas: each piece as a box of its own, joined by mitres, rounds or bevels; dashes are cut first.</summary>
internal static class Strokes
{
    private const int MostPieces = 100_000;

    /// <summary>Edges of the area, all turning one way, so that overlapping pieces count once.</summary>
    public static List<Edge> Edges(Outline outline, in Matrix toPixels, GraphicsState state)
    {
        var scale = state.Ctm.Scale * toPixels.Scale;
        var half = Math.Max(state.LineWidth * scale / 2, 0.05);
        var edges = new List<Edge>();
        foreach (var (points, isClosed) in Lines(outline, toPixels))
        {
            foreach (var (piece, closed) in Dashed(points, isClosed, [.. state.Dash.Select(d => d * scale)], state.DashPhase * scale))
            {
                Line(edges, piece, closed, half, state);
                if (edges.Count > MostPieces)
                {
                    return edges;
                }
            }
        }

        return edges;
    }

    private static void Line(List<Edge> edges, List<(double X, double Y)> points, bool closed, double half, GraphicsState state)
    {
        var count = points.Count;
        for (var i = 0; i + 1 < count; i++)
        {
            var (a, b) = (points[i], points[i + 1]);
            var (dx, dy) = (b.X - a.X, b.Y - a.Y);
            var length = Math.Sqrt((dx * dx) + (dy * dy));
            if (length < 1e-9)
            {
                continue;
            }

            (dx, dy) = (dx / length * half, dy / length * half);
            var (before, after) = (state.Cap == 2 && !closed && i == 0 ? 1 : 0, state.Cap == 2 && !closed && i == count - 2 ? 1 : 0);
            Polygon(edges, [
                (a.X - dy - (dx * before), a.Y + dx - (dy * before)), (b.X - dy + (dx * after), b.Y + dx + (dy * after)),
                (b.X + dy + (dx * after), b.Y - dx + (dy * after)), (a.X + dy - (dx * before), a.Y - dx - (dy * before)),
            ]);
            if (i + 2 < count || closed)
            {
                Join(edges, b, (dx, dy), Direction(points, i + 1, half), half, state);
            }
        }

        if (state.Cap == 1 && !closed && count > 0)
        {
            Round(edges, points[0], half);
            Round(edges, points[^1], half);
        }
    }

    private static (double X, double Y) Direction(List<(double X, double Y)> points, int from, double half)
    {
        // Behind the last point of a closed line comes the second: the first is the same as the last.
        var (a, b) = from + 1 < points.Count ? (points[from], points[from + 1]) : (points[0], points[Math.Min(1, points.Count - 1)]);
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        return length < 1e-9 ? (half, 0) : (dx / length * half, dy / length * half);
    }

    private static void Join(List<Edge> edges, (double X, double Y) at, (double X, double Y) from, (double X, double Y) to, double half, GraphicsState state)
    {
        if (half < 0.3)
        {
            return;
        }

        if (state.Join == 1)
        {
            Round(edges, at, half);
            return;
        }

        // The outer side of the corner.
        var cross = (from.X * to.Y) - (from.Y * to.X);
        var side = cross > 0 ? -1 : 1;
        var (p, q) = ((X: at.X - (from.Y * side), Y: at.Y + (from.X * side)), (X: at.X - (to.Y * side), Y: at.Y + (to.X * side)));
        var cosine = ((from.X * to.X) + (from.Y * to.Y)) / (half * half);
        var sharpness = 2 / Math.Max(1e-9, 1 + cosine);
        if (state.Join == 0 && sharpness <= state.Mitre * state.Mitre && Math.Abs(cross) > 1e-9)
        {
            var (mx, my) = ((p.X + q.X) / 2 - at.X, (p.Y + q.Y) / 2 - at.Y);
            var length = (mx * mx) + (my * my);
            var grow = length < 1e-9 ? 0 : half * half / length;
            Polygon(edges, [at, p, (at.X + (mx * grow), at.Y + (my * grow)), q]);
        }
        else
        {
            Polygon(edges, [at, p, q]);
        }
    }

    private static void Round(List<Edge> edges, (double X, double Y) at, double radius)
    {
        var sides = (int)Math.Clamp(radius * 3, 8, 48);
        Polygon(edges, [.. Enumerable.Range(0, sides).Select(i => (at.X + (radius * Math.Cos(2 * Math.PI * i / sides)), at.Y + (radius * Math.Sin(2 * Math.PI * i / sides))))]);
    }

    private static void Polygon(List<Edge> edges, ReadOnlySpan<(double X, double Y)> points)
    {
        double area = 0;
        for (var i = 0; i < points.Length; i++)
        {
            var (a, b) = (points[i], points[(i + 1) % points.Length]);
            area += (a.X * b.Y) - (b.X * a.Y);
        }

        for (var i = 0; i < points.Length; i++)
        {
            var (a, b) = area >= 0 ? (points[i], points[(i + 1) % points.Length]) : (points[(i + 1) % points.Length], points[i]);
            Scan.Add(edges, a.X, a.Y, b.X, b.Y);
        }
    }

    private static IEnumerable<(List<(double X, double Y)> Points, bool IsClosed)> Lines(Outline outline, Matrix matrix)
    {
        var points = new List<(double X, double Y)>();
        var at = 0;
        var numbers = outline.Numbers;
        foreach (var step in outline.Steps)
        {
            switch (step)
            {
                case PathStep.Move:
                    if (points.Count > 1)
                    {
                        yield return (points, false);
                    }

                    points = [matrix.On(numbers[at], numbers[at + 1])];
                    at += 2;
                    break;
                case PathStep.Line:
                    points.Add(matrix.On(numbers[at], numbers[at + 1]));
                    at += 2;
                    break;
                case PathStep.Curve:
                    var p = points.Count > 0 ? points[^1] : matrix.On(numbers[at], numbers[at + 1]);
                    var (x1, y1) = matrix.On(numbers[at], numbers[at + 1]);
                    var (x2, y2) = matrix.On(numbers[at + 2], numbers[at + 3]);
                    var (x3, y3) = matrix.On(numbers[at + 4], numbers[at + 5]);
                    at += 6;
                    for (var i = 1; i <= 12; i++)
                    {
                        var t = i / 12.0;
                        var u = 1 - t;
                        points.Add(((u * u * u * p.X) + (3 * u * u * t * x1) + (3 * u * t * t * x2) + (t * t * t * x3), (u * u * u * p.Y) + (3 * u * u * t * y1) + (3 * u * t * t * y2) + (t * t * t * y3)));
                    }

                    break;
                default:
                    if (points.Count > 0)
                    {
                        points.Add(points[0]);
                        yield return (points, true);
                        points = [points[0]];
                    }

                    break;
            }
        }

        if (points.Count > 1)
        {
            yield return (points, false);
        }
    }

    private static List<(List<(double X, double Y)>, bool)> Dashed(List<(double X, double Y)> points, bool closed, double[] dash, double phase)
    {
        if (dash.Length == 0 || dash.Sum() < 0.05)
        {
            return [(points, closed)];
        }

        var pieces = new List<(List<(double X, double Y)>, bool)>();
        var (index, left, isOn) = (0, dash[0], true);
        for (phase %= dash.Sum() * 2; phase > 0;)
        {
            var step = Math.Min(phase, left);
            (phase, left) = (phase - step, left - step);
            if (left <= 0)
            {
                index = (index + 1) % dash.Length;
                (left, isOn) = (dash[index], !isOn);
            }
        }

        var piece = new List<(double X, double Y)> { points[0] };
        for (var i = 0; i + 1 < points.Count && pieces.Count < 20_000; i++)
        {
            var (a, b) = (points[i], points[i + 1]);
            var length = Math.Sqrt(Math.Pow(b.X - a.X, 2) + Math.Pow(b.Y - a.Y, 2));
            for (double done = 0; done < length && pieces.Count < 20_000;)
            {
                var step = Math.Min(left, length - done);
                (done, left) = (done + step, left - step);
                var point = (a.X + ((b.X - a.X) * done / length), a.Y + ((b.Y - a.Y) * done / length));
                piece.Add(point);
                if (left <= 1e-9)
                {
                    if (isOn)
                    {
                        pieces.Add((piece, false));
                    }

                    piece = [point];
                    index = (index + 1) % dash.Length;
                    (left, isOn) = (Math.Max(dash[index], 1e-3), !isOn);
                }
            }
        }

        if (isOn && piece.Count > 1)
        {
            pieces.Add((piece, false));
        }

        return pieces;
    }
}
