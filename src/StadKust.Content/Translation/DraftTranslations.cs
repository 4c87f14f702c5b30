using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

public sealed partial class Drafts
{
    /// <summary>How each field of an item in a culture stands to its source. Empty for the source language itself.</summary>
    public Task<IReadOnlyList<FieldTranslation>> TranslationsAsync(Guid key, Culture culture, CancellationToken stop) =>
        ReadAsync<IReadOnlyList<FieldTranslation>>(async (db, site) =>
        {
            var variants = await db.Variants.AsNoTracking().Where(v => v.Item == key).ToListAsync(stop);
            return site.Spelled(culture) is { } spelled ? await TranslationReading.OfItemAsync(db, site, key, variants, spelled, withDates: true, stop) : [];
        }, stop);

    /// <summary>Items with something left to translate, those with most words first. Items that do not exist in the culture at all are not among them.</summary>
    /// <param name="most">Of those that have anything outdated or missing.</param>
    public Task<IReadOnlyList<OutdatedItem>> OutdatedAsync(Culture culture, int most, CancellationToken stop) =>
        ReadAsync<IReadOnlyList<OutdatedItem>>(async (db, site) =>
        {
            if (site.Spelled(culture) is not { } spelled)
            {
                return [];
            }

            var items = await (
                from v in db.Variants
                join i in db.Items on v.Item equals i.Key
                where v.Culture == spelled && !i.Trashed
                select new { i.Key, i.Name }).ToListAsync(stop);
            var variants = await Rows.VariantsAsync(db, items.Select(i => i.Key), stop);
            var found = new List<OutdatedItem>();
            foreach (var item in items)
            {
                var fields = (await TranslationReading.OfItemAsync(db, site, item.Key, [.. variants[item.Key]], spelled, withDates: true, stop))
                    .Where(f => f.State != TranslationState.Current).ToList();
                if (fields.Count > 0)
                {
                    found.Add(new OutdatedItem(
                        item.Key, item.Name, culture, fields.Count(f => f.State == TranslationState.Outdated), fields.Count(f => f.State == TranslationState.Missing),
                        fields.Sum(f => f.WordsChanged), fields.Min(f => f.Since)));
                }
            }

            return [.. found.OrderByDescending(f => f.WordsChanged).ThenBy(f => f.Name, StringComparer.Ordinal).Take(most)];
        }, stop);

    /// <summary>The source has changed and the translation is still right: says so, with the reason given by <see cref="Because"/>.</summary>
    /// <param name="fields">Aliases; empty: all that are translated.</param>
    public Task<Outcome> ApproveTranslationAsync(Guid key, Culture culture, IReadOnlyCollection<string> fields, string who, CancellationToken stop) =>
        ChangeAsync(key, who, (writing, site) => OfItemAsync(writing, site, key, [culture], async (item, variants, wanted) =>
        {
            var spelled = wanted.Single();
            if (Translating.SourceOf(site, variants.Select(v => v.Culture), spelled) is not { } first)
            {
                return [new Finding(Severity.Error, "no-source", $"{item.Name} ({spelled})", "This is the language the others are translated from.")];
            }

            var (source, variant) = (variants.First(v => v.Culture == first), variants.First(v => v.Culture == spelled));
            var own = Translating.Fields(variant.Name, await writing.ValuesAsync(variant.Body, stop));
            if (fields.Where(f => !own.ContainsKey(f)).ToList() is { Count: > 0 } missing)
            {
                return [.. missing.Select(f => new Finding(Severity.Error, "translation-missing", $"{item.Name} ({spelled})", $"{f} has no text in {spelled}."))];
            }

            var rows = await writing.Db.Translations.Where(t => t.Item == key && t.Culture == spelled).ToDictionaryAsync(t => t.Field, stop);
            var now = Translating.Fields(source.Name, await writing.ValuesAsync(source.Body, stop));
            foreach (var field in fields.Count > 0 ? fields : own.Keys)
            {
                Translating.Put(writing, rows, key, spelled, field, first, now, source.Body, why, writing.Now);
            }

            writing.Log(key, ChangeAction.Approve, spelled);
            return [];
        }, stop), stop);
}
