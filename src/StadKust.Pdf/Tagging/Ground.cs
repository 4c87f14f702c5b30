using StadKust.Pdf.Drawing;
using StadKust.Typesetting;

namespace StadKust.Pdf.Tagging;

/// <summary>What has been painted so far on a spread, asked by point: white paper, flat colours, gradients, or something unknown.</summary>
internal sealed class Ground(ScreenInks inks)
{
    private readonly List<Painted> painted = [];
    private readonly Stack<List<Point>> clips = new();

    /// <summary>Marks added within are seen through the clip.</summary>
    public void Clipped(ClipPath? clip, Action within)
    {
        if (clip is null)
        {
            within();
            return;
        }

        clips.Push(Flat(clip.Path));
        within();
        clips.Pop();
    }

    public void Add(Mark mark)
    {
        if (mark is PathMark { Fill: null })
        {
            return;
        }

        var extents = Extents.Of(mark);
        var shape = mark is PathMark path ? Flat(path.Path) : null;
        painted.Add(new Painted(extents, shape, (mark as PathMark)?.Fill, [.. clips]));
    }

    /// <summary>Null when a picture or a group whose colours are not known lies there.</summary>
    public Rgb? At(Point at)
    {
        for (var i = painted.Count - 1; i >= 0; i--)
        {
            var thing = painted[i];
            if (!Inside(thing.Extents, at) || (thing.Shape is { } shape && !Inside(shape, at)) || thing.Clips.Any(c => !Inside(c, at)))
            {
                continue;
            }

            return thing.Fill switch
            {
                SolidFill solid => inks.OnScreen(solid.Paint),
                GradientFill { Stops.Count: > 0 } gradient => Shade(gradient, at),
                _ => null,
            };
        }

        return new Rgb(255, 255, 255);
    }

    private Rgb Shade(GradientFill fill, Point at)
    {
        var (dx, dy) = (fill.To.X.Points - fill.From.X.Points, fill.To.Y.Points - fill.From.Y.Points);
        var (px, py) = (at.X.Points - fill.From.X.Points, at.Y.Points - fill.From.Y.Points);
        var length = Math.Max((dx * dx) + (dy * dy), 1e-9);
        var t = fill.Radial ? Math.Sqrt(((px * px) + (py * py)) / length) : ((px * dx) + (py * dy)) / length;
        var after = 0;
        while (after < fill.Stops.Count && fill.Stops[after].Offset < t)
        {
            after++;
        }

        if (after == 0 || after == fill.Stops.Count)
        {
            return inks.OnScreen(fill.Stops[Math.Min(after, fill.Stops.Count - 1)].Paint);
        }

        var (a, b) = (fill.Stops[after - 1], fill.Stops[after]);
        var share = (t - a.Offset) / Math.Max(b.Offset - a.Offset, 1e-9);
        var (from, to) = (inks.OnScreen(a.Paint), inks.OnScreen(b.Paint));
        byte Part(byte x, byte y) => (byte)Math.Round(x + ((y - x) * share));
        return new Rgb(Part(from.R, to.R), Part(from.G, to.G), Part(from.B, to.B));
    }

    private static bool Inside(Rect area, Point at) => at.X >= area.X && at.X <= area.Right && at.Y >= area.Y && at.Y <= area.Bottom;

    // Even-odd over all parts: holes are holes. Paths that wind twice around a point are not drawn here.
    private static bool Inside(List<Point> shape, Point at)
    {
        var inside = false;
        var (x, y) = (at.X.Points, at.Y.Points);
        for (var i = 0; i + 1 < shape.Count; i++)
        {
            var (a, b) = (shape[i], shape[i + 1]);
            if (double.IsNaN(a.X.Points) || double.IsNaN(b.X.Points) || a.Y.Points > y == b.Y.Points > y)
            {
                continue;
            }

            inside ^= x < a.X.Points + ((y - a.Y.Points) / (b.Y.Points - a.Y.Points) * (b.X.Points - a.X.Points));
        }

        return inside;
    }

    /// <summary>Corners of the path, curves in eight steps; parts are closed and parted by a point that is none.</summary>
    private static List<Point> Flat(ValueList<Segment> path)
    {
        var gap = new Point(Length.Pt(double.NaN), Length.Pt(double.NaN));
        var points = new List<Point>(path.Count);
        var start = 0;
        foreach (var segment in path)
        {
            switch (segment.Kind)
            {
                case SegmentKind.Move:
                    Close();
                    points.Add(segment.To);
                    break;
                case SegmentKind.Line:
                    points.Add(segment.To);
                    break;
                case SegmentKind.Curve:
                    var from = points.Count > start ? points[^1] : segment.To;
                    for (var i = 1; i <= 8; i++)
                    {
                        points.Add(On(from, segment, i / 8.0));
                    }

                    break;
                default:
                    break;
            }
        }

        Close();
        return points;

        void Close()
        {
            if (points.Count > start)
            {
                points.Add(points[start]);
                points.Add(gap);
            }

            start = points.Count;
        }
    }

    private static Point On(Point from, Segment curve, double t)
    {
        var (a, b, c, d) = (Math.Pow(1 - t, 3), 3 * t * Math.Pow(1 - t, 2), 3 * t * t * (1 - t), t * t * t);
        return new Point(
            (from.X * a) + (curve.A.X * b) + (curve.B.X * c) + (curve.To.X * d),
            (from.Y * a) + (curve.A.Y * b) + (curve.B.Y * c) + (curve.To.Y * d));
    }

    private sealed record Painted(Rect Extents, List<Point>? Shape, Fill? Fill, List<Point>[] Clips);
}
