namespace StadKust.Typesetting;

/// <summary>How far a story has flowed.</summary>
/// <param name="Block">Next block.</param>
/// <param name="FromPoint">Break point of it to go on from; 0 for its beginning.</param>
/// <param name="Waiting">Objects that found no room yet, in order.</param>
/// <param name="Previous">The paragraph style before, which decides the indent.</param>
internal sealed record FlowPosition(int Block, int FromPoint, ValueList<ObjectBlock> Waiting, ParagraphStyle? Previous)
{
    public static FlowPosition Beginning { get; } = new(0, 0, [], null);
}

internal enum FlowStop
{
    /// <summary>Everything is placed.</summary>
    End,

    /// <summary>The next paragraph runs across all columns.</summary>
    Spanning,

    /// <summary>No room is left.</summary>
    Full,
}

/// <param name="Bottom">Of each column: where the next thing would begin.</param>
/// <param name="LastBaseline">Lowest baseline or lower edge over all columns.</param>
/// <param name="Wide">Objects met that run across all columns; not placed.</param>
internal sealed record Filling(
    IReadOnlyList<Placed> Items, FlowPosition Next, FlowStop Stop, IReadOnlyList<Length> Bottom, Length LastBaseline, IReadOnlyList<ObjectBlock> Wide);
