using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Items with their cultures, published as their files say.</summary>
internal sealed class ImportItems(Writing writing, SiteExport export, ImportProtocol report, SiteModel site)
{
    // Rows gathered before they are sent: enough for batches, few enough for memory.
    private const int FlushEvery = 1_000;

    private Dictionary<Guid, ItemRow> items = [];
    private ILookup<Guid, VariantRow> variants = Array.Empty<VariantRow>().ToLookup(v => v.Item);
    private ILookup<Guid, WorkRow> scheduled = Array.Empty<WorkRow>().ToLookup(v => Guid.Empty);
    private readonly ImportDifferences differences = new(writing, report, site);
    private bool moved;
    private FormerAddresses former = new(new Dictionary<Guid, ItemRow>(), [], []);

    public async Task RunAsync(IProgress<Progress>? progress, CancellationToken stop)
    {
        items = await writing.Db.Items.AsNoTracking().ToDictionaryAsync(i => i.Key, stop);
        var rows = await writing.Db.Variants.AsNoTracking().ToListAsync(stop);
        variants = rows.ToLookup(v => v.Item);
        former = new FormerAddresses(items, rows, site.Languages);
        scheduled = (await writing.Db.Works.AsNoTracking()
            .Where(w => w.State == DueState.Waiting && w.Key != null && (w.What == Due.Publish || w.What == Due.Withdraw)).ToListAsync(stop)).ToLookup(w => w.Key!.Value);
        var taken = new HashSet<(Guid?, string, string)>();
        var done = 0;
        foreach (var item in export.Items)
        {
            await TakeAsync(item, taken, stop);
            if (++done % FlushEvery == 0)
            {
                await writing.FlushAsync(stop);
                progress?.Report(new Progress($"{done} of {export.Items.Length} items", (double)done / export.Items.Length));
            }
        }

        await writing.FlushAsync(stop);
        if (moved)
        {
            await LevelAsync(stop);
        }
    }

    private async Task TakeAsync(ExportedItem item, HashSet<(Guid?, string, string)> taken, CancellationToken stop)
    {
        var old = items.GetValueOrDefault(item.Key);
        var part = old is null ? null : item.Part;
        if (old is null && item.Part is not null)
        {
            report.Add(new Finding(Severity.Warning, "partial-new", item.Source, "The file holds a part of an item that is not stored; the item is made with that part."));
        }

        var shared = part is { WithShared: false } ? old!.SharedBody : writing.Body(item.Shared);
        var row = part is not null ? OfPart(old!, item, part, shared) : new ItemRow
        {
            Key = item.Key,
            Type = item.Type,
            Parent = item.Parent,
            SortOrder = item.SortOrder,
            Level = item.Level,
            Trashed = item.Trashed,
            TrashedParent = item.TrashedParent,
            Name = item.Name,
            TemplateKey = item.Template?.Key,
            TemplateAlias = item.Template?.Alias,
            SharedBody = shared,
            PublishedSharedBody = item.Published.IsEmpty ? old?.PublishedSharedBody : shared,
            Created = Instant.Of(item.Created),
            Updated = old is null ? Instant.Of(item.Created) : writing.Now,
            Version = (old?.Version ?? 0) + 1,
        };
        var itemChanged = old is null || !Same(old, row);
        if (old is null || old.SharedBody != shared)
        {
            writing.Remember(item.Key, "", item.Name, shared, !item.Published.IsEmpty);
        }

        if (old is not null && itemChanged)
        {
            await differences.OfItemAsync(item.Source, old, row, stop);
            moved |= old.Level != row.Level || old.Parent != row.Parent;
        }

        if (itemChanged)
        {
            writing.Log(item.Key, old is not null && (old.Parent, old.SortOrder) != (row.Parent, row.SortOrder) ? ChangeAction.Move : ChangeAction.Draft);
        }

        var sharedChanged = old?.PublishedSharedBody != row.PublishedSharedBody;
        var variantsChanged = false;
        var cultures = item.VariesByCulture ? item.Names.Keys.Where(c => part is null || part.Cultures.Contains(c)).Select(c => site.Spelled(c)!).ToList()
            : part is { WithShared: false } ? [] : [""];
        foreach (var culture in cultures)
        {
            variantsChanged |= await VariantAsync(item, old, row, culture, sharedChanged, taken, stop);
        }

        foreach (var gone in variants[item.Key].Where(v => part is null && !cultures.Contains(v.Culture)))
        {
            differences.Tell(item.Source, gone.Culture, FieldChange.OfCulture, gone.Name, null);
            writing.Db.Variants.Remove(gone);
            writing.Log(item.Key, ChangeAction.Withdraw, gone.Culture);
            variantsChanged = true;
        }

        variantsChanged |= part is null && Schedule(item, old is not null);
        if (old is null)
        {
            writing.Db.Items.Add(row);
        }
        else if (itemChanged || variantsChanged)
        {
            writing.Db.Items.Update(row);
        }

        if (itemChanged || variantsChanged)
        {
            Check(item);
        }

        report.Note(item.Source, old is null ? ImportAction.Added : itemChanged || variantsChanged ? ImportAction.Changed : ImportAction.Unchanged);
    }

