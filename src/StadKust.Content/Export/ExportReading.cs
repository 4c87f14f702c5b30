using System.Collections.Frozen;
using System.Collections.Immutable;

namespace StadKust.Content;

/// <summary>One reading of an export: finds the files, reads kind after kind in the order they build on each other, gathers findings.</summary>
internal sealed class ExportReading(string folder, ExportLimits limits, StoredSite stored, IProgress<Progress>? progress, CancellationToken stop)
{
    private static readonly string[] Known = ["Languages", "Dictionary", "DataTypes", "Templates", "ContentTypes", "MediaTypes", "Media", "Content", "Domains"];

    // Kinds of the format that a site of ours has no use for; their absence after an import is said once.
    private static readonly string[] PassedOver = ["MemberTypes", "RelationTypes", "Blueprints", "Webhooks", "Element", "ElementContainer", "media"];

    // Name of the root element of each kind.
    private static readonly FrozenDictionary<string, string> Roots = new Dictionary<string, string>
    {
        ["Languages"] = "Language",
        ["Dictionary"] = "Dictionary",
        ["DataTypes"] = "DataType",
        ["Templates"] = "Template",
        ["ContentTypes"] = "ContentType",
        ["MediaTypes"] = "MediaType",
        ["Media"] = "Media",
        ["Content"] = "Content",
        ["Domains"] = "Domain",
    }.ToFrozenDictionary();

    private readonly List<Finding> findings = [];
    private readonly List<ExportedDeletion> deletions = [];
    private readonly Dictionary<(string Kind, Guid Key), string> sources = [];
    private int filesRead;
    private int filesFound = 1;

    public ExportLimits Limits => limits;

    public StoredSite Stored => stored;

    /// <summary>Keeps under which file something came that has a key of ours, whatever key the file gives it.</summary>
    public void Came(string kind, Guid key, string file) => sources[(kind, key)] = file;

    public void Say(Severity severity, string code, string where, string message, string? hint = null) =>
        findings.Add(new Finding(severity, code, where, message, hint));

    public SiteExport All()
    {
        if (!Directory.Exists(folder))
        {
            Say(Severity.Error, "export-missing", folder, "The folder does not exist.");
            return Empty();
        }

        var files = Find();
        if (files is null)
        {
            return Empty();
        }

        var languages = new ReadLanguages(this);
        Each(files, "Languages", languages.Take);
        var dataTypes = new ReadDataTypes(this);
        Each(files, "DataTypes", dataTypes.Take);
        var templates = new ReadTemplates(this);
        Each(files, "Templates", templates.Take);
        var types = new ReadTypes(this);
        Each(files, "ContentTypes", types.Take);
        Each(files, "MediaTypes", types.Take);
        var model = types.Model(dataTypes.All);
        var words = new ReadDictionary(this, languages);
        Each(files, "Dictionary", words.Take);
        var media = new ReadMedia(this, model);
        Each(files, "Media", media.Take);
        var items = new ReadItems(this, model, languages);
        Each(files, "Content", items.Take);
        var domains = new ReadDomains(this, languages);
        Each(files, "Domains", domains.Take);
        return new SiteExport
        {
            Folder = Path.GetFullPath(folder),
            Model = model,
            Languages = languages.All(),
            Templates = templates.All(),
            Words = words.All(),
            Media = media.All(),
            Items = items.All(),
            Domains = domains.All(),
            Deletions = [.. deletions],
            Findings = [.. findings],
            Sources = sources,
            Stored = stored,
        };
    }

    private SiteExport Empty() => new() { Folder = folder, Model = ContentModel.Empty, Languages = [], Findings = [.. findings] };

    // Null when there are too many.
    private Dictionary<string, List<(string Path, string Name)>>? Find()
    {
        var found = Known.ToDictionary(k => k, _ => new List<(string, string)>(), StringComparer.OrdinalIgnoreCase);
        foreach (var sub in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var kind = Path.GetFileName(sub);
            if (!found.TryGetValue(kind, out var files))
            {
                if (kind is not "media")
                {
                    var known = PassedOver.Contains(kind, StringComparer.OrdinalIgnoreCase);
                    Say(Severity.Note, "folder-passed-over", kind, known ? "Items of this kind are not imported." : "The folder is not part of the format.");
                }

                continue;
            }

            if (new DirectoryInfo(sub).LinkTarget is not null)
            {
                Say(Severity.Error, "link-refused", kind, "The folder is a link to another place; links are not followed.");
                continue;
            }

            var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, MaxRecursionDepth = limits.TreeLevels };
            foreach (var file in Directory.EnumerateFiles(sub, "*.config", options))
            {
                files.Add((file, Path.GetRelativePath(folder, file).Replace('\\', '/')));
                if (++filesFound > limits.Files)
                {
                    Say(Severity.Error, "too-many-files", kind, $"The export has more than {limits.Files} files.");
                    return null;
                }
            }

            files.Sort((a, b) => string.CompareOrdinal(a.Item2, b.Item2));
        }

        if (found.Values.All(f => f.Count == 0))
        {
            Say(Severity.Error, "export-empty", folder, "The folder holds no uSync files.", "Name the folder that holds Content, ContentTypes and so on.");
        }

        return found;
    }

    private void Each(Dictionary<string, List<(string Path, string Name)>> files, string kind, Action<ExportFile> take)
    {
        foreach (var (path, name) in files[kind])
        {
            stop.ThrowIfCancellationRequested();
            progress?.Report(new Progress($"reading {name}", (double)filesRead++ / filesFound));
            var (file, finding) = ExportFile.Load(path, name, limits);
            if (finding is not null)
            {
                findings.Add(finding);
            }
            else if (file!.Root.Name == "Empty")
            {
                Marker(kind, file);
            }
            else if (file.Root.Name != Roots[kind])
            {
                Say(
                    Severity.Warning, "file-of-other-kind", file.At(file.Root), $"A file of {kind} begins with {Roots[kind]}, this one with {file.Root.Name.LocalName}; it was left out.");
            }
            else
            {
                take(file);
                if (file.Root.Key() is { } key)
                {
                    sources[(kind, key)] = name;
                }
            }
        }
    }

    // A marker in place of an item: deleted, renamed, or "remove what has no file here", which we do not do.
    private void Marker(string kind, ExportFile file)
    {
        var change = file.Root.Attribute("Change", "");
        if (change == "Delete" && file.Root.Key() is { } key)
        {
            deletions.Add(new ExportedDeletion(kind, key, file.Root.Attribute("Alias", "")!, file.Name));
        }
        else if (change == "Clean")
        {
            Say(Severity.Warning, "clean-passed-over", file.Name, "The marker asks to remove everything that has no file; that is not done.");
        }
    }
}
