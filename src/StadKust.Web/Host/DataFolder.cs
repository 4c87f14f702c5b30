namespace StadKust.Web.Host;

/// <summary>The folder a site lives in: database, pictures, editions. Everything else can be had again.</summary>
internal sealed record DataFolder(string Path)
{
    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Makes the folder and proves that it can be written.</summary>
    /// <exception cref="CannotRunException">It is a file, or may not be written.</exception>
    public static DataFolder Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (File.Exists(full))
        {
            throw new CannotRunException($"{full} is a file; --data needs a folder.");
        }

        try
        {
            Directory.CreateDirectory(full);
            var probe = System.IO.Path.Combine(full, $".probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception trouble) when (trouble is UnauthorizedAccessException or IOException)
        {
            throw new CannotRunException($"The data folder {full} cannot be written ({trouble.Message}). Choose another with --data DIR, or give this account the right to write there.");
        }

        return new DataFolder(full);
    }
}
