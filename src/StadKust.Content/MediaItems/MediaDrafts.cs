using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Media items: reading, making, saving, moving and deleting them. Files lie in <see cref="IMediaFiles"/>.</summary>
/// <remarks>Every change is one transaction that also writes the change log; what people can put right comes back as findings.</remarks>
public sealed class MediaDrafts
{
    private readonly ContentStore store;
    private readonly ModelInStore model;
    private readonly Signal signal;

    internal MediaDrafts(ContentStore store, ModelInStore model, Signal signal)
    {
        this.store = store;
        this.model = model;
        this.signal = signal;
    }

    public async Task<DraftMedia?> FindAsync(Guid key, CancellationToken stop) => (await HeadsAsync([key], stop)) is [var only] ? only : null;

    /// <summary>Those that exist, trashed or not, in the order asked for.</summary>
    public Task<IReadOnlyList<DraftMedia>> HeadsAsync(IReadOnlyCollection<Guid> keys, CancellationToken stop) => ReadAsync<IReadOnlyList<DraftMedia>>(async db =>
    {
        var rows = new List<MediaRow>();
        foreach (var chunk in keys.Chunk(Rows.Chunk))
        {
            rows.AddRange(await db.Media.AsNoTracking().Where(m => chunk.Contains(m.Key)).ToListAsync(stop));
        }

        var byKey = rows.ToDictionary(r => r.Key);
        return await MediaReading.ReadAsync(db, [.. keys.Distinct().Where(byKey.ContainsKey).Select(k => byKey[k])], stop);
    }, stop);

    /// <param name="trashed">True: of what lies in the bin.</param>
    /// <param name="foldersOnly">True: only items without a file.</param>
    /// <param name="text">Only items whose name holds it; whatever the case.</param>
    public Task<Page<DraftMedia>> ChildrenPageAsync(
        Guid? parent, bool trashed, int skip, int take, CancellationToken stop, bool foldersOnly = false, string? text = null,
        MediaOrder order = MediaOrder.Place, bool descending = false) => ReadAsync(async db =>
    {
        var all = db.Media.AsNoTracking().Where(m => m.Parent == parent && m.Trashed == trashed && (!foldersOnly || m.Path == ""));
        if (text is { Length: > 0 })
        {
            var pattern = $"%{text.ToUpperInvariant().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
#pragma warning disable CA1304, CA1311 // becomes upper() of the database
            all = all.Where(m => EF.Functions.Like(m.Name.ToUpper(), pattern, "\\"));
#pragma warning restore CA1304, CA1311
        }

        var total = await all.CountAsync(stop);
        var rows = take == 0 ? [] : await MediaReading.Ordered(all, order, descending).Skip(skip).Take(take).ToListAsync(stop);
        return new Page<DraftMedia>(total, await MediaReading.ReadAsync(db, rows, stop));
    }, stop);

    /// <summary>An item with its neighbours; null when there is no such item.</summary>
    public Task<Stretch<DraftMedia>?> SiblingsAsync(Guid key, int before, int after, CancellationToken stop) => ReadAsync<Stretch<DraftMedia>?>(async db =>
    {
        if (await db.Media.AsNoTracking().SingleOrDefaultAsync(m => m.Key == key, stop) is not { } item)
        {
            return null;
        }

        var keys = await MediaReading.Ordered(db.Media.Where(m => m.Parent == item.Parent && m.Trashed == item.Trashed), MediaOrder.Place, false).Select(m => m.Key).ToListAsync(stop);
        var at = keys.IndexOf(key);
        var (first, last) = (Math.Max(0, at - before), Math.Min(keys.Count - 1, at + after));
        var wanted = keys[first..(last + 1)];
        var rows = (await db.Media.AsNoTracking().Where(m => wanted.Contains(m.Key)).ToListAsync(stop)).OrderBy(m => keys.IndexOf(m.Key)).ToList();
        return new Stretch<DraftMedia>(first, keys.Count - 1 - last, await MediaReading.ReadAsync(db, rows, stop));
    }, stop);

    /// <summary>From the root down to the item itself.</summary>
    public Task<IReadOnlyList<DraftMedia>> AncestorsAsync(Guid key, CancellationToken stop) => ReadAsync<IReadOnlyList<DraftMedia>>(async db =>
    {
        var way = new List<MediaRow>();
        for (Guid? at = key; at is { } here && await db.Media.AsNoTracking().SingleOrDefaultAsync(m => m.Key == here, stop) is { } item; at = item.Parent)
        {
            way.Insert(0, item);
        }

        return await MediaReading.ReadAsync(db, way, stop);
    }, stop);

