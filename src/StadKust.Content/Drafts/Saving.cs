using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Making and saving items.</summary>
internal static class Saving
{
    private const int LongestName = 255;

    public static async Task<List<Finding>> CreateAsync(Writing writing, SiteModel site, NewItem item, Guid key, CancellationToken stop)
    {
        var findings = new List<Finding>();
        if (site.Types.Document(item.Type) is not { } type)
        {
            return [new Finding(Severity.Error, "type-unknown", item.Type, $"There is no document type {item.Type}.")];
        }

        if (await writing.Db.Items.AnyAsync(i => i.Key == key, stop))
        {
            return [new Finding(Severity.Error, "key-taken", key.ToString(), "An item with this key exists.")];
        }

        var parent = item.Parent is { } wanted ? await writing.Db.Items.FindAsync([wanted], stop) : null;
        findings.AddRange(Places.Check(site, type, item.Parent, parent));
        if (item.Names.IsEmpty)
        {
            findings.Add(new Finding(Severity.Error, "name-missing", item.Type, "The item needs a name in at least one culture."));
        }

        if (findings.Count > 0)
        {
            return findings;
        }

        var row = new ItemRow
        {
            Key = key,
            Type = type.Alias,
            Parent = item.Parent,
            SortOrder = await NextSortOrderAsync(writing.Db, item.Parent, stop),
            Level = (parent?.Level ?? 0) + 1,
            Name = "",
            SharedBody = writing.Body([]),
            Created = writing.Now,
            Updated = writing.Now,
            Version = 0,
        };
        writing.Db.Items.Add(row);
        findings.AddRange(await ApplyAsync(
            writing, site, type, row, [], new ItemChange(key) { Names = item.Names, Shared = item.Shared, Values = item.Values, Template = item.Template }, stop));
        return findings;
    }

    public static async Task<List<Finding>> SaveAsync(Writing writing, SiteModel site, ItemChange change, CancellationToken stop)
    {
        if (await writing.Db.Items.FindAsync([change.Key], stop) is not { } item)
        {
            return [Missing(change.Key)];
        }

        if (change.ExpectedVersion is { } expected && expected != item.Version)
        {
            return
            [
                new Finding(
                    Severity.Error, "conflict", item.Name, $"Somebody else has saved this item: it is at version {item.Version}, you started from {expected}.",
                    "Load the item again and repeat your change."),
            ];
        }

        if (site.Types.Document(item.Type) is not { } type)
        {
            return [new Finding(Severity.Error, "type-unknown", item.Name, $"The document type {item.Type} of the item does not exist any more.")];
        }

        var variants = await writing.Db.Variants.Where(v => v.Item == item.Key).ToListAsync(stop);
        return await ApplyAsync(writing, site, type, item, variants, change, stop);
    }

    public static Finding Missing(Guid key) => new(Severity.Error, "item-missing", key.ToString(), "There is no item with this key.");

    public static async Task<int> NextSortOrderAsync(ContentDb db, Guid? parent, CancellationToken stop) =>
        (await db.Items.Where(i => i.Parent == parent && !i.Trashed).MaxAsync(i => (int?)i.SortOrder, stop) ?? -1) + 1;

