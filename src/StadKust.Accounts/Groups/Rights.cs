using System.Collections.Immutable;

namespace StadKust.Accounts;

/// <summary>What one account may do in the back office: its groups together, and its own start nodes.</summary>
/// <remarks>Rights only add up: what one group allows, another does not take away. An administrator may do everything.</remarks>
public sealed record Rights
{
    public required Account Account { get; init; }

    public required ImmutableArray<Group> Groups { get; init; }

    public bool IsAdministrator => Account.IsAdministrator;

    public required ImmutableHashSet<string> Sections { get; init; }

    public required ImmutableHashSet<string> Verbs { get; init; }

    public required ImmutableHashSet<string> Cultures { get; init; }

    public bool AllCultures { get; init; }

    public bool DocumentRoot { get; init; }

    public required ImmutableArray<Guid> DocumentStarts { get; init; }

    public bool MediaRoot { get; init; }

    public required ImmutableArray<Guid> MediaStarts { get; init; }

    /// <summary>Verbs that hold for one item and what lies below it, in place of <see cref="Verbs"/>.</summary>
    public required ImmutableDictionary<Guid, ImmutableHashSet<string>> Items { get; init; }

    public static Rights Of(Account account, IEnumerable<Group> groups)
    {
        ImmutableArray<Group> own = [.. account.IsAdministrator ? groups.Append(BuiltInGroups.Administrators).DistinctBy(g => g.Id) : groups];
        var rights = own.Select(g => account.IsAdministrator && g.Id == BuiltInGroups.Administrators.Id ? BuiltInGroups.Administrators.Rights : g.Rights).ToArray();
        return new Rights
        {
            Account = account,
            Groups = own,
            Sections = [.. rights.SelectMany(r => r.Sections)],
            Verbs = [.. rights.SelectMany(r => r.Verbs)],
            Cultures = [.. rights.SelectMany(r => r.Cultures)],
            AllCultures = account.IsAdministrator || rights.Any(r => r.AllCultures),
            DocumentRoot = account.IsAdministrator || account.HasDocumentRoot || rights.Any(r => r.DocumentRoot),
            DocumentStarts = [.. rights.Select(r => r.DocumentStart).OfType<Guid>().Concat(Keys(account.DocumentStartNodes)).Distinct()],
            MediaRoot = account.IsAdministrator || account.HasMediaRoot || rights.Any(r => r.MediaRoot),
            MediaStarts = [.. rights.Select(r => r.MediaStart).OfType<Guid>().Concat(Keys(account.MediaStartNodes)).Distinct()],
            Items = account.IsAdministrator
                ? ImmutableDictionary<Guid, ImmutableHashSet<string>>.Empty
                : rights.SelectMany(r => r.Items).GroupBy(i => i.Item).ToImmutableDictionary(g => g.Key, g => g.SelectMany(i => i.Verbs).ToImmutableHashSet()),
        };
    }

    /// <summary>May write in this culture; shared fields need all cultures or any.</summary>
    public bool MayWrite(string culture) => AllCultures || Cultures.Contains(culture);

    /// <param name="path">Keys from the root down to the item itself: the deepest with rights of its own decides.</param>
    public bool May(string verb, IReadOnlyList<Guid> path)
    {
        for (var i = path.Count - 1; i >= 0; i--)
        {
            if (Items.TryGetValue(path[i], out var verbs))
            {
                return verbs.Contains(verb);
            }
        }

        return Verbs.Contains(verb);
    }

    internal static Guid[] Keys(string joined) => [.. joined.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
}
