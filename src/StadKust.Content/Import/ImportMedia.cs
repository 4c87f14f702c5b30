using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <param name="unmeasured">True: the files were hashed only, so that sizes of those that are stored are taken from there.</param>
internal sealed class ImportMedia(
    Writing writing, SiteExport export, ImportProtocol report, SiteModel site, IReadOnlyDictionary<Guid, StoredFile> stored, bool unmeasured)
{
    private readonly ImportDifferences differences = new(writing, report, site);

    public async Task RunAsync(CancellationToken stop)
    {
        var known = await writing.Db.Media.AsNoTracking().ToDictionaryAsync(m => m.Key, stop);
        foreach (var media in export.Media)
        {
            var file = stored.GetValueOrDefault(media.Key);
            var old = known.GetValueOrDefault(media.Key);

            // A file that does not lie beside the export may be stored already.
            var keeps = old is not null && (file is null ? old.Path == media.Path : unmeasured && old.Hash == file.Hash);
            var row = new MediaRow
            {
                Key = media.Key,
                Type = media.Type,
                Parent = media.Parent,
                SortOrder = media.SortOrder,
                Level = media.Level,
                Trashed = media.Trashed,
                TrashedParent = media.TrashedParent,
                Name = media.Name,
                Path = media.Path,
                Hash = file?.Hash ?? (keeps ? old!.Hash : ""),
                Width = keeps ? old!.Width : file?.Width,
                Height = keeps ? old!.Height : file?.Height,
                Bytes = keeps ? old!.Bytes : file?.Bytes,
                FocalLeft = media.Focal?.Left,
                FocalTop = media.Focal?.Top,
                Body = writing.Body(media.Values),
                Created = Instant.Of(media.Created),
                Updated = writing.Now,
                Version = (old?.Version ?? 0) + 1,
            };
            if (old is not null && Same(old, row))
            {
                report.Note(media.Source, ImportAction.Unchanged);
                continue;
            }

            if (old is null)
            {
                writing.Db.Media.Add(row);
            }
            else
            {
                await TellAsync(media.Source, old, row, stop);
                writing.Db.Media.Update(row);
            }

            writing.Log(ChangeKind.Media, media.Key.ToString(), ChangeAction.Save);
            report.Note(media.Source, old is null ? ImportAction.Added : ImportAction.Changed);
        }

        await writing.FlushAsync(stop);
    }

    private async Task TellAsync(string source, MediaRow old, MediaRow fresh, CancellationToken stop)
    {
        differences.Tell(source, "", FieldChange.OfName, old.Name, fresh.Name);
        differences.Tell(source, "", "$type", old.Type, fresh.Type);
        differences.Tell(source, "", "$parent", old.Parent?.ToString(), fresh.Parent?.ToString());
        differences.Tell(source, "", "$sort", ImportDifferences.Number(old.SortOrder), ImportDifferences.Number(fresh.SortOrder));
        differences.Tell(source, "", "$trashed", old.Trashed ? "yes" : "no", fresh.Trashed ? "yes" : "no");
        differences.Tell(source, "", "$path", old.Path, fresh.Path);
        differences.Tell(source, "", "$file", old.Hash, fresh.Hash);
        await differences.BodiesAsync(source, fresh.Type, "", old.Body, fresh.Body, stop);
    }

    private static bool Same(MediaRow a, MediaRow b) =>
        (a.Type, a.Parent, a.SortOrder, a.Level, a.Trashed, a.TrashedParent, a.Name) == (b.Type, b.Parent, b.SortOrder, b.Level, b.Trashed, b.TrashedParent, b.Name)
        && (a.Path, a.Hash, a.Width, a.Height, a.Bytes, a.FocalLeft, a.FocalTop) == (b.Path, b.Hash, b.Width, b.Height, b.Bytes, b.FocalLeft, b.FocalTop)
        && (a.Body, a.Created) == (b.Body, b.Created);
}
