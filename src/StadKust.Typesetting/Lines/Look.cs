namespace StadKust.Typesetting;

/// <summary>How a stretch of text is set: its character style with nothing left open.</summary>
/// <param name="Size">In points; widths of shaped words are multiplied by it.</param>
/// <param name="Rise">In points, upwards.</param>
/// <param name="Tracking">Extra space after each glyph, in points.</param>
/// <param name="Leaf">Which leaf of the paragraph's structure the text belongs to: links and other languages have their own.</param>
internal sealed record Look(
    WordShaper Shaper, Hyphenator Hyphenator, double Size, double Rise, double Tracking, bool Capitals,
    Paint Paint, Culture Language, SpanKind Kind, Uri? Link, int Leaf)
{
    public double SpaceWidth => (Shaper.SpaceAdvance * Size) + Tracking;

    public double HyphenWidth => (Shaper.HyphenWidth * Size) + Tracking;

    /// <summary>How much of an added hyphen hangs into the margin, in points.</summary>
    public double HyphenHang => Hanging.Share('-') * Shaper.HyphenWidth * Size;

    public double WidthOf(ShapedWord word) => (word.Width * Size) + (word.Steps * Tracking);
}
