namespace StadKust.Typesetting;

/// <summary>Widths of line 0, 1, 2 and so on, in points; the last repeats.</summary>
internal readonly record struct Measures(double[] First, double Rest)
{
    public static Measures Of(double all) => new([], all);

    public double this[int line] => line < First.Length ? First[line] : Rest;

    public bool SameAs(Measures other) => Rest == other.Rest && First.AsSpan().SequenceEqual(other.First);
}
