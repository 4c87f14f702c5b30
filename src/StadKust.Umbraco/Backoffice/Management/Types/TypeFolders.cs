using System.Security.Cryptography;
using System.Text;

namespace StadKust.Umbraco.Backoffice.Management.Types;

/// <summary>Folders of the settings tree. They exist through the types that lie in them; their keys are worked out from their paths.</summary>
internal static class TypeFolders
{
    public static Guid Key(string kind, string path) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{path}")).AsSpan(0, 16));

    /// <summary>All folders that these paths name, with those above.</summary>
    public static IReadOnlyList<TypeFolder> Of(string kind, IEnumerable<string> paths) =>
    [
        .. paths.Where(p => p.Length > 0).SelectMany(path => path.Split('/').Select((_, i) => string.Join('/', path.Split('/').Take(i + 1)))).Distinct()
            .Select(path => new TypeFolder(
                Key(kind, path), Name(path[(path.LastIndexOf('/') + 1)..]), path, path.Contains('/', StringComparison.Ordinal) ? Key(kind, path[..path.LastIndexOf('/')]) : null))
            .OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase),
    ];

    // uSync writes names of folders URL-encoded.
    private static string Name(string part) => System.Net.WebUtility.UrlDecode(part);
}

internal sealed record TypeFolder(Guid Key, string Name, string Path, Guid? Parent);
