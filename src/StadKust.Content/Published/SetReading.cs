using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;

namespace StadKust.Content;

/// <summary>Brings a set from one state of the database to a later one, reading only what the change log names.</summary>
/// <param name="image">File with a stored index to begin with; null: all rows are read at first.</param>
internal sealed class SetReading(ContentStore store, ModelInStore models, IBodies bodies, bool drafted, string? image = null)
{
    // Beyond so many items reading all of them is quicker than asking for each.
    private const int ReadAllBeyond = 2_000;

    private readonly Snapshots read = new(store.Options.SnapshotBudget);

    /// <summary>The last change of the stored index this began with; 0 when it did not.</summary>
    public long FromImage { get; private set; }

    /// <returns>The same set when nothing has changed.</returns>
    public async Task<IndexedSet> AdvanceAsync(IndexedSet before, CancellationToken stop)
    {
        await using var state = await StateReading.OpenAsync(store, stop);
        var last = await state.LastChangeAsync(stop);
        if (last == before.Number)
        {
            return before;
        }

        // The first time everything is read, whatever the log says, but for items that an image holds.
        var stored = before.Number == 0 && image is not null && SetImage.Read(image) is { } kept && await state.MarkAsync(kept.Mark.Sequence, stop) == kept.Mark ? kept : default;
        FromImage = before.Number == 0 && stored.Tree is not null ? stored.Mark.Sequence : FromImage;
        var since = before.Number == 0 ? FromImage : before.Number;
        var changed = since == 0 ? [] : await state.ListAsync(
            """SELECT DISTINCT "Kind", "Key", "Culture" FROM content_change WHERE "Sequence" > @p0""",
            r => (Kind: r.GetString(0), Key: r.GetString(1), Culture: r.GetString(2)), [since], stop);
        var kinds = changed.Select(c => c.Kind).ToHashSet();
        var site = await models.ReadAsync(state, last, stop);
        var fresh = before.Number == 0 || kinds.Contains(ChangeKind.Language);
        var items = changed.Where(c => c.Kind == ChangeKind.Item).Select(c => Guid.Parse(c.Key)).Distinct().ToList();
        var media = changed.Where(c => c.Kind == ChangeKind.Media).Select(c => Guid.Parse(c.Key)).Distinct().ToList();
        var redirects = changed.Where(c => c.Kind == ChangeKind.Redirect).Select(c => (c.Culture, c.Key)).ToList();
        var typesChanged = kinds.Contains(ChangeKind.Type) || kinds.Contains(ChangeKind.DataType);
        var (tree, change) = await TreeAsync(state, site, kinds.Contains(ChangeKind.Language) ? null : before.Number == 0 ? stored.Tree : before.Tree, items, stop);
        var set = new IndexedSet
        {
            Bodies = bodies,
            Read = read,
            Number = last,
            Types = site.Types,
            Spoken = [.. site.Languages],
            Tree = tree,
            MediaItems = await MediaInSet.ReadAsync(state, site.Types, fresh || typesChanged || media.Count > ReadAllBeyond ? null : before.MediaItems, media, stop),
            Words = fresh || kinds.Contains(ChangeKind.Word) ? await WordsAsync(state, stop) : before.Words,
            Old = await RedirectsAsync(state, fresh ? null : before.Old, redirects, stop),
        };
        if (change is not null && before.Number > 0)
        {
            var onlyItems = kinds.All(k => k is ChangeKind.Item or ChangeKind.Domain or ChangeKind.Template);
            set.Follow(before, new SetChanges(change.Changed, change.SameTree, onlyItems), change.Moved);
        }

        return set;
    }

    // Without a change when everything was read anew.
    private async Task<(SetTree Tree, SetTreeChange? Change)> TreeAsync(StateReading state, SiteModel site, SetTree? before, List<Guid> items, CancellationToken stop)
    {
        if (before is null || items.Count > ReadAllBeyond)
        {
            var all = SetTree.Empty.Change();
            var variants = (await state.ListAsync(VariantColumns + (drafted ? "" : """ WHERE "IsPublished" """), Head, stop)).ToLookup(v => v.Item);
            foreach (var item in await state.ListAsync(ItemColumns + " WHERE NOT \"Trashed\"", Item, stop))
            {
                Put(all, site, item, variants[item.Key]);
            }

            return (all.Freeze(), null);
        }

        var change = before.Change();
        if (items.Count == 0)
        {
            return (before, change);
        }

        var rows = (await state.OfKeysAsync(ItemColumns + " WHERE NOT \"Trashed\" AND", "\"Key\"", items, Item, stop)).ToDictionary(i => i.Key);
        var heads = (await state.OfKeysAsync(VariantColumns + (drafted ? " WHERE" : """ WHERE "IsPublished" AND"""), "\"Item\"", items, Head, stop)).ToLookup(v => v.Item);
        foreach (var key in items)
        {
            if (!rows.TryGetValue(key, out var item) || !Put(change, site, item, heads[key]))
            {
                change.Remove(key);
            }
        }

        return (change.Freeze(), change);
    }

