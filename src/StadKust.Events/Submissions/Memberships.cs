using Microsoft.EntityFrameworkCore;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Which accounts act for which municipality or organiser.</summary>
public sealed class Memberships
{
    private readonly SharedDatabase shared;
    private readonly TimeProvider clock;

    internal Memberships(SharedDatabase shared, TimeProvider clock) => (this.shared, this.clock) = (shared, clock);

    public async Task<PartnerScope> ScopeAsync(Guid account, bool isAdministrator, CancellationToken stop)
    {
        await using var db = EventsDb.Open(shared);
        var rows = await db.Members.AsNoTracking().Where(m => m.Account == account).ToListAsync(stop);
        return new PartnerScope(
            account, isAdministrator, [.. rows.Where(m => m.Kind == PartyKind.Municipality).Select(m => m.Party)],
            [.. rows.Where(m => m.Kind == PartyKind.Organiser).Select(m => m.Party)], [.. rows.Where(m => m.Role == MemberRole.Owner).Select(m => m.Party)]);
    }

    /// <param name="party">Null: all.</param>
    public async Task<IReadOnlyList<Membership>> ListAsync(Guid? party, CancellationToken stop)
    {
        await using var db = EventsDb.Open(shared);
        var rows = await db.Members.AsNoTracking().Where(m => party == null || m.Party == party).OrderBy(m => m.Party).ThenBy(m => m.Since).ToListAsync(stop);
        return [.. rows.Select(m => new Membership(m.Account, m.Party, m.Kind, m.Role))];
    }

    /// <summary>Gives a role, or changes it.</summary>
    public async Task GrantAsync(Membership membership, CancellationToken stop)
    {
        await using var db = EventsDb.Open(shared);
        if (await db.Members.FindAsync([membership.Account, membership.Party], stop) is { } known)
        {
            known.Role = membership.Role;
        }
        else
        {
            db.Members.Add(new MemberRow
            {
                Account = membership.Account,
                Party = membership.Party,
                Kind = membership.Kind,
                Role = membership.Role,
                Since = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            });
        }

        await db.SaveChangesAsync(stop);
    }

    public async Task<bool> RevokeAsync(Guid account, Guid party, CancellationToken stop)
    {
        await using var db = EventsDb.Open(shared);
        return await db.Members.Where(m => m.Account == account && m.Party == party).ExecuteDeleteAsync(stop) == 1;
    }
}
