using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace StadKust.Web.Website;

/// <summary>A rendered page as bytes, compressed when first asked for. Immutable but for that.</summary>
internal sealed class CachedPage
{
    private readonly byte[] plain;
    private readonly string hash;
    private readonly Lazy<byte[]> brotli;
    private readonly Lazy<byte[]> gzip;

    public CachedPage(string body, string contentType, int status, string cacheTag)
    {
        plain = Encoding.UTF8.GetBytes(body);
        ContentType = contentType;
        Status = status;
        CacheTag = cacheTag;
        hash = Convert.ToHexStringLower(SHA256.HashData(plain).AsSpan(0, 12));
        brotli = new Lazy<byte[]>(() => Brotli(plain));
        gzip = new Lazy<byte[]>(() => Gzip(plain));
    }

    public string ContentType { get; }

    public int Status { get; }

    public string CacheTag { get; }

    /// <summary>Bytes in the best encoding the visitor reads, with an entity tag of their own: tags are strong.</summary>
    public (byte[] Bytes, string Tag, string? Encoding) For(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        return accepted.Contains("br", StringComparison.OrdinalIgnoreCase) ? (brotli.Value, $"\"{hash}-br\"", "br")
            : accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? (gzip.Value, $"\"{hash}-gz\"", "gzip")
            : (plain, $"\"{hash}\"", null);
    }

    // Quality 4 takes a third of a millisecond for a page of 40 KB; 11 takes fifty and saves a tenth.
    private static byte[] Brotli(byte[] bytes)
    {
        var target = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return BrotliEncoder.TryCompress(bytes, target, out var written, quality: 4, window: 18) ? target[..written] : throw new InvalidOperationException("Brotli ran out of room.");
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var stream = new GZipStream(target, CompressionLevel.Fastest))
        {
            stream.Write(bytes);
        }

        return target.ToArray();
    }
}
