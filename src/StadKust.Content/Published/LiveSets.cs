using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace StadKust.Content;

/// <summary>The sets of this node: read at start, then following the change log.</summary>
internal sealed partial class LiveSets : BackgroundService, IContentSets
{
    private readonly ContentStore store;
    private readonly Signal signal;
    private readonly ILogger<LiveSets> log;
    private readonly SetReading published;
    private readonly SetReading drafted;
    private readonly SemaphoreSlim advancing = new(1, 1);
    private readonly Signal swapped = new();
    private IndexedSet publishedSet = IndexedSet.Empty;
    private IndexedSet? draftedSet;
    private bool isReady;

    public LiveSets(ContentStore store, ModelInStore models, Signal signal, ILogger<LiveSets> log)
    {
        this.store = store;
        this.signal = signal;
        this.log = log;
        Bodies = new BodiesInStore(store);
        published = new SetReading(store, models, Bodies, drafted: false);
        drafted = new SetReading(store, models, Bodies, drafted: true);
    }

    public BodiesInStore Bodies { get; }

    public ContentSet Published => Volatile.Read(ref publishedSet);

    /// <summary>Built at the first call, which waits for it; kept up to date from then on.</summary>
    public ContentSet Drafted
    {
        get
        {
            if (Volatile.Read(ref draftedSet) is { } known)
            {
                return known;
            }

            // Off the caller's context, so that waiting for it here cannot lock up.
            return Task.Run(() => AdvanceAsync(withDrafts: true, CancellationToken.None)).GetAwaiter().GetResult().Drafted!;
        }
    }

    public async Task<ContentSet> DraftedNowAsync(CancellationToken stop) => (await AdvanceAsync(withDrafts: true, stop)).Drafted!;

    public bool IsReady => Volatile.Read(ref isReady);

    public async Task NewerThanAsync(long version, CancellationToken stop)
    {
        while (true)
        {
            var next = swapped.Raised;
            if (Published.Version > version)
            {
                return;
            }

            await next.WaitAsync(stop);
        }
    }

    /// <summary>Reads what has changed and swaps the sets.</summary>
    public async Task<(IndexedSet Published, IndexedSet? Drafted)> AdvanceAsync(bool withDrafts, CancellationToken stop)
    {
        await advancing.WaitAsync(stop);
        try
        {
            // Visitors first: what editors preview may come a moment later.
            var next = await published.AdvanceAsync(publishedSet, stop);
            var moved = next != publishedSet;
            Volatile.Write(ref publishedSet, next);
            Volatile.Write(ref isReady, true);
            if (moved)
            {
                swapped.Raise();
            }

            var nextDrafted = draftedSet is not null || withDrafts ? await drafted.AdvanceAsync(draftedSet ?? IndexedSet.Empty, stop) : null;
            Volatile.Write(ref draftedSet, nextDrafted);
            return (next, nextDrafted);
        }
        finally
        {
            advancing.Release();
        }
    }

    public override void Dispose()
    {
        Bodies.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await store.Ready.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        var notices = store.IsPostgres ? ListenAsync(stoppingToken) : Task.CompletedTask;
        while (!stoppingToken.IsCancellationRequested)
        {
            var raised = signal.Raised;
            try
            {
                await AdvanceAsync(withDrafts: false, stoppingToken);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                // The database is away: readers keep the set they have, and the next poll tries again.
                NotRead(trouble);
            }

            try
            {
                await raised.WaitAsync(store.Options.PollEvery, stoppingToken);
            }
            catch (TimeoutException)
            {
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        await notices;
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await store.FollowNoticesAsync(signal.Raise, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception trouble)
            {
                NotRead(trouble);
                await Task.Delay(store.Options.PollEvery, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The change log could not be read; the published set stays as it is until the next attempt.")]
    private partial void NotRead(Exception trouble);
}
