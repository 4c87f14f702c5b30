using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Work that is done later or in the background: scheduled publishing, long imports, sending, rendering.</summary>
/// <remarks>
/// A row is claimed with a lease by one of the nodes; a row that fails is tried again with growing pauses and stops nobody. Handlers are
/// registered with <c>services.AddSingleton&lt;IDueWork, …&gt;()</c>.
/// </remarks>
public sealed partial class Due
{
    /// <summary>Publishes <see cref="NewDue.Key"/> in <see cref="NewDue.Culture"/>.</summary>
    public const string Publish = "content-publish";

    /// <summary>Takes <see cref="NewDue.Key"/> back in <see cref="NewDue.Culture"/>.</summary>
    public const string Withdraw = "content-withdraw";

    /// <summary>Deletes versions that are not kept, every night.</summary>
    public const string Prune = "content-prune";

    private readonly ContentStore store;
    private readonly DueSignal added;

    internal Due(ContentStore store, DueSignal added)
    {
        this.store = store;
        this.added = added;
    }

    /// <returns>Id of the row.</returns>
    /// <exception cref="ArgumentException">The zone is not an IANA zone.</exception>
    public async Task<long> AddAsync(NewDue work, CancellationToken stop)
    {
        var row = Row(work, Instant.Of(DateTime.UtcNow));
        await using var db = store.Open();
        db.Works.Add(row);
        await db.SaveChangesAsync(stop);
        added.Raise();
        return row.Id;
    }

    /// <summary>Rows of one kind, or all, newest first.</summary>
    public async Task<IReadOnlyList<DueRow>> ListAsync(string? what, int most, CancellationToken stop)
    {
        await using var db = store.Open();
        var rows = await db.Works.AsNoTracking().Where(w => what == null || w.What == what).OrderByDescending(w => w.Id).Take(most).ToListAsync(stop);
        return [.. rows.Select(Row)];
    }

    public async Task<DueRow?> FindAsync(long id, CancellationToken stop)
    {
        await using var db = store.Open();
        return await db.Works.AsNoTracking().SingleOrDefaultAsync(w => w.Id == id, stop) is { } row ? Row(row) : null;
    }

    /// <summary>Takes back what has not begun.</summary>
    /// <returns>False when it is running or over.</returns>
    public async Task<bool> CancelAsync(long id, CancellationToken stop)
    {
        await using var db = store.Open();
        return await db.Works.Where(w => w.Id == id && w.State == DueState.Waiting)
            .ExecuteUpdateAsync(s => s.SetProperty(w => w.State, DueState.Cancelled), stop) == 1;
    }

    /// <summary>Tries a failed row again, now.</summary>
    /// <returns>False when it has not failed.</returns>
    public async Task<bool> RetryAsync(long id, CancellationToken stop)
    {
        var now = Instant.Of(DateTime.UtcNow);
        await using var db = store.Open();
        var found = await db.Works.Where(w => w.Id == id && w.State == DueState.Failed).ExecuteUpdateAsync(
            s => s.SetProperty(w => w.State, DueState.Waiting).SetProperty(w => w.At, now).SetProperty(w => w.Attempts, 0), stop) == 1;
        added.Raise();
        return found;
    }

    /// <summary>What an administrator must see: rows that have failed, are tried again, or wait although their time is past.</summary>
    public async Task<IReadOnlyList<Finding>> AlarmsAsync(CancellationToken stop)
    {
        await using var db = store.Open();
        return await DueAlarms.ReadAsync(db, DateTime.UtcNow, stop);
    }

    internal static WorkRow Row(NewDue work, long now)
    {
        var at = work.Local is { } local ? Instant.Of(InstantOf(local, work.Zone)) : work.At is { } utc ? Instant.Of(utc) : now;
        return new WorkRow
        {
            What = work.What,
            Key = work.Key,
            Culture = work.Culture?.Code,
            Payload = work.Payload,
            State = DueState.Waiting,
            Added = now,
            At = at,
            Planned = at,
            Local = work.Local?.ToString("s", System.Globalization.CultureInfo.InvariantCulture),
            Zone = work.Zone,
            ProgressText = "",
        };
    }

    /// <summary>A time the clock change skips is taken one hour later, one it repeats the first time.</summary>
    internal static DateTime InstantOf(DateTime local, string zone)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found))
        {
            throw new ArgumentException($"{zone} is not a time zone.", nameof(zone));
        }

        var clock = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (found.IsInvalidTime(clock))
        {
            clock = clock.AddHours(1);
        }

        var offset = found.IsAmbiguousTime(clock) ? found.GetAmbiguousTimeOffsets(clock).Max() : found.GetUtcOffset(clock);
        return DateTime.SpecifyKind(clock - offset, DateTimeKind.Utc);
    }

    private static DueRow Row(WorkRow w) => new(
        w.Id, w.What, w.Key, w.Culture is { } culture ? new Culture(culture) : null, w.Payload, w.State, Instant.Utc(w.Added), Instant.Utc(w.At),
        w.Local is { } local ? DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture) : null, w.Zone, w.Attempts, w.ProgressText,
        w.ProgressDone, w.Trouble, w.Finished is { } finished ? Instant.Utc(finished) : null);
}
