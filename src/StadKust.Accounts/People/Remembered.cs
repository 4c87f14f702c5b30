using Microsoft.EntityFrameworkCore;
using StadKust.Accounts.Storage;

namespace StadKust.Accounts;

/// <summary>Small things the back office remembers for one person.</summary>
public sealed class Remembered
{
    private const int LongestValue = 100_000;
    private const int MostKept = 1000;
    private readonly AccountsDb db;

    internal Remembered(AccountsDb db) => this.db = db;

    public async Task<IReadOnlyList<RememberedThing>> ListAsync(Guid account, CancellationToken stop) =>
        await db.UserData.AsNoTracking().Where(d => d.Account == account).OrderBy(d => d.Group).ThenBy(d => d.Identifier)
            .Select(d => new RememberedThing(d.Key, d.Group, d.Identifier, d.Value)).ToListAsync(stop);

    /// <returns>False when it is too long, there are too many, or the key is somebody else's.</returns>
    public async Task<bool> KeepAsync(Guid account, RememberedThing thing, CancellationToken stop)
    {
        if (thing.Value.Length > LongestValue || thing.Group.Length > 255 || thing.Identifier.Length > 255)
        {
            return false;
        }

        var row = await db.UserData.FirstOrDefaultAsync(d => d.Key == thing.Key, stop);
        if (row is null)
        {
            if (await db.UserData.CountAsync(d => d.Account == account, stop) >= MostKept)
            {
                return false;
            }

            db.UserData.Add(row = new UserDataRow { Key = thing.Key, Account = account });
        }

        if (row.Account != account)
        {
            return false;
        }

        (row.Group, row.Identifier, row.Value) = (thing.Group, thing.Identifier, thing.Value);
        await db.SaveChangesAsync(stop);
        return true;
    }

    public async Task<bool> ForgetAsync(Guid account, Guid key, CancellationToken stop) =>
        await db.UserData.Where(d => d.Account == account && d.Key == key).ExecuteDeleteAsync(stop) > 0;
}

public sealed record RememberedThing(Guid Key, string Group, string Identifier, string Value);
