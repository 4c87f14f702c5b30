namespace StadKust.Preflight.Plates;

/// <summary>Blend modes on ink. Source: ISO 32000-1, 11.3.5; ink is turned into light, blended, and turned back (11.7.4.2).</summary>
internal static class Blending
{
    public static bool IsWhole(string blend) => blend is "Hue" or "Saturation" or "Color" or "Luminosity";

    public static byte One(string blend, byte backdrop, byte source)
    {
        var (b, s) = (1 - (backdrop / 255f), 1 - (source / 255f));
        var light = blend switch
        {
            "Multiply" => b * s,
            "Screen" => b + s - (b * s),
            "Overlay" => HardLight(s, b),
            "Darken" => Math.Min(b, s),
            "Lighten" => Math.Max(b, s),
            "ColorDodge" => b == 0 ? 0 : s >= 1 ? 1 : Math.Min(1, b / (1 - s)),
            "ColorBurn" => b >= 1 ? 1 : s <= 0 ? 0 : 1 - Math.Min(1, (1 - b) / s),
            "HardLight" => HardLight(b, s),
            "SoftLight" => SoftLight(b, s),
            "Difference" => Math.Abs(b - s),
            "Exclusion" => b + s - (2 * b * s),
            _ => s,
        };
        return (byte)Math.Clamp(((1 - light) * 255) + 0.5f, 0, 255);
    }

    /// <summary>The four modes that look at all inks of a pixel; black follows the source in Luminosity, else the backdrop.</summary>
    public static (float C, float M, float Y, float K) All(string blend, (byte C, byte M, byte Y, byte K) backdrop, (byte C, byte M, byte Y, byte K) source)
    {
        var b = (R: 1 - (backdrop.C / 255f), G: 1 - (backdrop.M / 255f), B: 1 - (backdrop.Y / 255f));
        var s = (R: 1 - (source.C / 255f), G: 1 - (source.M / 255f), B: 1 - (source.Y / 255f));
        var made = blend switch
        {
            "Hue" => SetLight(SetRange(s, Range(b)), Light(b)),
            "Saturation" => SetLight(SetRange(b, Range(s)), Light(b)),
            "Color" => SetLight(s, Light(b)),
            _ => SetLight(b, Light(s)),
        };
        return ((1 - made.R) * 255, (1 - made.G) * 255, (1 - made.B) * 255, blend == "Luminosity" ? source.K : backdrop.K);
    }

    private static float HardLight(float b, float s) => s <= 0.5f ? b * 2 * s : b + ((2 * s) - 1) - (b * ((2 * s) - 1));

    private static float SoftLight(float b, float s)
    {
        if (s <= 0.5f)
        {
            return b - ((1 - (2 * s)) * b * (1 - b));
        }

        var d = b <= 0.25f ? ((((16 * b) - 12) * b) + 4) * b : MathF.Sqrt(b);
        return b + (((2 * s) - 1) * (d - b));
    }

    private static float Light((float R, float G, float B) c) => (0.3f * c.R) + (0.59f * c.G) + (0.11f * c.B);

    private static float Range((float R, float G, float B) c) => Math.Max(c.R, Math.Max(c.G, c.B)) - Math.Min(c.R, Math.Min(c.G, c.B));

    private static (float R, float G, float B) SetLight((float R, float G, float B) c, float light)
    {
        var d = light - Light(c);
        (float R, float G, float B) n = (c.R + d, c.G + d, c.B + d);
        var (l, low, high) = (Light(n), Math.Min(n.R, Math.Min(n.G, n.B)), Math.Max(n.R, Math.Max(n.G, n.B)));
        float Fit(float v) => low < 0 ? l + ((v - l) * l / Math.Max(1e-6f, l - low)) : high > 1 ? l + ((v - l) * (1 - l) / Math.Max(1e-6f, high - l)) : v;
        return (Fit(n.R), Fit(n.G), Fit(n.B));
    }

    private static (float R, float G, float B) SetRange((float R, float G, float B) c, float range)
    {
        var (low, high) = (Math.Min(c.R, Math.Min(c.G, c.B)), Math.Max(c.R, Math.Max(c.G, c.B)));
        float Fit(float v) => high > low ? (v - low) * range / (high - low) : 0;
        return (Fit(c.R), Fit(c.G), Fit(c.B));
    }
}
