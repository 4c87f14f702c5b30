using System.Collections.Immutable;

namespace StadKust.Content;

/// <summary>Puts items read in any order into tree order and checks the tree: parents exist, no circles, not too deep.</summary>
/// <param name="stored">Parents that are not among the files but in the database.</param>
internal sealed class ReadTree(ExportReading reading, IReadOnlyDictionary<Guid, StoredPlace> stored)
{
    public ImmutableArray<T> InOrder<T>(
        IEnumerable<T> all, Func<T, (Guid Key, Guid? Parent, int Level, bool Trashed, string Source)> of, Func<T, int, T> withLevel)
    {
        var byKey = all.ToDictionary(t => of(t).Key);
        var levels = new Dictionary<Guid, int>();
        var ordered = new List<(int Level, string Source, T Item)>();
        foreach (var item in byKey.Values)
        {
            var (key, _, _, trashed, source) = of(item);
            var level = trashed ? of(item).Level : LevelOf(key, byKey, of, levels);
            if (level > 0)
            {
                ordered.Add((level, source, withLevel(item, level)));
            }
        }

        return [.. ordered.OrderBy(o => o.Level).ThenBy(o => o.Source, StringComparer.Ordinal).Select(o => o.Item)];
    }

    // 0: the item hangs on nothing or on itself.
    private int LevelOf<T>(
        Guid key, Dictionary<Guid, T> byKey, Func<T, (Guid Key, Guid? Parent, int Level, bool Trashed, string Source)> of, Dictionary<Guid, int> levels)
    {
        var way = new List<Guid>();
        var seen = new HashSet<Guid>();
        Guid? at = key;
        var known = 0;
        while (at is { } here && !levels.TryGetValue(here, out known))
        {
            var source = of(byKey[byKey.ContainsKey(here) ? here : key]).Source;
            if (!seen.Add(here))
            {
                return Refuse("parent-circle", source, "The item is, over its parents, below itself.");
            }

            if (way.Count >= reading.Limits.TreeLevels)
            {
                return Refuse("tree-too-deep", source, $"The item lies more than {reading.Limits.TreeLevels} levels deep.");
            }

            way.Add(here);
            at = byKey.TryGetValue(here, out var own) ? of(own).Parent : stored[here].Parent;
            if (at is { } parent && !byKey.ContainsKey(parent) && (!stored.TryGetValue(parent, out var place) || place.Trashed))
            {
                return Refuse("parent-missing", source, $"The parent {parent} is not in the export{(place.Trashed ? ", and stored in the bin" : "")}.");
            }
        }

        var level = at is null ? 0 : known;
        if (at is not null && known == 0)
        {
            way.ForEach(k => levels[k] = 0);
            return 0;
        }

        for (var i = way.Count - 1; i >= 0; i--)
        {
            levels[way[i]] = ++level;
        }

        return levels[key];

        int Refuse(string code, string source, string message)
        {
            reading.Say(Severity.Error, code, source, message);
            way.ForEach(k => levels[k] = 0);
            return 0;
        }
    }
}
