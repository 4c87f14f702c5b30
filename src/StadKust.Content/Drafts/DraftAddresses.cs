using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>An address an item had before; readers who come to it are sent on.</summary>
/// <param name="Path">Lower case, a slash at both ends, without the culture.</param>
public sealed record FormerAddress(Culture Culture, string Path, Guid Item, DateTime Since);

public sealed partial class Drafts
{
    /// <summary>Former addresses of an item, or of all; newest first.</summary>
    public async Task<Page<FormerAddress>> FormerAddressesAsync(Guid? item, string? text, int skip, int take, CancellationToken stop)
    {
        await using var db = store.Open();
        var all = db.Redirects.AsNoTracking().Where(r => (item == null || r.Item == item) && (text == null || r.Path.Contains(text)));
        var rows = await all.OrderByDescending(r => r.At).ThenBy(r => r.Path).Skip(skip).Take(take).ToListAsync(stop);
        return new Page<FormerAddress>(await all.CountAsync(stop), [.. rows.Select(r => new FormerAddress(new Culture(r.Culture), r.Path, r.Item, Instant.Utc(r.At)))]);
    }

    /// <summary>From now on the address answers as if nothing had ever been there.</summary>
    public Task<Outcome> ForgetAddressAsync(Culture culture, string path, string who, CancellationToken stop) =>
        ChangeAsync(Guid.Empty, who, async (writing, site) =>
        {
            if (site.Spelled(culture) is not { } spelled || await writing.Db.Redirects.FindAsync([spelled, Redirects.Normal(path)], stop) is not { } row)
            {
                return [new Finding(Severity.Error, "item-missing", path, "There is no such former address.")];
            }

            writing.Db.Redirects.Remove(row);
            writing.Log(ChangeKind.Redirect, row.Path, ChangeAction.Delete, spelled);
            return [];
        }, stop);
}
