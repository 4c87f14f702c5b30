namespace StadKust.Typesetting;

/// <summary>Paths of simple shapes, and paths moved. One unit of a picture is held as one point until it is placed.</summary>
internal static class Outline
{
    // Length of the handles of a quarter circle of radius 1, the usual approximation by one cubic: 4/3·(√2 − 1).
    private const double Quarter = 0.5522847498;

    public static List<Segment> Ellipse(double cx, double cy, double rx, double ry)
    {
        var (kx, ky) = (rx * Quarter, ry * Quarter);
        return
        [
            Segment.Move(At(cx + rx, cy)),
            Segment.Curve(At(cx + rx, cy + ky), At(cx + kx, cy + ry), At(cx, cy + ry)),
            Segment.Curve(At(cx - kx, cy + ry), At(cx - rx, cy + ky), At(cx - rx, cy)),
            Segment.Curve(At(cx - rx, cy - ky), At(cx - kx, cy - ry), At(cx, cy - ry)),
            Segment.Curve(At(cx + kx, cy - ry), At(cx + rx, cy - ky), At(cx + rx, cy)),
            Segment.Close(),
        ];
    }

    public static List<Segment> Rectangle(double x, double y, double width, double height, double rx, double ry)
    {
        (rx, ry) = (Math.Min(rx, width / 2), Math.Min(ry, height / 2));
        if (rx <= 0 || ry <= 0)
        {
            return
            [
                Segment.Move(At(x, y)), Segment.Line(At(x + width, y)), Segment.Line(At(x + width, y + height)), Segment.Line(At(x, y + height)),
                Segment.Close(),
            ];
        }

        var (right, bottom, kx, ky) = (x + width, y + height, rx * (1 - Quarter), ry * (1 - Quarter));
        return
        [
            Segment.Move(At(x + rx, y)), Segment.Line(At(right - rx, y)),
            Segment.Curve(At(right - kx, y), At(right, y + ky), At(right, y + ry)), Segment.Line(At(right, bottom - ry)),
            Segment.Curve(At(right, bottom - ky), At(right - kx, bottom), At(right - rx, bottom)), Segment.Line(At(x + rx, bottom)),
            Segment.Curve(At(x + kx, bottom), At(x, bottom - ky), At(x, bottom - ry)), Segment.Line(At(x, y + ry)),
            Segment.Curve(At(x, y + ky), At(x + kx, y), At(x + rx, y)), Segment.Close(),
        ];
    }

    public static List<Segment> Polygon(IReadOnlyList<double> points, bool closed)
    {
        var path = new List<Segment>();
        for (var i = 0; i + 1 < points.Count; i += 2)
        {
            var to = At(points[i], points[i + 1]);
            path.Add(i == 0 ? Segment.Move(to) : Segment.Line(to));
        }

        if (closed && path.Count > 0)
            path.Add(Segment.Close());
        return path;
    }

    public static Point At(double x, double y) => new(Length.Pt(x), Length.Pt(y));

    public static ValueList<Segment> Moved(IReadOnlyList<Segment> path, Matrix place)
    {
        var moved = new Segment[path.Count];
        for (var i = 0; i < moved.Length; i++)
        {
            var s = path[i];
            moved[i] = s.Kind switch
            {
                SegmentKind.Close => s,
                SegmentKind.Curve => Segment.Curve(place.Apply(s.A).Rounded(), place.Apply(s.B).Rounded(), place.Apply(s.To).Rounded()),
                _ => s with { To = place.Apply(s.To).Rounded() },
            };
        }

        return new ValueList<Segment>(moved);
    }

    /// <summary>The box around all points and handles: never too small.</summary>
    public static Rect Bounds(IReadOnlyList<Segment> path)
    {
        var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var s in path)
        {
            if (s.Kind == SegmentKind.Close)
                continue;
            Take(s.To);
            if (s.Kind != SegmentKind.Curve)
                continue;
            Take(s.A);
            Take(s.B);
        }

        return left > right ? default : Rect.Between(Length.Pt(left), Length.Pt(top), Length.Pt(right), Length.Pt(bottom));

        void Take(Point p)
        {
            (left, right) = (Math.Min(left, p.X.Points), Math.Max(right, p.X.Points));
            (top, bottom) = (Math.Min(top, p.Y.Points), Math.Max(bottom, p.Y.Points));
        }
    }
}
