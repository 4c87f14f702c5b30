using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Saved states, and how they differ.</summary>
internal static class RevisionReading
{
    public static Revision Of(RevisionRow r) => new(r.Id, r.Item, new Culture(r.Culture), r.Name, r.WasPublished, Instant.Utc(r.At), r.Who) { Why = r.Why };

    public static async Task<Dictionary<string, JsonElement>> ValuesAsync(ContentDb db, string hash, CancellationToken stop) =>
        JsonText.Values(await db.Bodies.Where(b => b.Hash == hash).Select(b => b.Bytes).SingleAsync(stop));

    /// <summary>Shared values as they were when the revision was saved.</summary>
    public static async Task<RevisionRow?> SharedThenAsync(ContentDb db, RevisionRow revision, CancellationToken stop) =>
        await db.Revisions.AsNoTracking().Where(r => r.Item == revision.Item && r.Culture == "" && r.Id <= revision.Id).OrderByDescending(r => r.Id).FirstOrDefaultAsync(stop)
        // A save writes the shared state first; an older database may hold none before the first.
        ?? await db.Revisions.AsNoTracking().Where(r => r.Item == revision.Item && r.Culture == "").OrderBy(r => r.Id).FirstOrDefaultAsync(stop);

    /// <summary>In the order of the type's properties; what the type does not know any more comes last.</summary>
    public static List<FieldChange> Compare(
        DocumentType? type, ContentModel model, Culture culture, IReadOnlyDictionary<string, JsonElement> before, IReadOnlyDictionary<string, JsonElement> after)
    {
        var order = type is null ? [] : model.PropertiesOf(type).Select((p, i) => (p, i)).ToDictionary(p => p.p.Alias, p => (p.p.Name, p.i));
        return
        [
            .. before.Keys.Union(after.Keys).OrderBy(a => order.TryGetValue(a, out var known) ? known.i : int.MaxValue).ThenBy(a => a, StringComparer.Ordinal)
                .Select(alias => new FieldChange(
                    culture, alias, order.TryGetValue(alias, out var known) ? known.Name : alias,
                    before.TryGetValue(alias, out var was) ? was : null, after.TryGetValue(alias, out var now) ? now : null))
                .Where(c => !Same(c.Before, c.After)),
        ];
    }

    public static bool Same(JsonElement? a, JsonElement? b) => Text(a) == Text(b);

    private static string? Text(JsonElement? value) => value is { } some ? JsonText.Compact(some) : null;
}
