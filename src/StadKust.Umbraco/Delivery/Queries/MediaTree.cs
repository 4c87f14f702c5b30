using System.Collections.Frozen;
using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>The media of a set as a tree: children in their order, and the paths by which they are found.</summary>
internal sealed class MediaTree
{
    // Folders in folders; an export has four levels at most.
    private const int Deepest = 64;

    private readonly FrozenDictionary<Guid, MediaEntry[]> children;
    private readonly FrozenDictionary<string, Guid> byPath;
    private readonly FrozenDictionary<Guid, string> paths;

    private MediaTree(ContentSet set)
    {
        children = set.AllMedia.GroupBy(m => m.Parent ?? Guid.Empty).ToFrozenDictionary(
            g => g.Key, g => g.OrderBy(m => m.SortOrder).ThenBy(m => m.Created).ThenBy(m => m.Key).ToArray());
        paths = set.AllMedia.Select(m => (m.Key, Path: Path(m, set))).Where(m => m.Path is not null).ToFrozenDictionary(m => m.Key, m => m.Path!);
        byPath = paths.GroupBy(p => p.Value).ToFrozenDictionary(g => g.Key, g => g.First().Key);
    }

    public static MediaTree Of(ContentSet set) =>
        set.Derived<MediaTree>(static (s, earlier) => earlier is { Changes.OnlyItems: true } ? earlier.Value : new MediaTree(s));

    /// <summary>Children in their order; <see cref="Guid.Empty"/> is the root.</summary>
    public IReadOnlyList<MediaEntry> Children(Guid parent) => children.GetValueOrDefault(parent, []);

    /// <summary>Names of all above and its own, lower case, joined by slashes; null when one above is gone.</summary>
    public string? PathOf(Guid key) => paths.GetValueOrDefault(key);

    /// <summary>By names without regard to case; slashes at the ends do not matter.</summary>
    public Guid? At(string path) => byPath.TryGetValue($"/{path.Trim('/').ToLowerInvariant()}/", out var key) ? key : null;

    private static string? Path(MediaEntry media, ContentSet set)
    {
        var path = "/";
        var depth = 0;
        for (var at = media; ; at = set.Media(at.Parent!.Value))
        {
            if (at is null || ++depth > Deepest)
            {
                return null;
            }

            path = $"/{at.Name.ToLowerInvariant()}{path}";
            if (at.Parent is null)
            {
                return path;
            }
        }
    }
}
