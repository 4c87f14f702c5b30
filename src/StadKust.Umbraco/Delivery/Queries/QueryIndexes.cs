using System.Collections.Concurrent;
using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>What queries look through, one table a culture, worked out once for a set: names, dates and places, no bodies.</summary>
internal sealed class QueryIndexes
{
    private readonly ContentSet set;
    private readonly ConcurrentDictionary<Culture, Lazy<QueryIndex>> byCulture = new();
    private readonly ConcurrentDictionary<(string Alias, Culture Culture), Lazy<IndexedProperty>> properties = new();
    private readonly Earlier<QueryIndexes>? earlier;

    private QueryIndexes(ContentSet set, Earlier<QueryIndexes>? earlier)
    {
        this.set = set;

        // What came before that is let go: only values that were asked for are handed on.
        this.earlier = earlier is { Changes.OnlyItems: true } ? earlier : null;
    }

    public static QueryIndexes Of(ContentSet set) => set.Derived<QueryIndexes>(static (s, before) => new QueryIndexes(s, before));

    public QueryIndex In(Culture culture) => byCulture.GetOrAdd(culture, c => new Lazy<QueryIndex>(() => new QueryIndex(set, c))).Value;

    /// <summary>Values of a property in all items; those of items that have not changed are taken over from the set before.</summary>
    public IndexedProperty Property(string alias, Culture culture) => properties.GetOrAdd((alias, culture), wanted => new Lazy<IndexedProperty>(() =>
        earlier is not null && earlier.Value.properties.TryGetValue(wanted, out var known) && known.IsValueCreated
            ? known.Value.With(set, earlier.Changes.Items) : IndexedProperty.Read(set, wanted.Alias, wanted.Culture))).Value;
}
