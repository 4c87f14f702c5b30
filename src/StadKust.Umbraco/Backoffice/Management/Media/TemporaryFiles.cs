using System.Text.Json;
using StadKust.Media;

namespace StadKust.Umbraco.Backoffice.Management.Media;

/// <summary>Uploads between the moment they arrive and the moment a media item takes them. What nobody takes is gone after an hour.</summary>
/// <remarks>Two files each: the bytes, and who sent them under which name. Nodes that share no disk need the same folder mounted.</remarks>
internal sealed class TemporaryFiles(MediaSettings settings, TimeProvider clock)
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private string Folder => Path.Combine(settings.RenditionFolder, "uploads");

    /// <exception cref="InvalidDataException">More bytes than are allowed.</exception>
    public async Task<TemporaryFile> KeepAsync(Guid id, string name, Guid owner, Stream bytes, CancellationToken stop)
    {
        Directory.CreateDirectory(Folder);
        Clear();
        var until = clock.GetUtcNow().UtcDateTime + Kept;
        try
        {
            await using var file = new FileStream(BytesOf(id), FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024, useAsync: true);
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = await bytes.ReadAsync(buffer, stop)) > 0)
            {
                if (file.Length + read > settings.MostBytes)
                {
                    throw new InvalidDataException($"{name} has more than {settings.MostBytes} bytes.");
                }

                await file.WriteAsync(buffer.AsMemory(0, read), stop);
            }
        }
        catch (Exception trouble) when (trouble is InvalidDataException or OperationCanceledException)
        {
            Remove(id);
            throw;
        }

        var kept = new TemporaryFile(id, name, owner, until);
        await File.WriteAllTextAsync(AboutOf(id), JsonSerializer.Serialize(kept), stop);
        return kept;
    }

    /// <returns>Null when it is gone, or somebody else's.</returns>
    public async Task<TemporaryFile?> FindAsync(Guid id, Guid owner, CancellationToken stop)
    {
        if (!File.Exists(AboutOf(id)))
        {
            return null;
        }

        var kept = JsonSerializer.Deserialize<TemporaryFile>(await File.ReadAllTextAsync(AboutOf(id), stop));
        return kept is not null && kept.Owner == owner && kept.Until > clock.GetUtcNow().UtcDateTime && File.Exists(BytesOf(id)) ? kept : null;
    }

    public Stream Open(TemporaryFile file) => new FileStream(BytesOf(file.Id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true);

    public void Remove(Guid id)
    {
        File.Delete(BytesOf(id));
        File.Delete(AboutOf(id));
    }

    private void Clear()
    {
        var old = clock.GetUtcNow().UtcDateTime - Kept;
        foreach (var file in Directory.EnumerateFiles(Folder).Where(f => File.GetLastWriteTimeUtc(f) < old))
        {
            File.Delete(file);
        }
    }

    private string BytesOf(Guid id) => Path.Combine(Folder, $"{id:n}.bytes");

    private string AboutOf(Guid id) => Path.Combine(Folder, $"{id:n}.json");
}

/// <param name="Name">As the browser named it, without a path.</param>
/// <param name="Owner">Key of the account that sent it; nobody else may take it.</param>
/// <param name="Until">UTC.</param>
internal sealed record TemporaryFile(Guid Id, string Name, Guid Owner, DateTime Until);
