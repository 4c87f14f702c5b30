using StadKust.Preflight.Drawing;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Fonts;

/// <summary>An embedded font: how many glyphs, how wide, what they look like.</summary>
internal abstract class FontProgram
{
    private readonly Dictionary<int, Outline> outlines = [];
    private readonly Dictionary<int, Box> boxes = [];
    private readonly Lock gate = new();

    public abstract int GlyphCount { get; }

    /// <summary>From glyph units to one em.</summary>
    public abstract Matrix ToEm { get; }

    /// <summary>Thousandths of an em; null when the font does not say.</summary>
    public abstract double? Advance(int glyph);

    public abstract int? Named(string name);

    /// <summary>In glyph units; empty for a space and for a glyph that the subset left out.</summary>
    public Outline Outline(int glyph)
    {
        lock (gate)
        {
            if (!outlines.TryGetValue(glyph, out var path))
            {
                try
                {
                    path = Draw(glyph);
                }
                catch (Exception damaged) when (damaged is ArgumentException or IndexOutOfRangeException or InvalidDataException)
                {
                    path = new Outline();
                }

                outlines[glyph] = path;
            }

            return path;
        }
    }

    /// <summary>Round a placed glyph: of its own box, so a little too large when it stands askew.</summary>
    public Box Bounds(int glyph, in Matrix place)
    {
        Box own;
        lock (gate)
        {
            if (!boxes.TryGetValue(glyph, out own))
            {
                boxes[glyph] = own = Outline(glyph).Bounds();
            }
        }

        var (x0, y0) = place.On(own.Left, own.Bottom);
        var (x1, y1) = place.On(own.Right, own.Top);
        if (place.B == 0 && place.C == 0)
        {
            return Box.Of([x0, y0, x1, y1]);
        }

        var (x2, y2) = place.On(own.Left, own.Top);
        var (x3, y3) = place.On(own.Right, own.Bottom);
        return Box.Of([x0, y0, x1, y1]).Add(x2, y2).Add(x3, y3);
    }

    protected abstract Outline Draw(int glyph);
}
