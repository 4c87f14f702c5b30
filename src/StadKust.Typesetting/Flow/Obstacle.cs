namespace StadKust.Typesetting;

/// <summary>An area that text runs around: a rectangle, or a polygon inside its bounds.</summary>
/// <param name="Frame">Whose area it is; its own text does not run around it.</param>
/// <param name="Standoff">Least distance of ink from it.</param>
internal sealed record Obstacle(FrameName Frame, Rect Bounds, ValueList<Point>? Outline, Length Standoff)
{
    public static Obstacle Of(Frame frame) => new(
        frame.Name, frame.Shape.Bounds, frame.Wrap.Kind == WrapKind.Shape && frame.Shape.Outline is { Count: > 2 } outline ? outline : null, frame.Wrap.Standoff);

    /// <summary>What it takes of a band across the page, standoff included; null when it stays clear of the band.</summary>
    /// <remarks>The polygon is met in the band made higher by the standoff and then made wider by it: never nearer, at corners a little farther.</remarks>
    public (Length Left, Length Right)? Across(Length top, Length bottom)
    {
        var (from, to) = (top - Standoff, bottom + Standoff);
        if (to <= Bounds.Y || from >= Bounds.Bottom)
            return null;
        if (Outline is null)
            return (Bounds.X - Standoff, Bounds.Right + Standoff);
        var (left, right) = (double.MaxValue, double.MinValue);
        for (var i = 0; i < Outline.Count; i++)
            Edge(Outline[i], Outline[(i + 1) % Outline.Count], from, to, ref left, ref right);
        return left > right ? null : (Length.Pt(left) - Standoff, Length.Pt(right) + Standoff);
    }

    /// <summary>Where a line must begin to be clear of it.</summary>
    public Length Below => Bounds.Bottom + Standoff;

    private static void Edge(Point a, Point b, Length from, Length to, ref double left, ref double right)
    {
        var (low, high) = a.Y <= b.Y ? (a, b) : (b, a);
        if (high.Y < from || low.Y > to)
            return;
        foreach (var y in (ReadOnlySpan<double>)[Math.Max(low.Y.Points, from.Points), Math.Min(high.Y.Points, to.Points)])
        {
            var x = high.Y == low.Y ? low.X.Points : low.X.Points + ((high.X - low.X).Points * (y - low.Y.Points) / (high.Y - low.Y).Points);
            left = Math.Min(left, x);
            right = Math.Max(right, x);
        }

        if (high.Y == low.Y)
        {
            left = Math.Min(left, Math.Min(a.X.Points, b.X.Points));
            right = Math.Max(right, Math.Max(a.X.Points, b.X.Points));
        }
    }
}
