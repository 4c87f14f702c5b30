using System.Collections.Immutable;

namespace StadKust.Content;

/// <summary>Old addresses, each with the item it belonged to. One entry serves everything that lay below the address too.</summary>
/// <remarks>
/// The target is an item, not an address: chains cannot form, and two items that swap addresses cannot send a reader in circles, since a
/// live address always goes first.
/// </remarks>
internal sealed record Redirects(ImmutableDictionary<SlugKey, Guid> Items)
{
    // An address below one that moved below one that moved: real sites need two or three.
    private const int MostSteps = 8;

    public static Redirects None { get; } = new(ImmutableDictionary<SlugKey, Guid>.Empty);

    public static SlugKey Key(Culture culture, string path) => SlugKey.Of(null, culture, Normal(path));

    /// <summary>Lower case, one slash at both ends.</summary>
    public static string Normal(string path)
    {
        var bare = path.Trim('/');
        return bare.Length == 0 ? "/" : $"/{bare.ToLowerInvariant()}/";
    }

    public Guid? Find(ContentSet set, Culture culture, string path)
    {
        var wanted = Normal(path);
        for (var step = 0; step < MostSteps && !Items.IsEmpty; step++)
        {
            if (set.KeyAt(culture, wanted) is { } live)
            {
                return step == 0 ? null : live;
            }

            if (Longest(set, culture, wanted) is not { } next)
            {
                return null;
            }

            if (next.Below.Length == 0)
            {
                return next.Item;
            }

            wanted = set.PathOf(next.Item, culture) + next.Below;
        }

        return null;
    }

    // The longest beginning of the path that is an old address of an item which still exists.
    private (Guid Item, string Below)? Longest(ContentSet set, Culture culture, string path)
    {
        for (var end = path.Length; end > 1; end = path.LastIndexOf('/', end - 2) + 1)
        {
            if (Items.TryGetValue(SlugKey.Of(null, culture, path[..end]), out var item) && set.Exists(item, culture)
                && !string.Equals(set.PathOf(item, culture), path[..end], StringComparison.Ordinal))
            {
                return (item, path[end..]);
            }
        }

        return null;
    }
}
