using System.Runtime.CompilerServices;

namespace StadKust.Content;

/// <summary>The change log as a stream: what was done by anybody, on any node, from now on.</summary>
public sealed class Following
{
    private const int AtOnce = 500;
    private readonly ChangeLog log;
    private readonly Signal signal;
    private readonly ContentStore store;

    internal Following(ChangeLog log, Signal signal, ContentStore store) => (this.log, this.signal, this.store) = (log, signal, store);

    /// <summary>Changes made after the call, in order. Waits for the tables at a start, and for the database when it is away.</summary>
    public async IAsyncEnumerable<Change> FromNowAsync([EnumeratorCancellation] CancellationToken stop)
    {
        await store.Ready.WaitAsync(stop);
        long? seen = null;
        while (true)
        {
            var raised = signal.Raised;
            var (last, changes) = await ReadAsync(seen, stop);
            foreach (var change in changes)
            {
                yield return change;
            }

            seen = last;
            if (changes.Count == AtOnce)
            {
                continue;
            }

            try
            {
                await raised.WaitAsync(store.Options.PollEvery, stop);
            }
            catch (TimeoutException)
            {
                // Other nodes give no signal here when notices are lost: look anyway.
            }
        }
    }

    private async Task<(long? Seen, IReadOnlyList<Change> Changes)> ReadAsync(long? seen, CancellationToken stop)
    {
        try
        {
            if (seen is not { } after)
            {
                return (await log.LastAsync(stop), []);
            }

            var changes = await log.SinceAsync(after, AtOnce, stop);
            return (changes.Count > 0 ? changes[^1].Sequence : after, changes);
        }
        catch (System.Data.Common.DbException)
        {
            return (seen, []);
        }
    }
}
