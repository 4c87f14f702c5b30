using SkiaSharp;
using StadKust.Typesetting;

namespace StadKust.Preview;

/// <summary>Paints on screen.</summary>
internal static class Colours
{
    /// <summary>The swatch's screen colour mixed with the white of the paper.</summary>
    public static SKColor OnScreen(this Palette palette, Paint paint)
    {
        var screen = palette[paint.Swatch].Screen;
        byte Mixed(byte full) => (byte)Math.Round(255 + ((full - 255) * Math.Clamp(paint.Tint, 0, 1)), MidpointRounding.AwayFromZero);
        return new SKColor(Mixed(screen.R), Mixed(screen.G), Mixed(screen.B));
    }

    /// <summary>What one set of plates leaves of white light: cyan takes red, magenta green, yellow blue, black all.</summary>
    public static SKColor OnPlates(this Palette palette, Paint paint, Look look)
    {
        var ink = palette[paint.Swatch].Print;
        byte Left(double percent) => (byte)Math.Round(255 * (1 - (percent * Math.Clamp(paint.Tint, 0, 1) / 100)), MidpointRounding.AwayFromZero);
        return look == Look.Black ? new SKColor(Left(ink.K), Left(ink.K), Left(ink.K)) : new SKColor(Left(ink.C), Left(ink.M), Left(ink.Y));
    }

    /// <summary>The light the ink leaves, as PDF reckons it for masks: full black is nothing although printed black is not quite dark.</summary>
    public static SKColor InMask(this Palette palette, Paint paint)
    {
        var ink = palette[paint.Swatch].Print;
        var tint = Math.Clamp(paint.Tint, 0, 1) / 100;
        byte Left(double part) => (byte)Math.Round(255 * (1 - Math.Min(1, (part + ink.K) * tint)));
        return new SKColor(Left(ink.C), Left(ink.M), Left(ink.Y));
    }
}
