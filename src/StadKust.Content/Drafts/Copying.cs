using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>A copy of an item, or of all below it, as drafts.</summary>
internal static class Copying
{
    // A site has a few thousand items; who copies more than that meant something else.
    private const int MostItems = 2000;

    public static async Task<List<Finding>> CopyAsync(
        Writing writing, SiteModel site, Guid key, Guid copy, Guid? target, bool withDescendants, CancellationToken stop)
    {
        if (await writing.Db.Items.FindAsync([key], stop) is not { } top)
        {
            return [Saving.Missing(key)];
        }

        if (top.Trashed)
        {
            return [new Finding(Severity.Error, "item-trashed", top.Name, "The item is in the bin.", "Restore it first.")];
        }

        List<ItemRow> all = withDescendants ? [top, .. await Rows.BelowAsync(writing.Db, key, stop)] : [top];
        if (all.Count > MostItems)
        {
            return [new Finding(Severity.Error, "copy-too-large", top.Name, $"{all.Count} items lie here; at most {MostItems} are copied at once.", "Copy the parts one by one.")];
        }

        var variants = await Rows.VariantsAsync(writing.Db, all.Select(i => i.Key), stop);
        var names = await SiblingNamesAsync(writing.Db, target, stop);
        var keys = new Dictionary<Guid, Guid>();
        foreach (var item in all)
        {
            var parent = item == top ? target : keys[item.Parent!.Value];
            keys[item.Key] = item == top ? copy : Guid.NewGuid();
            var made = new NewItem(item.Type, parent, keys[item.Key])
            {
                Names = variants[item.Key].ToImmutableDictionary(v => new Culture(v.Culture), v => item == top ? Free(v.Name, v.Culture, names) : v.Name),
                Shared = await ValuesAsync(writing, item.SharedBody, stop),
                Values = await OfCulturesAsync(writing, variants[item.Key], stop),
                Template = item.TemplateKey is { } template ? new TemplateRef(template, item.TemplateAlias ?? "") : null,
            };
            var findings = await Saving.CreateAsync(writing, site, made, keys[item.Key], stop);
            if (findings.Exists(f => f.Severity == Severity.Error))
            {
                return findings;
            }

            if (item != top)
            {
                writing.Db.Items.Local.First(i => i.Key == keys[item.Key]).SortOrder = item.SortOrder;
            }
        }

        return [];
    }

    private static async Task<ImmutableDictionary<Culture, ImmutableDictionary<string, JsonElement>>> OfCulturesAsync(
        Writing writing, IEnumerable<VariantRow> variants, CancellationToken stop)
    {
        var values = ImmutableDictionary.CreateBuilder<Culture, ImmutableDictionary<string, JsonElement>>();
        foreach (var variant in variants.Where(v => v.Culture.Length > 0))
        {
            values[new Culture(variant.Culture)] = await ValuesAsync(writing, variant.Body, stop);
        }

        return values.ToImmutable();
    }

    private static async Task<ImmutableDictionary<string, JsonElement>> ValuesAsync(Writing writing, string body, CancellationToken stop) =>
        (await writing.ValuesAsync(body, stop)).ToImmutableDictionary().Remove(Slugs.Property);

    private static async Task<HashSet<(string, string)>> SiblingNamesAsync(ContentDb db, Guid? parent, CancellationToken stop) =>
        [.. (await (
            from v in db.Variants
            join i in db.Items on v.Item equals i.Key
            where i.Parent == parent && !i.Trashed
            select new { v.Culture, v.Name }).ToListAsync(stop)).Select(v => (v.Culture, v.Name))];

    /// <summary><c>Leiden</c> beside <c>Leiden</c> becomes <c>Leiden (2)</c>.</summary>
    private static string Free(string name, string culture, HashSet<(string, string)> taken)
    {
        var free = name;
        for (var number = 2; taken.Contains((culture, free)); number++)
        {
            free = $"{name} ({number})";
        }

        return free;
    }
}
