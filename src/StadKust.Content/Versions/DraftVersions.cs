using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

public sealed partial class Drafts
{
    /// <summary>How two saved states of one item and culture differ.</summary>
    /// <returns>Null when one of them does not exist.</returns>
    /// <exception cref="ArgumentException">They are of different items or cultures.</exception>
    public Task<IReadOnlyList<FieldChange>?> CompareAsync(long before, long after, CancellationToken stop) =>
        ReadAsync<IReadOnlyList<FieldChange>?>(async (db, site) =>
        {
            var (first, second) = (await RevisionAsync(db, before, stop), await RevisionAsync(db, after, stop));
            if (first is null || second is null)
            {
                return null;
            }

            if (first.Item != second.Item || first.Culture != second.Culture)
            {
                throw new ArgumentException("The revisions are of different items or cultures.", nameof(after));
            }

            var type = await db.Items.Where(i => i.Key == first.Item).Select(i => i.Type).SingleOrDefaultAsync(stop);
            var culture = new Culture(first.Culture);
            var changes = RevisionReading.Compare(
                type is null ? null : site.Types.Document(type), site.Types, culture,
                await RevisionReading.ValuesAsync(db, first.Body, stop), await RevisionReading.ValuesAsync(db, second.Body, stop));
            return first.Name == second.Name ? changes
                : [new FieldChange(culture, FieldChange.OfName, FieldChange.OfName, JsonText.String(first.Name), JsonText.String(second.Name)), .. changes];
        }, stop);

    /// <summary>What rolling back to a saved state would do: every field and language it touches.</summary>
    /// <returns>Null when there is no such revision, or its item is gone.</returns>
    public Task<RollbackEffect?> RollbackEffectAsync(long revision, CancellationToken stop) =>
        ReadAsync((db, site) => Rollback.EffectAsync(db, site, revision, stop), stop);

    /// <summary>Saves a culture as it was. What is published stays until somebody publishes.</summary>
    /// <param name="shared">Aliases of shared fields that go back as well, of those the effect lists.</param>
    public async Task<Outcome> RollBackAsync(long revision, IReadOnlyCollection<string> shared, string who, CancellationToken stop)
    {
        await using var writing = await Writing.BeginAsync(store, signal, who, stop, why);
        var site = await model.ReadAsync(writing.Db, writing.Last, stop);
        if (await Rollback.EffectAsync(writing.Db, site, revision, stop) is not { } effect)
        {
            return new Outcome(Guid.Empty, 0, [new Finding(Severity.Error, "revision-missing", $"{revision}", "There is no such version any more.")]);
        }

        var key = effect.Revision.Key;
        var item = await writing.Db.Items.SingleAsync(i => i.Key == key, stop);
        if (site.Types.Document(item.Type) is not { } type)
        {
            return new Outcome(key, 0, [new Finding(Severity.Error, "type-unknown", item.Name, $"The document type {item.Type} of the item does not exist any more.")]);
        }

        List<Finding> findings = [.. effect.Findings, .. await Saving.SaveAsync(writing, site, Rollback.Change(effect, type, site.Types, shared), stop)];
        if (findings.Exists(f => f.Severity == Severity.Error))
        {
            return new Outcome(key, 0, [.. findings]);
        }

        await writing.CommitAsync(stop);
        return new Outcome(key, writing.Sequence, [.. findings]);
    }

    /// <summary>Deletes versions the rule does not keep.</summary>
    /// <returns>How many.</returns>
    public async Task<int> PruneAsync(VersionRule rule, DateTime now, CancellationToken stop)
    {
        await using var db = store.Open();
        await using var held = await store.LockAsync(db, stop);
        var gone = await Pruning.PruneAsync(db, rule, now, stop);
        await held.CommitAsync(stop);
        return gone;
    }

    private static async Task<RevisionRow?> RevisionAsync(ContentDb db, long id, CancellationToken stop) =>
        await db.Revisions.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop);
}
