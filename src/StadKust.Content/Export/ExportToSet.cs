using System.Collections.Immutable;
using System.Text.Json;

namespace StadKust.Content;

public sealed partial class SiteExport
{
    /// <summary>The published side of the export as a set in memory, without a database: for tests, previews of an export and checks.</summary>
    /// <remarks>Files of media are hashed where they lie; their width and height are not read.</remarks>
    public ContentSet ToSet() => Set(drafted: false, Media.Where(m => !m.Trashed).Select(m => Entry(m, FileOf(m))));

    /// <summary>The same as if every draft were published.</summary>
    public ContentSet ToDraftedSet() => Set(drafted: true, Media.Where(m => !m.Trashed).Select(m => Entry(m, FileOf(m))));

    /// <summary>As <see cref="ToSet"/>, with the media files stored and measured.</summary>
    /// <param name="version">Of the set, for who makes one after the other.</param>
    public async Task<ContentSet> ToSetAsync(IMediaFiles files, CancellationToken stop, long version = 1)
    {
        var entries = new List<MediaEntry>();
        foreach (var media in Media.Where(m => !m.Trashed))
        {
            await using var bytes = OpenMedia(media);
            entries.Add(Entry(media, bytes is null ? null : await files.PutAsync(bytes, Path.GetFileName(media.Path), stop)));
        }

        return Set(drafted: false, entries, version);
    }

    internal MediaEntry Entry(ExportedMedia media, StoredFile? file) => new(
        media.Key, media.Type, media.Name, media.Parent, media.SortOrder, media.Level, media.Created, media.Created, media.Path, file?.Hash ?? "",
        file?.Width, file?.Height, file?.Bytes, media.Focal, new PropertyValues(media.Values, Model));

    private StoredFile? FileOf(ExportedMedia media)
    {
        if (MediaFile(media) is not { } path)
        {
            return null;
        }

        using var bytes = File.OpenRead(path);
        return new StoredFile(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), bytes.Length, null, null, null);
    }

    private IndexedSet Set(bool drafted, IEnumerable<MediaEntry> media, long version = 1)
    {
        var bodies = new BodiesInMemory();
        var tree = SetTree.Empty.Change();
        foreach (var item in Items.Where(i => !i.Trashed))
        {
            var cultures = Languages.Select(l => l.Culture)
                .Where(c => drafted ? !item.VariesByCulture || item.Names.ContainsKey(c) : item.Published.Contains(c)).ToArray();
            if (cultures.Length == 0)
            {
                continue;
            }

            var shared = bodies.Put(JsonText.Body(item.Shared));
            var variants = cultures.Select(culture =>
            {
                var values = item.ValuesIn(culture);
                var body = bodies.Put(JsonText.Body(values));
                var slug = Slugs.Of(item.Key, item.NameIn(culture), Own(values, Slugs.Property) ?? Own(item.Shared, Slugs.Property));
                return new SetVariant(culture, item.NameIn(culture), slug, item.Updated.GetValueOrDefault(culture, item.Created), body);
            });
            tree.Put(new SetNode(
                new ItemEntry(item.Key, item.Type, item.Parent, item.SortOrder, item.Level, item.Created, cultures), shared, [.. variants]));
        }

        return new IndexedSet
        {
            Number = version,
            Types = Model,
            Spoken = Languages,
            Tree = tree.Freeze(),
            MediaItems = media.ToImmutableDictionary(m => m.Key),
            Words = Words.Where(w => !w.Texts.IsEmpty).ToImmutableDictionary(w => w.Name, w => w.Texts, StringComparer.OrdinalIgnoreCase),
            Bodies = bodies,
        };
    }

    private static JsonElement? Own(ImmutableDictionary<string, JsonElement> values, string alias) =>
        values.TryGetValue(alias, out var value) ? value : null;
}
