using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Work in progress: making, saving, publishing, moving and deleting items.</summary>
/// <remarks>
/// Every method is one transaction that also writes the change log; what people can put right comes back as findings.
/// <c>who</c> is the name or the key of the account, kept in log and revisions.
/// </remarks>
public sealed partial class Drafts
{
    private readonly ContentStore store;
    private readonly ModelInStore model;
    private readonly Signal signal;
    private readonly string? why;

    internal Drafts(ContentStore store, ModelInStore model, Signal signal, string? why = null)
    {
        this.store = store;
        this.model = model;
        this.signal = signal;
        this.why = why;
    }

    /// <summary>The same, with a reason that is kept in log and revisions: <c>drafts.Because("price corrected").SaveAsync(…)</c>.</summary>
    public Drafts Because(string reason) => new(store, model, signal, reason.Length > LongestReason ? reason[..LongestReason] : reason);

    private const int LongestReason = 500;

    public Task<DraftItem?> FindAsync(Guid key, CancellationToken stop) =>
        ReadAsync((db, site) => DraftReading.ItemAsync(db, site, key, stop), stop);

    /// <summary>Children in order; roots for null. Trashed items are not among them.</summary>
    public Task<IReadOnlyList<DraftHead>> ChildrenAsync(Guid? parent, CancellationToken stop) =>
        HeadsAsync(items => items.Where(i => i.Parent == parent && !i.Trashed), stop);

    /// <summary>Items in the bin, the topmost of what went there together.</summary>
    public Task<IReadOnlyList<DraftHead>> TrashedAsync(CancellationToken stop) =>
        HeadsAsync(items => items.Where(i => i.Parent == null && i.Trashed), stop);

