using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Brings a culture back to a saved state, by a save: nothing is lost, and nothing is published.</summary>
internal static class Rollback
{
    private static readonly JsonElement Gone = JsonSerializer.SerializeToElement<object?>(null);

    public static async Task<RollbackEffect?> EffectAsync(ContentDb db, SiteModel site, long id, CancellationToken stop)
    {
        if (await db.Revisions.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, stop) is not { } revision
            || await db.Items.AsNoTracking().SingleOrDefaultAsync(i => i.Key == revision.Item, stop) is not { } item)
        {
            return null;
        }

        var type = site.Types.Document(item.Type);
        var variants = await db.Variants.AsNoTracking().Where(v => v.Item == item.Key).ToListAsync(stop);
        var culture = new Culture(revision.Culture);
        var shared = await RevisionReading.SharedThenAsync(db, revision, stop);
        List<FieldChange> own = [];
        if (variants.Find(v => v.Culture == revision.Culture) is { } variant)
        {
            // The values of an item that does not vary are all shared.
            own = revision.Culture.Length == 0 ? [] : RevisionReading.Compare(
                type, site.Types, culture, await RevisionReading.ValuesAsync(db, variant.Body, stop), await RevisionReading.ValuesAsync(db, revision.Body, stop));
            if (variant.Name != revision.Name)
            {
                own.Insert(0, new FieldChange(culture, FieldChange.OfName, FieldChange.OfName, JsonText.String(variant.Name), JsonText.String(revision.Name)));
            }
        }

        List<FieldChange> common = shared is null ? [] : RevisionReading.Compare(
            type, site.Types, new Culture(""), await RevisionReading.ValuesAsync(db, item.SharedBody, stop), await RevisionReading.ValuesAsync(db, shared.Body, stop));
        var findings = own.Concat(common).Where(c => c.Alias != FieldChange.OfName && (type is null || !site.Types.TryProperty(type, c.Alias, out _)))
            .Select(c => new Finding(Severity.Warning, "property-gone", item.Name, $"The type has no property {c.Alias} any more; it stays as it is.")).ToList();
        return new RollbackEffect(
            RevisionReading.Of(revision), own, common,
            [.. variants.Where(v => v.Culture != revision.Culture).OrderByDescending(v => v.IsPublished).ThenBy(v => site.Rank(v.Culture)).Select(v => new Culture(v.Culture))],
            findings);
    }

    /// <param name="shared">Aliases of the shared fields that go back, too.</param>
    public static ItemChange Change(RollbackEffect effect, DocumentType type, ContentModel model, IReadOnlyCollection<string> shared)
    {
        var own = effect.Own.Where(c => c.Alias != FieldChange.OfName && model.TryProperty(type, c.Alias, out _)).ToImmutableDictionary(c => c.Alias, c => c.After ?? Gone);
        var change = new ItemChange(effect.Revision.Key)
        {
            Shared = effect.Shared.Where(c => shared.Contains(c.Alias) && model.TryProperty(type, c.Alias, out _)).ToImmutableDictionary(c => c.Alias, c => c.After ?? Gone),
        };
        if (own.Count > 0)
        {
            change = change with { Values = ImmutableDictionary<Culture, ImmutableDictionary<string, JsonElement>>.Empty.Add(effect.Revision.Culture, own) };
        }

        return effect.Own.FirstOrDefault(c => c.Alias == FieldChange.OfName) is { After: { } name }
            ? change with { Names = ImmutableDictionary<Culture, string>.Empty.Add(effect.Revision.Culture, name.GetString()!) }
            : change;
    }
}
