using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>One page of a spread: which part of the spread it shows, and the way from spread space (y down) to its own (y up).</summary>
/// <remarks>The media box starts at 0 0; it is the bleed box, unless there is room for printer's marks around it (H-MARKS, X14).</remarks>
internal sealed class PageSpace
{
    // A mark must lie this far on both sides of the spine to count as crossing it: ten times the precision of marks.
    private const double Crossing = 0.01;
    private readonly bool left;
    private readonly PageFormat format;
    private readonly Length room;

    /// <param name="room">Around the bleed, for printer's marks.</param>
    public PageSpace(PageFormat format, bool left, Length room = default)
    {
        this.room = room;
        this.left = left;
        this.format = format;
        var (trim, bleed) = (format.Trim, format.Bleed);
        Bleed = left
            ? Rect.Between(-trim.Width - bleed.Outer, -bleed.Top, bleed.Inner, trim.Height + bleed.Bottom)
            : Rect.Between(-bleed.Inner, -bleed.Top, trim.Width + bleed.Outer, trim.Height + bleed.Bottom);
        var (r, trimLeft) = (room.Points, room.Points + (left ? bleed.Outer : bleed.Inner).Points);
        MediaBox = [0, 0, Bleed.Width.Points + (2 * r), Bleed.Height.Points + (2 * r)];
        BleedBox = [r, r, r + Bleed.Width.Points, r + Bleed.Height.Points];
        TrimBox = [trimLeft, r + bleed.Bottom.Points, trimLeft + trim.Width.Points, r + bleed.Bottom.Points + trim.Height.Points];
    }

    /// <summary>Trim and bleed of this page in spread space.</summary>
    public Rect Bleed { get; }

    public double[] MediaBox { get; }

    public bool HasRoom => room > Length.Zero;

    public double[] BleedBox { get; }

    public double[] TrimBox { get; }

    /// <summary>Spread space to page space.</summary>
    public Matrix ToPage => new(1, 0, 0, -1, room.Points - Bleed.X.Points, room.Points + Bleed.Bottom.Points);

    /// <summary>
    /// True when some of it lies on this page's side of the spine. Then it may run on into the bleed at the spine;
    /// what belongs to the other page alone never does (H-SPINE).
    /// </summary>
    public bool Shows(Rect extents) =>
        extents.Intersects(Bleed) && (left ? extents.X.Points < -Crossing : extents.Right.Points > Crossing);

    /// <summary>The area with the bleed beyond the sides where it reaches the trim; never beyond the spine, unless it crosses it.</summary>
    public Rect WithBleed(Rect area)
    {
        // Half a point: frames are given in tenths of a millimetre.
        const double Near = 0.5;
        var bleed = format.Bleed;
        var (first, last) = (left ? -format.Trim.Width : Length.Zero, left ? Length.Zero : format.Trim.Width);
        return Rect.Between(
            left && area.X.Points < first.Points + Near ? Length.Min(area.X, first - bleed.Outer) : area.X,
            area.Y.Points < Near ? Length.Min(area.Y, -bleed.Top) : area.Y,
            !left && area.Right.Points > last.Points - Near ? Length.Max(area.Right, last + bleed.Outer) : area.Right,
            area.Bottom.Points > format.Trim.Height.Points - Near ? Length.Max(area.Bottom, format.Trim.Height + bleed.Bottom) : area.Bottom);
    }
}
