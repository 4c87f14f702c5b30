using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using StadKust.Accounts.Storage;

namespace StadKust.Accounts;

/// <summary>The code flow of the back office: one first-party client, codes that work once, refresh tokens that change at every use.</summary>
/// <remarks>
/// Source: RFC 6749 (codes), RFC 7636 (challenge), RFC 9700 (rotation; a refresh token seen twice means that somebody has a copy).
/// Tokens are 256 random bits; only their hashes are stored.
/// </remarks>
public sealed class CodeFlow
{
    /// <summary>How long an access ticket opens the API. The client takes four times that as the length of a session.</summary>
    public static readonly TimeSpan AccessLasts = TimeSpan.FromMinutes(15);

    public static readonly TimeSpan RefreshLasts = 4 * AccessLasts;
    private static readonly TimeSpan CodeLasts = TimeSpan.FromMinutes(1);
    private readonly AccountsDb db;
    private readonly TimeProvider clock;
    private readonly AccountRegister accounts;

    internal CodeFlow(AccountsDb db, TimeProvider clock, AccountRegister accounts) => (this.db, this.clock, this.accounts) = (db, clock, accounts);

    /// <summary>A code for the session of a signed-in browser, bound to what the client will prove later.</summary>
    /// <param name="challenge">Base64url of the SHA-256 of the verifier, as the client sent it.</param>
    public async Task<string> CodeAsync(Guid session, string challenge, string redirectUri, CancellationToken stop)
    {
        var generation = await db.Sessions.Where(s => s.Id == session).Select(s => s.Generation).SingleAsync(stop);
        return await GrantAsync(session, generation, CodeLasts, challenge, redirectUri, stop);
    }

    /// <summary>Ticket and refresh token for a session just begun, without a code: after a change of password in the back office itself.</summary>
    public async Task<Tokens> StartAsync(Guid session, CancellationToken stop)
    {
        var account = await db.Sessions.AsNoTracking().Where(s => s.Id == session).Join(db.Users.AsNoTracking(), s => s.Account, a => a.Id, (_, a) => a).SingleAsync(stop);
        return new Tokens(account, session, 0, await GrantAsync(session, 0, RefreshLasts, null, null, stop));
    }

    /// <summary>Exchanges a code. A second try with the same code shuts what the first one opened.</summary>
    /// <returns>Null when the code is unknown, used, too old, or not this client's.</returns>
    public async Task<Tokens?> RedeemAsync(string? code, string? verifier, string? redirectUri, CancellationToken stop)
    {
        if (code is not { Length: 43 } || verifier is not { Length: >= 43 and <= 128 } || await FindAsync(code, stop) is not { Challenge: { } challenge } grant)
        {
            return null;
        }

        if (!await ClaimAsync(grant, stop))
        {
            await SeenTwiceAsync(grant, "code-used-twice", stop);
            return null;
        }

        var proof = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return grant.ExpiresAt > Now && grant.RedirectUri == redirectUri
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(proof), Encoding.ASCII.GetBytes(challenge))
                ? await TokensAsync(grant, stop)
                : null;
    }

    /// <summary>Exchanges a refresh token for the next one. One that was used already ends all tickets and tokens of its session.</summary>
    public async Task<Tokens?> RefreshAsync(string? token, CancellationToken stop)
    {
        if (token is not { Length: 43 } || await FindAsync(token, stop) is not { Challenge: null } grant)
        {
            return null;
        }

        if (!await ClaimAsync(grant, stop))
        {
            await SeenTwiceAsync(grant, "refresh-used-twice", stop);
            return null;
        }

        return grant.ExpiresAt > Now ? await TokensAsync(grant, stop) : null;
    }

    /// <summary>Ends tickets and tokens of a session; the door's own cookie stays.</summary>
    public async Task RevokeAsync(Guid session, string reason, CancellationToken stop)
    {
        await db.Sessions.Where(s => s.Id == session).ExecuteUpdateAsync(s => s.SetProperty(r => r.Generation, r => r.Generation + 1), stop);
        await db.Grants.Where(g => g.Session == session && g.UsedAt == null).ExecuteDeleteAsync(stop);
        var account = await db.Sessions.Where(s => s.Id == session).Select(s => (Guid?)s.Account).FirstOrDefaultAsync(stop);
        await accounts.NoteAsync(account, reason, session.ToString(), stop);
    }

    // What was granted before the last revocation opens nothing any more: seen again, it must not shut what was opened since.
    private async Task SeenTwiceAsync(GrantRow grant, string reason, CancellationToken stop)
    {
        if (await db.Sessions.AnyAsync(s => s.Id == grant.Session && s.Generation == grant.Generation, stop))
        {
            await RevokeAsync(grant.Session, reason, stop);
        }
    }

    private long Now => clock.GetUtcNow().UtcTicks;

    private async Task<Tokens?> TokensAsync(GrantRow grant, CancellationToken stop)
    {
        var found = await db.Sessions.AsNoTracking().Where(s => s.Id == grant.Session && s.EndedAt == null && s.Generation == grant.Generation)
            .Join(db.Users.AsNoTracking(), s => s.Account, a => a.Id, (_, a) => a).FirstOrDefaultAsync(stop);
        return found is null || found.IsDisabled || !Door.Editors.Admits(found)
            ? null
            : new Tokens(found, grant.Session, grant.Generation, await GrantAsync(grant.Session, grant.Generation, RefreshLasts, null, null, stop));
    }

    private async Task<string> GrantAsync(Guid session, int generation, TimeSpan lasts, string? challenge, string? redirectUri, CancellationToken stop)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        db.Grants.Add(new GrantRow
        {
            Hash = HashOf(token),
            Session = session,
            Generation = generation,
            Challenge = challenge,
            RedirectUri = redirectUri,
            ExpiresAt = Now + lasts.Ticks,
        });
        await db.SaveChangesAsync(stop);
        return token;
    }

    private Task<GrantRow?> FindAsync(string token, CancellationToken stop)
    {
        var hash = HashOf(token);
        return db.Grants.AsNoTracking().FirstOrDefaultAsync(g => g.Hash == hash, stop);
    }

    // One statement: of two that come at the same moment one wins.
    private async Task<bool> ClaimAsync(GrantRow grant, CancellationToken stop)
    {
        var now = Now;
        return await db.Grants.Where(g => g.Hash == grant.Hash && g.UsedAt == null).ExecuteUpdateAsync(s => s.SetProperty(g => g.UsedAt, now), stop) == 1;
    }

    private static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
}

/// <summary>What an exchange gives.</summary>
/// <param name="Refresh">Goes into a cookie and nowhere else.</param>
public sealed record Tokens(Account Account, Guid Session, int Generation, string Refresh);
