using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>All items of a culture, level by level from left to right: an order Umbraco leaves open, and this keeps paging stable.</summary>
internal sealed class QueryIndex
{
    private readonly Dictionary<Guid, int> places = [];
    private readonly Lazy<int[]> byName;
    private readonly Lazy<NameIndex> names;
    private readonly Lazy<Dictionary<string, RowSet>> types;

    public QueryIndex(ContentSet set, Culture culture)
    {
        var rows = new List<Row>(set.Count);
        var level = set.Roots.Select(r => (Entry: r, Parent: -1)).ToList();
        while (level.Count > 0)
        {
            var next = new List<(ItemEntry, int)>();
            foreach (var (entry, parent) in level)
            {
                // What is not there in the culture has nothing below it either.
                if (set.Head(entry.Key, culture) is not { } head)
                {
                    continue;
                }

                places[entry.Key] = rows.Count;
                next.AddRange(set.ChildEntries(entry.Key).Select(child => (child, rows.Count)));
                rows.Add(new Row(entry, head.Name, head.Updated, parent));
            }

            level = next;
        }

        Rows = [.. rows];
        byName = new Lazy<int[]>(RankNames);
        names = new Lazy<NameIndex>(() => new NameIndex(Array.ConvertAll(Rows, r => r.Name)));
        types = new Lazy<Dictionary<string, RowSet>>(ByType);
    }

    public Row[] Rows { get; }

    /// <summary>Place of each row when all are in the order of their names: lower case, by code points, the same wherever the server stands.</summary>
    public int[] NameRanks => byName.Value;

    public NameIndex Names => names.Value;

    /// <summary>Types that rows have.</summary>
    public IEnumerable<string> Types => types.Value.Keys;

    public RowSet OfType(string alias) => types.Value.GetValueOrDefault(alias) ?? new RowSet(Rows.Length);

    /// <summary>-1 when the item is not in the culture.</summary>
    public int PlaceOf(Guid key) => places.GetValueOrDefault(key, -1);

    /// <summary>True when the row lies somewhere below the other.</summary>
    public bool IsBelow(int row, int other)
    {
        // A parent always stands before its children, so the search can stop early.
        for (var at = Rows[row].Parent; at >= other; at = Rows[at].Parent)
        {
            if (at == other)
            {
                return true;
            }
        }

        return false;
    }

    private Dictionary<string, RowSet> ByType()
    {
        var found = new Dictionary<string, RowSet>(StringComparer.Ordinal);
        for (var row = 0; row < Rows.Length; row++)
        {
            if (!found.TryGetValue(Rows[row].Entry.Type, out var ofType))
            {
                found[Rows[row].Entry.Type] = ofType = new RowSet(Rows.Length);
            }

            ofType.Add(row);
        }

        return found;
    }

    private int[] RankNames()
    {
        var lower = Array.ConvertAll(Rows, r => r.Name.ToLowerInvariant());
        var order = Enumerable.Range(0, Rows.Length).ToArray();
        Array.Sort(order, (a, b) => string.CompareOrdinal(lower[a], lower[b]));
        var ranks = new int[Rows.Length];
        for (var place = 0; place < order.Length; place++)
        {
            // Equal names have equal ranks: then the next sort, or the tree, decides.
            ranks[order[place]] = place > 0 && lower[order[place]] == lower[order[place - 1]] ? ranks[order[place - 1]] : place;
        }

        return ranks;
    }

    /// <param name="Parent">Row of the parent; -1 for a root.</param>
    internal readonly record struct Row(ItemEntry Entry, string Name, DateTime Updated, int Parent);
}
