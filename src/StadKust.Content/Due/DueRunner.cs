using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace StadKust.Content;

/// <summary>Wakes the runner when work was added on this node.</summary>
internal sealed class DueSignal
{
    private readonly Signal signal = new();

    public Task Raised => signal.Raised;

    public void Raise() => signal.Raise();
}

/// <summary>Claims due rows and runs their handlers, two at a time, so that a long one does not hold up a scheduled publication.</summary>
internal sealed partial class DueRunner(ContentStore store, DueSignal added, IEnumerable<IDueWork> works, ILogger<DueRunner> log) : BackgroundService
{
    private const int Lanes = 2;
    private const int MostAttempts = 5;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(1);

    // After the first, second, third and fourth failure.
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)];

    private readonly FrozenDictionary<string, IDueWork> byKind = works.ToFrozenDictionary(w => w.What);
    private readonly string node = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    private readonly ILogger<DueRunner> log = log;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await store.Ready.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        // The first page goes first: on a small machine both would wait for the compiler.
        await Task.Delay(store.Options.DueWorkAfter, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await PlanNightAsync(stoppingToken);
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => LaneAsync(stoppingToken)));
    }

    private async Task PlanNightAsync(CancellationToken stop)
    {
        try
        {
            if (byKind.ContainsKey(Due.Prune))
            {
                await NightlyPruning.PlanAsync(store, DateTime.UtcNow, stop);
            }
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            // The next start plans it; nothing else waits for it.
            NotClaimed(trouble);
        }
        catch (OperationCanceledException)
        {
            // The lanes see it, too.
        }
    }

    private async Task LaneAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var raised = added.Raised;
            try
            {
                while (await RunOneAsync(stop))
                {
                }
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                NotClaimed(trouble);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            try
            {
                await raised.WaitAsync(store.Options.PollEvery, stop);
            }
            catch (TimeoutException)
            {
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <returns>False when nothing is due.</returns>
    internal async Task<bool> RunOneAsync(CancellationToken stop)
    {
        if (await ClaimAsync(stop) is not { } row)
        {
            return false;
        }

        using var running = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var progress = new KeptProgress();
        var keeping = KeepAsync(row.Id, progress, running.Token);
        try
        {
            var culture = row.Culture is { } code ? new Culture(code) : (Culture?)null;
            await byKind[row.What].DoAsync(new DueTask(row.Id, row.What, row.Key, culture, row.Payload, row.Attempts), progress, stop);
            await FinishAsync(row, progress, r =>
            {
                r.State = DueState.Done;
                r.Trouble = null;
                r.ProgressDone = 1;
            });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The program ends: another node, or this one when it comes back, begins again.
            await FinishAsync(row, progress, r =>
            {
                r.State = DueState.Waiting;
                r.Attempts--;
            });
            throw;
        }
        catch (Exception trouble)
        {
            var isOver = trouble is DueRefusedException || row.Attempts >= MostAttempts;
            if (isOver)
            {
                GivenUp(trouble, row.What, row.Id, row.Key);
            }
            else
            {
                Failed(trouble, row.What, row.Id);
            }

            await FinishAsync(row, progress, r =>
            {
                r.Trouble = trouble.Message.Length > 2000 ? trouble.Message[..2000] : trouble.Message;
                r.State = isOver ? DueState.Failed : DueState.Waiting;
                r.At = Instant.Of(DateTime.UtcNow + Pauses[Math.Min(r.Attempts, Pauses.Length) - 1]);
            });
        }
        finally
        {
            await running.CancelAsync();
            await keeping;
        }

        return true;
    }

    private async Task<WorkRow?> ClaimAsync(CancellationToken stop)
    {
        var now = Instant.Of(DateTime.UtcNow);
        await using var db = store.Open();
        string[] kinds = [.. byKind.Keys];

        // Looking first costs a read; claiming takes the only write lock SQLite has.
        if (!store.IsPostgres && !await store.NextDue(db, kinds, now).AnyAsync(stop))
        {
            return null;
        }

        await using var claim = await store.ClaimAsync(db, stop);
        var rows = await store.NextDue(db, kinds, now).ToListAsync(stop);
        if (rows is not [var row])
        {
            return null;
        }

        row.State = DueState.Running;
        row.Attempts++;
        row.LeasedBy = node;
        row.LeasedUntil = Instant.Of(DateTime.UtcNow + Lease);
        await db.SaveChangesAsync(stop);
        await claim.CommitAsync(stop);
        return row;
    }

    // Progress is shown about every second; the lease is renewed with it.
    private async Task KeepAsync(long id, KeptProgress progress, CancellationToken stop)
    {
        var renewed = DateTime.UtcNow;
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(ProgressEvery, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested || (!progress.IsNew && DateTime.UtcNow - renewed < Lease / 4))
            {
                continue;
            }

            try
            {
                var (text, done) = progress.Take();
                renewed = DateTime.UtcNow;
                var until = Instant.Of(renewed + Lease);
                await using var db = store.Open();
                await db.Works.Where(w => w.Id == id && w.LeasedBy == node).ExecuteUpdateAsync(
                    s => s.SetProperty(w => w.ProgressText, text).SetProperty(w => w.ProgressDone, done).SetProperty(w => w.LeasedUntil, until), stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception trouble)
            {
                NotClaimed(trouble);
            }
        }
    }

    private async Task FinishAsync(WorkRow row, KeptProgress progress, Action<WorkRow> change)
    {
        await using var db = store.Open();

        // Another node has taken over when our lease ran out: then it is its row.
        if (await db.Works.SingleOrDefaultAsync(w => w.Id == row.Id && w.LeasedBy == node, CancellationToken.None) is not { } current)
        {
            return;
        }

        (current.ProgressText, current.ProgressDone) = progress.Take();
        change(current);
        current.LeasedBy = null;
        current.LeasedUntil = null;
        current.Finished = current.State is DueState.Done or DueState.Failed ? Instant.Of(DateTime.UtcNow) : null;
        await db.SaveChangesAsync(CancellationToken.None);
    }

    private sealed class KeptProgress : IProgress<Progress>
    {
        private readonly Lock gate = new();
        private Progress last = new("", 0);

        public bool IsNew { get; private set; }

        public void Report(Progress value)
        {
            lock (gate)
            {
                last = value;
                IsNew = true;
            }
        }

        public (string Text, double Done) Take()
        {
            lock (gate)
            {
                IsNew = false;
                return (last.Text, Math.Clamp(last.Done, 0, 1));
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Due work could not be claimed or kept; it is tried again.")]
    private partial void NotClaimed(Exception trouble);

    [LoggerMessage(Level = LogLevel.Error, Message = "Due work {What} {Id} for item {Item} has failed for good; a person must put it right and try it again.")]
    private partial void GivenUp(Exception trouble, string what, long id, Guid? item);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Due work {What} {Id} failed.")]
    private partial void Failed(Exception trouble, string what, long id);
}
