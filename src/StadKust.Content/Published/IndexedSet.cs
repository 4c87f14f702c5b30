using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace StadKust.Content;

/// <summary>A set over persistent maps. Bodies are read by hash when an item is asked for.</summary>
internal sealed class IndexedSet : ContentSet
{
    // Sorting by places is quicker for a few, a walk over the whole tree for many.
    private const int FewOfType = 256;

    // What a set of some thousand items without a database, or a test, keeps read.
    private const long UsualSnapshots = 32 * 1024 * 1024;

    private ConcurrentDictionary<(string Alias, Culture Culture), IReadOnlyList<Guid>> ofType = new();
    private ConcurrentDictionary<Guid, Dictionary<Guid, int>> positions = new();

    public static IndexedSet Empty { get; } = new() { Bodies = new BodiesInMemory() };

    /// <summary>Read items, handed on from set to set.</summary>
    public Snapshots Read { get; init; } = new(UsualSnapshots);

    /// <summary>How this set came from those before it.</summary>
    public SetSteps Steps { get; private set; } = SetSteps.None;

    public override long Version => Number;

    public override ContentModel Model => Types;

    public override IReadOnlyList<Language> Languages => Spoken;

    public override long Edition => EditionNumber ?? Number;

    public long Number { get; init; }

    public long? EditionNumber { get; private set; }

    public ContentModel Types { get; init; } = ContentModel.Empty;

    public ImmutableArray<Language> Spoken { get; init; } = [];

    public SetTree Tree { get; init; } = SetTree.Empty;

    public Redirects Old { get; init; } = Redirects.None;

    public ImmutableDictionary<Guid, MediaEntry> MediaItems { get; init; } = ImmutableDictionary<Guid, MediaEntry>.Empty;

    /// <summary>By key without regard to case, then by culture.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<Culture, string>> Words { get; init; } =
        ImmutableDictionary.Create<string, ImmutableDictionary<Culture, string>>(StringComparer.OrdinalIgnoreCase);

    public required IBodies Bodies { get; init; }

    public override IReadOnlyCollection<string> PhraseKeys => [.. Words.Keys];

    public override int Count => Tree.Nodes.Count;

    public override IEnumerable<ItemEntry> Entries => Tree.Nodes.Values.Select(n => n.Entry);

    public override IReadOnlyList<ItemEntry> Roots => EntriesOf(Tree.ChildrenOf(null));

    public override IReadOnlyCollection<MediaEntry> AllMedia => [.. MediaItems.Values];

    public override ItemEntry? Entry(Guid key) => Tree.Nodes.GetValueOrDefault(key)?.Entry;

    public override IReadOnlyList<ItemEntry> ChildEntries(Guid parent) => EntriesOf(Tree.ChildrenOf(parent));

    public override MediaEntry? Media(Guid key) => MediaItems.GetValueOrDefault(key);

    public override string? Phrase(string key, Culture culture)
    {
        if (!Words.TryGetValue(key, out var texts))
        {
            return null;
        }

        if (texts.TryGetValue(culture, out var text))
        {
            return text;
        }

        var fallback = Spoken.FirstOrDefault(l => l.Culture == culture)?.Fallback;
        return fallback is { } other && texts.TryGetValue(other, out var found) ? found : texts.GetValueOrDefault(DefaultCulture);
    }

    public override bool Exists(Guid key, Culture culture)
    {
        for (Guid? at = key; at is { } here;)
        {
            if (!Tree.Nodes.TryGetValue(here, out var node) || node.In(culture) is null)
            {
                return false;
            }

            at = node.Entry.Parent;
        }

        return true;
    }

    public override PublishedItem? Find(Guid key, Culture culture)
    {
        if (!Exists(key, culture))
        {
            return null;
        }

        var node = Tree.Nodes[key];
        return Read.Find(node, node.In(culture)!, Bodies, Types);
    }

    public override ItemHead? Head(Guid key, Culture culture) =>
        Exists(key, culture) && Tree.Nodes[key].In(culture) is { } variant ? new ItemHead(variant.Name, variant.Updated) : null;

    /// <inheritdoc/>
    /// <remarks>Known for sets of one site and side that are a few steps apart.</remarks>
    public override SetChanges? ChangesSince(ContentSet before) =>
        ReferenceEquals(this, before) ? SetChanges.None
        : before is IndexedSet earlier && ReferenceEquals(earlier.Read, Read) && earlier.Number <= Number ? Steps.Between(earlier.Number, Number) : null;

