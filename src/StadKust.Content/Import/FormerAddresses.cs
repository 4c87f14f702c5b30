namespace StadKust.Content;

/// <summary>Addresses of a state of the database, walked in memory.</summary>
internal sealed class FormerAddresses(IReadOnlyDictionary<Guid, ItemRow> items, IReadOnlyCollection<VariantRow> variants, Language[] languages)
{
    private readonly Dictionary<(Guid Item, string Culture), VariantRow> byCulture = variants
        .SelectMany(v => (v.Culture.Length > 0 ? [v.Culture] : languages.Select(l => l.Culture.Code)).Select(c => (Key: (v.Item, c), v)))
        .ToDictionary(v => v.Key, v => v.v);

    public string? PathOf(Guid item, string culture)
    {
        var slugs = new Stack<string>();
        for (Guid? at = item; at is { } key; at = items[key].Parent)
        {
            if (!items.TryGetValue(key, out var row) || row.Trashed || !byCulture.TryGetValue((key, culture), out var variant)
                || variant.PublishedSlug is null || (key != item && !variant.IsPublished))
            {
                return null;
            }

            if (row.Parent is not null || key != Home(culture))
            {
                slugs.Push(variant.PublishedSlug);
            }
        }

        return Redirects.Normal(string.Join('/', slugs));
    }

    private readonly Dictionary<string, Guid?> homes = [];

    private Guid? Home(string culture) => homes.TryGetValue(culture, out var known) ? known : homes[culture] = FindHome(culture);

    private Guid? FindHome(string culture)
    {
        var roots = items.Values.Where(i => i.Parent is null && !i.Trashed && byCulture.TryGetValue((i.Key, culture), out var v) && v.IsPublished).ToList();
        roots.Sort(Rows.InOrder);
        return roots.Count > 0 ? roots[0].Key : null;
    }
}
