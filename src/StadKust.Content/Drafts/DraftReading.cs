using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Rows to what editors see.</summary>
internal static class DraftReading
{
    public static VariantState State(VariantRow variant, ItemRow item) =>
        variant.IsPublished
            ? variant.Body == variant.PublishedBody && variant.Name == variant.PublishedName && item.SharedBody == item.PublishedSharedBody
                ? VariantState.Published
                : VariantState.PublishedWithChanges
            : variant.Published is null ? VariantState.Draft : VariantState.Withdrawn;

    public static async Task<DraftItem?> ItemAsync(ContentDb db, SiteModel site, Guid key, CancellationToken stop)
    {
        if (await db.Items.AsNoTracking().SingleOrDefaultAsync(i => i.Key == key, stop) is not { } item)
        {
            return null;
        }

        var variants = await db.Variants.AsNoTracking().Where(v => v.Item == key).ToListAsync(stop);
        var hashes = variants.Select(v => v.Body).Append(item.SharedBody).Distinct().ToList();
        var bodies = await db.Bodies.Where(b => hashes.Contains(b.Hash)).ToDictionaryAsync(b => b.Hash, b => b.Bytes, stop);
        return new DraftItem(
            item.Key, item.Type, item.Parent, item.SortOrder, item.Level, item.Trashed, item.TrashedParent, Instant.Utc(item.Created),
            Instant.Utc(item.Updated), item.Version, item.Name, Template(item), Values(bodies[item.SharedBody]),
            variants.Exists(v => v.IsPublished) && item.SharedBody != item.PublishedSharedBody,
            [
                .. variants.OrderBy(v => site.Rank(v.Culture)).Select(v => new DraftVariant(
                    new Culture(v.Culture), v.Name, v.Slug, State(v, item), Instant.Utc(v.Updated), Utc(v.Published), Values(bodies[v.Body]))),
            ]);
    }

    /// <summary>The item as it was published last; null when no culture is published.</summary>
    public static async Task<DraftItem?> PublishedAsync(ContentDb db, SiteModel site, Guid key, CancellationToken stop)
    {
        var variants = await db.Variants.AsNoTracking().Where(v => v.Item == key && v.IsPublished).ToListAsync(stop);
        if (variants.Count == 0 || await db.Items.AsNoTracking().SingleOrDefaultAsync(i => i.Key == key, stop) is not { PublishedSharedBody: { } shared } item)
        {
            return null;
        }

        var hashes = variants.Select(v => v.PublishedBody!).Append(shared).Distinct().ToList();
        var bodies = await db.Bodies.Where(b => hashes.Contains(b.Hash)).ToDictionaryAsync(b => b.Hash, b => b.Bytes, stop);
        return new DraftItem(
            item.Key, item.Type, item.Parent, item.SortOrder, item.Level, item.Trashed, item.TrashedParent, Instant.Utc(item.Created),
            Instant.Utc(item.Updated), item.Version, item.Name, Template(item), Values(bodies[shared]), false,
            [
                .. variants.OrderBy(v => site.Rank(v.Culture)).Select(v => new DraftVariant(
                    new Culture(v.Culture), v.PublishedName!, v.PublishedSlug!, State(v, item), Instant.Utc(v.Updated), Utc(v.Published), Values(bodies[v.PublishedBody!]))),
            ]);
    }

    /// <summary>Heads in the order of the rows.</summary>
    public static async Task<IReadOnlyList<DraftHead>> HeadsAsync(ContentDb db, SiteModel site, IReadOnlyList<ItemRow> items, CancellationToken stop)
    {
        var keys = items.Select(i => i.Key).ToList();
        var variants = new List<VariantRow>();
        var parents = new HashSet<Guid>();
        foreach (var chunk in keys.Chunk(Rows.Chunk))
        {
            variants.AddRange(await db.Variants.AsNoTracking().Where(v => chunk.Contains(v.Item)).ToListAsync(stop));
            parents.UnionWith(await db.Items.Where(i => i.Parent != null && chunk.Contains(i.Parent.Value)).Select(i => i.Parent!.Value).Distinct().ToListAsync(stop));
        }

        var ofItem = variants.ToLookup(v => v.Item);
        return
        [
            .. items.Select(item => new DraftHead(
                item.Key, item.Type, item.Parent, item.SortOrder, item.Level, item.Trashed, parents.Contains(item.Key), Instant.Utc(item.Created),
                Instant.Utc(item.Updated), item.Name, Template(item),
                [
                    .. ofItem[item.Key].OrderBy(v => site.Rank(v.Culture)).Select(v => new DraftVariantHead(
                        new Culture(v.Culture), v.Name, State(v, item), Instant.Utc(v.Updated), Utc(v.Published))),
                ])),
        ];
    }

    public static ImmutableDictionary<string, JsonElement> Values(byte[] body) => JsonText.Values(body).ToImmutableDictionary();

    private static TemplateRef? Template(ItemRow item) => item.TemplateKey is { } key ? new TemplateRef(key, item.TemplateAlias ?? "") : null;

    private static DateTime? Utc(long? instant) => instant is { } at ? Instant.Utc(at) : null;
}

internal static class Rows
{
    /// <summary>Keys in one query: both databases take more, but plans get worse.</summary>
    public const int Chunk = 500;

    public static readonly Comparison<ItemRow> InOrder = (a, b) =>
        a.SortOrder != b.SortOrder ? a.SortOrder.CompareTo(b.SortOrder)
        : a.Created != b.Created ? a.Created.CompareTo(b.Created)
        : a.Key.CompareTo(b.Key);

    /// <summary>All items below, tracked, parents before children.</summary>
    public static async Task<List<ItemRow>> BelowAsync(ContentDb db, Guid key, CancellationToken stop)
    {
        var found = new List<ItemRow>();
        List<Guid> level = [key];
        while (level.Count > 0)
        {
            var next = new List<Guid>();
            foreach (var chunk in level.Chunk(Chunk))
            {
                var children = await db.Items.Where(i => i.Parent != null && chunk.Contains(i.Parent.Value)).ToListAsync(stop);
                children.Sort(InOrder);
                found.AddRange(children);
                next.AddRange(children.Select(c => c.Key));
            }

            level = next;
        }

        return found;
    }

    public static async Task<ILookup<Guid, VariantRow>> VariantsAsync(ContentDb db, IEnumerable<Guid> items, CancellationToken stop)
    {
        var found = new List<VariantRow>();
        foreach (var chunk in items.Chunk(Chunk))
        {
            found.AddRange(await db.Variants.Where(v => chunk.Contains(v.Item)).ToListAsync(stop));
        }

        return found.ToLookup(v => v.Item);
    }
}
