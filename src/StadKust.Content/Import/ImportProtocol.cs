namespace StadKust.Content;

/// <summary>What becomes of every file of an import.</summary>
internal sealed class ImportProtocol(SiteExport export)
{
    private readonly SortedDictionary<string, ImportAction> files = new(StringComparer.Ordinal);
    private readonly List<Finding> findings = [];

    public bool HasErrors => findings.Exists(f => f.Severity == Severity.Error);

    public void Add(Finding finding) => findings.Add(finding);

    public void Add(IEnumerable<Finding> more) => findings.AddRange(more);

    public void Note(string kind, Guid key, string name, ImportAction action) => Note(export.Sources.GetValueOrDefault((kind, key), $"{kind}/{name}"), action);

    public void Note(string source, ImportAction action) => files[source] = action;

    public ImportReport Refused() => new(false, [], [.. findings], 0);

    public ImportReport Taken(long sequence) => new(true, [.. files.Select(f => new ImportedFile(f.Key, f.Value))], [.. findings], sequence);
}
