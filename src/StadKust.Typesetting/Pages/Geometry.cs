namespace StadKust.Typesetting;

/// <summary>A point of a spread: x from the spine, y down from the top of the trim.</summary>
public readonly record struct Point(Length X, Length Y)
{
    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);

    public Point Rounded() => new(X.Rounded(), Y.Rounded());
}

/// <summary>Width and height.</summary>
public readonly record struct Size(Length Width, Length Height);

/// <summary>Distances at the four sides of a page; inner is the spine side.</summary>
public readonly record struct Edges(Length Top, Length Outer, Length Bottom, Length Inner)
{
    public static Edges All(Length length) => new(length, length, length, length);
}

/// <summary>An upright rectangle; <paramref name="X"/> and <paramref name="Y"/> are its left top corner.</summary>
public readonly record struct Rect(Length X, Length Y, Length Width, Length Height)
{
    public Length Right => X + Width;

    public Length Bottom => Y + Height;

    public static Rect Between(Length left, Length top, Length right, Length bottom) => new(left, top, right - left, bottom - top);

    public bool Intersects(Rect other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    public Rect Union(Rect other) => Between(
        Length.Min(X, other.X), Length.Min(Y, other.Y), Length.Max(Right, other.Right), Length.Max(Bottom, other.Bottom));

    public Rect Inflate(Length by) => new(X - by, Y - by, Width + (by * 2), Height + (by * 2));

    public Rect Rounded() => new(X.Rounded(), Y.Rounded(), Width.Rounded(), Height.Rounded());

    public override string ToString() => FormattableString.Invariant(
        $"x {X.Millimetres:0.00}  y {Y.Millimetres:0.00}  w {Width.Millimetres:0.00}  h {Height.Millimetres:0.00} mm");
}

/// <summary>x' = A·x + C·y + E, y' = B·x + D·y + F; E and F in points, the order of PDF's six numbers, y down.</summary>
public readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
{
    public static Matrix Identity => new(1, 0, 0, 1, 0, 0);

    public static Matrix Translate(Length x, Length y) => new(1, 0, 0, 1, x.Points, y.Points);

    public static Matrix Scale(double x, double y) => new(x, 0, 0, y, 0, 0);

    /// <summary>This first, then <paramref name="next"/>.</summary>
    public Matrix Then(Matrix next) => new(
        (A * next.A) + (B * next.C),
        (A * next.B) + (B * next.D),
        (C * next.A) + (D * next.C),
        (C * next.B) + (D * next.D),
        (E * next.A) + (F * next.C) + next.E,
        (E * next.B) + (F * next.D) + next.F);

    public Point Apply(Point p) => new(
        Length.Pt((A * p.X.Points) + (C * p.Y.Points) + E),
        Length.Pt((B * p.X.Points) + (D * p.Y.Points) + F));
}
