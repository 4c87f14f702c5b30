using System.Collections.Frozen;

namespace StadKust.Umbraco.Backoffice.Management;

/// <summary>How far a tree is open to an editor with start nodes.</summary>
internal enum Reach
{
    /// <summary>Neither it nor anything below may be seen.</summary>
    Outside,

    /// <summary>On the way down to a start node: seen in the tree, not opened.</summary>
    OnTheWay,

    /// <summary>A start node or below one.</summary>
    Inside,
}

/// <summary>Start nodes of one tree with the ways that lead to them.</summary>
/// <param name="starts">Null: everything is open.</param>
/// <param name="onTheWay">Items above start nodes.</param>
internal sealed class Openings(FrozenSet<Guid>? starts, IReadOnlySet<Guid> onTheWay)
{
    public static Openings All { get; } = new(null, new HashSet<Guid>());

    public bool IsAll => starts is null;

    /// <param name="way">Keys from the root down to the item itself.</param>
    public Reach Of(IReadOnlyList<Guid> way) =>
        starts is null || way.Any(starts.Contains) ? Reach.Inside : way.Count > 0 && onTheWay.Contains(way[^1]) ? Reach.OnTheWay : Reach.Outside;

    /// <summary>Reach of a child of an item whose own reach is known.</summary>
    public Reach Below(Reach parent, Guid child) =>
        starts is null || parent == Reach.Inside || starts.Contains(child) ? Reach.Inside : onTheWay.Contains(child) ? Reach.OnTheWay : Reach.Outside;

    /// <param name="way">Gives the keys from the root down to an item.</param>
    public static async Task<Openings> OfAsync(FrozenSet<Guid>? starts, Func<Guid, Task<IReadOnlyList<Guid>>> way)
    {
        if (starts is null)
        {
            return All;
        }

        var above = new HashSet<Guid>();
        foreach (var start in starts)
        {
            above.UnionWith((await way(start)).SkipLast(1));
        }

        return new Openings(starts, above);
    }
}
