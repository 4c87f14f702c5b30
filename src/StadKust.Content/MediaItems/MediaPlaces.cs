using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Where media items lie: moving, ordering, the bin.</summary>
internal static class MediaPlaces
{
    public static Finding Missing(Guid key) => new(Severity.Error, "item-missing", key.ToString(), "There is no media item with this key.");

    /// <param name="parent">Null: the root, or a media item that does not exist.</param>
    public static IEnumerable<Finding> Check(SiteModel site, DocumentType type, Guid? wanted, MediaRow? parent)
    {
        if (wanted is { } key && parent is null)
        {
            yield return new Finding(Severity.Error, "parent-missing", key.ToString(), "The folder it should lie in does not exist.");
        }
        else if (parent is { Trashed: true })
        {
            yield return new Finding(Severity.Error, "parent-trashed", parent.Name, "The folder it should lie in is in the bin.");
        }
        else if (parent is null && !type.AllowedAtRoot)
        {
            yield return new Finding(Severity.Error, "type-not-allowed", type.Name, $"{type.Name} may not lie at the root.");
        }
        else if (parent is not null && site.Types.MediaType(parent.Type) is { } above && !above.Children.Any(c => c.Type == type.Key))
        {
            yield return new Finding(Severity.Error, "type-not-allowed", parent.Name, $"{type.Name} may not lie in {parent.Name}.");
        }
    }

    public static async Task<int> NextSortOrderAsync(ContentDb db, Guid? parent, CancellationToken stop) =>
        (await db.Media.Where(m => m.Parent == parent && !m.Trashed).MaxAsync(m => (int?)m.SortOrder, stop) ?? -1) + 1;

    public static async Task<List<Finding>> MoveAsync(Writing writing, SiteModel site, Guid key, Guid? below, CancellationToken stop)
    {
        if (await writing.Db.Media.FindAsync([key], stop) is not { } item)
        {
            return [Missing(key)];
        }

        if (item.Trashed)
        {
            return [new Finding(Severity.Error, "item-trashed", item.Name, "The item is in the bin.", "Restore it instead.")];
        }

        if (item.Parent == below)
        {
            return [];
        }

        var parent = below is { } wanted ? await writing.Db.Media.FindAsync([wanted], stop) : null;
        for (var at = parent; at is not null; at = at.Parent is { } above ? await writing.Db.Media.FindAsync([above], stop) : null)
        {
            if (at.Key == key)
            {
                return [new Finding(Severity.Error, "move-circle", item.Name, "A folder cannot lie in itself.")];
            }
        }

        if (site.Types.MediaType(item.Type) is { } type && Check(site, type, below, parent).ToList() is { Count: > 0 } findings)
        {
            return findings;
        }

        await PutAsync(writing, item, below, parent, ChangeAction.Move, stop);
        return [];
    }

    public static async Task<List<Finding>> SortAsync(Writing writing, Guid? parent, IReadOnlyList<Guid> order, CancellationToken stop)
    {
        var children = await writing.Db.Media.Where(m => m.Parent == parent && !m.Trashed).OrderBy(m => m.SortOrder).ThenBy(m => m.Created).ToListAsync(stop);
        if (order.Except(children.Select(c => c.Key)).ToList() is { Count: > 0 } strangers)
        {
            return [new Finding(Severity.Error, "not-a-child", strangers[0].ToString(), "The item does not lie here any more.", "Load the list again.")];
        }

        var wanted = order.Distinct().ToList();
        var sorted = wanted.Select(k => children.Find(c => c.Key == k)!).Concat(children.Where(c => !wanted.Contains(c.Key))).ToList();
        for (var index = 0; index < sorted.Count; index++)
        {
            if (sorted[index].SortOrder != index)
            {
                sorted[index].SortOrder = index;
                sorted[index].Version++;
                writing.Log(ChangeKind.Media, sorted[index].Key.ToString(), ChangeAction.Sort);
            }
        }

        return [];
    }

    public static async Task<List<Finding>> TrashAsync(Writing writing, Guid key, CancellationToken stop)
    {
        if (await writing.Db.Media.FindAsync([key], stop) is not { } top)
        {
            return [Missing(key)];
        }

        if (top.Trashed)
        {
            return [new Finding(Severity.Error, "item-trashed", top.Name, "The item is in the bin already.")];
        }

        foreach (var item in await WithBelowAsync(writing.Db, top, stop))
        {
            item.Trashed = true;
            item.Version++;
            writing.Log(ChangeKind.Media, item.Key.ToString(), ChangeAction.Trash);
        }

        (top.TrashedParent, top.Parent) = (top.Parent, null);
        return [];
    }

    public static async Task<List<Finding>> RestoreAsync(Writing writing, SiteModel site, Guid key, Guid? below, CancellationToken stop)
    {
        if (await writing.Db.Media.FindAsync([key], stop) is not { } top)
        {
            return [Missing(key)];
        }

        if (!top.Trashed || top.Parent is not null)
        {
            return [new Finding(
                Severity.Error, "item-not-trashed", top.Name,
                top.Trashed ? "The item went into the bin together with the folder it lies in." : "The item is not in the bin.", "Restore the topmost item.")];
        }

        var wanted = below ?? top.TrashedParent;
        var parent = wanted is { } some ? await writing.Db.Media.FindAsync([some], stop) : null;
        if (site.Types.MediaType(top.Type) is { } type && Check(site, type, wanted, parent).ToList() is { Count: > 0 } findings)
        {
            return findings;
        }

        top.TrashedParent = null;
        await PutAsync(writing, top, wanted, parent, ChangeAction.Restore, stop);
        return [];
    }

    public static async Task<List<Finding>> DeleteAsync(Writing writing, Guid key, CancellationToken stop)
    {
        if (await writing.Db.Media.FindAsync([key], stop) is not { } top)
        {
            return [Missing(key)];
        }

        if (!top.Trashed)
        {
            return [new Finding(Severity.Error, "item-not-trashed", top.Name, "Only items in the bin are deleted for good.", "Move it into the bin first.")];
        }

        foreach (var item in await WithBelowAsync(writing.Db, top, stop))
        {
            writing.Db.Media.Remove(item);
            writing.Log(ChangeKind.Media, item.Key.ToString(), ChangeAction.Delete);
        }

        return [];
    }

    private static async Task PutAsync(Writing writing, MediaRow item, Guid? below, MediaRow? parent, string action, CancellationToken stop)
    {
        var moved = (parent?.Level ?? 0) + 1 - item.Level;
        item.SortOrder = await NextSortOrderAsync(writing.Db, below, stop);
        item.Parent = below;
        foreach (var each in await WithBelowAsync(writing.Db, item, stop))
        {
            each.Trashed = false;
            each.Level += moved;
            each.Version++;
            writing.Log(ChangeKind.Media, each.Key.ToString(), action);
        }
    }

    private static async Task<List<MediaRow>> WithBelowAsync(ContentDb db, MediaRow top, CancellationToken stop)
    {
        List<MediaRow> all = [top];
        List<Guid> level = [top.Key];
        while (level.Count > 0)
        {
            var next = new List<Guid>();
            foreach (var chunk in level.Chunk(Rows.Chunk))
            {
                var children = await db.Media.Where(m => m.Parent != null && chunk.Contains(m.Parent.Value)).ToListAsync(stop);
                all.AddRange(children);
                next.AddRange(children.Select(c => c.Key));
            }

            level = next;
        }

        return all;
    }
}
