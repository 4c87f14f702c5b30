using System.Collections.Concurrent;
using System.Collections.Immutable;
using StadKust.Content;

namespace StadKust.Themes;

/// <summary>Items by municipality, gathered once a type and culture: a page must not read 5,000 places to name four.</summary>
/// <remarks>A later set takes over what a publish has not touched; an item is read again only when it has changed itself.</remarks>
internal sealed class ItemsOfTown
{
    private readonly ContentSet set;
    private readonly ConcurrentDictionary<(string, Culture), Lazy<Gathered>> gathered = new();
    private readonly Dictionary<(string, Culture), Earlier<Gathered>> known = [];

    private ItemsOfTown(ContentSet set, Earlier<ItemsOfTown>? earlier)
    {
        this.set = set;
        foreach (var (what, older) in earlier?.Value.known ?? [])
        {
            known[what] = older with { Changes = older.Changes.And(earlier!.Changes) };
        }

        foreach (var (what, table) in earlier?.Value.gathered ?? [])
        {
            if (table.IsValueCreated)
            {
                known[what] = new(table.Value, earlier!.Changes);
            }
        }
    }

    /// <summary>Keys in tree order.</summary>
    public static IEnumerable<Guid> Of(ContentSet set, string type, Culture culture, Guid town) =>
        set.Derived<ItemsOfTown>(static (set, earlier) => new ItemsOfTown(set, earlier)).In(type, culture).ByTown[town];

    private Gathered In(string type, Culture culture) =>
        gathered.GetOrAdd((type, culture), _ => new Lazy<Gathered>(() => Gather(type, culture))).Value;

    private Gathered Gather(string type, Culture culture)
    {
        var before = known.GetValueOrDefault((type, culture));
        var towns = (before?.Value.Towns ?? ImmutableDictionary<Guid, ImmutableArray<Guid>>.Empty).ToBuilder();
        var keys = set.OfType(type, culture);
        var differs = before is null || !before.Changes.SameTree;
        if (before is not null)
        {
            foreach (var key in before.Changes.Items.Where(k => towns.ContainsKey(k)))
            {
                var now = TownsOf(key, culture);
                differs |= !now.SequenceEqual(towns[key]);
                towns[key] = now;
            }
        }

        if (!differs)
        {
            return before!.Value;
        }

        foreach (var key in keys.Where(k => !towns.ContainsKey(k)))
        {
            towns[key] = TownsOf(key, culture);
        }

        if (towns.Count > keys.Count)
        {
            towns.RemoveRange([.. towns.Keys.Except(keys)]);
        }

        return new Gathered(towns.ToImmutable(), keys.SelectMany(key => towns[key].Select(town => (Town: town, Key: key))).ToLookup(p => p.Town, p => p.Key));
    }

    private ImmutableArray<Guid> TownsOf(Guid key, Culture culture) => [.. set.Find(key, culture)?.Values.Picks("municipality") ?? []];

    private sealed record Gathered(ImmutableDictionary<Guid, ImmutableArray<Guid>> Towns, ILookup<Guid, Guid> ByTown);
}
