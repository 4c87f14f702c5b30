namespace StadKust.Media;

/// <summary>Blobs as files below one folder. A file appears under its name only when all its bytes are there.</summary>
public sealed class DiskStore(string folder) : IBlobStore
{
    public Task<bool> HasAsync(string hash, CancellationToken stop) => Task.FromResult(File.Exists(PathOf(hash)));

    public async Task PutAsync(string hash, Stream bytes, CancellationToken stop)
    {
        var path = PathOf(hash);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unfinished = $"{path}.{Guid.NewGuid():n}.part";
        try
        {
            await using (var file = File.Create(unfinished))
            {
                await bytes.CopyToAsync(file, stop);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    public Task<Stream?> OpenAsync(string hash, CancellationToken stop)
    {
        var path = PathOf(hash);
        return Task.FromResult<Stream?>(File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, useAsync: true)
            : null);
    }

    private string PathOf(string hash) => Path.Combine(folder, BlobName.Of(hash));
}
