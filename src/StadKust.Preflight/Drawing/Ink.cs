namespace StadKust.Preflight.Drawing;

/// <summary>What a colour puts on the plates, each from 0 to 1.</summary>
/// <param name="Plates">Plates the colour speaks of, one bit each: 1 cyan, 2 magenta, 4 yellow, 8 black. The others stay when it overprints.</param>
/// <param name="IsSpot">An ink beyond the four; its CMYK is that of the alternate.</param>
internal readonly record struct Ink(double C, double M, double Y, double K, int Plates = 15, bool IsSpot = false)
{
    public static readonly Ink None = new(0, 0, 0, 0);

    public double Sum => C + M + Y + K;

    public bool IsWhite => Sum < 0.0005;

    /// <summary>Full black and nothing else.</summary>
    public bool IsBlackOnly => K > 0.9995 && C + M + Y < 0.0005;

    /// <summary>How many of the four it takes.</summary>
    public int Count => (C > 0.0005 ? 1 : 0) + (M > 0.0005 ? 1 : 0) + (Y > 0.0005 ? 1 : 0) + (K > 0.0005 ? 1 : 0);

    /// <summary>Per cent, as printers say it: "0/90/75/0".</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{C * 100:0.#}/{M * 100:0.#}/{Y * 100:0.#}/{K * 100:0.#}");

    // Without a profile, screen colours are taken as the complement with full black removal: enough to see where ink lies.
    public static Ink FromRgb(double r, double g, double b)
    {
        var (c, m, y) = (1 - Limit(r), 1 - Limit(g), 1 - Limit(b));
        var k = Math.Min(c, Math.Min(m, y));
        return k > 0.9995 ? new Ink(0, 0, 0, 1) : new Ink((c - k) / (1 - k), (m - k) / (1 - k), (y - k) / (1 - k), k);
    }

    public static double Limit(double value) => double.IsNaN(value) ? 0 : Math.Max(0, Math.Min(1, value));
}
