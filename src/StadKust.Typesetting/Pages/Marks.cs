namespace StadKust.Typesetting;

/// <summary>One thing on a spread. Paint order is the order in the list.</summary>
/// <param name="Role">The leaf of the structure it belongs to; null for an artifact.</param>
/// <param name="Bounds">In spread space.</param>
public abstract record Mark(MarkId Id, Origin From, StructRef? Role, Rect Bounds);

/// <param name="Place">Run space (baseline origin, y down) to spread space.</param>
public sealed record TextMark(MarkId Id, Origin From, StructRef? Role, Rect Bounds, GlyphRun Run, Matrix Place)
    : Mark(Id, From, Role, Bounds);

public enum SegmentKind
{
    Move,
    Line,
    Curve,
    Close,
}

/// <summary>A step of a path in spread space: curves are cubic, with control points A and B and end To.</summary>
public readonly record struct Segment(SegmentKind Kind, Point To, Point A = default, Point B = default)
{
    public static Segment Move(Point to) => new(SegmentKind.Move, to);

    public static Segment Line(Point to) => new(SegmentKind.Line, to);

    public static Segment Curve(Point a, Point b, Point to) => new(SegmentKind.Curve, to, a, b);

    public static Segment Close() => new(SegmentKind.Close, default);

    /// <summary>The four sides of a rectangle.</summary>
    public static ValueList<Segment> Rectangle(Rect r) =>
    [
        Move(new Point(r.X, r.Y)), Line(new Point(r.Right, r.Y)), Line(new Point(r.Right, r.Bottom)), Line(new Point(r.X, r.Bottom)), Close(),
    ];
}

public enum FillRule
{
    NonZero,
    EvenOdd,
}

/// <summary>A paint, or a gradient of paints.</summary>
public abstract record Fill;

public sealed record SolidFill(Paint Paint) : Fill;

public readonly record struct GradientStop(double Offset, Paint Paint);

/// <summary>Linear along From–To, or radial around From with radius |To − From|; in spread space; colours extend beyond both ends.</summary>
public sealed record GradientFill(bool Radial, Point From, Point To, ValueList<GradientStop> Stops) : Fill;

public enum LineCap
{
    Butt,
    Round,
    Square,
}

public enum LineJoin
{
    Mitre,
    Round,
    Bevel,
}

public sealed record Stroke(Paint Paint, Length Width, LineCap Cap, LineJoin Join, double MitreLimit, ValueList<Length> Dashes, Length DashOffset);

public sealed record PathMark(
    MarkId Id, Origin From, StructRef? Role, Rect Bounds, ValueList<Segment> Path, FillRule Rule, Fill? Fill, Stroke? Stroke)
    : Mark(Id, From, Role, Bounds);

public enum ImageIntent
{
    Photo,
    Grey,
    LineArt,
}

/// <param name="Place">Unit square (y down) of the uncropped picture to spread space.</param>
/// <param name="Crop">Visible part, in spread space.</param>
public sealed record ImageMark(
    MarkId Id, Origin From, StructRef? Role, Rect Bounds, Hash Original, Matrix Place, Rect Crop, ImageIntent Intent)
    : Mark(Id, From, Role, Bounds);

public enum BoxKind
{
    Media,
    Bleed,
    Trim,
}

/// <summary>A supplied advert, placed untouched.</summary>
public sealed record PdfMark(
    MarkId Id, Origin From, StructRef? Role, Rect Bounds, Hash File, int Page, BoxKind Box, Matrix Place, string AltText)
    : Mark(Id, From, Role, Bounds);

public sealed record ClipPath(ValueList<Segment> Path, FillRule Rule);

public enum Blend
{
    Normal,
    Multiply,
    Screen,
    Overlay,
    Darken,
    Lighten,
}

/// <summary>Marks whose luminosity (or alpha) shows the group.</summary>
public sealed record SoftMask(ValueList<Mark> Marks, bool Luminosity);

public sealed record GroupMark(
    MarkId Id, Origin From, StructRef? Role, Rect Bounds, ValueList<Mark> Marks, ClipPath? Clip, double Opacity, Blend Blend,
    bool Isolated, bool Knockout, SoftMask? Mask)
    : Mark(Id, From, Role, Bounds);

/// <summary>A child of the structure: a node, or a leaf that marks refer to.</summary>
public abstract record StructChild;

public sealed record StructLeaf(StructRef Ref) : StructChild;

/// <summary>The reading order, per edition, by story, across pages.</summary>
/// <remarks>Every spread of a result carries the tree of the whole plan; a writer of some spreads skips leaves that no mark names.</remarks>
public sealed record StructNode(Role Role, Culture Language, string? Alt, ValueList<StructChild> Children) : StructChild
{
    /// <summary>Target of a <see cref="Role.Link"/>.</summary>
    public Uri? Link { get; init; }
}

/// <summary>Something typesetting noticed; Magazine turns facts into findings.</summary>
/// <param name="Code">Kebab-case: <c>overfull-line</c>, <c>missing-glyph</c>.</param>
/// <param name="Measured">With its unit, or null.</param>
public sealed record Fact(string Code, PageIndex? Page, Rect? Where, Origin? From, string Text, double? Measured);

/// <param name="Pages">One or two; a lone right page (cover) lies at x ≥ 0, a lone left page at x ≤ 0.</param>
/// <param name="Folios">As printed, one per page; empty string for a page without.</param>
public sealed record SetSpread(
    ValueList<PageIndex> Pages, ValueList<string> Folios, ValueList<Mark> Marks, StructNode Reading, ValueList<Fact> Facts)
{
    /// <summary>True when the first of the pages is a left page.</summary>
    public bool StartsLeft { get; init; }
}
