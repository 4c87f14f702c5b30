using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>One page of a spread: which part of the spread it shows, and the way from spread space (y down) to its own (y up).</summary>
/// <remarks>The media box is the bleed box and starts at 0 0 (H-MARKS, X14).</remarks>
internal sealed class PageSpace
{
    // A mark must lie this far on both sides of the spine to count as crossing it: ten times the precision of marks.
    private const double Crossing = 0.01;
    private readonly bool left;

    public PageSpace(PageFormat format, bool left)
    {
        this.left = left;
        var (trim, bleed) = (format.Trim, format.Bleed);
        Bleed = left
            ? Rect.Between(-trim.Width - bleed.Outer, -bleed.Top, bleed.Inner, trim.Height + bleed.Bottom)
            : Rect.Between(-bleed.Inner, -bleed.Top, trim.Width + bleed.Outer, trim.Height + bleed.Bottom);
        var trimLeft = left ? bleed.Outer.Points : bleed.Inner.Points;
        MediaBox = [0, 0, Bleed.Width.Points, Bleed.Height.Points];
        TrimBox = [trimLeft, bleed.Bottom.Points, trimLeft + trim.Width.Points, bleed.Bottom.Points + trim.Height.Points];
    }

    /// <summary>Trim and bleed of this page in spread space.</summary>
    public Rect Bleed { get; }

    public double[] MediaBox { get; }

    public double[] TrimBox { get; }

    /// <summary>Spread space to page space.</summary>
    public Matrix ToPage => new(1, 0, 0, -1, -Bleed.X.Points, Bleed.Bottom.Points);

    /// <summary>
    /// True when some of it lies on this page's side of the spine. Then it may run on into the bleed at the spine;
    /// what belongs to the other page alone never does (H-SPINE).
    /// </summary>
    public bool Shows(Rect extents) =>
        extents.Intersects(Bleed) && (left ? extents.X.Points < -Crossing : extents.Right.Points > Crossing);
}
