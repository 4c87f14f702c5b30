namespace StadKust.Content;

public enum LossKind
{
    /// <summary>A link or picker of another item leads nowhere.</summary>
    Reference,

    /// <summary>A menu or the footer loses an entry.</summary>
    Menu,

    /// <summary>An item below cannot be reached any more.</summary>
    Below,

    /// <summary>The address stands on paper, or elsewhere out of our hands.</summary>
    Printed,
}

/// <summary>Something that breaks when an item is withdrawn.</summary>
/// <param name="Culture">Where it breaks.</param>
/// <param name="Lost">The item that cannot be reached any more: the one withdrawn or one below it.</param>
/// <param name="By">The item that refers to it; null for what is printed.</param>
/// <param name="Where">For people: a property, an edition and its page.</param>
public sealed record Loss(LossKind Kind, Culture Culture, Guid Lost, Guid? By, string Where);

/// <summary>Knows addresses that were given out where nobody can change them: the magazine, posters, partners' leaflets.</summary>
public interface IPrintedAddresses
{
    /// <summary>Places such as <c>magazine 2027-1, page 12</c> where the address of an item in a culture stands.</summary>
    IEnumerable<string> Of(Guid item, Culture culture);
}

/// <summary>What would break, told before it is done.</summary>
public sealed class WithdrawalEffect(IContentSets sets, IEnumerable<IPrintedAddresses> printed)
{
    /// <summary>Per culture: entries of menus first, then references, items below, printed addresses.</summary>
    /// <param name="cultures">Those to be withdrawn; what is not published in one breaks nothing there.</param>
    public IReadOnlyList<Loss> Of(Guid key, IReadOnlyCollection<Culture> cultures)
    {
        var set = sets.Published;
        var uses = ItemUses.Of(set);
        var losses = new List<Loss>();
        foreach (var culture in cultures.Where(c => set.Exists(key, c)))
        {
            var below = set.DescendantEntries(key).Select(e => e.Key).Where(k => set.Exists(k, culture)).ToList();
            HashSet<Guid> gone = [key, .. below];
            losses.AddRange(gone.SelectMany(uses.Of).Where(u => u.Culture == culture && !gone.Contains(u.Item)).Select(u => Lost(set, u))
                .OrderByDescending(l => l.Kind));
            losses.AddRange(below.Select(k => new Loss(LossKind.Below, culture, k, key, set.PathOf(k, culture) ?? "")));
            losses.AddRange(gone.SelectMany(k => printed.SelectMany(p => p.Of(k, culture)).Select(where => new Loss(LossKind.Printed, culture, k, null, where))));
        }

        return losses;
    }

    // Items without a page of their own that hold the menus are those of the type settings (content model).
    private static Loss Lost(ContentSet set, ItemUse use) =>
        new(set.Entry(use.Item)?.Type == "settings" ? LossKind.Menu : LossKind.Reference, use.Culture, use.Target, use.Item, use.Property);
}
