using StadKust.Typesetting;

namespace StadKust.Pdf.Supplied;

/// <summary>The boxes of a supplied page, in points of its own space (y up), and its quarter turn.</summary>
internal sealed class PageBoxes
{
    // X13: boxes lie within each other to a hundredth of a point; makers round to a tenth of a millimetre.
    private const double Tolerance = 0.3;

    public Box Media { get; private init; }

    public Box Bleed { get; private init; }

    public Box Trim { get; private init; }

    /// <summary>Clockwise, in degrees: 0, 90, 180 or 270.</summary>
    public int Turn { get; private init; }

    public string? Fault { get; private init; }

    public static PageBoxes Of(ForeignPdf file, ForeignDictionary page, Func<string, ForeignValue?> inherited)
    {
        var media = Read(file, inherited("MediaBox"));
        var trim = Read(file, file.Resolve(page["TrimBox"])) ?? Read(file, file.Resolve(page["ArtBox"]));
        var bleed = Read(file, file.Resolve(page["BleedBox"])) ?? trim;
        var turn = (((inherited("Rotate") as ForeignRaw)?.Whole ?? 0) % 360 + 360) % 360;
        var fault = media is null ? "The page has no media box."
            : trim is null ? "The page has no trim box."
            : !trim.Value.Inside(media.Value, Tolerance) ? "The trim box is larger than the page."
            : !trim.Value.Inside(bleed!.Value, Tolerance) ? "The trim box is larger than the bleed box."
            : turn % 90 != 0 ? $"The page is turned by {turn} degrees."
            : null;
        return new PageBoxes
        {
            Media = media ?? default,
            Trim = trim ?? media ?? default,
            Bleed = (bleed ?? media ?? default).Cut(media ?? default),
            Turn = turn,
            Fault = fault,
        };
    }

    public Box this[BoxKind kind] => kind switch { BoxKind.Media => Media, BoxKind.Bleed => Bleed, _ => Trim };

    /// <summary>As seen: width and height change places when the page is turned.</summary>
    public Size Shown(Box box) => Turn % 180 == 0
        ? new Size(Length.Pt(box.Width), Length.Pt(box.Height))
        : new Size(Length.Pt(box.Height), Length.Pt(box.Width));

    /// <summary>How far a box reaches beyond the trim, as seen; inner is left.</summary>
    public Edges Beyond(Box box)
    {
        double[] sides = [Trim.Left - box.Left, box.Top - Trim.Top, box.Right - Trim.Right, Trim.Bottom - box.Bottom];

        // Left, top, right, bottom; a clockwise turn brings the bottom to the left.
        var shift = Turn / 90;
        Length Side(int side) => Length.Pt(Math.Max(0, sides[(side + 4 - shift) % 4]));
        return new Edges(Side(1), Side(2), Side(3), Side(0));
    }

    /// <summary>The page's own space to the space of one of its boxes: from its left top corner as seen, y down.</summary>
    public Matrix To(Box box) => Turn switch
    {
        90 => new Matrix(0, 1, 1, 0, -box.Bottom, -box.Left),
        180 => new Matrix(-1, 0, 0, 1, box.Right, -box.Bottom),
        270 => new Matrix(0, -1, -1, 0, box.Top, box.Right),
        _ => new Matrix(1, 0, 0, -1, -box.Left, box.Top),
    };

    private static Box? Read(ForeignPdf file, ForeignValue? value)
    {
        if (value is not ForeignArray { Items.Count: 4 } array)
        {
            return null;
        }

        var n = array.Items.Select(i => (file.Resolve(i) as ForeignRaw)?.Number).ToArray();
        return n is [{ } a, { } b, { } c, { } d] && a != c && b != d && n.All(v => Math.Abs(v!.Value) < 100_000)
            ? new Box(Math.Min(a, c), Math.Min(b, d), Math.Max(a, c), Math.Max(b, d))
            : null;
    }

    internal readonly record struct Box(double Left, double Bottom, double Right, double Top)
    {
        public double Width => Right - Left;

        public double Height => Top - Bottom;

        public double[] Numbers => [Left, Bottom, Right, Top];

        public bool Inside(Box other, double by) => Left >= other.Left - by && Bottom >= other.Bottom - by && Right <= other.Right + by && Top <= other.Top + by;

        public Box Cut(Box other) => new(Math.Max(Left, other.Left), Math.Max(Bottom, other.Bottom), Math.Min(Right, other.Right), Math.Min(Top, other.Top));
    }
}
