using System.Collections.Immutable;
using System.Data.Common;

namespace StadKust.Content;

/// <summary>The media items of a set, read from the database.</summary>
internal static class MediaInSet
{
    private const string Columns = """
        SELECT m."Key", m."Type", m."Name", m."Parent", m."SortOrder", m."Level", m."Created", m."Updated", m."Path", m."Hash",
            m."Width", m."Height", m."Bytes", m."FocalLeft", m."FocalTop", b."Bytes"
        FROM content_media m JOIN content_body b ON m."Body" = b."Hash" WHERE NOT m."Trashed"
        """;

    /// <param name="before">Null: all are read.</param>
    /// <param name="changed">Keys that are read again otherwise.</param>
    public static async Task<ImmutableDictionary<Guid, MediaEntry>> ReadAsync(
        StateReading state, ContentModel types, ImmutableDictionary<Guid, MediaEntry>? before, List<Guid> changed, CancellationToken stop)
    {
        if (before is null)
        {
            return (await state.ListAsync(Columns, r => Entry(r, types), stop)).ToImmutableDictionary(m => m.Key);
        }

        return changed.Count == 0 ? before
            : before.RemoveRange(changed).AddRange((await state.OfKeysAsync($"{Columns} AND", "m.\"Key\"", changed, r => Entry(r, types), stop)).Select(m => KeyValuePair.Create(m.Key, m)));
    }

    private static MediaEntry Entry(DbDataReader r, ContentModel types) => new(
        r.GetGuid(0), string.Intern(r.GetString(1)), r.GetString(2), r.KeyOrNull(3), r.GetInt32(4), r.GetInt32(5), Instant.Utc(r.GetInt64(6)), Instant.Utc(r.GetInt64(7)),
        r.GetString(8), r.GetString(9), (int?)r.NumberOrNull(10), (int?)r.NumberOrNull(11), r.NumberOrNull(12),
        r.RealOrNull(13) is { } left && r.RealOrNull(14) is { } top ? new FocalPoint(left, top) : null,
        new PropertyValues(JsonText.Values(r.GetFieldValue<byte[]>(15)), types));
}