    /// <summary>Items whose name holds the text, whatever the case and the accents.</summary>
    /// <param name="types">Aliases; empty: all.</param>
    public Task<Page<DraftMedia>> SearchAsync(string text, bool trashed, IReadOnlyCollection<string> types, int skip, int take, CancellationToken stop) => ReadAsync(async db =>
    {
        var compare = CultureInfo.InvariantCulture.CompareInfo;
        var names = await db.Media.AsNoTracking().Where(m => m.Trashed == trashed).Select(m => new { m.Key, m.Type, m.Name }).ToListAsync(stop);
        var found = names
            .Where(n => (types.Count == 0 || types.Contains(n.Type)) && compare.IndexOf(n.Name, text, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0)
            .OrderBy(n => n.Name, StringComparer.OrdinalIgnoreCase).Select(n => n.Key).ToList();
        var page = found.Skip(skip).Take(take).ToList();
        var rows = (await db.Media.AsNoTracking().Where(m => page.Contains(m.Key)).ToListAsync(stop)).OrderBy(m => page.IndexOf(m.Key)).ToList();
        return new Page<DraftMedia>(found.Count, await MediaReading.ReadAsync(db, rows, stop));
    }, stop);

    /// <summary>Items that hold the same bytes already.</summary>
    public Task<IReadOnlyList<DraftMedia>> WithHashAsync(string hash, CancellationToken stop) => ReadAsync(async db =>
        await MediaReading.ReadAsync(db, await db.Media.AsNoTracking().Where(m => m.Hash == hash && !m.Trashed).OrderBy(m => m.Created).Take(10).ToListAsync(stop), stop), stop);

    /// <summary>What would stand in the way of saving: mandatory values, patterns, a place where the type may not lie. Nothing is stored.</summary>
    public async Task<ImmutableArray<Finding>> TryAsync(NewMedia item, CancellationToken stop)
    {
        await using var writing = await Writing.BeginAsync(store, signal, "", stop);
        return [.. await MediaSaving.CreateAsync(writing, await model.ReadAsync(writing.Db, writing.Last, stop), item, stop)];
    }

    /// <inheritdoc cref="TryAsync(NewMedia, CancellationToken)"/>
    public async Task<ImmutableArray<Finding>> TryAsync(MediaChange change, CancellationToken stop)
    {
        await using var writing = await Writing.BeginAsync(store, signal, "", stop);
        return [.. await MediaSaving.SaveAsync(writing, await model.ReadAsync(writing.Db, writing.Last, stop), change, stop)];
    }

    public Task<Outcome> CreateAsync(NewMedia item, string who, CancellationToken stop) =>
        ChangeAsync(item.Key, who, (writing, site) => MediaSaving.CreateAsync(writing, site, item, stop), stop);

    public Task<Outcome> SaveAsync(MediaChange change, string who, CancellationToken stop) =>
        ChangeAsync(change.Key, who, (writing, site) => MediaSaving.SaveAsync(writing, site, change, stop), stop);

    public Task<Outcome> MoveAsync(Guid key, Guid? parent, string who, CancellationToken stop) =>
        ChangeAsync(key, who, (writing, site) => MediaPlaces.MoveAsync(writing, site, key, parent, stop), stop);

    /// <param name="order">Keys of children in their new order; those not named follow in their old one.</param>
    public Task<Outcome> SortAsync(Guid? parent, IReadOnlyList<Guid> order, string who, CancellationToken stop) =>
        ChangeAsync(parent ?? Guid.Empty, who, (writing, _) => MediaPlaces.SortAsync(writing, parent, order, stop), stop);

    /// <summary>Puts the item and all below it into the bin: readers do not get it any more.</summary>
    public Task<Outcome> TrashAsync(Guid key, string who, CancellationToken stop) =>
        ChangeAsync(key, who, (writing, _) => MediaPlaces.TrashAsync(writing, key, stop), stop);

    /// <summary>Back to where it was, or below <paramref name="parent"/>.</summary>
    public Task<Outcome> RestoreAsync(Guid key, Guid? parent, string who, CancellationToken stop) =>
        ChangeAsync(key, who, (writing, site) => MediaPlaces.RestoreAsync(writing, site, key, parent, stop), stop);

    /// <summary>Deletes for good, with everything below. Only from the bin. The bytes stay: closed editions name them by hash.</summary>
    public Task<Outcome> DeleteAsync(Guid key, string who, CancellationToken stop) =>
        ChangeAsync(key, who, (writing, _) => MediaPlaces.DeleteAsync(writing, key, stop), stop);

    private async Task<T> ReadAsync<T>(Func<ContentDb, Task<T>> read, CancellationToken stop)
    {
        await using var db = store.Open();
        await using var snapshot = await store.SnapshotAsync(db, stop);
        return await read(db);
    }

    private async Task<Outcome> ChangeAsync(Guid key, string who, Func<Writing, SiteModel, Task<List<Finding>>> change, CancellationToken stop)
    {
        await using var writing = await Writing.BeginAsync(store, signal, who, stop);
        var findings = await change(writing, await model.ReadAsync(writing.Db, writing.Last, stop));
        if (findings.Exists(f => f.Severity == Severity.Error))
        {
            return new Outcome(key, 0, [.. findings]);
        }

        await writing.CommitAsync(stop);
        return new Outcome(key, writing.Sequence, [.. findings]);
    }
}
