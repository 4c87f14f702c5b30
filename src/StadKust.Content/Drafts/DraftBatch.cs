using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace StadKust.Content;

public sealed partial class Drafts
{
    /// <summary>Several changes as one transaction and one batch of the log; other parts write their rows in it too.</summary>
    /// <param name="work">What it throws undoes everything.</param>
    /// <returns>Findings given to <see cref="DraftBatch.Abandon"/>; otherwise none: those of single changes are returned by them.</returns>
    public async Task<Outcome> TogetherAsync(string who, Func<DraftBatch, Task> work, CancellationToken stop)
    {
        await using var writing = await Writing.BeginAsync(store, signal, who, stop, why);
        var batch = new DraftBatch(writing, await model.ReadAsync(writing.Db, writing.Last, stop), stop);
        await work(batch);
        if (batch.Abandoned is { } findings)
        {
            return new Outcome(Guid.Empty, 0, findings);
        }

        await writing.CommitAsync(stop, always: true);
        return new Outcome(Guid.Empty, writing.Sequence, []);
    }
}

/// <summary>One transaction in the making. A change with an error among its findings has changed nothing; the others stand.</summary>
public sealed class DraftBatch
{
    // Rows kept before they are sent: the tracker looks through all of them at every save.
    private const int MostKept = 200;

    private readonly Writing writing;
    private readonly SiteModel site;
    private readonly CancellationToken stop;
    private readonly Publishing publishing;
    private readonly Dictionary<Guid, int> nextOrder = [];
    private readonly HashSet<Guid> unsent = [];

    internal DraftBatch(Writing writing, SiteModel site, CancellationToken stop)
    {
        (this.writing, this.site, this.stop) = (writing, site, stop);
        publishing = new Publishing(writing, site);
    }

    /// <summary>The transaction everything is written in.</summary>
    public DbTransaction Transaction => writing.Db.Database.CurrentTransaction!.GetDbTransaction();

    public ContentModel Model => site.Types;

    internal ImmutableArray<Finding>? Abandoned { get; private set; }

    /// <summary>Nothing of the batch is kept.</summary>
    public void Abandon(params IEnumerable<Finding> findings) => Abandoned = [.. findings];

    public async Task<DraftItem?> FindAsync(Guid key)
    {
        await SendAsync(key);
        return await DraftReading.ItemAsync(writing.Db, site, key, stop);
    }

    public async Task<ImmutableArray<Finding>> CreateAsync(NewItem item)
    {
        var key = item.Key ?? throw new ArgumentException("In a batch a new item brings its key.", nameof(item));
        if (item.Parent is { } above && unsent.Contains(above))
        {
            await SendAsync();
        }

        var findings = await Saving.CreateAsync(writing, site, item, key, stop);
        if (!findings.Exists(f => f.Severity == Severity.Error))
        {
            // Its siblings of this batch are not in the database yet: the next place is counted here.
            var row = (await writing.Db.Items.FindAsync([key], stop))!;
            var parent = item.Parent ?? Guid.Empty;
            row.SortOrder = Math.Max(row.SortOrder, nextOrder.GetValueOrDefault(parent));
            nextOrder[parent] = row.SortOrder + 1;
            await KeepAsync(key);
        }

        return [.. findings];
    }

    public async Task<ImmutableArray<Finding>> SaveAsync(ItemChange change)
    {
        await SendAsync(change.Key);
        var findings = await Saving.SaveAsync(writing, site, change, stop);
        await KeepAsync(change.Key);
        return [.. findings];
    }

    /// <param name="cultures">Those the item does not exist in are passed over.</param>
    public async Task<ImmutableArray<Finding>> PublishAsync(Guid key, IReadOnlyCollection<Culture> cultures)
    {
        await SendAsync(key);
        if (await writing.Db.Items.FindAsync([key], stop) is not { } item)
        {
            return [Saving.Missing(key)];
        }

        var variants = await writing.Db.Variants.Where(v => v.Item == key).ToListAsync(stop);
        var chosen = variants.Where(v => v.Culture.Length == 0 || cultures.Any(c => site.Spelled(c) == v.Culture)).ToList();
        var findings = await publishing.CheckAsync(item, chosen, stop);
        if (!findings.Exists(f => f.Severity == Severity.Error))
        {
            await publishing.FreezeAsync(item, variants, [.. chosen.Select(v => v.Culture)], stop);
            await KeepAsync(key);
        }

        return [.. findings];
    }

    public async Task<ImmutableArray<Finding>> WithdrawAsync(Guid key)
    {
        await SendAsync(key);
        if (await writing.Db.Items.FindAsync([key], stop) is not { } item)
        {
            return [Saving.Missing(key)];
        }

        publishing.Withdraw(item, await writing.Db.Variants.Where(v => v.Item == key).ToListAsync(stop));
        await KeepAsync(key);
        return [];
    }

    public async Task<ImmutableArray<Finding>> MoveAsync(Guid key, Guid parent)
    {
        await SendAsync();
        var findings = await Moving.MoveAsync(writing, site, key, parent, stop);
        await SendAsync(always: true);
        return [.. findings];
    }

    /// <summary>Into the bin; it is withdrawn.</summary>
    public async Task<ImmutableArray<Finding>> TrashAsync(Guid key)
    {
        await SendAsync();
        var findings = await Bin.TrashAsync(writing, site, key, stop);
        await SendAsync(always: true);
        return [.. findings];
    }

    /// <summary>Back to where it was; it stays unpublished until somebody publishes.</summary>
    public async Task<ImmutableArray<Finding>> RestoreAsync(Guid key)
    {
        await SendAsync();
        var findings = await Bin.RestoreAsync(writing, site, key, null, stop);
        await SendAsync(always: true);
        return [.. findings];
    }

    /// <summary>Background work that exists when the batch does.</summary>
    public void Add(NewDue work) => writing.Db.Works.Add(Due.Row(work, writing.Now));

    private async Task KeepAsync(Guid key)
    {
        unsent.Add(key);
        if (unsent.Count >= MostKept)
        {
            await SendAsync();
        }
    }

    // What a change of this batch has left in memory must be in the database before it is read from there.
    private Task SendAsync(Guid key) => unsent.Contains(key) ? SendAsync() : Task.CompletedTask;

    private async Task SendAsync(bool always = false)
    {
        if (always || unsent.Count > 0)
        {
            await writing.FlushAsync(stop);
            unsent.Clear();
        }
    }
}
