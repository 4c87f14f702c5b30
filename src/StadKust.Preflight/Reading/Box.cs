using System.Globalization;

namespace StadKust.Preflight.Reading;

/// <summary>A rectangle in points, y upwards, as PDF counts.</summary>
internal readonly record struct Box(double Left, double Bottom, double Right, double Top)
{
    public static readonly Box Nothing = new(double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);

    public double Width => Right - Left;

    public double Height => Top - Bottom;

    public bool IsEmpty => !(Right > Left && Top > Bottom);

    public static Box Of(double[] n) => new(Math.Min(n[0], n[2]), Math.Min(n[1], n[3]), Math.Max(n[0], n[2]), Math.Max(n[1], n[3]));

    public Box Union(Box other) => new(Math.Min(Left, other.Left), Math.Min(Bottom, other.Bottom), Math.Max(Right, other.Right), Math.Max(Top, other.Top));

    public Box Intersect(Box other) => new(Math.Max(Left, other.Left), Math.Max(Bottom, other.Bottom), Math.Min(Right, other.Right), Math.Min(Top, other.Top));

    public Box Add(double x, double y) => new(Math.Min(Left, x), Math.Min(Bottom, y), Math.Max(Right, x), Math.Max(Top, y));

    public Box Grown(double by) => new(Left - by, Bottom - by, Right + by, Top + by);

    public bool Meets(Box other) => Left < other.Right && other.Left < Right && Bottom < other.Top && other.Bottom < Top;

    /// <summary>Whether the other lies inside, give or take.</summary>
    public bool Holds(Box other, double tolerance) =>
        other.Left >= Left - tolerance && other.Bottom >= Bottom - tolerance && other.Right <= Right + tolerance && other.Top <= Top + tolerance;

    public bool IsNear(Box other, double tolerance) => Holds(other, tolerance) && other.Holds(this, tolerance);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Left:0.###} {Bottom:0.###} {Right:0.###} {Top:0.###}]");
}
