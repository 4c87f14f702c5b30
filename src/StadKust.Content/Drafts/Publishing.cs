using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Validates and freezes variants, or takes them back. One instance serves one batch.</summary>
internal sealed class Publishing(Writing writing, SiteModel site)
{
    // Addresses this batch gives out: two new siblings must not get the same.
    private readonly Dictionary<(Guid? Parent, string Slug), List<(string Culture, Guid Item)>> given = [];

    // What is published again in this batch: the address it has now is not in the way of others, the one it gets is.
    private readonly HashSet<(Guid Item, string Culture)> together = [];

    /// <summary>Says before the first check what is published in this batch, so that siblings can swap their addresses.</summary>
    public void Together(IEnumerable<VariantRow> variants) => together.UnionWith(variants.Select(v => (v.Item, v.Culture)));

    /// <summary>What stands in the way, for variants as drafted.</summary>
    public async Task<List<Finding>> CheckAsync(ItemRow item, IReadOnlyList<VariantRow> variants, CancellationToken stop)
    {
        var findings = new List<Finding>();
        if (item.Trashed)
        {
            return [new Finding(Severity.Error, "item-trashed", item.Name, "The item is in the bin.")];
        }

        if (site.Types.Document(item.Type) is not { } type)
        {
            return [new Finding(Severity.Error, "type-unknown", item.Name, $"The document type {item.Type} of the item does not exist any more.")];
        }

        var shared = await writing.ValuesAsync(item.SharedBody, stop);
        findings.AddRange(PublishChecks.Shared(site.Types, type, shared, item.Name, variants.Select(v => v.Culture)));
        foreach (var variant in variants)
        {
            var where = variant.Culture.Length > 0 ? $"{variant.Name} ({variant.Culture})" : variant.Name;
            var values = await writing.ValuesAsync(variant.Body, stop);
            findings.AddRange(PublishChecks.Values(site.Types, type, values, where, variant.Culture, p => type.VariesByCulture && p.VariesByCulture));
            if (await TakenByAsync(item.Key, item.Parent, variant.Culture, variant.Slug, stop) is { } other)
            {
                findings.Add(new Finding(
                    Severity.Error, "slug-taken", where, $"The address {variant.Slug} belongs to {other} already.", "Give one of the two another address.")
                {
                    Field = new FieldPlace(Slugs.Property, variant.Culture),
                });
            }
        }

        return findings;
    }

    /// <summary>Freezes the variants and the shared values. Call <see cref="CheckAsync"/> first.</summary>
    public async Task FreezeAsync(ItemRow item, IReadOnlyList<VariantRow> all, IReadOnlyCollection<string> cultures, CancellationToken stop)
    {
        var sharedChanged = item.PublishedSharedBody != item.SharedBody;
        var changed = false;
        foreach (var variant in all)
        {
            if (!cultures.Contains(variant.Culture))
            {
                if (variant.IsPublished && sharedChanged)
                {
                    writing.Log(item.Key, ChangeAction.Publish, variant.Culture);
                }

                continue;
            }

            Give(item, variant);
            var same = variant.IsPublished && variant.Body == variant.PublishedBody && variant.Name == variant.PublishedName && variant.Slug == variant.PublishedSlug;
            if (same && !sharedChanged)
            {
                continue;
            }

            if (variant.PublishedSlug is not null && variant.PublishedSlug != variant.Slug)
            {
                await Addresses.LeaveAsync(writing, item, variant.Culture, stop);
            }

            (variant.PublishedBody, variant.PublishedName, variant.PublishedSlug) = (variant.Body, variant.Name, variant.Slug);
            variant.Published = writing.Now;
            variant.IsPublished = true;
            writing.Remember(item.Key, variant.Culture, variant.Name, variant.Culture.Length > 0 ? variant.Body : item.SharedBody, wasPublished: true);
            writing.Log(item.Key, ChangeAction.Publish, variant.Culture);
            changed = true;
        }

        if (sharedChanged)
        {
            writing.Remember(item.Key, "", item.Name, item.SharedBody, wasPublished: true);
        }

        if (changed || sharedChanged)
        {
            item.PublishedSharedBody = item.SharedBody;
            item.Version++;
        }
    }

    public void Withdraw(ItemRow item, IEnumerable<VariantRow> variants)
    {
        var changed = false;
        foreach (var variant in variants.Where(v => v.IsPublished))
        {
            variant.IsPublished = false;
            writing.Log(item.Key, ChangeAction.Withdraw, variant.Culture);
            changed = true;
        }

        item.Version += changed ? 1 : 0;
    }

    /// <returns>Name of the published sibling that has the slug.</returns>
    public async Task<string?> TakenByAsync(Guid item, Guid? parent, string culture, string slug, CancellationToken stop)
    {
        if (given.TryGetValue((parent, slug), out var owners) && owners.Exists(o => o.Item != item && Meet(o.Culture, culture)))
        {
            return "another item that is published with it";
        }

        var siblings = await (
            from v in writing.Db.Variants.AsNoTracking()
            join i in writing.Db.Items.AsNoTracking() on v.Item equals i.Key
            where i.Parent == parent && !i.Trashed && i.Key != item && v.IsPublished && v.PublishedSlug == slug
                && (v.Culture == culture || v.Culture == "" || culture == "")
            select new { v.Item, v.Culture, v.PublishedName }).ToListAsync(stop);
        return siblings.Find(s => !together.Contains((s.Item, s.Culture)))?.PublishedName;
    }

    private void Give(ItemRow item, VariantRow variant)
    {
        if (!given.TryGetValue((item.Parent, variant.Slug), out var owners))
        {
            given[(item.Parent, variant.Slug)] = owners = [];
        }

        owners.Add((variant.Culture, item.Key));
    }

    // An item that does not vary is there in every culture.
    private static bool Meet(string one, string other) => one == other || one.Length == 0 || other.Length == 0;
}
