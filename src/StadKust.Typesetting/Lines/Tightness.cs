namespace StadKust.Typesetting;

/// <summary>How far a line must stretch or shrink to fill its measure.</summary>
/// <remarks>
/// A ratio of −1 is all limits of the style at their least, 0 as wanted, 1 all at their greatest. Beyond 1 only word spaces give:
/// each further 1 is once more what they were allowed. Below −1 the line does not fit.
/// </remarks>
internal readonly struct Tightness(SpaceLimits limits)
{
    private readonly double wordStretch = (limits.WordMost / limits.Word) - 1;
    private readonly double wordShrink = 1 - (limits.WordLeast / limits.Word);
    private readonly double glyphStretch = limits.GlyphMost - 1;
    private readonly double glyphShrink = 1 - limits.GlyphLeast;

    public double Natural(Sums sums) => sums.Text + (sums.Spaces * limits.Word);

    public double Ratio(Sums sums, double measure)
    {
        var spaces = sums.Spaces * limits.Word;
        var gap = measure - sums.Text - spaces;
        if (gap >= 0)
        {
            var all = (spaces * wordStretch) + (sums.Steps * limits.LetterMost) + (sums.Text * glyphStretch);
            if (gap <= all)
                return all > 0 ? gap / all : 0;
            var words = spaces * wordStretch;
            return words > 0 ? 1 + ((gap - all) / words) : gap <= 0 ? 0 : NoSpaces;
        }

        var least = (spaces * wordShrink) - (sums.Steps * limits.LetterLeast) + (sums.Text * glyphShrink);
        return least > 0 ? gap / least : gap < -0.001 ? -NoSpaces : 0;
    }

    /// <summary>Ratio of a line that is too short and has no space to stretch.</summary>
    public const double NoSpaces = 1000;

    public (double Word, double Letter, double Glyph) At(double ratio)
    {
        var inside = Math.Clamp(ratio, -1, 1);
        return inside >= 0
            ? (limits.Word * (1 + (wordStretch * inside)), limits.LetterMost * inside, 1 + (glyphStretch * inside))
            : (limits.Word * (1 + (wordShrink * inside)), -limits.LetterLeast * inside, 1 + (glyphShrink * inside));
    }
}
