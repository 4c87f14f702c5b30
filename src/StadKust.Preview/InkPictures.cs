namespace StadKust.Preview;

public enum Plate
{
    Cyan,
    Magenta,
    Yellow,
    Black,
}

/// <summary>Inks of a page as pictures for the print office.</summary>
public static class InkPictures
{
    /// <summary>One plate as it is exposed: dark where there is ink.</summary>
    public static byte[] PlatePng(PageInks inks, Plate plate)
    {
        var grey = new byte[inks.Width * inks.Height];
        var samples = inks.Samples.Span;
        for (var i = 0; i < grey.Length; i++)
        {
            grey[i] = (byte)(255 - samples[(i * 4) + (int)plate]);
        }

        return PngFile.WriteGrey(grey, inks.Width, inks.Height);
    }

    /// <summary>All inks together: from white to blue up to the limit, red above it.</summary>
    /// <param name="limit">In per cent.</param>
    public static byte[] TotalPng(PageInks inks, int limit)
    {
        var rgba = new byte[inks.Samples.Length];
        var samples = inks.Samples.Span;
        var most = Math.Max(limit, 1) * 255 / 100.0;
        for (var at = 0; at < rgba.Length; at += 4)
        {
            var sum = samples[at] + samples[at + 1] + samples[at + 2] + samples[at + 3];

            // Half a step of eight bits for each ink: rounding alone is no excess.
            var share = Math.Min(1, sum / most);
            (rgba[at], rgba[at + 1], rgba[at + 2]) = sum > most + 2
                ? ((byte)0xD0, (byte)0x10, (byte)0x10)
                : ((byte)(255 - (220 * share)), (byte)(255 - (170 * share)), (byte)(255 - (70 * share)));
        }

        return PngFile.Write(rgba, inks.Width, inks.Height);
    }

    /// <summary>Greatest sum of inks of any pixel, in per cent.</summary>
    public static double Most(PageInks inks)
    {
        var samples = inks.Samples.Span;
        var most = 0;
        for (var at = 0; at < samples.Length; at += 4)
        {
            most = Math.Max(most, samples[at] + samples[at + 1] + samples[at + 2] + samples[at + 3]);
        }

        return most / 2.55;
    }
}
