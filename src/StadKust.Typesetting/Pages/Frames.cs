namespace StadKust.Typesetting;

/// <summary>Common line positions: distance of the first baseline from the top of the trim, and the step.</summary>
public readonly record struct Grid(Length First, Length Step)
{
    /// <summary>The first grid line at or below <paramref name="y"/>, up to a tolerance of 0.01 pt.</summary>
    public Length AtOrBelow(Length y) =>
        Length.Pt(First.Points + (Math.Ceiling((y.Points - First.Points - 0.01) / Step.Points) * Step.Points));
}

public sealed record PageFormat(Size Trim, Edges Bleed, Edges Safety, Length GutterSafety, Grid Grid)
{
    /// <summary>Left edge of a page in spread space: the left page lies at negative x.</summary>
    public Length Left(bool leftPage) => leftPage ? -Trim.Width : Length.Zero;
}

public enum Sides
{
    Left,
    Right,
    Spread,
}

/// <summary>The area of a frame: a rectangle, or an outline inside its bounds.</summary>
public sealed record Shape(Rect Bounds, ValueList<Point>? Outline = null);

public enum Accepts
{
    Text,
    Picture,
    Advert,
    Furniture,
}

/// <summary>How text runs around the frame, and how far away.</summary>
public sealed record Wrap(WrapKind Kind, Length Standoff)
{
    public static Wrap None { get; } = new(WrapKind.None, Length.Zero);
}

public enum WrapKind
{
    None,
    Box,
    Shape,
}

/// <param name="Shape">In spread space.</param>
/// <param name="Next">The frame its story runs on into.</param>
public sealed record Frame(
    FrameName Name, Shape Shape, int Columns, Length Gap, Accepts Accepts, FrameName? Next, Wrap Wrap, int ReadingOrder);

public sealed record Master(MasterName Name, Sides Sides, ValueList<Frame> Frames);
