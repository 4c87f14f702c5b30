using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using StadKust.Content;

namespace StadKust.Themes;

/// <summary>Snapshots of a set read once: a page looks at forty items, and reading one from its bytes costs as much as showing it.</summary>
internal static class ReadItems
{
    // About 100 MB at 20 KB an item; beyond it items are read each time.
    private const int Most = 5_000;

    private static readonly ConditionalWeakTable<ContentSet, ConcurrentDictionary<(Guid, Culture), PublishedItem?>> Kept = [];

    public static PublishedItem? Find(ContentSet set, Guid key, Culture culture)
    {
        var items = Kept.GetOrCreateValue(set);
        if (!items.TryGetValue((key, culture), out var item))
        {
            item = set.Find(key, culture);
            if (items.Count < Most)
            {
                items[(key, culture)] = item;
            }
        }

        return item;
    }

    public static PublishedItem? First(ContentSet set, string type, Culture culture) =>
        set.OfType(type, culture) is [var key, ..] ? Find(set, key, culture) : null;
}
