using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Addresses as they were before this batch, and the redirects they leave behind.</summary>
internal static class Addresses
{
    /// <summary>Leaves a redirect at the address the variant had, if it had one.</summary>
    public static async Task LeaveAsync(Writing writing, ItemRow item, string culture, CancellationToken stop)
    {
        var cultures = culture.Length > 0 ? [culture] : await writing.Db.Languages.Select(l => l.Culture).ToListAsync(stop);
        foreach (var own in cultures)
        {
            if (await PathAsync(writing.Db, item.Key, own, former: true, stop) is not { Length: > 1 } path)
            {
                continue;
            }

            if (await writing.Db.Redirects.FindAsync([own, path], stop) is { } known)
            {
                known.Item = item.Key;
                known.At = writing.Now;
            }
            else
            {
                writing.Db.Redirects.Add(new RedirectRow { Culture = own, Path = path, Item = item.Key, At = writing.Now });
            }

            writing.Log(ChangeKind.Redirect, path, ChangeAction.Save, own);
        }
    }

    /// <summary>The address in the database; changes not yet flushed do not count. Null when the item cannot be reached.</summary>
    /// <param name="former">True: an item that was withdrawn still has the address it had, as long as all above it are published.</param>
    public static async Task<string?> PathAsync(ContentDb db, Guid item, string culture, bool former, CancellationToken stop)
    {
        var slugs = new Stack<string>();
        Guid? at = item;
        while (at is { } key)
        {
            var found = await (
                from i in db.Items.AsNoTracking()
                join v in db.Variants.AsNoTracking() on i.Key equals v.Item
                where i.Key == key && (v.Culture == culture || v.Culture == "") && v.PublishedSlug != null && !i.Trashed
                select new { i.Parent, v.PublishedSlug, v.IsPublished }).FirstOrDefaultAsync(stop);
            if (found is null || (!found.IsPublished && !(former && key == item)))
            {
                return null;
            }

            slugs.Push(found.PublishedSlug!);
            at = found.Parent;
            if (at is null && await HomeAsync(db, culture, stop) == key)
            {
                slugs.Pop();
            }
        }

        return Redirects.Normal(string.Join('/', slugs));
    }

    private static async Task<Guid?> HomeAsync(ContentDb db, string culture, CancellationToken stop)
    {
        var roots = await (
            from i in db.Items.AsNoTracking()
            join v in db.Variants.AsNoTracking() on i.Key equals v.Item
            where i.Parent == null && !i.Trashed && v.IsPublished && (v.Culture == culture || v.Culture == "")
            select i).ToListAsync(stop);
        roots.Sort(Rows.InOrder);
        return roots.Count > 0 ? roots[0].Key : null;
    }
}
