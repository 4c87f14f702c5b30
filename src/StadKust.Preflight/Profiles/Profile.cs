using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Profiles;

/// <summary>Which rules hold, how much each weighs, and the measures that differ from one kind of work to the next.</summary>
/// <param name="Severities">By rule; a rule that is not named is not asked.</param>
public sealed record Profile(string Name, IReadOnlyDictionary<string, Severity> Severities)
{
    /// <summary>R0015, per cent.</summary>
    public double RichBlackText { get; init; } = 280;

    /// <summary>R0016 and R0017, points.</summary>
    public double SmallText { get; init; } = 9;

    /// <summary>R0026, per cent, average of a square of 15 mm.</summary>
    public double InkLimit { get; init; } = 305;

    /// <summary>H-TAC, per cent, average of a square of 3 mm; null when only the large square counts.</summary>
    public double? InkLimitSmall { get; init; }

    /// <summary>R0031, ppi: an error at or below the first, a warning at or below the second.</summary>
    public (double Error, double Warning) PictureResolution { get; init; } = (149, 224);

    /// <summary>R0032, ppi.</summary>
    public (double Error, double Warning) LineArtResolution { get; init; } = (549, 799);

    /// <summary>R0033, ppi.</summary>
    public (double Error, double Warning) SinglePictureResolution { get; init; } = (149, 449);

    /// <summary>Also PDF/X-1a, as adverts come (H-ADS).</summary>
    public bool AcceptsX1a { get; init; }

    /// <summary>Pages of our own format, 210 × 275 mm with 3 mm of bleed.</summary>
    public bool IsOwn { get; init; }

    public bool IsForPrint { get; init; } = true;

    internal Box OwnTrim { get; } = new(0, 0, 210 * 72 / 25.4, 275 * 72 / 25.4);
}
