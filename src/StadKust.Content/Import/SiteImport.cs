using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Takes an export into the database: one batch, one transaction, all or nothing. The second time nothing changes.</summary>
/// <remarks>
/// What the files do not name is left alone; what they would alter is altered only when asked (<see cref="ImportOptions.Overwrite"/>), and told field by field; an item's file is the truth about that item: cultures it does not have any more are removed,
/// cultures it does not publish are withdrawn. Addresses that change leave redirects.
/// </remarks>
public sealed class SiteImport
{
    private readonly ContentStore store;
    private readonly Signal signal;
    private readonly IMediaFiles? files;

    internal SiteImport(ContentStore store, Signal signal, IMediaFiles? files)
    {
        this.store = store;
        this.signal = signal;
        this.files = files;
    }

    /// <summary>True when no item, type or language is stored: then <c>content-export/</c> may be taken in without asking.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken stop)
    {
        await using var db = store.Open();
        return await IsEmptyAsync(db, stop);
    }

    /// <summary>Reads files that may hold a part of a site only: types, languages and parents they lack are taken from what is stored.</summary>
    public async Task<SiteExport> ReadAsync(string folder, IProgress<Progress>? progress, CancellationToken stop)
    {
        await using var db = store.Open();
        if (await IsEmptyAsync(db, stop))
        {
            return SiteExport.Read(folder, null, progress, stop);
        }

        var stored = new StoredSite(
            await StoredTypes.ModelAsync(db, stop), await StoredTypes.LanguagesAsync(db, stop),
            await db.Items.AsNoTracking().ToDictionaryAsync(i => i.Key, i => new StoredPlace(i.Parent, i.Trashed), stop),
            await db.Media.AsNoTracking().ToDictionaryAsync(m => m.Key, m => new StoredPlace(m.Parent, m.Trashed), stop));
        return SiteExport.ReadOnto(stored, folder, progress, stop);
    }

    public async Task<ImportReport> RunAsync(SiteExport export, ImportOptions options, IProgress<Progress>? progress, CancellationToken stop)
    {
        var report = new ImportProtocol(export);
        report.Add(export.Findings);
        if (report.HasErrors)
        {
            return report.Refused();
        }

        var stored = await StoreMediaAsync(export, report, options.DryRun ? null : files, progress, stop);
        if (report.HasErrors)
        {
            return report.Refused();
        }

        await using var writing = await Writing.BeginAsync(store, signal, options.Who, stop);
        var empty = await IsEmptyAsync(writing.Db, stop);
        await new ImportTypes(writing, export, report).RunAsync(stop);
        await writing.FlushAsync(stop);
        var site = new SiteModel(await StoredTypes.ModelAsync(writing.Db, stop), await StoredTypes.LanguagesAsync(writing.Db, stop));
        await new ImportMedia(writing, export, report, site, stored, options.DryRun).RunAsync(stop);
        await new ImportItems(writing, export, report, site).RunAsync(progress, stop);
        await new ImportDeletions(writing, export, report).RunAsync(stop);
        if (report.HasErrors)
        {
            return report.Refused();
        }

        if (!empty && !options.Overwrite && report.HasChanges)
        {
            report.Refuse();
            return report.Refused();
        }

        report.Add(References.Missing(export, await KeysAsync(writing.Db, stop)));
        if (options.DryRun)
        {
            return report.Tried();
        }

        progress?.Report(new Progress("storing", 1));
        await writing.CommitAsync(stop);
        return report.Taken(writing.Sequence);
    }

    private static async Task<bool> IsEmptyAsync(ContentDb db, CancellationToken stop) =>
        !await db.Items.AnyAsync(stop) && !await db.Types.AnyAsync(stop) && !await db.Languages.AnyAsync(stop);

    private static async Task<HashSet<Guid>> KeysAsync(ContentDb db, CancellationToken stop)
    {
        var keys = await db.Items.Select(i => i.Key).ToHashSetAsync(stop);
        keys.UnionWith(await db.Media.Select(m => m.Key).ToListAsync(stop));
        return keys;
    }

    // Before the lock is taken: pictures are measured, which takes its time. Bytes are named by their hash, so storing some in vain does no harm.
    private static async Task<Dictionary<Guid, StoredFile>> StoreMediaAsync(
        SiteExport export, ImportProtocol report, IMediaFiles? into, IProgress<Progress>? progress, CancellationToken stop)
    {
        var stored = new Dictionary<Guid, StoredFile>();
        var done = 0;
        foreach (var media in export.Media.Where(m => m.Path.Length > 0))
        {
            progress?.Report(new Progress($"storing {media.Path}", (double)done++ / export.Media.Length));
            await using var bytes = export.OpenMedia(media);
            if (bytes is null)
            {
                report.Add(new Finding(Severity.Warning, "media-missing", media.Source, $"The file {media.Path} does not lie beside the export."));
                continue;
            }

            var file = into is null
                ? new StoredFile(Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(bytes, stop)), bytes.Length, null, null, null)
                : await into.PutAsync(bytes, Path.GetFileName(media.Path), stop);
            stored[media.Key] = file;
            if (file.Finding is { } finding)
            {
                report.Add(finding with { Where = $"{media.Source}: {finding.Where}" });
            }
        }

        return stored;
    }
}

/// <param name="Overwrite">False: what is stored goes before the files; where they differ nothing at all is taken in, and every difference is told.</param>
/// <param name="DryRun">Tells what would be done and does nothing.</param>
public sealed record ImportOptions(string Who, bool Overwrite = false, bool DryRun = false);

public enum ImportAction
{
    Unchanged,
    Added,
    Changed,
    Deleted,
}

/// <param name="Source">File, relative to the export.</param>
public sealed record ImportedFile(string Source, ImportAction Action);

/// <summary>A field that an import alters, or would alter.</summary>
/// <param name="Source">File, relative to the export.</param>
/// <param name="Field">Before: what is stored. After: what the file says.</param>
public sealed record ImportedChange(string Source, FieldChange Field);

/// <param name="Done">False: there is an error among the findings, and nothing was stored.</param>
/// <param name="Sequence">Number of the last change written; 0 when nothing changed.</param>
public sealed record ImportReport(bool Done, ImmutableArray<ImportedFile> Files, ImmutableArray<Finding> Findings, long Sequence)
{
    /// <summary>Fields of what was stored that the files alter, also when the import was refused for them.</summary>
    public ImmutableArray<ImportedChange> Changes { get; init; } = [];

    /// <summary>True: nothing was stored, this is what would have been done.</summary>
    public bool IsTrial { get; init; }

    public int Count(ImportAction action) => Files.Count(f => f.Action == action);
}
