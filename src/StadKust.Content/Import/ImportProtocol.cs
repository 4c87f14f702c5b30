using System.Text.Json;

namespace StadKust.Content;

/// <summary>What becomes of every file of an import.</summary>
internal sealed class ImportProtocol(SiteExport export)
{
    // A screen or two; the rest is counted, and stands in the changes of the report.
    private const int MostConflicts = 200;
    private const int LongestShown = 80;

    private readonly SortedDictionary<string, ImportAction> files = new(StringComparer.Ordinal);
    private readonly List<Finding> findings = [];
    private readonly List<ImportedChange> changes = [];

    public bool HasErrors => findings.Exists(f => f.Severity == Severity.Error);

    public bool HasChanges => changes.Count > 0;

    public void Add(Finding finding) => findings.Add(finding);

    public void Add(IEnumerable<Finding> more) => findings.AddRange(more);

    public void Note(string kind, Guid key, string name, ImportAction action) => Note(SourceOf(kind, key, name), action);

    public void Note(string source, ImportAction action) => files[source] = action;

    public string SourceOf(string kind, Guid key, string name) => export.Sources.GetValueOrDefault((kind, key), $"{kind}/{name}");

    /// <summary>Something stored that the import alters.</summary>
    public void Tell(string source, FieldChange change) => changes.Add(new ImportedChange(source, change));

    public void Tell(string source, IEnumerable<FieldChange> more) => changes.AddRange(more.Select(c => new ImportedChange(source, c)));

    /// <summary>Every change becomes an error: what is stored goes before the files.</summary>
    public void Refuse()
    {
        findings.AddRange(changes.Take(MostConflicts).Select(c => new Finding(
            Severity.Error, "conflict", $"{c.Source}: {c.Field.Name}{(c.Field.Culture.Code.Length > 0 ? $" ({c.Field.Culture})" : "")}",
            $"Stored is {Shown(c.Field.Before)}, the file says {Shown(c.Field.After)}.")));
        findings.Add(new Finding(
            Severity.Error, "database-in-use", export.Folder,
            $"{changes.Count} fields differ from what is stored{(changes.Count > MostConflicts ? $", {changes.Count - MostConflicts} of them not shown here" : "")}; nothing was changed.",
            "Import with overwrite if the files are the truth."));
    }

    public ImportReport Refused() => new(false, [], [.. findings], 0) { Changes = [.. changes] };

    public ImportReport Taken(long sequence) => new(true, Files, [.. findings], sequence) { Changes = [.. changes] };

    public ImportReport Tried() => new(true, Files, [.. findings], 0) { Changes = [.. changes], IsTrial = true };

    private System.Collections.Immutable.ImmutableArray<ImportedFile> Files => [.. files.Select(f => new ImportedFile(f.Key, f.Value))];

    internal static string Shown(JsonElement? value)
    {
        if (value is not { } some)
        {
            return "nothing";
        }

        var text = (some.ValueKind == JsonValueKind.String ? some.GetString()! : JsonText.Compact(some)).ReplaceLineEndings(" ");
        return $"\"{(text.Length > LongestShown ? text[..LongestShown] + "…" : text)}\"";
    }
}
