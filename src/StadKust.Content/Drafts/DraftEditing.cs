using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

public sealed partial class Drafts
{
    /// <summary>What would stand in the way of saving these changes and publishing them in some cultures. Nothing is stored.</summary>
    public Task<ImmutableArray<Finding>> TryAsync(ItemChange change, IReadOnlyCollection<Culture> cultures, CancellationToken stop) =>
        TryAsync(async (writing, site) =>
        {
            var findings = await Saving.SaveAsync(writing, site, change, stop);
            return Errors(findings) ? findings : [.. findings, .. await CheckSavedAsync(writing, site, change.Key, cultures, stop)];
        }, stop);

    /// <inheritdoc cref="TryAsync(ItemChange, IReadOnlyCollection{Culture}, CancellationToken)"/>
    public Task<ImmutableArray<Finding>> TryAsync(NewItem item, IReadOnlyCollection<Culture> cultures, CancellationToken stop)
    {
        var key = item.Key ?? Guid.NewGuid();
        return TryAsync(async (writing, site) =>
        {
            var findings = await Saving.CreateAsync(writing, site, item, key, stop);
            return Errors(findings) ? findings : [.. findings, .. await CheckSavedAsync(writing, site, key, cultures, stop)];
        }, stop);
    }

    /// <summary>Saves and publishes in one transaction: when something stands in the way of publishing, nothing is saved either.</summary>
    public Task<Outcome> SaveAndPublishAsync(ItemChange change, IReadOnlyCollection<Culture> cultures, string who, CancellationToken stop) =>
        ChangeAsync(change.Key, who, async (writing, site) =>
        {
            var findings = await Saving.SaveAsync(writing, site, change, stop);
            return Errors(findings) ? findings : [.. findings, .. await PublishSavedAsync(writing, site, change.Key, cultures, stop)];
        }, stop);

    /// <summary>Makes and publishes an item in one transaction.</summary>
    public Task<Outcome> CreateAndPublishAsync(NewItem item, IReadOnlyCollection<Culture> cultures, string who, CancellationToken stop)
    {
        var key = item.Key ?? Guid.NewGuid();
        return ChangeAsync(key, who, async (writing, site) =>
        {
            var findings = await Saving.CreateAsync(writing, site, item, key, stop);
            return Errors(findings) ? findings : [.. findings, .. await PublishSavedAsync(writing, site, key, cultures, stop)];
        }, stop);
    }

    /// <summary>Copies an item as a draft, with all below it if wanted. The copy's own address is left out, so that it is made from the name.</summary>
    /// <returns>The outcome names the copy.</returns>
    public Task<Outcome> CopyAsync(Guid key, Guid? target, bool withDescendants, string who, CancellationToken stop)
    {
        var copy = Guid.NewGuid();
        return ChangeAsync(copy, who, (writing, site) => Copying.CopyAsync(writing, site, key, copy, target, withDescendants, stop), stop);
    }

    private async Task<ImmutableArray<Finding>> TryAsync(Func<Writing, SiteModel, Task<List<Finding>>> change, CancellationToken stop)
    {
        await using var writing = await Writing.BeginAsync(store, signal, "", stop);
        return [.. await change(writing, await model.ReadAsync(writing.Db, writing.Last, stop))];
    }

    private static bool Errors(List<Finding> findings) => findings.Exists(f => f.Severity == Severity.Error);

    private static async Task<List<Finding>> CheckSavedAsync(
        Writing writing, SiteModel site, Guid key, IReadOnlyCollection<Culture> cultures, CancellationToken stop)
    {
        var (item, variants, wanted) = Saved(writing, site, key, cultures);
        return await new Publishing(writing, site).CheckAsync(item, [.. variants.Where(v => wanted.Contains(v.Culture))], stop);
    }

    private static async Task<List<Finding>> PublishSavedAsync(
        Writing writing, SiteModel site, Guid key, IReadOnlyCollection<Culture> cultures, CancellationToken stop)
    {
        var (item, variants, wanted) = Saved(writing, site, key, cultures);
        var missing = wanted.Where(c => !variants.Exists(v => v.Culture == c)).ToList();
        if (missing.Count > 0)
        {
            return [.. missing.Select(c => VariantMissing(item.Name, c))];
        }

        var publishing = new Publishing(writing, site);
        var findings = await publishing.CheckAsync(item, [.. variants.Where(v => wanted.Contains(v.Culture))], stop);
        if (!Errors(findings))
        {
            await publishing.FreezeAsync(item, variants, wanted, stop);
            findings.AddRange(await UnreachableAsync(writing.Db, item, wanted, stop));
        }

        return findings;
    }

    // As they are in this batch: a new item is not in the database yet.
    private static (ItemRow Item, List<VariantRow> Variants, IReadOnlyCollection<string> Wanted) Saved(
        Writing writing, SiteModel site, Guid key, IReadOnlyCollection<Culture> cultures)
    {
        var item = writing.Db.Items.Local.First(i => i.Key == key);
        var variants = writing.Db.Variants.Local.Where(v => v.Item == key).ToList();
        return (item, variants, variants is [{ Culture: "" }] ? [""] : [.. cultures.Select(c => site.Spelled(c) ?? c.Code).Distinct()]);
    }

    private static Finding VariantMissing(string name, string culture) => new(
        Severity.Error, "variant-missing", name, $"The item does not exist in {culture}.", "Give it a name in that language first.");
}
