namespace StadKust.Typesetting;

/// <summary>How far a line must stretch or shrink to fill its measure.</summary>
/// <remarks>
/// A ratio of −1 is all limits of the style at their least, 0 as wanted, 1 all at their greatest. Beyond 1 only word spaces give:
/// each further 1 is once more what they were allowed. Below −1 the line does not fit.
/// </remarks>
internal readonly struct Tightness
{
    /// <summary>Ratio of a line that is too short and has no space to stretch.</summary>
    public const double NoSpaces = 1000;

    private readonly SpaceLimits limits;
    private readonly double letter;
    private readonly double glyph;
    private readonly double wordStretch;
    private readonly double wordShrink;
    private readonly double letterStretch;
    private readonly double letterShrink;
    private readonly double glyphStretch;
    private readonly double glyphShrink;

    public Tightness(SpaceLimits limits, Tuning tuning = default)
    {
        this.limits = limits;
        letter = Math.Clamp(tuning.Letter, limits.LetterLeast, limits.LetterMost);
        glyph = Math.Clamp(1 + tuning.Glyph, limits.GlyphLeast, limits.GlyphMost);
        wordStretch = limits.WordMost - limits.Word;
        wordShrink = limits.Word - limits.WordLeast;
        letterStretch = limits.LetterMost - letter;
        letterShrink = letter - limits.LetterLeast;
        glyphStretch = limits.GlyphMost - glyph;
        glyphShrink = glyph - limits.GlyphLeast;
    }

    public double Natural(in Sums sums) => (sums.Text * glyph) + (sums.Spaces * limits.Word) + (sums.Steps * letter);

    public double Ratio(in Sums sums, double measure)
    {
        var gap = measure - Natural(sums);
        if (gap >= 0)
        {
            var words = sums.Spaces * wordStretch;
            var all = words + (sums.Steps * letterStretch) + (sums.Text * glyphStretch);
            if (gap <= all)
                return all > 0 ? gap / all : 0;
            return words > 0 ? 1 + ((gap - all) / words) : gap <= 0 ? 0 : NoSpaces;
        }

        var least = (sums.Spaces * wordShrink) + (sums.Steps * letterShrink) + (sums.Text * glyphShrink);
        return least > 0 ? gap / least : gap < -0.001 ? -NoSpaces : 0;
    }

    public (double Word, double Letter, double Glyph) At(double ratio)
    {
        var inside = Math.Clamp(ratio, -1, 1);
        return inside >= 0
            ? (limits.Word + (wordStretch * inside), letter + (letterStretch * inside), glyph + (glyphStretch * inside))
            : (limits.Word + (wordShrink * inside), letter + (letterShrink * inside), glyph + (glyphShrink * inside));
    }
}
