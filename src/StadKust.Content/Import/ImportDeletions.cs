using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Carries out the "deleted" markers among the files, after everything else, the deepest items first.</summary>
internal sealed class ImportDeletions(Writing writing, SiteExport export, ImportProtocol report)
{
    public async Task RunAsync(CancellationToken stop)
    {
        var keys = export.Deletions.Select(d => d.Key).ToList();
        var levels = await writing.Db.Items.AsNoTracking().Where(i => keys.Contains(i.Key)).ToDictionaryAsync(i => i.Key, i => i.Level, stop);
        foreach (var marker in export.Deletions.OrderByDescending(d => levels.GetValueOrDefault(d.Key)))
        {
            var isDone = marker.Kind switch
            {
                "Content" => await ItemAsync(marker, stop),
                "Media" => await MediaAsync(marker, stop),
                "Dictionary" => await RowAsync(writing.Db.Words, marker, ChangeKind.Word, w => w.Key == marker.Key, w => w.Name, _ => Task.FromResult(false), stop),
                "Templates" => await RowAsync(writing.Db.Templates, marker, ChangeKind.Template, t => t.Key == marker.Key, t => t.Alias, _ => Task.FromResult(false), stop),
                "Domains" => await RowAsync(
                    writing.Db.Domains, marker, ChangeKind.Domain, d => d.Address == marker.Alias || UsyncKey.Of(d.Address) == marker.Key, d => d.Address, _ => Task.FromResult(false), stop),
                "Languages" => await RowAsync(
                    writing.Db.Languages, marker, ChangeKind.Language, l => UsyncKey.Of(l.Culture) == marker.Key || l.Culture == marker.Alias, l => l.Culture,
                    async l => l.IsDefault || await writing.Db.Variants.AnyAsync(v => v.Culture == l.Culture, stop), stop),
                "DataTypes" => await RowAsync(
                    writing.Db.DataTypes, marker, ChangeKind.DataType, d => d.Key == marker.Key, d => d.Key.ToString(), async d => await NamedAsync(d.Key, stop), stop),
                "ContentTypes" or "MediaTypes" => await RowAsync(
                    writing.Db.Types, marker, ChangeKind.Type, t => t.Key == marker.Key, t => t.Key.ToString(),
                    async t => await writing.Db.Items.AnyAsync(i => i.Type == t.Alias, stop) || await writing.Db.Media.AnyAsync(m => m.Type == t.Alias, stop) || await NamedAsync(t.Key, stop),
                    stop),
                _ => false,
            };
            report.Note(marker.Source, isDone ? ImportAction.Deleted : ImportAction.Unchanged);
        }
    }

    private async Task<bool> ItemAsync(ExportedDeletion marker, CancellationToken stop)
    {
        if (await writing.Db.Items.FindAsync([marker.Key], stop) is not { } item)
        {
            return false;
        }

        Tell(marker, item.Name);
        item.Trashed = true;
        await writing.Db.SaveChangesAsync(stop);
        report.Add(await Bin.DeleteAsync(writing, marker.Key, stop));
        await writing.FlushAsync(stop);
        return true;
    }

    private async Task<bool> MediaAsync(ExportedDeletion marker, CancellationToken stop)
    {
        if (await writing.Db.Media.FindAsync([marker.Key], stop) is not { } media)
        {
            return false;
        }

        Tell(marker, media.Name);
        writing.Db.Media.Remove(media);
        writing.Log(ChangeKind.Media, marker.Key.ToString(), ChangeAction.Delete);
        return true;
    }

    private async Task<bool> RowAsync<TRow>(
        DbSet<TRow> rows, ExportedDeletion marker, string kind, Func<TRow, bool> isMeant, Func<TRow, string> name, Func<TRow, Task<bool>> isUsed, CancellationToken stop)
        where TRow : class
    {
        // These tables are small.
        if ((await rows.ToListAsync(stop)).Find(r => isMeant(r)) is not { } row)
        {
            return false;
        }

        if (await isUsed(row))
        {
            report.Add(new Finding(Severity.Warning, "deletion-in-use", marker.Source, $"{marker.Alias} is in use; it was not deleted.", "Delete first what uses it."));
            return false;
        }

        Tell(marker, marker.Alias);
        rows.Remove(row);
        writing.Log(kind, name(row), ChangeAction.Delete);
        return true;
    }

    // By a type as its composition, child or data type, or by the settings of a block list.
    private async Task<bool> NamedAsync(Guid key, CancellationToken stop)
    {
        var text = key.ToString();
        return await writing.Db.Types.AnyAsync(t => t.Key != key && t.Json.Contains(text), stop)
            || await writing.Db.DataTypes.AnyAsync(d => d.Key != key && d.Json.Contains(text), stop);
    }

    private void Tell(ExportedDeletion marker, string name) =>
        report.Tell(marker.Source, new FieldChange(new Culture(""), "$item", name, ImportDifferences.Text(name), null));
}
