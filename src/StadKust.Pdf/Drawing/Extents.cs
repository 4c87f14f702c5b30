using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>Where a mark can put ink, in spread space: measured, because on it depends what crosses the spine.</summary>
internal static class Extents
{
    public static Rect Of(Mark mark) => mark switch
    {
        TextMark text => OfText(text),
        PathMark path => OfPath(path),
        ImageMark image => image.Crop,
        GroupMark group => OfGroup(group),
        _ => mark.Bounds,
    };

    private static Rect OfText(TextMark text)
    {
        // Ascenders and descenders of all fonts lie within 1.2 and 0.5 of the size; swashes within 0.2 to the sides.
        var (glyphs, size) = (text.Run.Glyphs, text.Run.Size);
        if (glyphs.Count == 0)
        {
            return text.Bounds;
        }

        var (left, right, top, bottom) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
        foreach (ref readonly var glyph in glyphs.AsSpan())
        {
            left = Math.Min(left, glyph.X.Points);
            right = Math.Max(right, glyph.X.Points + glyph.Advance.Points);
            top = Math.Min(top, glyph.Y.Points);
            bottom = Math.Max(bottom, glyph.Y.Points);
        }

        (left, right) = (left - (0.2 * size.Points), right + (0.2 * size.Points));
        (top, bottom) = (top - (1.2 * size.Points), bottom + (0.5 * size.Points));
        var (a, b) = (text.Place.Apply(At(left, top)), text.Place.Apply(At(right, top)));
        var (c, d) = (text.Place.Apply(At(left, bottom)), text.Place.Apply(At(right, bottom)));
        return Rect.Between(
            Length.Min(Length.Min(a.X, b.X), Length.Min(c.X, d.X)), Length.Min(Length.Min(a.Y, b.Y), Length.Min(c.Y, d.Y)),
            Length.Max(Length.Max(a.X, b.X), Length.Max(c.X, d.X)), Length.Max(Length.Max(a.Y, b.Y), Length.Max(c.Y, d.Y)));
    }

    private static Rect OfPath(PathMark path)
    {
        if (path.Path.Count == 0)
        {
            return path.Bounds;
        }

        var box = OfSegments(path.Path);
        return path.Stroke is { } stroke ? box.Inflate(stroke.Width / 2) : box;
    }

    private static Rect OfGroup(GroupMark group)
    {
        if (group.Marks.Count == 0)
        {
            return group.Bounds;
        }

        var all = group.Marks.Select(Of).Aggregate((a, b) => a.Union(b));
        if (group.Clip is not { } clip || clip.Path.Count == 0)
        {
            return all;
        }

        var cut = OfSegments(clip.Path);
        return Rect.Between(
            Length.Max(all.X, cut.X), Length.Max(all.Y, cut.Y), Length.Min(all.Right, cut.Right), Length.Min(all.Bottom, cut.Bottom));
    }

    private static Rect OfSegments(ValueList<Segment> path)
    {
        var points = new List<Point>(path.Count);
        foreach (var segment in path)
        {
            if (segment.Kind == SegmentKind.Curve)
            {
                points.Add(segment.A);
                points.Add(segment.B);
            }

            if (segment.Kind != SegmentKind.Close)
            {
                points.Add(segment.To);
            }
        }

        return Around(points);
    }

    private static Rect Around(IReadOnlyCollection<Point> points) => Rect.Between(
        Length.Pt(points.Min(p => p.X.Points)), Length.Pt(points.Min(p => p.Y.Points)),
        Length.Pt(points.Max(p => p.X.Points)), Length.Pt(points.Max(p => p.Y.Points)));

    private static Point At(double x, double y) => new(Length.Pt(x), Length.Pt(y));
}
