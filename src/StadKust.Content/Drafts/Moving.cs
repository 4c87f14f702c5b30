using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Other places and other orders.</summary>
internal static class Moving
{
    public static async Task<List<Finding>> MoveAsync(Writing writing, SiteModel site, Guid key, Guid? below, CancellationToken stop)
    {
        if (await writing.Db.Items.FindAsync([key], stop) is not { } item)
        {
            return [Saving.Missing(key)];
        }

        if (item.Trashed)
        {
            return [new Finding(Severity.Error, "item-trashed", item.Name, "The item is in the bin.", "Restore it instead.")];
        }

        if (item.Parent == below)
        {
            return [];
        }

        var parent = below is { } wanted ? await writing.Db.Items.FindAsync([wanted], stop) : null;
        for (var at = parent; at is not null; at = at.Parent is { } above ? await writing.Db.Items.FindAsync([above], stop) : null)
        {
            if (at.Key == key)
            {
                return [new Finding(Severity.Error, "move-circle", item.Name, "An item cannot lie below itself.")];
            }
        }

        var findings = site.Types.Document(item.Type) is { } type ? Places.Check(site, type, below, parent).ToList() : [];
        var published = await writing.Db.Variants.Where(v => v.Item == key && v.PublishedSlug != null).ToListAsync(stop);
        var publishing = new Publishing(writing, site);
        foreach (var variant in published.Where(v => v.IsPublished))
        {
            if (await publishing.TakenByAsync(key, below, variant.Culture, variant.PublishedSlug!, stop) is { } other)
            {
                findings.Add(new Finding(
                    Severity.Error, "slug-taken", $"{variant.PublishedName} ({variant.Culture})", $"The address {variant.PublishedSlug} belongs to {other} there."));
            }
        }

        if (findings.Exists(f => f.Severity == Severity.Error))
        {
            return findings;
        }

        foreach (var variant in published)
        {
            await Addresses.LeaveAsync(writing, item, variant.Culture, stop);
        }

        var moved = (parent?.Level ?? 0) + 1 - item.Level;
        item.SortOrder = await Saving.NextSortOrderAsync(writing.Db, below, stop);
        item.Parent = below;
        item.Level += moved;
        item.Version++;
        writing.Log(key, ChangeAction.Move);
        foreach (var deeper in moved == 0 ? [] : await Rows.BelowAsync(writing.Db, key, stop))
        {
            deeper.Level += moved;
            writing.Log(deeper.Key, ChangeAction.Move);
        }

        return findings;
    }

    public static async Task<List<Finding>> SortAsync(Writing writing, Guid? parent, IReadOnlyList<Guid> order, CancellationToken stop)
    {
        var children = await writing.Db.Items.Where(i => i.Parent == parent && !i.Trashed).ToListAsync(stop);
        if (order.Except(children.Select(c => c.Key)).ToList() is { Count: > 0 } strangers)
        {
            return [new Finding(Severity.Error, "not-a-child", strangers[0].ToString(), "The item does not lie here any more.", "Load the list again.")];
        }

        children.Sort(Rows.InOrder);
        var sorted = order.Distinct().Select(k => children.Find(c => c.Key == k)!).Concat(children.Where(c => !order.Contains(c.Key)));
        foreach (var (child, index) in sorted.Select((c, i) => (c, i)).ToList())
        {
            if (child.SortOrder != index)
            {
                child.SortOrder = index;
                child.Version++;
                writing.Log(child.Key, ChangeAction.Sort);
            }
        }

        return [];
    }
}
