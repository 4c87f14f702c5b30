using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Compares variants with their sources.</summary>
internal static class TranslationReading
{
    /// <param name="withDates">False: <see cref="FieldTranslation.Since"/> is left out, which costs a look at the versions of the source.</param>
    public static async Task<List<FieldTranslation>> OfItemAsync(
        ContentDb db, SiteModel site, Guid key, IReadOnlyList<VariantRow> variants, string culture, bool withDates, CancellationToken stop)
    {
        var variant = variants.FirstOrDefault(v => v.Culture == culture);
        if (Translating.SourceOf(site, variants.Select(v => v.Culture), culture) is not { } first)
        {
            return [];
        }

        var rows = await db.Translations.AsNoTracking().Where(t => t.Item == key && t.Culture == culture).ToDictionaryAsync(t => t.Field, stop);
        var bodies = new Dictionary<string, Dictionary<string, JsonElement>>();
        var own = variant is null ? [] : Translating.Fields(variant.Name, await BodyAsync(variant.Body));
        var unrecorded = variant is null ? null : await Translating.SourceAtAsync(db, key, first, variant.Updated, stop);
        var found = new List<FieldTranslation>();
        var source = variants.First(v => v.Culture == first);
        var now = Translating.Fields(source.Name, await BodyAsync(source.Body));
        foreach (var field in now.Keys.Union(own.Keys).Order(StringComparer.Ordinal))
        {
            var row = rows.GetValueOrDefault(field);

            // Translated from a language the item has lost since: then from the one it has.
            var from = row is not null && variants.FirstOrDefault(v => v.Culture == row.SourceCulture) is { } other ? other : source;
            var says = from == source ? now : Translating.Fields(from.Name, await BodyAsync(from.Body));
            JsonElement? current = says.TryGetValue(field, out var text) ? text : null;
            var words = SourceWords.Of(current);
            if (!own.ContainsKey(field))
            {
                found.Add(new FieldTranslation(
                    key, new Culture(culture), field, new Culture(from.Culture), TranslationState.Missing, null, words.Length, words.Length, null, current, null, null, null));
                continue;
            }

            var then = row is not null ? await ThenAsync(row.SourceBody, from, field)
                : unrecorded is null ? current
                : Translating.Fields(unrecorded.Name, await BodyAsync(unrecorded.Body)).TryGetValue(field, out var old) ? old : null;
            var isCurrent = row is not null ? row.SourceHash == Translating.HashOf(says, field) : RevisionReading.Same(then, current);
            found.Add(new FieldTranslation(
                key, new Culture(culture), field, new Culture(from.Culture), isCurrent ? TranslationState.Current : TranslationState.Outdated,
                isCurrent || !withDates ? null : await SinceAsync(from, field, row?.At ?? variant!.Updated, row?.SourceHash ?? HashOf(then)),
                words.Length, isCurrent ? 0 : SourceWords.Changed(SourceWords.Of(then), words), then, current, row?.Who, row is null ? null : Instant.Utc(row.At), row?.Reason));
        }

        return found;

        async Task<Dictionary<string, JsonElement>> BodyAsync(string hash) =>
            bodies.TryGetValue(hash, out var known) ? known : bodies[hash] = await RevisionReading.ValuesAsync(db, hash, stop);

        // The name is not in the body: it is in the version that had this body.
        async Task<JsonElement?> ThenAsync(string body, VariantRow from, string field)
        {
            if (field != FieldChange.OfName)
            {
                return (await BodyAsync(body)).TryGetValue(field, out var value) ? value : null;
            }

            var at = rows[field].At;
            return await Translating.SourceAtAsync(db, key, from.Culture, at, stop) is { } revision ? JsonText.String(revision.Name) : null;
        }

        async Task<DateTime?> SinceAsync(VariantRow from, string field, long approved, string hash)
        {
            var later = await db.Revisions.AsNoTracking().Where(r => r.Item == key && r.Culture == from.Culture && r.At >= approved).OrderByDescending(r => r.Id).ToListAsync(stop);
            long? since = null;
            foreach (var revision in later)
            {
                if (Translating.HashOf(Translating.Fields(revision.Name, await BodyAsync(revision.Body)), field) == hash)
                {
                    break;
                }

                since = revision.At;
            }

            return Instant.Utc(since ?? from.Updated);
        }
    }

    private static string HashOf(JsonElement? value) =>
        value is { } some ? JsonText.Hash(System.Text.Encoding.UTF8.GetBytes(JsonText.Compact(some))) : "";
}