    /// <summary>Those that exist, trashed or not.</summary>
    /// <param name="keys">At most 500.</param>
    public Task<IReadOnlyList<DraftHead>> HeadsAsync(IReadOnlyCollection<Guid> keys, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys.Count, Rows.Chunk);
        return HeadsAsync(items => items.Where(i => keys.Contains(i.Key)), stop);
    }

    /// <summary>From the root down to the item itself.</summary>
    public Task<IReadOnlyList<DraftHead>> AncestorsAsync(Guid key, CancellationToken stop) =>
        ReadAsync<IReadOnlyList<DraftHead>>(async (db, site) =>
        {
            var way = new List<ItemRow>();
            for (Guid? at = key; at is { } here && await db.Items.AsNoTracking().SingleOrDefaultAsync(i => i.Key == here, stop) is { } item; at = item.Parent)
            {
                way.Insert(0, item);
            }

            return await DraftReading.HeadsAsync(db, site, way, stop);
        }, stop);

    public Task<Outcome> CreateAsync(NewItem item, string who, CancellationToken stop)
    {
        var key = item.Key ?? Guid.NewGuid();
        return ChangeAsync(key, who, (writing, site) => Saving.CreateAsync(writing, site, item, key, stop), stop);
    }

    public Task<Outcome> SaveAsync(ItemChange change, string who, CancellationToken stop) =>
        ChangeAsync(change.Key, who, (writing, site) => Saving.SaveAsync(writing, site, change, stop), stop);

    /// <summary>What would stop publishing: mandatory values, patterns, slugs of siblings.</summary>
    public async Task<ImmutableArray<Finding>> CheckAsync(Guid key, IReadOnlyCollection<Culture> cultures, CancellationToken stop)
    {
        await using var writing = await Writing.BeginAsync(store, signal, "", stop);
        var site = await model.ReadAsync(writing.Db, writing.Last, stop);
        return await OfItemAsync(writing, site, key, cultures, async (item, variants, wanted) =>
            await new Publishing(writing, site).CheckAsync(item, [.. variants.Where(v => wanted.Contains(v.Culture))], stop), stop) is { } findings
            ? [.. findings]
            : [];
    }

    /// <summary>Freezes the cultures asked for, and the shared values, which every published culture shows.</summary>
    public Task<Outcome> PublishAsync(Guid key, IReadOnlyCollection<Culture> cultures, string who, CancellationToken stop) =>
        ChangeAsync(key, who, (writing, site) => OfItemAsync(writing, site, key, cultures, async (item, variants, wanted) =>
        {
            var publishing = new Publishing(writing, site);
            var findings = await publishing.CheckAsync(item, [.. variants.Where(v => wanted.Contains(v.Culture))], stop);
            if (!findings.Exists(f => f.Severity == Severity.Error))
            {
                await publishing.FreezeAsync(item, variants, wanted, stop);
                findings.AddRange(await UnreachableAsync(writing.Db, item, wanted, stop));
            }

            return findings;
        }, stop), stop);

    /// <summary>As one batch: an item that has an error stops all.</summary>
    /// <param name="includeUnpublished">False: below the item only variants that are published already.</param>
    public Task<Outcome> PublishWithDescendantsAsync(
        Guid key, IReadOnlyCollection<Culture> cultures, bool includeUnpublished, string who, CancellationToken stop) =>
        ChangeAsync(key, who, (writing, site) => OfItemAsync(writing, site, key, cultures, async (top, _, wanted) =>
        {
            var all = await Rows.BelowAsync(writing.Db, key, stop);
            all.Insert(0, top);
            var variants = await Rows.VariantsAsync(writing.Db, all.Select(i => i.Key), stop);
            var publishing = new Publishing(writing, site);
            var findings = new List<Finding>();
            var chosenOf = all.ToDictionary(i => i.Key, i => variants[i.Key]
                .Where(v => (wanted.Contains(v.Culture) || v.Culture.Length == 0) && (i == top || includeUnpublished || v.IsPublished)).ToList());
            publishing.Together(chosenOf.Values.SelectMany(c => c));
            foreach (var item in all)
            {
                var (own, chosen) = (variants[item.Key].ToList(), chosenOf[item.Key]);
                if (chosen.Count == 0)
                {
                    continue;
                }

                findings.AddRange(await publishing.CheckAsync(item, chosen, stop));
                await publishing.FreezeAsync(item, own, [.. chosen.Select(v => v.Culture)], stop);
            }

            return findings;
        }, stop), stop);

    public Task<Outcome> WithdrawAsync(Guid key, IReadOnlyCollection<Culture> cultures, string who, CancellationToken stop) =>
        ChangeAsync(key, who, (writing, site) => OfItemAsync(writing, site, key, cultures, (item, variants, wanted) =>
        {
            new Publishing(writing, site).Withdraw(item, variants.Where(v => wanted.Contains(v.Culture)));
            return Task.FromResult(new List<Finding>());
        }, stop), stop);

    /// <summary>The old address sends readers to the new one.</summary>
    public Task<Outcome> MoveAsync(Guid key, Guid? parent, string who, CancellationToken stop) =>
        ChangeAsync(key, who, (writing, site) => Moving.MoveAsync(writing, site, key, parent, stop), stop);

    /// <param name="order">Keys of children in their new order; those not named follow in their old one.</param>
    public Task<Outcome> SortAsync(Guid? parent, IReadOnlyList<Guid> order, string who, CancellationToken stop) =>
        ChangeAsync(parent ?? Guid.Empty, who, (writing, _) => Moving.SortAsync(writing, parent, order, stop), stop);

    /// <summary>Puts the item and all below it into the bin; all of it is withdrawn.</summary>
    public Task<Outcome> TrashAsync(Guid key, string who, CancellationToken stop) =>
        ChangeAsync(key, who, (writing, site) => Bin.TrashAsync(writing, site, key, stop), stop);

    /// <summary>Back to where it was, or below <paramref name="parent"/>. Stays unpublished until somebody publishes.</summary>
    public Task<Outcome> RestoreAsync(Guid key, Guid? parent, string who, CancellationToken stop) =>
        ChangeAsync(key, who, (writing, site) => Bin.RestoreAsync(writing, site, key, parent, stop), stop);

    /// <summary>Deletes for good, with everything below. Only from the bin.</summary>
    public Task<Outcome> DeleteAsync(Guid key, string who, CancellationToken stop) =>
        ChangeAsync(key, who, (writing, _) => Bin.DeleteAsync(writing, key, stop), stop);

    /// <summary>Newest first. The empty culture gives the shared values.</summary>
    public async Task<IReadOnlyList<Revision>> RevisionsAsync(Guid key, Culture culture, CancellationToken stop)
    {
        await using var db = store.Open();
        var code = culture.Code;
        var rows = await db.Revisions.AsNoTracking().Where(r => r.Item == key && r.Culture == code).OrderByDescending(r => r.Id).ToListAsync(stop);
        return [.. rows.Select(r => RevisionReading.Of(r))];
    }

    public async Task<ImmutableDictionary<string, JsonElement>?> RevisionValuesAsync(long id, CancellationToken stop)
    {
        await using var db = store.Open();
        var body = await (from r in db.Revisions join b in db.Bodies on r.Body equals b.Hash where r.Id == id select b.Bytes).SingleOrDefaultAsync(stop);
        return body is null ? null : DraftReading.Values(body);
    }

    /// <summary>Everything as published, as <see cref="SiteExport.Write"/> takes it; what is not published is there as drafted, and marked so.</summary>
    public Task<SiteExport> ExportAsync(CancellationToken stop) => ExportAsync(ExportSide.Published, stop);

    /// <summary>Everything, as <see cref="SiteExport.Write"/> takes it. Items whose draft differs from what is published are named in the findings, with the fields.</summary>
    public Task<SiteExport> ExportAsync(ExportSide side, CancellationToken stop) => ReadAsync((db, site) => DraftExport.ReadAsync(db, site, side, stop), stop);

    private Task<IReadOnlyList<DraftHead>> HeadsAsync(Func<IQueryable<ItemRow>, IQueryable<ItemRow>> which, CancellationToken stop) =>
        ReadAsync(async (db, site) =>
        {
            var rows = await which(db.Items.AsNoTracking()).ToListAsync(stop);
            rows.Sort(Rows.InOrder);
            return await DraftReading.HeadsAsync(db, site, rows, stop);
        }, stop);

    private async Task<T> ReadAsync<T>(Func<ContentDb, SiteModel, Task<T>> read, CancellationToken stop)
    {
        await using var db = store.Open();
        await using var snapshot = await store.SnapshotAsync(db, stop);
        return await read(db, await model.ReadAsync(db, await db.Changes.MaxAsync(c => (long?)c.Sequence, stop) ?? 0, stop));
    }

    private async Task<Outcome> ChangeAsync(Guid key, string who, Func<Writing, SiteModel, Task<List<Finding>>> change, CancellationToken stop)
    {
        await using var writing = await Writing.BeginAsync(store, signal, who, stop, why);
        var findings = await change(writing, await model.ReadAsync(writing.Db, writing.Last, stop));
        if (findings.Exists(f => f.Severity == Severity.Error))
        {
            return new Outcome(key, 0, [.. findings]);
        }

        await writing.CommitAsync(stop);
        return new Outcome(key, writing.Sequence, [.. findings]);
    }

    // Finds the item with its variants and spells the cultures asked for; an item that does not vary takes any culture for its only one.
    private static async Task<List<Finding>> OfItemAsync(
        Writing writing, SiteModel site, Guid key, IReadOnlyCollection<Culture> cultures,
        Func<ItemRow, List<VariantRow>, IReadOnlyCollection<string>, Task<List<Finding>>> then, CancellationToken stop)
    {
        if (await writing.Db.Items.FindAsync([key], stop) is not { } item)
        {
            return [Saving.Missing(key)];
        }

        var variants = await writing.Db.Variants.Where(v => v.Item == key).ToListAsync(stop);
        if (variants is [{ Culture: "" }])
        {
            return await then(item, variants, [""]);
        }

        var missing = cultures.Where(c => !variants.Exists(v => v.Culture == site.Spelled(c))).ToList();
        return missing.Count > 0
            ? [.. missing.Select(c => VariantMissing(item.Name, c.Code))]
            : await then(item, variants, [.. cultures.Select(c => site.Spelled(c)!).Distinct()]);
    }

    private static async Task<List<Finding>> UnreachableAsync(ContentDb db, ItemRow item, IReadOnlyCollection<string> cultures, CancellationToken stop)
    {
        if (item.Parent is not { } parent)
        {
            return [];
        }

        var findings = new List<Finding>();
        foreach (var culture in cultures.Where(c => c.Length > 0))
        {
            if (await Addresses.PathAsync(db, parent, culture, former: false, stop) is null)
            {
                findings.Add(new Finding(
                    Severity.Warning, "ancestor-unpublished", $"{item.Name} ({culture})", $"An item above is not published in {culture}; readers cannot reach this one.",
                    "Publish the items above it, too."));
            }
        }

        return findings;
    }
}
