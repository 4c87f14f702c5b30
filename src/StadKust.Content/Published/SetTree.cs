using System.Collections.Immutable;

namespace StadKust.Content;

/// <summary>The index of a set as persistent maps: a change shares all that it does not touch with the tree before it.</summary>
/// <remarks>
/// Addresses are not stored: they are walked, slug by slug, so that a rename or a move costs the same for a leaf and for half the site.
/// Root items have the parent <see cref="Guid.Empty"/> in all maps.
/// </remarks>
internal sealed record SetTree(
    ImmutableDictionary<Guid, SetNode> Nodes, ImmutableDictionary<Guid, ImmutableArray<Guid>> Children,
    ImmutableDictionary<SlugKey, Guid> Slugs, ImmutableDictionary<string, ImmutableHashSet<Guid>> Types)
{
    public static SetTree Empty { get; } = new(
        ImmutableDictionary<Guid, SetNode>.Empty, ImmutableDictionary<Guid, ImmutableArray<Guid>>.Empty,
        ImmutableDictionary<SlugKey, Guid>.Empty, ImmutableDictionary<string, ImmutableHashSet<Guid>>.Empty);

    public SetTreeChange Change() => new(this);

    public ImmutableArray<Guid> ChildrenOf(Guid? parent) => Children.GetValueOrDefault(parent ?? Guid.Empty, []);
}

/// <param name="Culture">Lower case, so that the key compares ordinally.</param>
internal readonly record struct SlugKey(Guid Parent, string Culture, string Slug)
{
    public static SlugKey Of(Guid? parent, Culture culture, string slug) => new(parent ?? Guid.Empty, culture.Code.ToLowerInvariant(), slug);
}

/// <summary>Changes to a tree, gathered and then frozen.</summary>
internal sealed class SetTreeChange(SetTree before)
{
    private readonly ImmutableDictionary<Guid, SetNode>.Builder nodes = before.Nodes.ToBuilder();
    private readonly ImmutableDictionary<SlugKey, Guid>.Builder slugs = before.Slugs.ToBuilder();
    private readonly Dictionary<Guid, List<Guid>> children = [];
    private readonly Dictionary<string, ImmutableHashSet<Guid>.Builder> types = [];
    private readonly HashSet<Guid> changed = [];

    /// <summary>Items that are not what they were.</summary>
    public ImmutableHashSet<Guid> Changed => [.. changed];

    /// <summary>True as long as no item has come, gone or moved, or changed its address.</summary>
    public bool SameTree { get; private set; } = true;

    /// <summary>Types of the items that have; null when one of them has others below it, which went with it.</summary>
    public HashSet<string>? Moved { get; private set; } = [];

    public void Put(SetNode node)
    {
        if (nodes.TryGetValue(node.Entry.Key, out var old) && old.StandsLike(node))
        {
            if (!old.ReadsLike(node))
            {
                nodes[node.Entry.Key] = node;
                changed.Add(node.Entry.Key);
            }

            return;
        }

        Remove(node.Entry.Key);
        Note(node.Entry);
        var parent = node.Entry.Parent;
        nodes[node.Entry.Key] = node;
        ChildList(parent).Add(node.Entry.Key);
        TypeSet(node.Entry.Type).Add(node.Entry.Key);
        foreach (var variant in node.Variants)
        {
            // Two siblings with one slug come from foreign exports only: the first keeps the address.
            slugs.TryAdd(SlugKey.Of(parent, variant.Culture, variant.Slug), node.Entry.Key);
        }
    }

    public void Remove(Guid key)
    {
        if (!nodes.TryGetValue(key, out var old))
        {
            return;
        }

        Note(old.Entry);
        nodes.Remove(key);
        ChildList(old.Entry.Parent).Remove(key);
        TypeSet(old.Entry.Type).Remove(key);
        foreach (var variant in old.Variants)
        {
            var slug = SlugKey.Of(old.Entry.Parent, variant.Culture, variant.Slug);
            if (slugs.TryGetValue(slug, out var owner) && owner == key)
            {
                slugs.Remove(slug);
                foreach (var sibling in ChildList(old.Entry.Parent))
                {
                    if (nodes.TryGetValue(sibling, out var other) && other.In(variant.Culture)?.Slug == variant.Slug)
                    {
                        slugs[slug] = sibling;
                        break;
                    }
                }
            }
        }
    }

    private void Note(ItemEntry entry)
    {
        changed.Add(entry.Key);
        SameTree = false;
        var isLeaf = children.TryGetValue(entry.Key, out var list) ? list.Count == 0 : before.ChildrenOf(entry.Key).IsEmpty;
        if (isLeaf)
        {
            Moved?.Add(entry.Type);
        }
        else
        {
            Moved = null;
        }
    }

    public SetTree Freeze()
    {
        var frozenChildren = before.Children.ToBuilder();
        foreach (var (parent, list) in children)
        {
            if (list.Count == 0)
            {
                frozenChildren.Remove(parent);
            }
            else
            {
                list.Sort(InOrder);
                frozenChildren[parent] = [.. list];
            }
        }

        var frozenTypes = before.Types.ToBuilder();
        foreach (var (alias, keys) in types)
        {
            frozenTypes[alias] = keys.ToImmutable();
        }

        return new SetTree(nodes.ToImmutable(), frozenChildren.ToImmutable(), slugs.ToImmutable(), frozenTypes.ToImmutable());
    }

    private int InOrder(Guid a, Guid b)
    {
        var (first, second) = (nodes[a].Entry, nodes[b].Entry);
        return first.SortOrder != second.SortOrder ? first.SortOrder.CompareTo(second.SortOrder)
            : first.Created != second.Created ? first.Created.CompareTo(second.Created)
            : a.CompareTo(b);
    }

    private List<Guid> ChildList(Guid? parent)
    {
        var key = parent ?? Guid.Empty;
        return children.TryGetValue(key, out var list) ? list : children[key] = [.. before.ChildrenOf(parent)];
    }

    private ImmutableHashSet<Guid>.Builder TypeSet(string alias) =>
        types.TryGetValue(alias, out var keys) ? keys : types[alias] = (before.Types.GetValueOrDefault(alias) ?? []).ToBuilder();
}