    /// <summary>Takes over from the set before what the changes have not touched. Call once, before the set is read.</summary>
    /// <param name="moved">Types of which items have come, gone or moved; null: any may have.</param>
    public void Follow(IndexedSet before, SetChanges changes, IReadOnlySet<string>? moved)
    {
        Steps = before.Steps.Add(before.Number, Number, changes);
        EditionNumber = changes.Items.IsEmpty && changes.OnlyItems ? before.Edition : null;
        Inherit(before);
        if (changes.SameTree && before.Spoken.SequenceEqual(Spoken))
        {
            (ofType, positions) = (before.ofType, before.positions);
        }
        else if (moved is not null && before.Spoken.SequenceEqual(Spoken))
        {
            ofType = new(before.ofType.Where(t => !moved.Contains(t.Key.Alias)));
        }
    }

    public override Guid? KeyAt(Culture culture, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (Home(culture) is not { } home)
        {
            return null;
        }

        return Walk(home, culture, parts) ?? (parts.Length > 0 && OtherRoot(culture, parts[0], home) is { } root ? Walk(root, culture, parts[1..]) : null);
    }

    public override string? PathOf(Guid key, Culture culture)
    {
        if (!Exists(key, culture))
        {
            return null;
        }

        var slugs = new Stack<string>();
        for (Guid? at = key; at is { } here;)
        {
            var node = Tree.Nodes[here];
            if (node.Entry.Parent is not null || here != Home(culture))
            {
                slugs.Push(node.In(culture)!.Slug);
            }

            at = node.Entry.Parent;
        }

        return slugs.Count == 0 ? "/" : $"/{string.Join('/', slugs)}/";
    }

    public override string? SlugOf(Guid key, Culture culture) =>
        !Exists(key, culture) ? null
        : Tree.Nodes[key] is { Entry.Parent: null } && key == Home(culture) ? ""
        : Tree.Nodes[key].In(culture)!.Slug;

    public override Redirect? RedirectAt(Culture culture, string path) =>
        Old.Find(this, culture, path) is { } item ? new Redirect(culture, Redirects.Normal(path), item) : null;

    public override IReadOnlyList<Guid> OfType(string alias, Culture culture) =>
        ofType.GetOrAdd((alias, culture), static (wanted, set) => set.InTreeOrder(wanted.Alias, wanted.Culture), this);

    private IReadOnlyList<Guid> InTreeOrder(string alias, Culture culture)
    {
        var all = Tree.Types.GetValueOrDefault(alias) ?? [];
        if (all.Count > FewOfType)
        {
            var walked = new List<Guid>(all.Count);
            WalkInto(walked, Guid.Empty, alias, culture);
            return [.. walked];
        }

        var found = new List<(int[] Place, Guid Key)>();
        foreach (var key in all)
        {
            if (Exists(key, culture))
            {
                found.Add((Place(key), key));
            }
        }

        found.Sort((a, b) => a.Place.AsSpan().SequenceCompareTo(b.Place) is var order && order != 0 ? order : a.Key.CompareTo(b.Key));
        return [.. found.Select(f => f.Key)];
    }

    private void WalkInto(List<Guid> found, Guid parent, string alias, Culture culture)
    {
        foreach (var key in Tree.Children.GetValueOrDefault(parent, []))
        {
            if (Tree.Nodes[key] is var node && node.In(culture) is not null)
            {
                if (node.Entry.Type == alias)
                {
                    found.Add(key);
                }

                WalkInto(found, key, alias, culture);
            }
        }
    }

    // Position among the siblings, from the root down.
    private int[] Place(Guid key)
    {
        var place = new Stack<int>();
        for (Guid? at = key; at is { } here;)
        {
            var parent = Tree.Nodes[here].Entry.Parent;
            place.Push(positions.GetOrAdd(parent ?? Guid.Empty, static (p, tree) => tree.ChildrenOf(p).Select((k, i) => (k, i)).ToDictionary(), Tree)[here]);
            at = parent;
        }

        return [.. place];
    }

    /// <summary>The first root that exists in the culture has the address <c>/</c>; others keep their slug.</summary>
    private Guid? Home(Culture culture)
    {
        foreach (var root in Tree.ChildrenOf(null))
        {
            if (Tree.Nodes[root].In(culture) is not null)
            {
                return root;
            }
        }

        return null;
    }

    private Guid? OtherRoot(Culture culture, string slug, Guid home) =>
        Tree.Slugs.TryGetValue(SlugKey.Of(null, culture, slug.ToLowerInvariant()), out var root) && root != home ? root : null;

    private Guid? Walk(Guid from, Culture culture, string[] slugs)
    {
        var at = from;
        foreach (var slug in slugs)
        {
            if (!Tree.Slugs.TryGetValue(SlugKey.Of(at, culture, slug.ToLowerInvariant()), out at))
            {
                return null;
            }
        }

        return at;
    }

    private List<ItemEntry> EntriesOf(ImmutableArray<Guid> keys) => [.. keys.Select(k => Tree.Nodes[k].Entry)];
}
