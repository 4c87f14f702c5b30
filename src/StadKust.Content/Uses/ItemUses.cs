using System.Collections.Immutable;

namespace StadKust.Content;

/// <summary>A place where an item names another item or a media item.</summary>
/// <param name="Item">The one that names.</param>
/// <param name="Culture">The culture in which it does; a shared property counts in each culture the item is published in.</param>
/// <param name="Property">Alias of the property it stands in, however deep in blocks.</param>
/// <param name="Target">The item or media item named.</param>
public sealed record ItemUse(Guid Item, Culture Culture, string Property, Guid Target);

/// <summary>Who uses what in one set: pickers, links, links in text, pictures, in blocks too.</summary>
/// <remarks>
/// Read once a set and kept with it; a later set reads again only the items that have changed. Of the published set it tells what readers
/// see, of the drafted set what editors have in hand.
/// </remarks>
public sealed class ItemUses
{
    private readonly ContentSet set;
    private readonly ImmutableDictionary<Guid, ImmutableArray<ItemUse>> byItem;
    private readonly Lazy<ILookup<Guid, ItemUse>> byTarget;

    private ItemUses(ContentSet set, ImmutableDictionary<Guid, ImmutableArray<ItemUse>> byItem)
    {
        this.set = set;
        this.byItem = byItem;
        byTarget = new(() => byItem.Values.SelectMany(u => u).ToLookup(u => u.Target));
    }

    public static ItemUses Of(ContentSet set) => set.Derived<ItemUses>(Make);

    /// <summary>Uses of an item or media item by items that can be reached.</summary>
    public IEnumerable<ItemUse> Of(Guid target) => byTarget.Value[target].Where(u => set.Exists(u.Item, u.Culture));

    /// <summary>What an item uses.</summary>
    public IEnumerable<ItemUse> By(Guid item) => byItem.GetValueOrDefault(item, []);

    private static ItemUses Make(ContentSet set, Earlier<ItemUses>? earlier)
    {
        // A language or a move that lets items appear changes what exists; what they name is in their own values.
        if (earlier is { Changes: { OnlyItems: true } changes })
        {
            var known = earlier.Value.byItem.ToBuilder();
            var keys = changes.SameTree ? changes.Items : [.. changes.Items.SelectMany(k => set.DescendantEntries(k).Select(e => e.Key).Prepend(k))];
            foreach (var key in keys)
            {
                known[key] = Read(set, key);
            }

            return new ItemUses(set, known.ToImmutable());
        }

        return new ItemUses(set, set.Entries.ToImmutableDictionary(e => e.Key, e => Read(set, e.Key)));
    }

    private static ImmutableArray<ItemUse> Read(ContentSet set, Guid key) =>
    [
        .. set.CulturesOf(key).SelectMany(culture => set.Find(key, culture)!.Values.Stored
            .SelectMany(v => References.In(v.Value, culture).Distinct().Where(target => target != key).Select(target => new ItemUse(key, culture, v.Key, target)))),
    ];
}
