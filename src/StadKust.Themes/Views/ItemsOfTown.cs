using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using StadKust.Content;

namespace StadKust.Themes;

/// <summary>Items by municipality, gathered once a set, type and culture: a page must not read 5,000 places to name four.</summary>
internal static class ItemsOfTown
{
    private static readonly ConditionalWeakTable<ContentSet, ConcurrentDictionary<(string, Culture), ILookup<Guid, Guid>>> Gathered = [];

    /// <summary>Keys in tree order.</summary>
    public static IEnumerable<Guid> Of(ContentSet set, string type, Culture culture, Guid town) =>
        Gathered.GetOrCreateValue(set).GetOrAdd((type, culture), _ => Gather(set, type, culture))[town];

    private static ILookup<Guid, Guid> Gather(ContentSet set, string type, Culture culture) => set.OfType(type, culture)
        .SelectMany(key => set.Find(key, culture)?.Values.Picks("municipality").Select(town => (Town: town, Key: key)) ?? [])
        .ToLookup(p => p.Town, p => p.Key);
}
