using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StadKust.Accounts.Storage;

namespace StadKust.Accounts;

/// <summary>Groups, who is in them, and what follows for one account.</summary>
public sealed class AccountGroups
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly AccountsDb db;
    private readonly AccountRegister accounts;

    internal AccountGroups(AccountsDb db, AccountRegister accounts) => (this.db, this.accounts) = (db, accounts);

    public async Task<IReadOnlyList<Group>> ListAsync(CancellationToken stop) =>
        [.. (await db.Groups.AsNoTracking().OrderBy(g => g.Name).ToListAsync(stop)).Select(Read)];

    public async Task<Group?> FindAsync(Guid id, CancellationToken stop) =>
        await db.Groups.AsNoTracking().FirstOrDefaultAsync(g => g.Id == id, stop) is { } row ? Read(row) : null;

    /// <summary>Members of every group: group to accounts.</summary>
    public async Task<ILookup<Guid, Guid>> MembersAsync(CancellationToken stop) =>
        (await db.Members.AsNoTracking().ToListAsync(stop)).ToLookup(m => m.Group, m => m.Account);

    /// <summary>What an account may do, as of now.</summary>
    public async Task<Rights> RightsAsync(Account account, CancellationToken stop)
    {
        var rows = await db.Members.AsNoTracking().Where(m => m.Account == account.Id)
            .Join(db.Groups.AsNoTracking(), m => m.Group, g => g.Id, (_, g) => g).ToListAsync(stop);
        return Rights.Of(account, rows.Select(Read));
    }

    /// <summary>Stores a group, new or known.</summary>
    /// <returns>Null, or a kebab-case fault: <c>alias-taken</c>, <c>name-missing</c>.</returns>
    public async Task<string?> SaveAsync(Group group, Guid who, CancellationToken stop)
    {
        if (group.Name.Trim().Length == 0 || group.Alias.Trim().Length == 0)
        {
            return "name-missing";
        }

        if (await db.Groups.AnyAsync(g => g.Alias == group.Alias && g.Id != group.Id, stop))
        {
            return "alias-taken";
        }

        var row = await db.Groups.FirstOrDefaultAsync(g => g.Id == group.Id, stop);
        if (row is null)
        {
            db.Groups.Add(row = new GroupRow { Id = group.Id });
        }

        (row.Alias, row.Name, row.Description, row.Icon, row.Rights) =
            (group.Alias, group.Name, group.Description, group.Icon, JsonSerializer.Serialize(group.Rights, Json));
        await accounts.NoteAsync(who, "group-saved", group.Alias, stop);
        return null;
    }

    /// <returns>False for a built-in group and one that is not there.</returns>
    public async Task<bool> DeleteAsync(Guid id, Guid who, CancellationToken stop)
    {
        if (BuiltInGroups.All.Any(g => g.Id == id) || await db.Groups.Where(g => g.Id == id).ExecuteDeleteAsync(stop) == 0)
        {
            return false;
        }

        await db.Members.Where(m => m.Group == id).ExecuteDeleteAsync(stop);
        await accounts.NoteAsync(who, "group-deleted", id.ToString(), stop);
        return true;
    }

    /// <summary>Puts an account into exactly these groups. Who is put among the administrators becomes one, who is taken out is one no longer.</summary>
    /// <returns>Null, or <c>last-administrator</c>.</returns>
    public async Task<string?> SetAsync(Guid account, IReadOnlyCollection<Guid> groups, Guid? who, CancellationToken stop)
    {
        var becomes = groups.Contains(BuiltInGroups.Administrators.Id);
        if (!becomes && !await db.Users.AnyAsync(a => a.IsAdministrator && !a.IsDisabled && a.Id != account, stop)
            && await db.Users.AnyAsync(a => a.IsAdministrator && a.Id == account, stop))
        {
            return "last-administrator";
        }

        await db.Members.Where(m => m.Account == account).ExecuteDeleteAsync(stop);
        var known = await db.Groups.Where(g => groups.Contains(g.Id)).Select(g => g.Id).ToListAsync(stop);
        db.Members.AddRange(known.Select(g => new MemberRow { Account = account, Group = g }));
        await db.Users.Where(a => a.Id == account).ExecuteUpdateAsync(s => s.SetProperty(a => a.IsAdministrator, becomes), stop);
        await accounts.NoteAsync(who, "groups-set", account.ToString(), stop);
        return null;
    }

    public Task AddAsync(Guid group, IEnumerable<Guid> members, CancellationToken stop) => ChangeAsync(group, members, [], stop);

    public Task RemoveAsync(Guid group, IEnumerable<Guid> members, CancellationToken stop) => ChangeAsync(group, [], members, stop);

    /// <summary>Writes the built-in groups where none is stored yet.</summary>
    internal static async Task SeedAsync(AccountsDb db, CancellationToken stop)
    {
        if (await db.Groups.AnyAsync(stop))
        {
            return;
        }

        db.Groups.AddRange(BuiltInGroups.All.Select(g => new GroupRow
        {
            Id = g.Id,
            Alias = g.Alias,
            Name = g.Name,
            Description = g.Description,
            Icon = g.Icon,
            Rights = JsonSerializer.Serialize(g.Rights, Json),
        }));

        // Who was here before there were groups keeps what could be done then.
        foreach (var account in await db.Users.AsNoTracking().Where(a => a.Kind == AccountKind.Editor).Select(a => new { a.Id, a.IsAdministrator }).ToListAsync(stop))
        {
            db.Members.Add(new MemberRow { Account = account.Id, Group = (account.IsAdministrator ? BuiltInGroups.Administrators : BuiltInGroups.Editors).Id });
        }

        await db.SaveChangesAsync(stop);
    }

    private async Task ChangeAsync(Guid group, IEnumerable<Guid> add, IEnumerable<Guid> remove, CancellationToken stop)
    {
        foreach (var (account, adds) in add.Select(a => (a, true)).Concat(remove.Select(a => (a, false))))
        {
            var now = await db.Members.Where(m => m.Account == account).Select(m => m.Group).ToListAsync(stop);
            await SetAsync(account, adds ? [.. now.Append(group).Distinct()] : [.. now.Where(g => g != group)], null, stop);
        }
    }

    private static Group Read(GroupRow row) =>
        new(row.Id, row.Alias, row.Name, row.Description, row.Icon, JsonSerializer.Deserialize<GroupRights>(row.Rights, Json) ?? new GroupRights());
}
