using SkiaSharp;
using StadKust.Typesetting;

namespace StadKust.Preview;

/// <summary>Geometry of the page model in Skia's terms.</summary>
internal static class Outlines
{
    public static SKPath Outline(this ValueList<Segment> path, FillRule rule)
    {
        using var builder = new SKPathBuilder { FillType = rule == FillRule.EvenOdd ? SKPathFillType.EvenOdd : SKPathFillType.Winding };
        var began = false;
        foreach (var segment in path)
        {
            if (segment.Kind == SegmentKind.Close)
            {
                builder.Close();
            }
            else if (segment.Kind == SegmentKind.Move || !began)
            {
                builder.MoveTo(segment.To.OnCanvas());
                began = true;
            }
            else if (segment.Kind == SegmentKind.Line)
            {
                builder.LineTo(segment.To.OnCanvas());
            }
            else
            {
                builder.CubicTo(segment.A.OnCanvas(), segment.B.OnCanvas(), segment.To.OnCanvas());
            }
        }

        return builder.Detach();
    }

    public static SKPoint OnCanvas(this Point point) => new((float)point.X.Points, (float)point.Y.Points);

    public static SKRect OnCanvas(this Rect rect) =>
        new((float)rect.X.Points, (float)rect.Y.Points, (float)rect.Right.Points, (float)rect.Bottom.Points);

    public static SKMatrix OnCanvas(this Matrix m) =>
        new((float)m.A, (float)m.C, (float)m.E, (float)m.B, (float)m.D, (float)m.F, 0, 0, 1);
}
