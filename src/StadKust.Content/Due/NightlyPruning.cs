using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Deletes, every night, versions the rule does not keep and finished rows of due work nobody looks at any more; then plans the next night.</summary>
internal sealed class NightlyPruning(ContentStore store, Drafts drafts) : IDueWork
{
    // Between the last editor and the first scheduled publication of a morning, and never skipped or repeated by a clock change.
    private static readonly TimeSpan Hour = new(3, 40, 0);

    // As long as somebody might ask what ran when.
    private static readonly TimeSpan KeepFinished = TimeSpan.FromDays(90);

    public string What => Due.Prune;

    public async Task DoAsync(DueTask task, IProgress<Progress> progress, CancellationToken stop)
    {
        var now = DateTime.UtcNow;
        var gone = await drafts.PruneAsync(new VersionRule(store.Options.KeepVersions, store.Options.KeepDailyVersions), now, stop);
        var old = Instant.Of(now - KeepFinished);
        await using (var db = store.Open())
        {
            await db.Works.Where(w => (w.State == DueState.Done || w.State == DueState.Cancelled) && w.At < old).ExecuteDeleteAsync(stop);
        }

        progress.Report(new Progress(string.Create(CultureInfo.InvariantCulture, $"{gone} versions deleted"), 1));
        await PlanAsync(store, now, stop);
    }

    /// <summary>Plans the next night unless it is planned already, by this node or another.</summary>
    public static async Task PlanAsync(ContentStore store, DateTime now, CancellationToken stop)
    {
        await using var db = store.Open();
        await using var held = await store.LockAsync(db, stop);
        if (await db.Works.AnyAsync(w => w.What == Due.Prune && w.State == DueState.Waiting, stop))
        {
            return;
        }

        var work = new NewDue(Due.Prune);
        var today = TimeZoneInfo.ConvertTimeFromUtc(now, TimeZoneInfo.FindSystemTimeZoneById(work.Zone)).Date;
        var tonight = Due.InstantOf(today + Hour, work.Zone) > now ? today : today.AddDays(1);
        db.Works.Add(Due.Row(work with { Local = tonight + Hour }, Instant.Of(now)));
        await db.SaveChangesAsync(stop);
        await held.CommitAsync(stop);
    }
}
