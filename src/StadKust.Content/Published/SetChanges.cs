using System.Collections.Immutable;

namespace StadKust.Content;

/// <summary>What has changed between two sets of one site: what was worked out from the first can be kept but for this.</summary>
/// <param name="Items">Published, withdrawn, moved or deleted; not what lies below them.</param>
/// <param name="SameTree">Parents, order, addresses and cultures of all items are as they were.</param>
/// <param name="OnlyItems">False when languages, types, words, media or old addresses have changed too.</param>
public sealed record SetChanges(ImmutableHashSet<Guid> Items, bool SameTree, bool OnlyItems)
{
    public static SetChanges None { get; } = new([], true, true);

    /// <summary>These changes and then the later ones.</summary>
    public SetChanges And(SetChanges later) => new(Items.Union(later.Items), SameTree && later.SameTree, OnlyItems && later.OnlyItems);
}

/// <summary>What was worked out from an earlier set, and what has changed since.</summary>
public sealed record Earlier<T>(T Value, SetChanges Changes);

/// <summary>The last steps a set has made from version to version. Immutable.</summary>
internal sealed record SetSteps(ImmutableArray<(long From, long To, SetChanges Changes)> Steps)
{
    // Readers that come less often than every thirtieth publish work everything out anew.
    private const int Kept = 32;

    // A step of more items than that is an import: nothing can be kept anyway.
    private const int MostItems = 2_000;

    public static SetSteps None { get; } = new([]);

    public SetSteps Add(long from, long to, SetChanges changes) =>
        changes.Items.Count > MostItems ? None : new((Steps.Length >= Kept ? Steps.RemoveAt(0) : Steps).Add((from, to, changes)));

    /// <returns>Null when it is not known any more.</returns>
    public SetChanges? Between(long from, long to)
    {
        if (from == to)
        {
            return SetChanges.None;
        }

        SetChanges? all = null;
        foreach (var step in Steps)
        {
            all = step.From == from ? step.Changes : all?.And(step.Changes);
        }

        return Steps is [.., var last] && last.To == to ? all : null;
    }
}
