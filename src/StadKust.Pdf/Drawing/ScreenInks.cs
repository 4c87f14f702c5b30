using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>Paints in the screen colours of the palette.</summary>
internal sealed class ScreenInks(Palette palette) : IInks
{
    // Marks are told apart by reference: equal text may stand on different grounds.
    private readonly Dictionary<Mark, Rgb> readable = new(ReferenceEqualityComparer.Instance);

    public string Space => "DeviceRGB";

    public Ink Black => Ink.Rgb(default);

    public Ink Stencil => Ink.Rgb(default);

    public double[] Dark => [0, 0, 0];

    /// <summary>The colour this text takes instead of its own.</summary>
    public void Read(TextMark text, Rgb colour) => readable[text] = colour;

    public Ink Of(Paint paint, InkUse use, Mark mark) =>
        Ink.Rgb(use == InkUse.Text && readable.TryGetValue(mark, out var better) ? better : OnScreen(paint));

    // Light is reckoned from the ink: the black of the palette is not quite dark on a screen, and would let the group shine through.
    public Ink OfMask(Paint paint, InkUse use, Mark mark)
    {
        var ink = palette[paint.Swatch].Print;
        double Left(double part) => 1 - Math.Min(1, (part + ink.K) * Math.Clamp(paint.Tint, 0, 1) / 100);
        return new Ink(InkSpace.Rgb, Left(ink.C), Left(ink.M), Left(ink.Y), 0, false);
    }

    /// <summary>The swatch's screen colour mixed with the white of the paper.</summary>
    public Rgb OnScreen(Paint paint)
    {
        var screen = palette[paint.Swatch].Screen;
        byte Mixed(byte full) => (byte)Math.Round(255 + ((full - 255) * Math.Clamp(paint.Tint, 0, 1)), MidpointRounding.AwayFromZero);
        return new Rgb(Mixed(screen.R), Mixed(screen.G), Mixed(screen.B));
    }
}
