using System.Collections.Immutable;
using System.Text.Json;

namespace StadKust.Content;

/// <summary>Work in progress: making, saving, publishing, moving and deleting items.</summary>
/// <remarks>
/// Every method is one transaction that also writes the change log; what people can put right comes back as findings.
/// <c>who</c> is the name or the key of the account, kept in log and revisions.
/// </remarks>
public sealed class Drafts
{
    public Task<DraftItem?> FindAsync(Guid key, CancellationToken stop) => throw new NotImplementedException();

    /// <summary>Children in order; roots for null. Trashed items are not among them.</summary>
    public Task<IReadOnlyList<DraftHead>> ChildrenAsync(Guid? parent, CancellationToken stop) => throw new NotImplementedException();

    /// <summary>Items in the bin whose parent is not.</summary>
    public Task<IReadOnlyList<DraftHead>> TrashedAsync(CancellationToken stop) => throw new NotImplementedException();

    public Task<IReadOnlyList<DraftHead>> HeadsAsync(IReadOnlyCollection<Guid> keys, CancellationToken stop) => throw new NotImplementedException();

    /// <summary>From the root down to the item itself.</summary>
    public Task<IReadOnlyList<DraftHead>> AncestorsAsync(Guid key, CancellationToken stop) => throw new NotImplementedException();

    public Task<Outcome> CreateAsync(NewItem item, string who, CancellationToken stop) => throw new NotImplementedException();

    public Task<Outcome> SaveAsync(ItemChange change, string who, CancellationToken stop) => throw new NotImplementedException();

    /// <summary>What would stop publishing: mandatory values, patterns, slugs of siblings.</summary>
    public Task<ImmutableArray<Finding>> CheckAsync(Guid key, IReadOnlyCollection<Culture> cultures, CancellationToken stop) => throw new NotImplementedException();

    public Task<Outcome> PublishAsync(Guid key, IReadOnlyCollection<Culture> cultures, string who, CancellationToken stop) => throw new NotImplementedException();

    /// <summary>As one batch: an item that has findings stops all.</summary>
    /// <param name="includeUnpublished">False: below the item only variants that are published already.</param>
    public Task<Outcome> PublishWithDescendantsAsync(
        Guid key, IReadOnlyCollection<Culture> cultures, bool includeUnpublished, string who, CancellationToken stop) => throw new NotImplementedException();

    public Task<Outcome> WithdrawAsync(Guid key, IReadOnlyCollection<Culture> cultures, string who, CancellationToken stop) => throw new NotImplementedException();

    public Task<Outcome> MoveAsync(Guid key, Guid? parent, string who, CancellationToken stop) => throw new NotImplementedException();

    /// <param name="order">Keys of children in their new order; those not named follow in their old one.</param>
    public Task<Outcome> SortAsync(Guid? parent, IReadOnlyList<Guid> order, string who, CancellationToken stop) => throw new NotImplementedException();

    /// <summary>Puts the item and all below it into the bin; all of it is withdrawn.</summary>
    public Task<Outcome> TrashAsync(Guid key, string who, CancellationToken stop) => throw new NotImplementedException();

    /// <summary>Back to where it was, or below <paramref name="parent"/>. Stays unpublished until somebody publishes.</summary>
    public Task<Outcome> RestoreAsync(Guid key, Guid? parent, string who, CancellationToken stop) => throw new NotImplementedException();

    /// <summary>Deletes for good, with everything below. Only from the bin.</summary>
    public Task<Outcome> DeleteAsync(Guid key, string who, CancellationToken stop) => throw new NotImplementedException();

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<Revision>> RevisionsAsync(Guid key, Culture culture, CancellationToken stop) => throw new NotImplementedException();

    public Task<ImmutableDictionary<string, JsonElement>?> RevisionValuesAsync(long id, CancellationToken stop) => throw new NotImplementedException();

    /// <summary>Everything, as <see cref="SiteExport.Write"/> takes it. Items whose draft differs from what is published are named in the findings.</summary>
    public Task<SiteExport> ExportAsync(CancellationToken stop) => throw new NotImplementedException();
}
