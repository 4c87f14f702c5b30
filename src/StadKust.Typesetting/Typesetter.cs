namespace StadKust.Typesetting;

/// <summary>Sets a plan: stories, pictures and furniture to spreads that writers can draw without thinking.</summary>
/// <remarks>
/// Equal input gives equal output. One call at a time: shaped words are kept between calls, so one typesetter is worth keeping for an
/// edition. Every character of a story is set or counted in <see cref="SetStory.Rest"/>.
/// </remarks>
public sealed class Typesetter(Layout layout)
{
    /// <exception cref="OperationCanceledException">Asked to stop.</exception>
    /// <exception cref="ArgumentException">Two stories with one id.</exception>
    public SetResult Set(ValueList<PlannedSpread> plan, ValueList<Story> stories, IVectorPictures vectors, CancellationToken stop)
    {
        _ = layout;
        throw new NotImplementedException();
    }
}
