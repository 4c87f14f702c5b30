namespace StadKust.Audience;

/// <summary>Looks at one item in one language on one day.</summary>
internal sealed class ReachRow
{
    public Guid Item { get; set; }

    public required string Culture { get; set; }

    /// <summary>Number of <see cref="DateOnly"/>, UTC.</summary>
    public int Day { get; set; }

    public int Views { get; set; }
}
