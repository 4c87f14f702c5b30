using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Rows to media items.</summary>
internal static class MediaReading
{
    /// <summary>In the order of the rows.</summary>
    public static async Task<IReadOnlyList<DraftMedia>> ReadAsync(ContentDb db, IReadOnlyList<MediaRow> rows, CancellationToken stop)
    {
        var bodies = new Dictionary<string, byte[]>();
        var parents = new HashSet<Guid>();
        foreach (var chunk in rows.Chunk(Rows.Chunk))
        {
            var (hashes, keys) = (chunk.Select(r => r.Body).Distinct().ToList(), chunk.Select(r => r.Key).ToList());
            foreach (var body in await db.Bodies.AsNoTracking().Where(b => hashes.Contains(b.Hash)).ToListAsync(stop))
            {
                bodies[body.Hash] = body.Bytes;
            }

            parents.UnionWith(await db.Media.Where(m => m.Parent != null && keys.Contains(m.Parent.Value)).Select(m => m.Parent!.Value).Distinct().ToListAsync(stop));
        }

        return
        [
            .. rows.Select(m => new DraftMedia(
                m.Key, m.Type, m.Parent, m.SortOrder, m.Level, m.Trashed, m.TrashedParent, parents.Contains(m.Key), m.Name, m.Path, m.Hash, m.Width, m.Height,
                m.Bytes, m.FocalLeft is { } left && m.FocalTop is { } top ? new FocalPoint(left, top) : null, DraftReading.Values(bodies[m.Body]),
                Instant.Utc(m.Created), Instant.Utc(m.Updated), m.Version)),
        ];
    }

    public static IQueryable<MediaRow> Ordered(IQueryable<MediaRow> media, MediaOrder order, bool descending) => (order, descending) switch
    {
        (MediaOrder.Name, false) => media.OrderBy(m => m.Name).ThenBy(m => m.Key),
        (MediaOrder.Name, true) => media.OrderByDescending(m => m.Name).ThenBy(m => m.Key),
        (MediaOrder.Created, false) => media.OrderBy(m => m.Created).ThenBy(m => m.Key),
        (MediaOrder.Created, true) => media.OrderByDescending(m => m.Created).ThenBy(m => m.Key),
        (MediaOrder.Updated, false) => media.OrderBy(m => m.Updated).ThenBy(m => m.Key),
        (MediaOrder.Updated, true) => media.OrderByDescending(m => m.Updated).ThenBy(m => m.Key),
        (_, true) => media.OrderByDescending(m => m.SortOrder).ThenBy(m => m.Key),
        _ => media.OrderBy(m => m.SortOrder).ThenBy(m => m.Created).ThenBy(m => m.Key),
    };
}
