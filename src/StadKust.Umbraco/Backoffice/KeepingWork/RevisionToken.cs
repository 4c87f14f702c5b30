using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace StadKust.Umbraco.Backoffice.KeepingWork;

/// <summary>A field of an item: property and culture, or the name in a culture. The empty culture: shared.</summary>
internal readonly record struct FieldKey(string Culture, string Alias)
{
    public override string ToString() => $"{Culture}/{Alias}";
}

/// <summary>What stands in the form of one browser tab: a short hash for every field, carried by the tab from loading to saving.</summary>
/// <remarks>
/// The client sends all values with every save. A field whose hash is still that of the token was not touched and must not overwrite what
/// others have saved since. The token follows what the tab shows, not what is stored: after a merge the two differ, and the next save still
/// knows which fields the tab has never seen. A forged token harms nobody but the one who forges it: rights are checked without it.
/// </remarks>
internal sealed class RevisionToken(Guid item, IReadOnlyDictionary<FieldKey, string> hashes)
{
    public const string Header = "StadKust-Revision";

    // A type with eighty properties in three languages comes to 2 kB; headers of the server end at 32.
    private const int Longest = 16 * 1024;
    private const int LongestUnpacked = 128 * 1024;

    /// <summary>Key of the item it belongs to.</summary>
    public Guid About => item;

    /// <summary>"" for a field that was empty.</summary>
    public string this[FieldKey field] => hashes.GetValueOrDefault(field, "");

    public string Write()
    {
        var text = new StringBuilder(item.ToString("n"));
        foreach (var (field, hash) in hashes.Where(h => h.Value.Length > 0).OrderBy(h => h.Key.Alias, StringComparer.Ordinal).ThenBy(h => h.Key.Culture, StringComparer.Ordinal))
        {
            text.Append('\n').Append(field.Culture).Append('/').Append(field.Alias).Append('=').Append(hash);
        }

        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(text.ToString()));
        }

        return Base64Url.EncodeToString(packed.ToArray());
    }

    /// <returns>Null when the text is no token.</returns>
    public static RevisionToken? Read(string? header)
    {
        if (header is null or "" || header.Length > Longest || !Base64Url.IsValid(header))
        {
            return null;
        }

        try
        {
            using var deflate = new DeflateStream(new MemoryStream(Base64Url.DecodeFromChars(header)), CompressionMode.Decompress);
            var bytes = new byte[LongestUnpacked];
            var length = deflate.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            var lines = Encoding.UTF8.GetString(bytes, 0, length).Split('\n');
            if (length == bytes.Length || !Guid.TryParseExact(lines[0], "n", out var item))
            {
                return null;
            }

            var hashes = new Dictionary<FieldKey, string>();
            foreach (var line in lines.Skip(1))
            {
                var (slash, equals) = (line.IndexOf('/', StringComparison.Ordinal), line.IndexOf('=', StringComparison.Ordinal));
                if (slash < 0 || equals < slash)
                {
                    return null;
                }

                hashes[new FieldKey(line[..slash], line[(slash + 1)..equals])] = line[(equals + 1)..];
            }

            return new RevisionToken(item, hashes);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