    // What the file does not name stays as it is stored.
    private ItemRow OfPart(ItemRow old, ExportedItem item, ItemPart part, string shared) => new()
    {
        Key = old.Key,
        Type = old.Type,
        Parent = old.Parent,
        SortOrder = old.SortOrder,
        Level = old.Level,
        Trashed = old.Trashed,
        TrashedParent = old.TrashedParent,
        Name = !item.VariesByCulture || part.Cultures.Contains(site.Languages[0].Culture) ? item.Name : old.Name,
        TemplateKey = old.TemplateKey,
        TemplateAlias = old.TemplateAlias,
        SharedBody = shared,
        PublishedSharedBody = part.WithShared && !item.Published.IsEmpty ? shared : old.PublishedSharedBody ?? (item.Published.IsEmpty ? null : shared),
        Created = old.Created,
        Updated = writing.Now,
        Version = old.Version + 1,
    };

    // Below what has moved lie items that are not among the files.
    private async Task LevelAsync(CancellationToken stop)
    {
        var all = await writing.Db.Items.Where(i => !i.Trashed).ToListAsync(stop);
        var below = all.ToLookup(i => i.Parent);
        var next = new Queue<(Guid? Parent, int Level)>([(null, 1)]);
        while (next.TryDequeue(out var at))
        {
            foreach (var item in below[at.Parent])
            {
                if (item.Level != at.Level)
                {
                    item.Level = at.Level;
                    writing.Log(item.Key, ChangeAction.Move);
                }

                next.Enqueue((item.Key, at.Level + 1));
            }
        }

        await writing.FlushAsync(stop);
    }

    private async Task<bool> VariantAsync(
        ExportedItem item, ItemRow? oldItem, ItemRow row, string culture, bool sharedChanged, HashSet<(Guid?, string, string)> taken, CancellationToken stop)
    {
        var own = culture.Length > 0 ? item.ValuesIn(new Culture(culture)) : [];
        var name = culture.Length > 0 ? item.NameIn(new Culture(culture)) : item.Name;
        var body = writing.Body(own);
        var slug = Slugs.Of(item.Key, name, Own(own) ?? Own(item.Shared));
        var publish = !item.Trashed && (culture.Length > 0 ? item.Published.Contains(new Culture(culture)) : !item.Published.IsEmpty);
        if (publish && !taken.Add((item.Parent, culture, slug)))
        {
            report.Add(new Finding(
                Severity.Warning, "slug-taken", item.Source, $"Another item beside it has the address {slug} in {culture}, too; only the first can be reached."));
        }

        var old = variants[item.Key].FirstOrDefault(v => v.Culture == culture);
        var variant = new VariantRow
        {
            Item = item.Key,
            Culture = culture,
            Name = name,
            Slug = slug,
            Body = body,
            IsPublished = publish,
            Updated = old is null ? row.Updated : old.Body == body && old.Name == name ? old.Updated : writing.Now,
            PublishedName = publish ? name : old?.PublishedName,
            PublishedSlug = publish ? slug : old?.PublishedSlug,
            PublishedBody = publish ? body : old?.PublishedBody,
            Published = old?.Published,
        };
        if (old is not null && (old.PublishedSlug, oldItem?.Parent) != (variant.PublishedSlug, row.Parent))
        {
            await LeaveAsync(item.Key, culture, stop);
        }

        if (old is not null && (old.Name, old.Slug, old.Body, old.IsPublished, old.PublishedName, old.PublishedSlug, old.PublishedBody)
            == (variant.Name, variant.Slug, variant.Body, variant.IsPublished, variant.PublishedName, variant.PublishedSlug, variant.PublishedBody))
        {
            if (sharedChanged && publish)
            {
                writing.Log(item.Key, ChangeAction.Publish, culture);
            }

            return false;
        }

        if (old is not null)
        {
            await differences.OfVariantAsync(item.Source, old, variant, row.Type, stop);
        }

        if (publish)
        {
            // A fresh import is as old as its items; later ones were published now.
            variant.Published = oldItem is null ? row.Created : writing.Now;
        }

        if (old is null)
        {
            writing.Db.Variants.Add(variant);
        }
        else
        {
            writing.Db.Variants.Update(variant);
        }

        if (old is not null && old.Body != body)
        {
            // Translated from what the source says in this import.
            await writing.Db.Translations.Where(t => t.Item == item.Key && t.Culture == culture).ExecuteDeleteAsync(stop);
        }

        writing.Remember(item.Key, culture, name, culture.Length > 0 ? body : row.SharedBody, publish);
        writing.Log(item.Key, publish ? ChangeAction.Publish : old is { IsPublished: true } ? ChangeAction.Withdraw : ChangeAction.Draft, culture);
        return true;
    }