    private static async Task<List<Finding>> ApplyAsync(
        Writing writing, SiteModel site, DocumentType type, ItemRow item, List<VariantRow> variants, ItemChange change, CancellationToken stop)
    {
        var findings = Check(site, type, variants, change);
        if (findings.Exists(f => f.Severity == Severity.Error))
        {
            return findings;
        }

        var changed = item.Version == 0;
        var shared = await MergedAsync(writing, item.SharedBody, change.Shared, stop);
        var sharedBody = writing.Body(shared);
        if (sharedBody != item.SharedBody || item.Version == 0)
        {
            item.SharedBody = sharedBody;
            writing.Remember(item.Key, "", item.Name, sharedBody, wasPublished: false);
            writing.Log(item.Key, ChangeAction.Draft);
            changed = true;
        }

        if (change.Template is { } template && template.Key != item.TemplateKey)
        {
            item.TemplateKey = template.Key;
            item.TemplateAlias = template.Alias;
            writing.Log(item.Key, ChangeAction.Draft);
            changed = true;
        }

        var named = change.Names.ToDictionary(n => Spelled(site, type, n.Key)!, n => n.Value.Trim());
        var valued = change.Values.ToDictionary(v => Spelled(site, type, v.Key)!, v => v.Value);

        // The source first: what is saved together with it was translated from it as it is now.
        foreach (var culture in variants.Select(v => v.Culture).Union(named.Keys).OrderBy(site.Rank).ToList())
        {
            var variant = variants.Find(v => v.Culture == culture);
            var before = variant?.Body ?? writing.Body([]);
            var values = valued.TryGetValue(culture, out var some) ? await MergedAsync(writing, before, some, stop) : await writing.ValuesAsync(before, stop);
            var body = writing.Body(values);
            var name = named.GetValueOrDefault(culture) ?? variant!.Name;
            var slug = Slugs.Of(item.Key, name, values.TryGetValue(Slugs.Property, out var own) ? own : shared.TryGetValue(Slugs.Property, out var common) ? common : null);
            if (variant is null)
            {
                variant = new VariantRow { Item = item.Key, Culture = culture, Name = name, Slug = slug, Body = body };
                writing.Db.Variants.Add(variant);
                variants.Add(variant);
            }
            else if (variant.Name == name && variant.Body == body)
            {
                variant.Slug = slug;
                continue;
            }

            if (Translating.SourceOf(site, variants.Select(v => v.Culture), culture) is { } source)
            {
                Dictionary<string, JsonElement> fieldsBefore = variant.Updated == 0 ? [] : Translating.Fields(variant.Name, await writing.ValuesAsync(before, stop));
                await Translating.SavedAsync(
                    writing, item.Key, culture, variants.Find(v => v.Culture == source)!, variant.Updated, fieldsBefore, Translating.Fields(name, values), stop);
            }

            (variant.Name, variant.Slug, variant.Body, variant.Updated) = (name, slug, body, writing.Now);
            // The values of an item that does not vary are all shared.
            writing.Remember(item.Key, culture, name, culture.Length > 0 ? body : sharedBody, wasPublished: false);
            writing.Log(item.Key, ChangeAction.Draft, culture);
            changed = true;
        }

        item.Name = variants.OrderBy(v => site.Rank(v.Culture)).First().Name;
        if (changed)
        {
            item.Version++;
            item.Updated = writing.Now;
        }

        return findings;
    }

    private static async Task<IReadOnlyDictionary<string, JsonElement>> MergedAsync(
        Writing writing, string body, IReadOnlyDictionary<string, JsonElement> change, CancellationToken stop)
    {
        var values = new Dictionary<string, JsonElement>(await writing.ValuesAsync(body, stop));
        foreach (var (alias, value) in change)
        {
            if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined || (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0))
            {
                values.Remove(alias);
            }
            else
            {
                values[alias] = value;
            }
        }

        return values;
    }

    private static List<Finding> Check(SiteModel site, DocumentType type, List<VariantRow> variants, ItemChange change)
    {
        var findings = new List<Finding>();
        foreach (var (culture, name) in change.Names)
        {
            if (Spelled(site, type, culture) is null)
            {
                findings.Add(CultureUnknown(type, culture));
            }
            else if (name.Trim().Length is 0 or > LongestName)
            {
                findings.Add(new Finding(Severity.Error, "name-length", $"{culture}", $"The name has {name.Trim().Length} characters; 1 to {LongestName} are allowed.")
                {
                    Field = new FieldPlace(FieldChange.OfName, culture.Code),
                });
            }
        }

        findings.AddRange(Properties(site.Types, type, change.Shared.Keys, varies: false, ""));
        foreach (var (culture, values) in change.Values)
        {
            if (Spelled(site, type, culture) is not { } spelled)
            {
                findings.Add(CultureUnknown(type, culture));
            }
            else if (!variants.Exists(v => v.Culture == spelled) && !change.Names.ContainsKey(culture))
            {
                findings.Add(new Finding(Severity.Error, "name-missing", $"{culture}", $"The item has values in {culture} and no name there."));
            }

            findings.AddRange(Properties(site.Types, type, values.Keys, varies: true, culture.Code));
        }

        return findings;
    }

    private static IEnumerable<Finding> Properties(ContentModel model, DocumentType type, IEnumerable<string> aliases, bool varies, string where)
    {
        foreach (var alias in aliases)
        {
            if (!model.TryProperty(type, alias, out var property))
            {
                yield return new Finding(Severity.Error, "property-unknown", where, $"The type {type.Alias} has no property {alias}.");
            }
            else if ((type.VariesByCulture && property.VariesByCulture) != varies)
            {
                yield return new Finding(
                    Severity.Error, "property-place", where, varies ? $"The property {alias} is shared by all cultures." : $"The property {alias} varies by culture.");
            }
        }
    }

    private static Finding CultureUnknown(DocumentType type, Culture culture) =>
        type.VariesByCulture
            ? new Finding(Severity.Error, "culture-unknown", $"{culture}", $"There is no language {culture}.")
            : new Finding(Severity.Error, "culture-unknown", $"{culture}", $"The type {type.Alias} does not vary by culture; its only culture is empty.");

    private static string? Spelled(SiteModel site, DocumentType type, Culture culture) =>
        type.VariesByCulture ? site.Spelled(culture) : culture.Code.Length == 0 ? "" : null;
}
