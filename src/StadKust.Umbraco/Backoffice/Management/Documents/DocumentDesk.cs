using StadKust.Content;

namespace StadKust.Umbraco.Backoffice.Management.Documents;

/// <summary>What the document endpoints work with.</summary>
internal sealed record DocumentDesk(Drafts Drafts, DocumentAccess Access, IContentSets Sets, ChangeLog Log, Due Due, IEnumerable<ValueRule> Rules)
{
    // A publish is in the set of this node after some 30 ms; a node that lags must not hold up the editor.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <summary>Waits until readers of this node see what was published, so that the next request of the editor does.</summary>
    public async Task SeenAsync(Outcome outcome, bool published, CancellationToken stop)
    {
        if (published && outcome.Sequence > 0)
        {
            await Sets.NewerThanAsync(outcome.Sequence - 1, stop).WaitAsync(LongestWait, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