    private async Task LeaveAsync(Guid item, string culture, CancellationToken stop)
    {
        foreach (var own in culture.Length > 0 ? [culture] : site.Languages.Select(l => l.Culture.Code))
        {
            if (former.PathOf(item, own) is not { Length: > 1 } path)
            {
                continue;
            }

            if (await writing.Db.Redirects.FindAsync([own, path], stop) is { } known)
            {
                (known.Item, known.At) = (item, writing.Now);
            }
            else
            {
                writing.Db.Redirects.Add(new RedirectRow { Culture = own, Path = path, Item = item, At = writing.Now });
            }

            writing.Log(ChangeKind.Redirect, path, ChangeAction.Save, own);
        }
    }

    private bool Schedule(ExportedItem item, bool isStored)
    {
        var wanted = new List<WorkRow>();
        foreach (var change in item.Schedule)
        {
            var row = Due.Row(new NewDue(change.IsRelease ? Due.Publish : Due.Withdraw, item.Key, change.Culture) { Local = change.At }, writing.Now);
            if (row.At <= writing.Now)
            {
                report.Add(new Finding(Severity.Note, "schedule-past", item.Source, $"The schedule for {change.At:s} is over; it was left out."));
            }
            else
            {
                wanted.Add(row);
            }
        }

        static (string, string?, string?) Identity(WorkRow w) => (w.What, w.Culture, w.Local);
        var known = scheduled[item.Key].ToList();
        var fresh = wanted.ExceptBy(known.Select(Identity), Identity).ToList();
        var gone = known.ExceptBy(wanted.Select(Identity), Identity).ToList();
        writing.Db.Works.AddRange(fresh);
        foreach (var row in isStored ? gone.Concat(fresh) : [])
        {
            var told = $"{(row.What == Due.Publish ? "publish" : "withdraw")} {row.Local}";
            differences.Tell(item.Source, row.Culture ?? "", FieldChange.OfSchedule, gone.Contains(row) ? told : null, gone.Contains(row) ? null : told);
        }

        foreach (var row in gone)
        {
            row.State = DueState.Cancelled;
            writing.Db.Works.Update(row);
        }

        if (fresh.Count + gone.Count > 0)
        {
            writing.Log(item.Key, ChangeAction.Draft);
        }

        return fresh.Count + gone.Count > 0;
    }

    // What would stop an editor from publishing does not stop an import: the site it came from has published it.
    private void Check(ExportedItem item)
    {
        if (item.Published.IsEmpty || item.Trashed || site.Types.Document(item.Type) is not { } type)
        {
            return;
        }

        var findings = item.Part is { WithShared: false } ? []
            : PublishChecks.Shared(site.Types, type, item.Shared, item.Source, item.VariesByCulture ? item.Published.Select(c => c.Code) : []);
        foreach (var culture in item.VariesByCulture ? item.Published : [])
        {
            findings = findings.Concat(PublishChecks.Values(
                site.Types, type, item.ValuesIn(culture), $"{item.Source} ({culture})", culture.Code, p => type.VariesByCulture && p.VariesByCulture));
        }

        report.Add(findings.Select(f => f with { Severity = f.Severity == Severity.Error ? Severity.Warning : f.Severity }));
    }

    private static bool Same(ItemRow a, ItemRow b) =>
        (a.Type, a.Parent, a.SortOrder, a.Level, a.Trashed, a.TrashedParent, a.Name) == (b.Type, b.Parent, b.SortOrder, b.Level, b.Trashed, b.TrashedParent, b.Name)
        && (a.TemplateKey, a.TemplateAlias, a.SharedBody, a.PublishedSharedBody, a.Created) == (b.TemplateKey, b.TemplateAlias, b.SharedBody, b.PublishedSharedBody, b.Created);

    private static JsonElement? Own(System.Collections.Immutable.ImmutableDictionary<string, JsonElement> values) => values.TryGetValue(Slugs.Property, out var value) ? value : null;
}
