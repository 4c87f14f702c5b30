using System.Globalization;

namespace StadKust.Typesetting;

/// <summary>A distance on the page. Held in points (1 pt = 1/72 inch), the unit of PDF.</summary>
public readonly record struct Length(double Points) : IComparable<Length>
{
    public static Length Zero => default;

    public double Millimetres => Points * 25.4 / 72;

    public static Length Pt(double points) => new(points);

    public static Length Mm(double millimetres) => new(millimetres * 72 / 25.4);

    /// <summary>Rounded to 0.001 pt: the precision in which marks are built and files written.</summary>
    public Length Rounded()
    {
        // What Math.Round does for three decimals away from zero, without its checks: a page has five thousand glyphs of three lengths.
        var thousandths = Points * 1000;
        var whole = Math.Truncate(thousandths);
        var rest = thousandths - whole;
        return new((rest >= 0.5 ? whole + 1 : rest <= -0.5 ? whole - 1 : whole) / 1000);
    }

    public static Length operator +(Length a, Length b) => new(a.Points + b.Points);

    public static Length operator -(Length a, Length b) => new(a.Points - b.Points);

    public static Length operator -(Length a) => new(-a.Points);

    public static Length operator *(Length a, double factor) => new(a.Points * factor);

    public static Length operator *(double factor, Length a) => new(a.Points * factor);

    public static Length operator /(Length a, double divisor) => new(a.Points / divisor);

    public static double operator /(Length a, Length b) => a.Points / b.Points;

    public static bool operator <(Length a, Length b) => a.Points < b.Points;

    public static bool operator >(Length a, Length b) => a.Points > b.Points;

    public static bool operator <=(Length a, Length b) => a.Points <= b.Points;

    public static bool operator >=(Length a, Length b) => a.Points >= b.Points;

    public static Length Min(Length a, Length b) => a <= b ? a : b;

    public static Length Max(Length a, Length b) => a >= b ? a : b;

    public int CompareTo(Length other) => Points.CompareTo(other.Points);

    /// <summary>Millimetres, two decimals, the same in every culture: golden files depend on it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Points * 25.4 / 72:0.00} mm");
}
