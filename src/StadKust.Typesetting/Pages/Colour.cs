namespace StadKust.Typesetting;

/// <summary>Ink in per cent, 0–100 each.</summary>
public readonly record struct Cmyk(double C, double M, double Y, double K)
{
    public double Sum => C + M + Y + K;

    public bool IsBlackOnly => C == 0 && M == 0 && Y == 0;
}

/// <summary>sRGB, 0–255 each.</summary>
public readonly record struct Rgb(byte R, byte G, byte B)
{
    public override string ToString() => $"#{R:x2}{G:x2}{B:x2}";
}

public enum SwatchRole
{
    Black,
    RichBlack,
    Paper,
    Colour,
    Registration,
}

/// <summary>One colour of the palette, declared for ink and for screen.</summary>
/// <param name="Spot">Name of the separation, when the edition allows one.</param>
public sealed record Swatch(SwatchId Id, SwatchRole Role, Cmyk Print, Rgb Screen, string? Spot);

/// <summary>Resolved by Typesetting from house rule H-OVER, never "auto".</summary>
public enum Overprint
{
    Knockout,
    Overprint,
}

/// <summary>A swatch at a tint from 0 to 1.</summary>
public readonly record struct Paint(SwatchId Swatch, double Tint, Overprint Overprint);

/// <summary>The printing condition a file is made for.</summary>
/// <param name="Identifier">Such as <c>FOGRA28</c>.</param>
/// <param name="InkLimit">Total ink in per cent.</param>
/// <param name="Confirmed">True when the print office has confirmed identifier, profile, ink limit and paper (H-COND).</param>
public sealed record PrintCondition(string Identifier, bool InIccRegistry, Hash Icc, int InkLimit, string Paper, bool Confirmed);

/// <summary>All swatches of a theme, by id.</summary>
public sealed record Palette(ValueList<Swatch> Swatches)
{
    private readonly Dictionary<SwatchId, Swatch> byId = Swatches.ToDictionary(s => s.Id);

    /// <exception cref="ArgumentException">No such swatch; styles and posters are checked before they get here.</exception>
    public Swatch this[SwatchId id] => byId.TryGetValue(id, out var swatch)
        ? swatch
        : throw new ArgumentException($"The palette has no swatch '{id}'.", nameof(id));

    public Swatch? Find(SwatchId id) => byId.GetValueOrDefault(id);

    public Swatch? Find(Rgb screen) => Swatches.FirstOrDefault(s => s.Screen == screen);

    public bool Equals(Palette? other) => other is not null && Swatches.Equals(other.Swatches);

    public override int GetHashCode() => Swatches.GetHashCode();
}
