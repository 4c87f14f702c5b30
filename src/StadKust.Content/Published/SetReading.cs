using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Brings a set from one state of the database to a later one, reading only what the change log names.</summary>
internal sealed class SetReading(ContentStore store, ModelInStore models, IBodies bodies, bool drafted)
{
    // Beyond so many items reading all of them is quicker than asking for each.
    private const int ReadAllBeyond = 2_000;

    /// <returns>The same set when nothing has changed.</returns>
    public async Task<IndexedSet> AdvanceAsync(IndexedSet before, CancellationToken stop)
    {
        await using var db = store.Open();
        await using var snapshot = await store.SnapshotAsync(db, stop);
        var last = await db.Changes.MaxAsync(c => (long?)c.Sequence, stop) ?? 0;
        if (last == before.Number)
        {
            return before;
        }

        // The first time everything is read, whatever the log says.
        var changed = await db.Changes.AsNoTracking().Where(c => before.Number > 0 && c.Sequence > before.Number)
            .Select(c => new { c.Kind, c.Key, c.Culture }).Distinct().ToListAsync(stop);
        var kinds = changed.Select(c => c.Kind).ToHashSet();
        var site = await models.ReadAsync(db, last, stop);
        var fresh = before.Number == 0 || kinds.Contains(ChangeKind.Language);
        var items = changed.Where(c => c.Kind == ChangeKind.Item).Select(c => Guid.Parse(c.Key)).Distinct().ToList();
        var media = changed.Where(c => c.Kind == ChangeKind.Media).Select(c => Guid.Parse(c.Key)).Distinct().ToList();
        var redirects = changed.Where(c => c.Kind == ChangeKind.Redirect).Select(c => (c.Culture, c.Key)).ToList();
        if (fresh && !drafted && bodies is BodiesInStore kept)
        {
            await kept.WarmAsync(db, stop);
        }

        var typesChanged = kinds.Contains(ChangeKind.Type) || kinds.Contains(ChangeKind.DataType);
        return new IndexedSet
        {
            Bodies = bodies,
            Number = last,
            Types = site.Types,
            Spoken = [.. site.Languages],
            Tree = await TreeAsync(db, site, fresh ? null : before.Tree, items, stop),
            MediaItems = await MediaAsync(db, site, fresh || typesChanged ? null : before.MediaItems, media, stop),
            Words = fresh || kinds.Contains(ChangeKind.Word) ? await WordsAsync(db, stop) : before.Words,
            Old = await RedirectsAsync(db, fresh ? null : before.Old, redirects, stop),
        };
    }

    private async Task<SetTree> TreeAsync(ContentDb db, SiteModel site, SetTree? before, List<Guid> items, CancellationToken stop)
    {
        if (before is null || items.Count > ReadAllBeyond)
        {
            var all = SetTree.Empty.Change();
            var variants = (await Variants(db.Variants).ToListAsync(stop)).ToLookup(v => v.Item);
            await foreach (var item in db.Items.AsNoTracking().Where(i => !i.Trashed).AsAsyncEnumerable().WithCancellation(stop))
            {
                Put(all, site, item, variants[item.Key]);
            }

            return all.Freeze();
        }

        if (items.Count == 0)
        {
            return before;
        }

        var change = before.Change();
        foreach (var chunk in items.Chunk(Rows.Chunk))
        {
            var rows = await db.Items.AsNoTracking().Where(i => chunk.Contains(i.Key)).ToDictionaryAsync(i => i.Key, stop);
            var variants = (await Variants(db.Variants.Where(v => chunk.Contains(v.Item))).ToListAsync(stop)).ToLookup(v => v.Item);
            foreach (var key in chunk)
            {
                if (!rows.TryGetValue(key, out var item) || item.Trashed || !Put(change, site, item, variants[key]))
                {
                    change.Remove(key);
                }
            }
        }

        return change.Freeze();
    }

    // False when the item has no place in the set.
    private bool Put(SetTreeChange change, SiteModel site, ItemRow item, IEnumerable<VariantHead> variants)
    {
        var heads = new List<SetVariant>();
        var shared = drafted ? item.SharedBody : item.PublishedSharedBody;
        foreach (var variant in variants.OrderBy(v => site.Rank(v.Culture)))
        {
            // An item that does not vary is there in every language.
            var cultures = variant.Culture.Length == 0 ? site.Languages.Select(l => l.Culture) : [new Culture(variant.Culture)];
            heads.AddRange(cultures.Select(culture => new SetVariant(
                culture, variant.Name, variant.Slug, Instant.Utc(variant.Updated), variant.Body, SetVariant.HashOf(item.Type, variant.Name, shared!, variant.Body))));
        }

        if (heads.Count == 0)
        {
            return false;
        }

        change.Put(new SetNode(
            new ItemEntry(item.Key, item.Type, item.Parent, item.SortOrder, item.Level, Instant.Utc(item.Created), [.. heads.Select(h => h.Culture)]),
            shared!, [.. heads]));
        return true;
    }

