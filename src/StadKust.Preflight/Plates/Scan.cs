using System.Runtime.InteropServices;
using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Plates;

/// <summary>Outlines to coverage: four lines a pixel, exact from left to right.</summary>
internal static class Scan
{
    private const int Lines = 4;

    /// <param name="toPixels">From the outline's numbers to pixels, y downwards.</param>
    /// <param name="width">Pixels beyond are left out.</param>
    public static Coverage Fill(Outline outline, in Matrix toPixels, bool evenOdd, int width, int height)
    {
        if (toPixels.B == 0 && toPixels.C == 0 && outline.AsRectangle() is { } box)
        {
            var (xa, ya) = toPixels.On(box.Left, box.Bottom);
            var (xb, yb) = toPixels.On(box.Right, box.Top);
            return Coverage.Rectangle(Math.Min(xa, xb), Math.Min(ya, yb), Math.Max(xa, xb), Math.Max(ya, yb), width, height);
        }

        var edges = Flatten(outline, toPixels);
        return Fill(edges, evenOdd, 0, 0, width, height);
    }

    /// <summary>Of straight edges; each is x0, y0, x1, y1.</summary>
    public static Coverage Fill(List<Edge> edges, bool evenOdd, int minX, int minY, int maxX, int maxY)
    {
        double left = double.MaxValue, right = double.MinValue, top = double.MaxValue, bottom = double.MinValue;
        foreach (ref readonly var e in CollectionsMarshal.AsSpan(edges))
        {
            left = Math.Min(left, Math.Min(e.X0, e.X1));
            right = Math.Max(right, Math.Max(e.X0, e.X1));
            top = Math.Min(top, e.Y0);
            bottom = Math.Max(bottom, e.Y1);
        }

        var (x0, x1) = ((int)Math.Clamp(Math.Floor(left), minX, maxX), (int)Math.Clamp(Math.Ceiling(right), minX, maxX));
        var (y0, y1) = ((int)Math.Clamp(Math.Floor(top), minY, maxY), (int)Math.Clamp(Math.Ceiling(bottom), minY, maxY));
        if (edges.Count == 0 || x1 <= x0 || y1 <= y0)
        {
            return new Coverage(minX, minY, minX, minY, []);
        }

        edges.Sort(static (a, b) => a.Y0.CompareTo(b.Y0));
        var data = new byte[(x1 - x0) * (y1 - y0)];
        var sums = new int[x1 - x0 + 1];
        var active = new List<Edge>();
        var crossings = new List<(double X, int Turn)>();
        var next = 0;
        for (var y = y0; y < y1; y++)
        {
            Array.Clear(sums);
            for (var line = 0; line < Lines; line++)
            {
                var at = y + ((line + 0.5) / Lines);
                while (next < edges.Count && edges[next].Y0 <= at)
                {
                    active.Add(edges[next++]);
                }

                crossings.Clear();
                for (var i = active.Count - 1; i >= 0; i--)
                {
                    var e = active[i];
                    if (e.Y1 <= at)
                    {
                        active[i] = active[^1];
                        active.RemoveAt(active.Count - 1);
                    }
                    else
                    {
                        crossings.Add((e.X0 + ((at - e.Y0) * (e.X1 - e.X0) / (e.Y1 - e.Y0)), e.Turn));
                    }
                }

                crossings.Sort(static (a, b) => a.X.CompareTo(b.X));
                var turns = 0;
                for (var i = 0; i + 1 < crossings.Count; i++)
                {
                    turns += crossings[i].Turn;
                    if (evenOdd ? (i & 1) == 0 : turns != 0)
                    {
                        Span(sums, crossings[i].X - x0, crossings[i + 1].X - x0, x1 - x0);
                    }
                }
            }

            var row = data.AsSpan((y - y0) * (x1 - x0), x1 - x0);
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = (byte)Math.Min(255, sums[i]);
            }
        }

        return new Coverage(x0, y0, x1, y1, data);
    }

    /// <summary>Straight edges of an outline, downwards, level ones left out; open figures are closed.</summary>
    public static List<Edge> Flatten(Outline outline, in Matrix matrix)
    {
        var edges = new List<Edge>();
        double sx = 0, sy = 0, px = 0, py = 0;
        var at = 0;
        var numbers = outline.Numbers;
        foreach (var step in outline.Steps)
        {
            switch (step)
            {
                case PathStep.Move:
                    Add(edges, px, py, sx, sy);
                    (px, py) = (sx, sy) = matrix.On(numbers[at], numbers[at + 1]);
                    at += 2;
                    break;
                case PathStep.Line:
                    var (x, y) = matrix.On(numbers[at], numbers[at + 1]);
                    at += 2;
                    Add(edges, px, py, x, y);
                    (px, py) = (x, y);
                    break;
                case PathStep.Curve:
                    var (x1, y1) = matrix.On(numbers[at], numbers[at + 1]);
                    var (x2, y2) = matrix.On(numbers[at + 2], numbers[at + 3]);
                    var (x3, y3) = matrix.On(numbers[at + 4], numbers[at + 5]);
                    at += 6;
                    // As many pieces as keep each below about a third of a pixel from the curve.
                    var bend = Math.Abs(px - (2 * x1) + x2) + Math.Abs(py - (2 * y1) + y2) + Math.Abs(x1 - (2 * x2) + x3) + Math.Abs(y1 - (2 * y2) + y3);
                    var pieces = (int)Math.Clamp(Math.Sqrt(bend) * 1.2, 1, 64);
                    var (fx, fy) = (px, py);
                    for (var i = 1; i <= pieces; i++)
                    {
                        var t = (double)i / pieces;
                        var u = 1 - t;
                        var (qx, qy) = ((u * u * u * px) + (3 * u * u * t * x1) + (3 * u * t * t * x2) + (t * t * t * x3), (u * u * u * py) + (3 * u * u * t * y1) + (3 * u * t * t * y2) + (t * t * t * y3));
                        Add(edges, fx, fy, qx, qy);
                        (fx, fy) = (qx, qy);
                    }

                    (px, py) = (x3, y3);
                    break;
                default:
                    Add(edges, px, py, sx, sy);
                    (px, py) = (sx, sy);
                    break;
            }
        }

        Add(edges, px, py, sx, sy);
        return edges;
    }

    public static void Add(List<Edge> edges, double x0, double y0, double x1, double y1)
    {
        if (y0 < y1)
        {
            edges.Add(new Edge(x0, y0, x1, y1, 1));
        }
        else if (y1 < y0)
        {
            edges.Add(new Edge(x1, y1, x0, y0, -1));
        }
    }

    private static void Span(int[] sums, double from, double to, int width)
    {
        from = Math.Clamp(from, 0, width);
        to = Math.Clamp(to, 0, width);
        if (to <= from)
        {
            return;
        }

        const int Full = 256 / Lines;
        var (first, last) = ((int)from, (int)to);
        if (first == last)
        {
            sums[first] += (int)((to - from) * Full);
            return;
        }

        sums[first] += (int)((first + 1 - from) * Full);
        foreach (ref var sum in sums.AsSpan(first + 1, last - first - 1))
        {
            sum += Full;
        }

        sums[last] += (int)((to - last) * Full);
    }
}

/// <param name="Turn">1 when the outline goes down here, −1 when it goes up.</param>
internal readonly record struct Edge(double X0, double Y0, double X1, double Y1, int Turn);
