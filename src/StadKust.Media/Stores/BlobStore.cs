using System.Text.RegularExpressions;

namespace StadKust.Media;

/// <summary>Bytes addressed by their SHA-256 (lower-case hex). Written once, never changed.</summary>
public interface IBlobStore
{
    Task<bool> HasAsync(string hash, CancellationToken stop);

    Task PutAsync(string hash, Stream bytes, CancellationToken stop);

    /// <returns>Null when nothing has this hash.</returns>
    Task<Stream?> OpenAsync(string hash, CancellationToken stop);
}

internal static partial class BlobName
{
    /// <summary>Two levels, so that no folder holds more than a few thousand files: <c>ab/cdef…</c>.</summary>
    /// <exception cref="ArgumentException">Not a SHA-256: a name must never lead out of the store.</exception>
    public static string Of(string hash) => Sha256().IsMatch(hash)
        ? $"{hash[..2]}/{hash[2..]}"
        : throw new ArgumentException("A blob is addressed by 64 lower-case hex digits.", nameof(hash));

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Sha256();
}
