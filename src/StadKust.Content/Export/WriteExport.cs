namespace StadKust.Content;

public sealed partial class SiteExport
{
    /// <summary>Writes the export as uSync files that a person can read and diff. Equal content gives equal bytes.</summary>
    /// <param name="folder">Files of the kinds we write that are not written again are deleted; <c>media</c> is left alone.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public void Write(string folder, IProgress<Progress>? progress = null, CancellationToken stop = default)
    {
        var files = new ExportFiles();
        files.Add("", "usync", default, new ExportText().Empty("uSync", ("version", "17.0.0.0"), ("format", "10.7.0")));
        WriteWords.All(this, files);
        WriteTypes.All(this, files);
        WriteItems.All(this, files);
        files.Write(folder, progress, stop);
    }

    /// <summary>Writes the stored bytes of all media below <c>media</c>.</summary>
    /// <returns>A warning for every file whose bytes are not stored.</returns>
    public async Task<IReadOnlyList<Finding>> WriteMediaAsync(string folder, IMediaFiles files, IProgress<Progress>? progress, CancellationToken stop)
    {
        var findings = new List<Finding>();
        var done = 0;
        foreach (var media in Media.Where(m => m.Path.Length > 0))
        {
            progress?.Report(new Progress($"writing {media.Path}", (double)done++ / Media.Length));
            await using var bytes = media.Hash.Length > 0 ? await files.OpenAsync(media.Hash, stop) : OpenMedia(media);
            if (bytes is null || !MediaPath.IsSafe(media.Path) || MediaPath.Below(folder, media.Path) is not { } path)
            {
                findings.Add(new Finding(Severity.Warning, "media-missing", media.Name, $"The bytes of {media.Path} are not stored."));
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var file = File.Create(path);
            await bytes.CopyToAsync(file, stop);
        }

        return findings;
    }
}

/// <summary>Files of an export on their way to the disk; names that clash all get the beginning of their key, so that no order decides.</summary>
internal sealed class ExportFiles
{
    private static readonly string[] Kinds = ["Languages", "Dictionary", "DataTypes", "Templates", "ContentTypes", "MediaTypes", "Media", "Content", "Domains"];

    private readonly List<(string Folder, string Name, Guid Key, byte[] Bytes)> files = [];

    public void Add(string folder, string name, Guid key, ExportText text) => files.Add((folder, SafeNames.Alias(name), key, text.Bytes()));

    public void Write(string folder, IProgress<Progress>? progress, CancellationToken stop)
    {
        var clashes = files.GroupBy(f => (f.Folder, f.Name)).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (file, done) in files.Select((f, i) => (f, i)))
        {
            stop.ThrowIfCancellationRequested();
            var name = clashes.Contains((file.Folder, file.Name)) ? $"{file.Name}_{file.Key.ToString()[..8]}" : file.Name;

            // Web servers take files of these names for their own.
            var safe = name is "web" or "app" ? $"__{name}__" : name;
            var path = Path.Combine(folder, file.Folder, safe + ".config");
            written.Add(Path.GetFullPath(path));
            progress?.Report(new Progress($"writing {file.Folder}/{safe}.config", (double)done / files.Count));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(file.Bytes))
            {
                File.WriteAllBytes(path, file.Bytes);
            }
        }

        foreach (var old in Kinds.Select(k => Path.Combine(folder, k)).Where(Directory.Exists)
            .SelectMany(k => Directory.EnumerateFiles(k, "*.config", SearchOption.AllDirectories)).Where(f => !written.Contains(Path.GetFullPath(f))).ToList())
        {
            File.Delete(old);
        }
    }
}
