using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Keeps, for each field of a variant, which text of the source it was translated from.</summary>
/// <remarks>
/// The source is the default language, or the first language of an item that does not exist in it. What was stored before this was kept,
/// and what an import brings, counts as translated from what the source said at that moment: every state of it is a revision.
/// </remarks>
internal static class Translating
{
    // An address of its own is no text.
    private static bool Counts(string alias) => alias != Slugs.Property;

    public static string? SourceOf(SiteModel site, IEnumerable<string> cultures, string culture) =>
        cultures.Where(c => c.Length > 0).OrderBy(site.Rank).FirstOrDefault() is { } first && first != culture ? first : null;

    /// <summary>Fields of a body with their values; the name is one of them.</summary>
    public static Dictionary<string, JsonElement> Fields(string name, IReadOnlyDictionary<string, JsonElement> values)
    {
        var fields = values.Where(v => Counts(v.Key)).ToDictionary(v => v.Key, v => v.Value);
        fields[FieldChange.OfName] = JsonText.String(name);
        return fields;
    }

    public static string HashOf(IReadOnlyDictionary<string, JsonElement> fields, string field) =>
        fields.TryGetValue(field, out var value) ? JsonText.Hash(System.Text.Encoding.UTF8.GetBytes(JsonText.Compact(value))) : "";

    /// <summary>After a save: what has changed was translated from the source as it is now; the rest keeps what it was translated from.</summary>
    public static async Task SavedAsync(
        Writing writing, Guid item, string culture, VariantRow source, long lastSaved, IReadOnlyDictionary<string, JsonElement> before, IReadOnlyDictionary<string, JsonElement> after,
        CancellationToken stop)
    {
        var rows = await writing.Db.Translations.Where(t => t.Item == item && t.Culture == culture).ToDictionaryAsync(t => t.Field, stop);
        var now = Fields(source.Name, await writing.ValuesAsync(source.Body, stop));
        var changed = after.Keys.Where(f => !before.TryGetValue(f, out var was) || !RevisionReading.Same(was, after[f])).ToHashSet();
        var unrecorded = after.Keys.Where(f => !changed.Contains(f) && !rows.ContainsKey(f)).ToList();
        if (unrecorded.Count > 0 && await SourceAtAsync(writing.Db, item, source.Culture, lastSaved, stop) is { } then)
        {
            var fields = Fields(then.Name, await RevisionReading.ValuesAsync(writing.Db, then.Body, stop));
            foreach (var field in unrecorded)
            {
                Put(writing, rows, item, culture, field, source.Culture, fields, then.Body, null, lastSaved);
            }
        }

        foreach (var field in changed)
        {
            Put(writing, rows, item, culture, field, source.Culture, now, source.Body, null, writing.Now);
        }

        writing.Db.Translations.RemoveRange(rows.Values.Where(r => !after.ContainsKey(r.Field)));
    }

    public static void Put(
        Writing writing, Dictionary<string, TranslationRow> rows, Guid item, string culture, string field, string source,
        IReadOnlyDictionary<string, JsonElement> fields, string body, string? reason, long at)
    {
        if (!rows.TryGetValue(field, out var row))
        {
            row = new TranslationRow { Item = item, Culture = culture, Field = field, SourceCulture = source, SourceHash = "", SourceBody = body, Who = writing.Who };
            writing.Db.Translations.Add(row);
            rows[field] = row;
        }

        (row.SourceCulture, row.SourceHash, row.SourceBody, row.Reason, row.At, row.Who) = (source, HashOf(fields, field), body, reason, at, writing.Who);
    }

    /// <summary>The source as it was at an instant; the oldest state known when none is that old.</summary>
    public static async Task<RevisionRow?> SourceAtAsync(ContentDb db, Guid item, string source, long at, CancellationToken stop) =>
        await db.Revisions.AsNoTracking().Where(r => r.Item == item && r.Culture == source && r.At <= at).OrderByDescending(r => r.Id).FirstOrDefaultAsync(stop)
        ?? await db.Revisions.AsNoTracking().Where(r => r.Item == item && r.Culture == source).OrderBy(r => r.Id).FirstOrDefaultAsync(stop);
}
