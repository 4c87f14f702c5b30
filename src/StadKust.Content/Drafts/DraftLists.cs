using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Part of a list, and how long the whole is.</summary>
public sealed record Page<T>(int Total, IReadOnlyList<T> Items);

/// <summary>A stretch of a list around one of its members.</summary>
public sealed record Stretch<T>(int Before, int After, IReadOnlyList<T> Items);

public sealed partial class Drafts
{
    /// <summary>Children in order; roots for null.</summary>
    /// <param name="trashed">True: of what lies in the bin.</param>
    public Task<Page<DraftHead>> ChildrenPageAsync(Guid? parent, bool trashed, int skip, int take, CancellationToken stop) =>
        ReadAsync(async (db, site) =>
        {
            var all = db.Items.AsNoTracking().Where(i => i.Parent == parent && i.Trashed == trashed);
            var total = await all.CountAsync(stop);
            var rows = take == 0 ? [] : await Ordered(all).Skip(skip).Take(take).ToListAsync(stop);
            return new Page<DraftHead>(total, await DraftReading.HeadsAsync(db, site, rows, stop));
        }, stop);

    /// <summary>An item with its neighbours; null when there is no such item.</summary>
    public Task<Stretch<DraftHead>?> SiblingsAsync(Guid key, int before, int after, CancellationToken stop) =>
        ReadAsync<Stretch<DraftHead>?>(async (db, site) =>
        {
            if (await db.Items.AsNoTracking().SingleOrDefaultAsync(i => i.Key == key, stop) is not { } item)
            {
                return null;
            }

            var keys = await Ordered(db.Items.Where(i => i.Parent == item.Parent && i.Trashed == item.Trashed)).Select(i => i.Key).ToListAsync(stop);
            var at = keys.IndexOf(key);
            var (first, last) = (Math.Max(0, at - before), Math.Min(keys.Count - 1, at + after));
            var wanted = keys[first..(last + 1)];
            var rows = (await db.Items.AsNoTracking().Where(i => wanted.Contains(i.Key)).ToListAsync(stop)).OrderBy(i => keys.IndexOf(i.Key)).ToList();
            return new Stretch<DraftHead>(first, keys.Count - 1 - last, await DraftReading.HeadsAsync(db, site, rows, stop));
        }, stop);

    /// <summary>Items with a name that holds the text, in any culture, whatever the case and the accents.</summary>
    /// <param name="below">Only items below this one.</param>
    /// <param name="types">Aliases; empty: all.</param>
    public Task<Page<DraftHead>> SearchAsync(string text, bool trashed, Guid? below, IReadOnlyCollection<string> types, int skip, int take, CancellationToken stop) =>
        ReadAsync(async (db, site) =>
        {
            var names = await (
                from v in db.Variants
                join i in db.Items on v.Item equals i.Key
                where i.Trashed == trashed
                select new { i.Key, i.Type, v.Name }).ToListAsync(stop);
            var compare = CultureInfo.InvariantCulture.CompareInfo;
            var found = names
                .Where(n => (types.Count == 0 || types.Contains(n.Type)) && compare.IndexOf(n.Name, text, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0)
                .OrderBy(n => !compare.IsPrefix(n.Name, text, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace))
                .ThenBy(n => n.Name, StringComparer.OrdinalIgnoreCase).Select(n => n.Key).Distinct().ToList();
            if (below is { } top)
            {
                var inside = (await Rows.BelowAsync(db, top, stop)).Select(i => i.Key).ToHashSet();
                found.RemoveAll(k => !inside.Contains(k));
            }

            var page = found.Skip(skip).Take(take).ToList();
            var rows = (await db.Items.AsNoTracking().Where(i => page.Contains(i.Key)).ToListAsync(stop)).OrderBy(i => page.IndexOf(i.Key)).ToList();
            return new Page<DraftHead>(found.Count, await DraftReading.HeadsAsync(db, site, rows, stop));
        }, stop);

    /// <summary>All below an item, without the item itself, parents first.</summary>
    public Task<IReadOnlyList<Guid>> BelowAsync(Guid key, CancellationToken stop) =>
        ReadAsync<IReadOnlyList<Guid>>(async (db, _) => [.. (await Rows.BelowAsync(db, key, stop)).Select(i => i.Key)], stop);

    /// <summary>The item as readers see it: only its published cultures, with the values they were published with. Null when none is.</summary>
    public Task<DraftItem?> PublishedAsync(Guid key, CancellationToken stop) =>
        ReadAsync((db, site) => DraftReading.PublishedAsync(db, site, key, stop), stop);

    /// <summary>Types and languages as the drafts see them now.</summary>
    /// <returns>Languages with the default first.</returns>
    public Task<(ContentModel Types, IReadOnlyList<Language> Languages)> ModelAsync(CancellationToken stop) =>
        ReadAsync<(ContentModel, IReadOnlyList<Language>)>((_, site) => Task.FromResult<(ContentModel, IReadOnlyList<Language>)>((site.Types, site.Languages)), stop);

    private static IOrderedQueryable<ItemRow> Ordered(IQueryable<ItemRow> items) =>
        items.OrderBy(i => i.SortOrder).ThenBy(i => i.Created).ThenBy(i => i.Key);
}
