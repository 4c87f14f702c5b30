namespace StadKust.Typesetting;

/// <summary>Arcs of ellipses as cubics. Source: SVG 1.1, appendix F.6 (end points to centre), a quarter turn at most per cubic.</summary>
internal static class SvgArc
{
    public static IEnumerable<Segment> Curves(
        double x1, double y1, double rx, double ry, double degrees, bool isLarge, bool sweeps, double x2, double y2)
    {
        (rx, ry) = (Math.Abs(rx), Math.Abs(ry));
        if (rx == 0 || ry == 0)
        {
            yield return Segment.Line(Outline.At(x2, y2));
            yield break;
        }

        if (x1 == x2 && y1 == y2)
            yield break;

        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var (dx, dy) = ((x1 - x2) / 2, (y1 - y2) / 2);
        var (px, py) = ((cos * dx) + (sin * dy), (cos * dy) - (sin * dx));
        var size = (px * px / (rx * rx)) + (py * py / (ry * ry));
        if (size > 1)
            (rx, ry) = (rx * Math.Sqrt(size), ry * Math.Sqrt(size));
        var below = (rx * rx * py * py) + (ry * ry * px * px);
        var root = Math.Sqrt(Math.Max(0, ((rx * rx * ry * ry) - below) / below)) * (isLarge == sweeps ? -1 : 1);
        var (cxp, cyp) = (root * rx * py / ry, -root * ry * px / rx);
        var (cx, cy) = ((cos * cxp) - (sin * cyp) + ((x1 + x2) / 2), (sin * cxp) + (cos * cyp) + ((y1 + y2) / 2));
        var start = Math.Atan2((py - cyp) / ry, (px - cxp) / rx);
        var turn = Math.Atan2((-py - cyp) / ry, (-px - cxp) / rx) - start;
        if (sweeps && turn < 0)
            turn += 2 * Math.PI;
        if (!sweeps && turn > 0)
            turn -= 2 * Math.PI;

        var parts = (int)Math.Ceiling(Math.Abs(turn) / (Math.PI / 2 * 1.0001));
        var step = turn / parts;
        var handle = 4.0 / 3 * Math.Tan(step / 4);
        for (var i = 0; i < parts; i++)
        {
            var (a, b) = (start + (step * i), start + (step * (i + 1)));
            var end = i == parts - 1 ? Outline.At(x2, y2) : On(Math.Cos(b), Math.Sin(b));
            yield return Segment.Curve(
                On(Math.Cos(a) - (handle * Math.Sin(a)), Math.Sin(a) + (handle * Math.Cos(a))),
                On(Math.Cos(b) + (handle * Math.Sin(b)), Math.Sin(b) - (handle * Math.Cos(b))),
                end);
        }

        Point On(double u, double v) => Outline.At(cx + (cos * rx * u) - (sin * ry * v), cy + (sin * rx * u) + (cos * ry * v));
    }
}
