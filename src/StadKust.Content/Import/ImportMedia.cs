using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

internal sealed class ImportMedia(Writing writing, SiteExport export, ImportProtocol report, IReadOnlyDictionary<Guid, StoredFile> stored)
{
    public async Task RunAsync(CancellationToken stop)
    {
        var known = await writing.Db.Media.AsNoTracking().ToDictionaryAsync(m => m.Key, stop);
        foreach (var media in export.Media)
        {
            var file = stored.GetValueOrDefault(media.Key);
            var old = known.GetValueOrDefault(media.Key);

            // A file that does not lie beside the export may be stored already.
            var keeps = file is null && old is not null && old.Path == media.Path;
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
                Width = file is null && keeps ? old!.Width : file?.Width,
                Height = file is null && keeps ? old!.Height : file?.Height,
                Bytes = file is null && keeps ? old!.Bytes : file?.Bytes,
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
                writing.Db.Media.Update(row);
            }

            writing.Log(ChangeKind.Media, media.Key.ToString(), ChangeAction.Save);
            report.Note(media.Source, old is null ? ImportAction.Added : ImportAction.Changed);
        }

        await writing.FlushAsync(stop);
    }

    private static bool Same(MediaRow a, MediaRow b) =>
        (a.Type, a.Parent, a.SortOrder, a.Level, a.Trashed, a.TrashedParent, a.Name) == (b.Type, b.Parent, b.SortOrder, b.Level, b.Trashed, b.TrashedParent, b.Name)
        && (a.Path, a.Hash, a.Width, a.Height, a.Bytes, a.FocalLeft, a.FocalTop) == (b.Path, b.Hash, b.Width, b.Height, b.Bytes, b.FocalLeft, b.FocalTop)
        && (a.Body, a.Created) == (b.Body, b.Created);
}
