using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>What publishing would do beyond the cultures asked for.</summary>
/// <param name="Findings">What stands in the way, in the cultures asked for only.</param>
/// <param name="Shared">Shared fields that would change for readers.</param>
/// <param name="AlsoTouched">Published cultures, not asked for, that show those fields at once.</param>
public sealed record PublishEffect(ImmutableArray<Finding> Findings, IReadOnlyList<FieldChange> Shared, IReadOnlyList<Culture> AlsoTouched);

public sealed partial class Drafts
{
    /// <summary>Publishes several items as one batch: an error of one stops all. An item that does not exist in a culture is passed over there.</summary>
    public Task<Outcome> PublishSeveralAsync(IReadOnlyCollection<Guid> keys, IReadOnlyCollection<Culture> cultures, string who, CancellationToken stop) =>
        ChangeAsync(keys.FirstOrDefault(), who, async (writing, site) =>
        {
            var wanted = cultures.Select(site.Spelled).OfType<string>().ToHashSet();
            var publishing = new Publishing(writing, site);
            var findings = new List<Finding>();
            var several = keys.Distinct().ToList();
            var all = await Rows.VariantsAsync(writing.Db, several, stop);
            publishing.Together(all.SelectMany(v => v).Where(v => v.Culture.Length == 0 || wanted.Contains(v.Culture)));
            foreach (var key in several)
            {
                if (await writing.Db.Items.FindAsync([key], stop) is not { } item)
                {
                    findings.Add(Saving.Missing(key));
                    continue;
                }

                var variants = all[key].ToList();
                var chosen = variants.Where(v => v.Culture.Length == 0 || wanted.Contains(v.Culture)).ToList();
                if (chosen.Count == 0)
                {
                    continue;
                }

                findings.AddRange(await publishing.CheckAsync(item, chosen, stop));
                if (!findings.Exists(f => f.Severity == Severity.Error))
                {
                    await publishing.FreezeAsync(item, variants, [.. chosen.Select(v => v.Culture)], stop);
                }
            }

            return findings;
        }, stop);

    /// <summary>What publishing these cultures would do, before it is done.</summary>
    public async Task<PublishEffect> PublishEffectAsync(Guid key, IReadOnlyCollection<Culture> cultures, CancellationToken stop)
    {
        var findings = await CheckAsync(key, cultures, stop);
        return await ReadAsync(async (db, site) =>
        {
            if (await db.Items.AsNoTracking().SingleOrDefaultAsync(i => i.Key == key, stop) is not { PublishedSharedBody: { } published } item || published == item.SharedBody)
            {
                return new PublishEffect(findings, [], []);
            }

            var shared = RevisionReading.Compare(
                site.Types.Document(item.Type), site.Types, new Culture(""),
                await RevisionReading.ValuesAsync(db, published, stop), await RevisionReading.ValuesAsync(db, item.SharedBody, stop));
            var others = await db.Variants.AsNoTracking().Where(v => v.Item == key && v.IsPublished).Select(v => v.Culture).ToListAsync(stop);
            return new PublishEffect(
                findings, shared, [.. others.OrderBy(site.Rank).Select(c => new Culture(c)).Where(c => !cultures.Contains(c))]);
        }, stop);
    }
}
