using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Deletes versions a rule does not keep. Bodies stay: drafts, snapshots and closed editions share them.</summary>
internal static class Pruning
{
    public static async Task<int> PruneAsync(ContentDb db, VersionRule rule, DateTime now, CancellationToken stop)
    {
        var old = Instant.Of(now - rule.KeepAll);
        var oldest = Instant.Of(now - rule.KeepDaily);
        var newest = await db.Revisions.GroupBy(r => new { r.Item, r.Culture }).Select(g => g.Max(r => r.Id)).ToHashSetAsync(stop);
        var live = await db.Variants.Where(v => v.IsPublished).Select(v => new { v.Item, v.Culture, v.PublishedBody }).ToListAsync(stop);
        var published = live.Select(v => (v.Item, v.Culture, v.PublishedBody)).ToHashSet();
        var candidates = await db.Revisions.AsNoTracking().Where(r => r.At < old)
            .Select(r => new { r.Id, r.Item, r.Culture, r.Body, r.WasPublished, r.At }).ToListAsync(stop);
        var gone = new List<long>();
        foreach (var day in candidates.GroupBy(r => (r.Item, r.Culture, Instant.Utc(r.At).Date)))
        {
            var last = day.MaxBy(r => r.Id)!.Id;
            gone.AddRange(day.Where(r =>
                !newest.Contains(r.Id) && !(r.WasPublished && (rule.KeepPublished || published.Contains((r.Item, r.Culture, r.Body))))
                && !(r.Id == last && r.At >= oldest)).Select(r => r.Id));
        }

        foreach (var chunk in gone.Chunk(Rows.Chunk))
        {
            await db.Revisions.Where(r => chunk.Contains(r.Id)).ExecuteDeleteAsync(stop);
        }

        return gone.Count;
    }
}
