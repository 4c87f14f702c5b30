using System.Security.Cryptography;
using StadKust.Content;

namespace StadKust.Media;

/// <summary>Takes files in: measures them, says when they are not what their name claims, stores them by content hash.</summary>
public sealed class MediaFiles(IBlobStore store, MediaSettings settings) : IMediaFiles
{
    /// <remarks>A file with a finding of severity error is stored all the same: an editor may want to look at it. It is never shown.</remarks>
    /// <exception cref="InvalidDataException">More bytes than <see cref="MediaSettings.MostBytes"/>.</exception>
    public async Task<StoredFile> PutAsync(Stream bytes, string fileName, CancellationToken stop)
    {
        await using var copy = new FileStream(
            Path.Combine(Path.GetTempPath(), $"stadkust-{Guid.NewGuid():n}.upload"), FileMode.CreateNew, FileAccess.ReadWrite,
            FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        var hash = await CopyAndHashAsync(bytes, copy, fileName, stop);
        copy.Position = 0;
        var look = FileLook.At(copy, fileName, settings);
        if (!await store.HasAsync(hash, stop))
        {
            copy.Position = 0;
            await store.PutAsync(hash, copy, stop);
        }

        return new StoredFile(hash, copy.Length, look.Width, look.Height, look.Finding);
    }

    public Task<Stream?> OpenAsync(string hash, CancellationToken stop) => store.OpenAsync(hash, stop);

    private async Task<string> CopyAndHashAsync(Stream from, Stream to, string fileName, CancellationToken stop)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        long total = 0;
        int read;
        while ((read = await from.ReadAsync(buffer, stop)) > 0)
        {
            total += read;
            if (total > settings.MostBytes)
            {
                throw new InvalidDataException($"{fileName} has more than {settings.MostBytes} bytes.");
            }

            sha.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), stop);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
