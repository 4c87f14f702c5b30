namespace StadKust.Typesetting;

/// <summary>House rule H-OVER: which paint overprints. The only place that decides it.</summary>
/// <remarks>
/// Black of 100 % alone overprints in text and lines, and in areas up to 25 mm²; larger black areas knock out.
/// Tints, white and colours never overprint.
/// </remarks>
internal static class Ink
{
    private const double LargestOverprintingArea = 25 * 72 / 25.4 * 72 / 25.4;

    public static Paint OfText(Swatch swatch, double tint) => new(swatch.Id, tint, IsPureBlack(swatch, tint) ? Overprint.Overprint : Overprint.Knockout);

    public static Paint OfLine(Swatch swatch, double tint) => OfText(swatch, tint);

    /// <param name="area">In square points.</param>
    public static Paint OfArea(Swatch swatch, double tint, double area) => new(
        swatch.Id, tint, IsPureBlack(swatch, tint) && area <= LargestOverprintingArea ? Overprint.Overprint : Overprint.Knockout);

    private static bool IsPureBlack(Swatch swatch, double tint) =>
        swatch.Role == SwatchRole.Black && tint == 1 && swatch.Print is { IsBlackOnly: true, K: 100 };
}