    // False when the item has no place in the set.
    private static bool Put(SetTreeChange change, SiteModel site, ItemHead item, IEnumerable<VariantHead> variants)
    {
        var heads = new List<SetVariant>();
        foreach (var variant in variants.OrderBy(v => site.Rank(v.Culture)))
        {
            // An item that does not vary is there in every language.
            var cultures = variant.Culture.Length == 0 ? site.Languages.Select(l => l.Culture) : [new Culture(variant.Culture)];
            foreach (var culture in cultures)
            {
                // Names of a place are mostly the same in all languages: one string serves them.
                var before = heads.Count > 0 ? heads[^1] : null;
                heads.Add(new SetVariant(
                    culture, before?.Name == variant.Name ? before.Name : variant.Name, before?.Slug == variant.Slug ? before.Slug : variant.Slug,
                    Instant.Utc(variant.Updated), variant.Body));
            }
        }

        if (heads.Count == 0)
        {
            return false;
        }

        change.Put(new SetNode(
            new ItemEntry(item.Key, item.Type, item.Parent, item.SortOrder, item.Level, Instant.Utc(item.Created), [.. heads.Select(h => h.Culture)]),
            item.Shared!.Value, [.. heads]));
        return true;
    }

    private sealed record ItemHead(Guid Key, string Type, Guid? Parent, int SortOrder, int Level, long Created, BodyHash? Shared);

    private string ItemColumns =>
        $"""SELECT "Key", "Type", "Parent", "SortOrder", "Level", "Created", {(drafted ? "\"SharedBody\"" : "\"PublishedSharedBody\"")} FROM content_item""";

    // Types are few and known by one string each.
    private static ItemHead Item(DbDataReader r) =>
        new(r.GetGuid(0), string.Intern(r.GetString(1)), r.KeyOrNull(2), r.GetInt32(3), r.GetInt32(4), r.GetInt64(5), r.TextOrNull(6) is { } shared ? BodyHash.Parse(shared) : null);

    private sealed record VariantHead(Guid Item, string Culture, string Name, string Slug, BodyHash Body, long Updated);

    private string VariantColumns => drafted
        ? """SELECT "Item", "Culture", "Name", "Slug", "Body", "Updated" FROM content_variant"""
        : """SELECT "Item", "Culture", "PublishedName", "PublishedSlug", "PublishedBody", "Published" FROM content_variant""";

    private static VariantHead Head(DbDataReader r) => new(r.GetGuid(0), string.Intern(r.GetString(1)), r.GetString(2), r.GetString(3), BodyHash.Parse(r.GetString(4)), r.GetInt64(5));

    private static async Task<ImmutableDictionary<string, ImmutableDictionary<Culture, string>>> WordsAsync(StateReading state, CancellationToken stop)
    {
        var words = ImmutableDictionary.CreateBuilder<string, ImmutableDictionary<Culture, string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, stored) in await state.ListAsync("""SELECT "Name", "Texts" FROM content_word""", r => (r.GetString(0), r.GetString(1)), stop))
        {
            var texts = WordTexts.Read(stored);
            if (!texts.IsEmpty)
            {
                words[name] = texts;
            }
        }

        return words.ToImmutable();
    }

    private static async Task<Redirects> RedirectsAsync(StateReading state, Redirects? before, List<(string Culture, string Path)> changed, CancellationToken stop)
    {
        if (before is not null && changed.Count == 0)
        {
            return before;
        }

        const string Columns = """SELECT "Culture", "Path", "Item" FROM content_redirect""";
        var items = (before?.Items ?? ImmutableDictionary<SlugKey, Guid>.Empty).ToBuilder();
        if (before is null || changed.Count > ReadAllBeyond)
        {
            items.Clear();
            foreach (var (key, item) in await state.ListAsync(Columns, Old, stop))
            {
                items[key] = item;
            }

            return new Redirects(items.ToImmutable());
        }

        foreach (var (culture, path) in changed)
        {
            items.Remove(Redirects.Key(new Culture(culture), path));
            foreach (var (key, item) in await state.ListAsync(Columns + """ WHERE "Culture" = @p0 AND "Path" = @p1""", Old, [culture, path], stop))
            {
                items[key] = item;
            }
        }

        return new Redirects(items.ToImmutable());

        static (SlugKey Key, Guid Item) Old(DbDataReader r) => (Redirects.Key(new Culture(r.GetString(0)), r.GetString(1)), r.GetGuid(2));
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
