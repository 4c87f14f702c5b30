namespace StadKust.Typesetting;

/// <summary>How far a story has flowed.</summary>
/// <param name="Block">Next block.</param>
/// <param name="Cut">The paragraph that is cut by the end of a column, as it was broken there; null between paragraphs.</param>
/// <param name="Line">Next line of <paramref name="Cut"/>.</param>
/// <param name="Waiting">Objects that found no room yet, in order.</param>
/// <param name="Previous">The paragraph style before, which decides the indent.</param>
internal sealed record FlowPosition(int Block, BrokenParagraph? Cut, int Line, ValueList<ObjectBlock> Waiting, ParagraphStyle? Previous)
{
    public static FlowPosition Beginning { get; } = new(0, null, 0, [], null);

    /// <summary>Break point of the block to go on from; 0 for its beginning.</summary>
    public int Point => Cut is null ? 0 : Cut.StartOf(Line);

    /// <summary>Whether both have the same text before them, however it was broken.</summary>
    public bool IsAt(FlowPosition other) => Block == other.Block && Point == other.Point && Waiting.Equals(other.Waiting);
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

/// <summary>What a row of columns was filled with.</summary>
/// <param name="Bottom">Of each column: where the next thing would begin.</param>
/// <param name="Feet">Of each column: its lowest baseline or lower edge; its head when it is empty.</param>
/// <param name="Wide">Objects met that run across all columns; not placed.</param>
/// <param name="Cost">What is wrong with the ends of the columns; 0 for nothing. See <see cref="ColumnCost"/>.</param>
internal sealed record Filling(
    IReadOnlyList<Placed> Items, FlowPosition Next, FlowStop Stop, IReadOnlyList<Length> Bottom, IReadOnlyList<Length> Feet,
    IReadOnlyList<ObjectBlock> Wide, double Cost)
{
    /// <summary>Times that lines were parted which should stay together.</summary>
    public int Forced { get; init; }

    /// <summary>Lowest baseline or lower edge over all columns.</summary>
    public Length LastBaseline => Feet.Aggregate(Length.Max);
}
