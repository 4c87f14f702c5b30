using Microsoft.EntityFrameworkCore;
using StadKust.Accounts.Storage;

namespace StadKust.Accounts;

/// <summary>Open sign-ins: what the list on the account page shows, and what every cookie is compared with.</summary>
public sealed class AccountSessions
{
    private static readonly TimeSpan KeptAfter = TimeSpan.FromDays(30);
    private static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(5);
    private readonly AccountsDb db;
    private readonly TimeProvider clock;

    internal AccountSessions(AccountsDb db, TimeProvider clock) => (this.db, this.clock) = (db, clock);

    /// <returns>Key of the session; the cookie carries it.</returns>
    public async Task<Guid> StartAsync(Account account, Door door, string? agent, CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var old = now - KeptAfter.Ticks;
        await db.Sessions.Where(s => s.SeenAt < old).ExecuteDeleteAsync(stop);
        await db.Grants.Where(g => g.ExpiresAt < now).ExecuteDeleteAsync(stop);
        var row = new SessionRow { Id = Guid.NewGuid(), Account = account.Id, Door = door.Name, Agent = Short(agent), StartedAt = now, SeenAt = now };
        db.Sessions.Add(row);
        await db.SaveChangesAsync(stop);
        await db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.LastSignInAt, now), stop);
        return row.Id;
    }

    /// <summary>The account of a cookie: it exists, is in use, its stamp is the same, and its session is open.</summary>
    /// <param name="generation">Of an access ticket; null for the cookie of a door.</param>
    public async Task<Account?> StillValidAsync(Guid account, string? stamp, Guid session, int? generation, CancellationToken stop)
    {
        var found = await db.Sessions.AsNoTracking()
            .Where(s => s.Id == session && s.Account == account && s.EndedAt == null)
            .Join(db.Users.AsNoTracking(), s => s.Account, a => a.Id, (s, a) => new { s.SeenAt, s.Generation, Account = a })
            .FirstOrDefaultAsync(stop);
        if (found is null || found.Account.SecurityStamp != stamp || found.Account.IsDisabled || (generation is { } g && g != found.Generation))
        {
            return null;
        }

        var now = clock.GetUtcNow().UtcTicks;
        if (now - found.SeenAt > NotedEvery.Ticks)
        {
            await db.Sessions.Where(s => s.Id == session).ExecuteUpdateAsync(s => s.SetProperty(r => r.SeenAt, now), stop);
        }

        return found.Account;
    }

    /// <summary>Open sessions, last seen first.</summary>
    public async Task<IReadOnlyList<Session>> ListAsync(Guid account, CancellationToken stop)
    {
        var after = (clock.GetUtcNow() - KeptAfter).UtcTicks;
        var rows = await db.Sessions.AsNoTracking().Where(s => s.Account == account && s.EndedAt == null && s.SeenAt > after)
            .OrderByDescending(s => s.SeenAt).Take(200).ToListAsync(stop);
        return [.. rows.Select(s => new Session(s.Id, s.Door, s.Agent, At(s.StartedAt), At(s.SeenAt)))];
    }

    /// <summary>Ends one session of an account. Its cookies open nothing from the next request on.</summary>
    public Task EndAsync(Guid account, Guid session, CancellationToken stop) => EndAsync(s => s.Where(r => r.Account == account && r.Id == session), stop);

    /// <summary>Ends all sessions of an account, save the one it asks from.</summary>
    public Task EndOthersAsync(Guid account, Guid? keep, CancellationToken stop) => EndAsync(s => s.Where(r => r.Account == account && r.Id != keep), stop);

    private async Task EndAsync(Func<IQueryable<SessionRow>, IQueryable<SessionRow>> which, CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcTicks;
        await which(db.Sessions.Where(s => s.EndedAt == null)).ExecuteUpdateAsync(s => s.SetProperty(r => r.EndedAt, now), stop);
    }

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    private static string Short(string? agent) => agent is null ? "" : agent.Length > 200 ? agent[..200] : agent;
}
