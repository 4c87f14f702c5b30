using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Which of the two versions of a published item an export holds: the format has room for one.</summary>
public enum ExportSide
{
    /// <summary>What readers see.</summary>
    Published,

    /// <summary>What editors have in hand; importing it publishes it.</summary>
    Drafted,
}

/// <summary>Everything stored, in the form that is written to files.</summary>
internal static class DraftExport
{
    public static async Task<SiteExport> ReadAsync(ContentDb db, SiteModel site, ExportSide side, CancellationToken stop)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var hashes = db.Items.Select(i => i.SharedBody).Union(db.Variants.Select(v => v.Body)).Union(db.Media.Select(m => m.Body))
            .Union(db.Items.Where(i => i.PublishedSharedBody != null).Select(i => i.PublishedSharedBody!))
            .Union(db.Variants.Where(v => v.IsPublished).Select(v => v.PublishedBody!));
        var bodies = await db.Bodies.AsNoTracking().Where(b => hashes.Contains(b.Hash))
            .ToDictionaryAsync(b => b.Hash, b => b.Bytes, stop);
        var variants = (await db.Variants.AsNoTracking().ToListAsync(stop)).ToLookup(v => v.Item);
        var scheduled = (await db.Works.AsNoTracking()
            .Where(w => w.State == DueState.Waiting && w.Key != null && w.Local != null && (w.What == Due.Publish || w.What == Due.Withdraw)).ToListAsync(stop))
            .ToLookup(w => w.Key!.Value);
        var items = (await db.Items.AsNoTracking().ToListAsync(stop)).OrderBy(i => i.Level).ThenBy(i => i.Key).Select(item =>
        {
            var own = variants[item.Key].ToList();
            foreach (var changed in own.Where(v => DraftReading.State(v, item) == VariantState.PublishedWithChanges))
            {
                var fields = string.Join(", ", Differing(item, changed, bodies));
                findings.Add(new Finding(
                    Severity.Warning, "draft-differs", changed.Culture.Length > 0 ? $"{changed.Name} ({changed.Culture})" : changed.Name,
                    $"The draft differs from what is published in {fields}; the files hold {(side == ExportSide.Drafted ? "the draft" : "what is published")}.",
                    side == ExportSide.Drafted ? "Importing these files publishes the draft." : "Publish the item first, or export the drafts."));
            }

            if (side == ExportSide.Published && own.Exists(v => v.IsPublished))
            {
                (item, own) = AsPublished(item, own);
            }

            return Item(item, own, scheduled[item.Key], bodies, site);
        }).ToImmutableArray();
        return new SiteExport
        {
            Model = site.Types,
            Languages = [.. site.Languages],
            Words = [.. (await db.Words.AsNoTracking().ToListAsync(stop)).OrderBy(w => w.Name, StringComparer.Ordinal)
                .Select(w => new DictionaryWord(w.Key, w.Name, w.Parent, w.Level, WordTexts.Read(w.Texts)))],
            Domains = [.. (await db.Domains.AsNoTracking().ToListAsync(stop)).OrderBy(d => d.SortOrder ?? 0).ThenBy(d => d.Address, StringComparer.Ordinal)
                .Select(d => new SiteDomain(d.Address, new Culture(d.Culture), d.Root, d.RootPath, d.IsWildcard, d.SortOrder))],
            Templates = [.. (await db.Templates.AsNoTracking().ToListAsync(stop)).OrderBy(t => t.Alias, StringComparer.Ordinal)
                .Select(t => new SiteTemplate(t.Key, t.Alias, t.Name, t.Parent))],
            Items = items,
            Media = [.. (await db.Media.AsNoTracking().ToListAsync(stop)).OrderBy(m => m.Level).ThenBy(m => m.Key).Select(m => Media(m, bodies))],
            Findings = findings.ToImmutable(),
        };
    }

    private static IEnumerable<string> Differing(ItemRow item, VariantRow variant, Dictionary<string, byte[]> bodies)
    {
        if (variant.Name != variant.PublishedName)
        {
            yield return "name";
        }

        foreach (var (before, after) in new[] { (variant.PublishedBody, variant.Body), (item.PublishedSharedBody, item.SharedBody) })
        {
            if (before != after && before is not null)
            {
                foreach (var change in RevisionReading.Compare(null, ContentModel.Empty, default, JsonText.Values(bodies[before]), JsonText.Values(bodies[after!])))
                {
                    yield return change.Alias;
                }
            }
        }
    }

    // The rows are read without tracking: what is altered here is never stored.
    private static (ItemRow Item, List<VariantRow> Variants) AsPublished(ItemRow item, List<VariantRow> variants)
    {
        foreach (var variant in variants.Where(v => v.IsPublished))
        {
            (variant.Name, variant.Body) = (variant.PublishedName!, variant.PublishedBody!);
        }

        item.SharedBody = item.PublishedSharedBody ?? item.SharedBody;
        item.Name = variants is [{ Culture: "" } only] ? only.Name : item.Name;
        return (item, variants);
    }

    private static ExportedItem Item(
        ItemRow item, List<VariantRow> variants, IEnumerable<WorkRow> scheduled, Dictionary<string, byte[]> bodies, SiteModel site)
    {
        var own = variants.Where(v => v.Culture.Length > 0).ToList();
        var name = own.Count == 0 ? item.Name : own.OrderBy(v => site.Rank(v.Culture)).First().Name;
        var published = variants.Where(v => v.IsPublished).ToList();
        return new ExportedItem(
            item.Key, item.Type, item.Parent, item.Level, item.SortOrder, name, own.ToImmutableDictionary(v => new Culture(v.Culture), v => v.Name),
            Instant.Utc(item.Created),
            published is [{ Culture: "" }] ? [.. site.Languages.Select(l => l.Culture)] : [.. published.Select(v => new Culture(v.Culture))],
            item.Trashed, item.TrashedParent, item.TemplateKey is { } template ? new TemplateRef(template, item.TemplateAlias ?? "") : null,
            [
                .. scheduled.OrderBy(w => w.Local, StringComparer.Ordinal).ThenBy(w => w.Culture, StringComparer.Ordinal).Select(w => new ScheduledChange(
                    w.Culture is { } culture ? new Culture(culture) : null, w.What == Due.Publish, DateTime.Parse(w.Local!, CultureInfo.InvariantCulture))),
            ],
            Values(item.SharedBody, bodies), own.ToImmutableDictionary(v => new Culture(v.Culture), v => Values(v.Body, bodies)), "");
    }

    private static ExportedMedia Media(MediaRow media, Dictionary<string, byte[]> bodies) => new(
        media.Key, media.Type, media.Parent, media.Level, media.SortOrder, media.Name, Instant.Utc(media.Created), media.Trashed, media.TrashedParent,
        media.Path, media.FocalLeft is { } left && media.FocalTop is { } top ? new FocalPoint(left, top) : null, Values(media.Body, bodies), "")
    {
        Hash = media.Hash,
    };

    private static ImmutableDictionary<string, JsonElement> Values(string hash, Dictionary<string, byte[]> bodies) => DraftReading.Values(bodies[hash]);
}