    private sealed record VariantHead(Guid Item, string Culture, string Name, string Slug, string Body, long Updated);

    private IQueryable<VariantHead> Variants(IQueryable<VariantRow> rows) =>
        drafted
            ? rows.AsNoTracking().Select(v => new VariantHead(v.Item, v.Culture, v.Name, v.Slug, v.Body, v.Updated))
            : rows.AsNoTracking().Where(v => v.IsPublished)
                .Select(v => new VariantHead(v.Item, v.Culture, v.PublishedName!, v.PublishedSlug!, v.PublishedBody!, v.Published!.Value));

    private static async Task<ImmutableDictionary<Guid, MediaEntry>> MediaAsync(
        ContentDb db, SiteModel site, ImmutableDictionary<Guid, MediaEntry>? before, List<Guid> keys, CancellationToken stop)
    {
        if (before is not null && keys.Count == 0)
        {
            return before;
        }

        var all = before is null || keys.Count > ReadAllBeyond;
        var media = (all ? ImmutableDictionary<Guid, MediaEntry>.Empty : before!).ToBuilder();
        foreach (var chunk in all ? [[]] : keys.Chunk(Rows.Chunk))
        {
            media.RemoveRange(chunk);
            var rows =
                from m in db.Media.AsNoTracking()
                join b in db.Bodies.AsNoTracking() on m.Body equals b.Hash
                where !m.Trashed && (all || chunk.Contains(m.Key))
                select new { m, b.Bytes };
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(stop))
            {
                media[row.m.Key] = Entry(row.m, new PropertyValues(JsonText.Values(row.Bytes), site.Types));
            }
        }

        return media.ToImmutable();
    }

    private static MediaEntry Entry(MediaRow m, PropertyValues values) => new(
        m.Key, m.Type, m.Name, m.Parent, m.SortOrder, m.Level, Instant.Utc(m.Created), Instant.Utc(m.Updated), m.Path, m.Hash, m.Width, m.Height, m.Bytes,
        m.FocalLeft is { } left && m.FocalTop is { } top ? new FocalPoint(left, top) : null, values);

    private static async Task<ImmutableDictionary<string, ImmutableDictionary<Culture, string>>> WordsAsync(ContentDb db, CancellationToken stop)
    {
        var words = ImmutableDictionary.CreateBuilder<string, ImmutableDictionary<Culture, string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in await db.Words.AsNoTracking().ToListAsync(stop))
        {
            var texts = WordTexts.Read(word.Texts);
            if (!texts.IsEmpty)
            {
                words[word.Name] = texts;
            }
        }

        return words.ToImmutable();
    }

    private static async Task<Redirects> RedirectsAsync(ContentDb db, Redirects? before, List<(string Culture, string Path)> changed, CancellationToken stop)
    {
        if (before is not null && changed.Count == 0)
        {
            return before;
        }

        var items = (before?.Items ?? ImmutableDictionary<SlugKey, Guid>.Empty).ToBuilder();
        if (before is null || changed.Count > ReadAllBeyond)
        {
            items.Clear();
            foreach (var row in await db.Redirects.AsNoTracking().ToListAsync(stop))
            {
                items[Redirects.Key(new Culture(row.Culture), row.Path)] = row.Item;
            }
        }
        else
        {
            foreach (var (culture, path) in changed)
            {
                if (await db.Redirects.AsNoTracking().SingleOrDefaultAsync(r => r.Culture == culture && r.Path == path, stop) is { } row)
                {
                    items[Redirects.Key(new Culture(culture), path)] = row.Item;
                }
                else
                {
                    items.Remove(Redirects.Key(new Culture(culture), path));
                }
            }
        }

        return new Redirects(items.ToImmutable());
    }
}

/// <summary>Texts of a word as JSON, cultures in ordinal order.</summary>
internal static class WordTexts
{
    public static string Write(IEnumerable<KeyValuePair<Culture, string>> texts) =>
        JsonText.Compact(JsonSerializer.SerializeToElement(
            new SortedDictionary<string, string>(texts.ToDictionary(t => t.Key.Code, t => t.Value), StringComparer.Ordinal)));

    public static ImmutableDictionary<Culture, string> Read(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(json)!.ToImmutableDictionary(t => new Culture(t.Key), t => t.Value);
}
