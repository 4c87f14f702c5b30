namespace StadKust.Content;

/// <summary>Sets that never change: content read from an export, without a database.</summary>
public sealed class FixedSets(ContentSet published, ContentSet? drafted = null) : IContentSets
{
    public ContentSet Published => published;

    public ContentSet Drafted => drafted ?? published;

    public Task<ContentSet> DraftedNowAsync(CancellationToken stop) => Task.FromResult(Drafted);

    public bool IsReady => true;

    public Task NewerThanAsync(long version, CancellationToken stop) =>
        published.Version > version ? Task.CompletedTask : Task.Delay(Timeout.Infinite, stop);
}
