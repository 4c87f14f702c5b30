namespace StadKust.Typesetting;

/// <summary>Widths of line 0, 1, 2 and so on, in points; the last repeats.</summary>
/// <param name="Foot">The line at the foot of a column, which should not end in a hyphen; −1 for none.</param>
/// <param name="Looseness">Lines the paragraph should be longer (above 0) or shorter than best, when it can; 0 for best.</param>
/// <param name="Tuning">What copyfitting asks of its spaces and glyphs.</param>
internal readonly record struct Measures(double[] First, double Rest, int Foot = -1, int Looseness = 0, Tuning Tuning = default)
{
    public static Measures Of(double all) => new([], all);

    public double this[int line] => line < First.Length ? First[line] : Rest;

    /// <summary>Lines from here on are all alike.</summary>
    public int Alike => Looseness != 0 ? int.MaxValue : Math.Max(First.Length, Foot + 1);

    public bool SameAs(Measures other) =>
        Rest == other.Rest && Foot == other.Foot && Looseness == other.Looseness && Tuning == other.Tuning
        && First.AsSpan().SequenceEqual(other.First);
}
