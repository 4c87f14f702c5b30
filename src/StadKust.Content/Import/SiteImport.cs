using System.Collections.Immutable;

namespace StadKust.Content;

/// <summary>Takes an export into the database: one batch, one transaction, all or nothing. The second time nothing changes.</summary>
public sealed class SiteImport
{
    /// <summary>True when no item, type or language is stored: then <c>content-export/</c> may be taken in without asking.</summary>
    public Task<bool> IsEmptyAsync(CancellationToken stop) => throw new NotImplementedException();

    public Task<ImportReport> RunAsync(SiteExport export, ImportOptions options, IProgress<Progress>? progress, CancellationToken stop) =>
        throw new NotImplementedException();
}

/// <param name="Overwrite">False: a database that holds content is left alone.</param>
public sealed record ImportOptions(string Who, bool Overwrite = false);

public enum ImportAction
{
    Unchanged,
    Added,
    Changed,
    Deleted,
}

/// <param name="Source">File, relative to the export.</param>
public sealed record ImportedFile(string Source, ImportAction Action);

/// <param name="Done">False: there is an error among the findings, and nothing was stored.</param>
/// <param name="Sequence">Number of the last change written; 0 when nothing changed.</param>
public sealed record ImportReport(bool Done, ImmutableArray<ImportedFile> Files, ImmutableArray<Finding> Findings, long Sequence)
{
    public int Count(ImportAction action) => Files.Count(f => f.Action == action);
}
