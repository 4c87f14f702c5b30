using System.Collections.Concurrent;
using StadKust.Preflight.Drawing;
using StadKust.Preflight.Fonts;

namespace StadKust.Preflight.Plates;

/// <summary>Letters as pixels, each drawn once for all pages of a file: at this size, in this direction, at this quarter of a pixel.</summary>
internal sealed class GlyphShapes
{
    // A letter of running text takes some 200 bytes.
    private const int Most = 60_000;
    private readonly ConcurrentDictionary<(FontProgram, int, long, long, long, long, int, int), Coverage> shapes = new();
    private int count;

    /// <param name="place">From glyph units to pixels; its shift does not count.</param>
    /// <param name="x">Quarters of a pixel, 0 to 3, as is y.</param>
    public Coverage Of(FontProgram program, int glyph, in Matrix place, int x, int y)
    {
        static long Key(double value) => (long)Math.Round(value * 1e9);
        var key = (program, glyph, Key(place.A), Key(place.B), Key(place.C), Key(place.D), x, y);
        if (shapes.TryGetValue(key, out var shape))
        {
            return shape;
        }

        shape = Scan.Fill(Scan.Flatten(program.Outline(glyph), place with { E = x / 4.0, F = y / 4.0 }), false, -2000, -2000, 2000, 2000);
        if (count < Most && shapes.TryAdd(key, shape))
        {
            Interlocked.Increment(ref count);
        }

        return shape;
    }
}
