using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Carries out the "deleted" markers among the files, deepest items first.</summary>
internal sealed class ImportDeletions(Writing writing, SiteExport export, ImportProtocol report)
{
    public async Task RunAsync(CancellationToken stop)
    {
        foreach (var marker in export.Deletions)
        {
            var action = marker.Kind switch
            {
                "Content" => await ItemAsync(marker.Key, stop),
                "Media" => await MediaAsync(marker.Key, stop),
                _ => null,
            };
            if (action is { } done)
            {
                report.Note(marker.Source, done);
            }
            else
            {
                report.Add(new Finding(Severity.Note, "deletion-passed-over", marker.Source, $"Deleting from {marker.Kind} is left to people."));
            }
        }
    }

    private async Task<ImportAction?> ItemAsync(Guid key, CancellationToken stop)
    {
        if (await writing.Db.Items.FindAsync([key], stop) is not { } item)
        {
            return ImportAction.Unchanged;
        }

        item.Trashed = true;
        await writing.Db.SaveChangesAsync(stop);
        report.Add(await Bin.DeleteAsync(writing, key, stop));
        await writing.FlushAsync(stop);
        return ImportAction.Deleted;
    }

    private async Task<ImportAction?> MediaAsync(Guid key, CancellationToken stop)
    {
        if (await writing.Db.Media.Where(m => m.Key == key).ExecuteDeleteAsync(stop) == 0)
        {
            return ImportAction.Unchanged;
        }

        writing.Log(ChangeKind.Media, key.ToString(), ChangeAction.Delete);
        return ImportAction.Deleted;
    }
}
