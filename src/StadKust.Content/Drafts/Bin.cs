using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Into the bin, out of it, and gone for good.</summary>
internal static class Bin
{
    public static async Task<List<Finding>> TrashAsync(Writing writing, SiteModel site, Guid key, CancellationToken stop)
    {
        if (await writing.Db.Items.FindAsync([key], stop) is not { } top)
        {
            return [Saving.Missing(key)];
        }

        if (top.Trashed)
        {
            return [new Finding(Severity.Error, "item-trashed", top.Name, "The item is in the bin already.")];
        }

        var all = await Rows.BelowAsync(writing.Db, key, stop);
        all.Insert(0, top);
        var variants = await Rows.VariantsAsync(writing.Db, all.Select(i => i.Key), stop);
        var publishing = new Publishing(writing, site);
        foreach (var item in all)
        {
            publishing.Withdraw(item, variants[item.Key]);
            item.Trashed = true;
            item.Version++;
            writing.Log(item.Key, ChangeAction.Trash);
        }

        (top.TrashedParent, top.Parent) = (top.Parent, null);
        return [];
    }

    public static async Task<List<Finding>> RestoreAsync(Writing writing, SiteModel site, Guid key, Guid? below, CancellationToken stop)
    {
        if (await writing.Db.Items.FindAsync([key], stop) is not { } top)
        {
            return [Saving.Missing(key)];
        }

        if (!top.Trashed || top.Parent is not null)
        {
            return [new Finding(
                Severity.Error, "item-not-trashed", top.Name,
                top.Trashed ? "The item went into the bin together with the one above it." : "The item is not in the bin.", "Restore the topmost item.")];
        }

        var wanted = below ?? top.TrashedParent;
        var parent = wanted is { } some ? await writing.Db.Items.FindAsync([some], stop) : null;
        if (site.Types.Document(top.Type) is { } type && Places.Check(site, type, wanted, parent).ToList() is { Count: > 0 } findings)
        {
            return findings;
        }

        top.SortOrder = await Saving.NextSortOrderAsync(writing.Db, wanted, stop);
        (top.Parent, top.TrashedParent) = (wanted, null);
        var moved = (parent?.Level ?? 0) + 1 - top.Level;
        var all = await Rows.BelowAsync(writing.Db, key, stop);
        all.Insert(0, top);
        foreach (var item in all)
        {
            item.Trashed = false;
            item.Level += moved;
            item.Version++;
            writing.Log(item.Key, ChangeAction.Restore);
        }

        return [];
    }

    /// <summary>Bodies stay: closed editions name them by hash.</summary>
    public static async Task<List<Finding>> DeleteAsync(Writing writing, Guid key, CancellationToken stop)
    {
        if (await writing.Db.Items.FindAsync([key], stop) is not { } top)
        {
            return [Saving.Missing(key)];
        }

        if (!top.Trashed)
        {
            return [new Finding(Severity.Error, "item-not-trashed", top.Name, "Only items in the bin are deleted for good.", "Move it into the bin first.")];
        }

        var all = await Rows.BelowAsync(writing.Db, key, stop);
        all.Insert(0, top);
        foreach (var chunk in all.Select(i => i.Key).Chunk(Rows.Chunk))
        {
            await writing.Db.Revisions.Where(r => chunk.Contains(r.Item)).ExecuteDeleteAsync(stop);
            await writing.Db.Translations.Where(r => chunk.Contains(r.Item)).ExecuteDeleteAsync(stop);
            await writing.Db.Redirects.Where(r => chunk.Contains(r.Item)).ExecuteDeleteAsync(stop);
            await writing.Db.Works.Where(r => r.Key != null && chunk.Contains(r.Key.Value) && r.State == DueState.Waiting)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.State, DueState.Cancelled), stop);
        }

        writing.Db.Items.RemoveRange(all);
        all.ForEach(item => writing.Log(item.Key, ChangeAction.Delete));
        return [];
    }
}
