using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Documents;

/// <summary>Moving, ordering, copying; into the bin, back, and gone for good.</summary>
internal static class DocumentPlaces
{
    public static void Map(IEndpointRouteBuilder management)
    {
        management.MapPut("/v1/document/{id:guid}/move", MoveAsync);
        management.MapPut("/v1/document/sort", SortAsync);
        management.MapPost("/v1/document/{id:guid}/copy", CopyAsync);
        management.MapPut("/v1/document/{id:guid}/move-to-recycle-bin", TrashAsync);
        management.MapDelete("/v1/document/{id:guid}", DeleteAsync);
        var bin = management.MapGroup("/v1/recycle-bin/document");
        bin.MapGet("/root", (HttpContext c, DocumentDesk d) => BinAsync(c, d, null));
        bin.MapGet("/children", (HttpContext c, DocumentDesk d) => BinAsync(c, d, Requests.Key(c, "parentId")));
        bin.MapGet("/siblings", BinSiblingsAsync);
        bin.MapGet("/{id:guid}/original-parent", OriginalParentAsync);
        bin.MapPut("/{id:guid}/restore", RestoreAsync);
        bin.MapDelete("/{id:guid}", DeleteAsync);
        bin.MapDelete("", EmptyAsync);
    }

    private static async Task<IResult> MoveAsync(HttpContext context, Guid id, DocumentDesk documents)
    {
        var (sent, refused) = await Requests.ReadAsync<SentTarget>(context);
        refused ??= await documents.Access.RefusedAsync(context, id, DocumentVerbs.Move);
        refused ??= await documents.Access.RefusedAsync(context, sent!.Target?.Id, DocumentVerbs.Move);
        if (refused is not null)
        {
            return refused;
        }

        var outcome = await documents.Drafts.MoveAsync(id, sent!.Target?.Id, Editor.Of(context).Who, context.RequestAborted);
        await documents.SeenAsync(outcome, published: true, context.RequestAborted);
        return Answer.Of(context, outcome);
    }

    private static async Task<IResult> SortAsync(HttpContext context, DocumentDesk documents)
    {
        var (sent, refused) = await Requests.ReadAsync<SentOrder>(context);
        refused ??= await documents.Access.RefusedAsync(context, sent!.Parent?.Id, DocumentVerbs.Sort);
        if (refused is not null)
        {
            return refused;
        }

        // Only those dragged are named, each with its new place among all.
        var children = (await documents.Drafts.ChildrenAsync(sent!.Parent?.Id, context.RequestAborted)).Select(h => h.Key).ToList();
        var order = Orders.Of(children, [.. (sent.Sorting ?? []).Select(s => (s.Id, s.SortOrder))]);
        return Answer.Of(context, await documents.Drafts.SortAsync(sent.Parent?.Id, order, Editor.Of(context).Who, context.RequestAborted));
    }

    private static async Task<IResult> CopyAsync(HttpContext context, Guid id, DocumentDesk documents)
    {
        var (sent, refused) = await Requests.ReadAsync<SentCopy>(context);
        refused ??= await documents.Access.RefusedAsync(context, id, DocumentVerbs.Duplicate);
        refused ??= await documents.Access.RefusedAsync(context, sent!.Target?.Id, DocumentVerbs.Create);
        if (refused is not null)
        {
            return refused;
        }

        var outcome = await documents.Drafts.CopyAsync(id, sent!.Target?.Id, sent.IncludeDescendants, Editor.Of(context).Who, context.RequestAborted);
        return outcome.Done ? Answer.Created(context, "document", outcome.Key) : Answer.Refused(context, outcome.Findings);
    }

    private static async Task<IResult> TrashAsync(HttpContext context, Guid id, DocumentDesk documents)
    {
        var (item, refused) = await documents.Access.OpenAsync(context, id, DocumentVerbs.Delete);
        refused ??= DocumentAccess.RefusedCultures(context, item!.Variants.Select(v => v.Culture));
        if (refused is not null)
        {
            return refused;
        }

        var outcome = await documents.Drafts.TrashAsync(id, Editor.Of(context).Who, context.RequestAborted);
        await documents.SeenAsync(outcome, published: true, context.RequestAborted);
        return Answer.Of(context, outcome);
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, Guid id, DocumentDesk documents) =>
        await documents.Access.RefusedAsync(context, id, DocumentVerbs.Delete)
            ?? Answer.Of(context, await documents.Drafts.DeleteAsync(id, Editor.Of(context).Who, context.RequestAborted));

    private static async Task<IResult> RestoreAsync(HttpContext context, Guid id, DocumentDesk documents)
    {
        var (sent, refused) = await Requests.ReadAsync<SentTarget>(context);
        refused ??= await documents.Access.RefusedAsync(context, id, DocumentVerbs.Delete);
        refused ??= await documents.Access.RefusedAsync(context, sent!.Target?.Id, DocumentVerbs.Create);
        return refused ?? Answer.Of(context, await documents.Drafts.RestoreAsync(id, sent!.Target?.Id, Editor.Of(context).Who, context.RequestAborted));
    }

    private static async Task<IResult> OriginalParentAsync(HttpContext context, Guid id, DocumentDesk documents)
    {
        var (item, refused) = await documents.Access.OpenAsync(context, id, DocumentVerbs.Read);
        if (refused is not null)
        {
            return refused;
        }

        // A parent that is gone or in the bin itself is no place to go back to.
        var parent = item!.TrashedParent is { } key ? await documents.Drafts.FindAsync(key, context.RequestAborted) : null;
        return Answer.Of(parent is { Trashed: false } ? new ById(parent.Key) : null);
    }

    private static async Task<IResult> EmptyAsync(HttpContext context, DocumentDesk documents)
    {
        if (await documents.Access.RefusedAsync(context, null, DocumentVerbs.Delete) is { } refused)
        {
            return refused;
        }

        foreach (var item in await documents.Drafts.TrashedAsync(context.RequestAborted))
        {
            var outcome = await documents.Drafts.DeleteAsync(item.Key, Editor.Of(context).Who, context.RequestAborted);
            if (!outcome.Done && outcome.Findings.All(f => f.Code != "item-missing"))
            {
                return Answer.Refused(context, outcome.Findings);
            }
        }

        return Answer.Done();
    }

    private static async Task<IResult> BinAsync(HttpContext context, DocumentDesk documents, Guid? parent)
    {
        var (skip, take) = Requests.Page(context);
        var (model, _) = await documents.Drafts.ModelAsync(context.RequestAborted);
        if (Editor.Of(context).DocumentStarts is not null)
        {
            var all = await documents.Drafts.ChildrenPageAsync(parent, trashed: true, 0, int.MaxValue, context.RequestAborted);
            var seen = await documents.Access.SeenAsync(context, all.Items);
            return Answer.Of(new Paged<DocumentBinForm>(seen.Count, [.. seen.Skip(skip).Take(take).Select(i => DocumentBodies.InBin(model, i))]));
        }

        var page = await documents.Drafts.ChildrenPageAsync(parent, trashed: true, skip, take, context.RequestAborted);
        return Answer.Of(new Paged<DocumentBinForm>(page.Total, [.. page.Items.Select(i => DocumentBodies.InBin(model, i))]));
    }

    private static async Task<IResult> BinSiblingsAsync(HttpContext context, DocumentDesk documents)
    {
        var (before, after) = (Requests.Number(context, "before", 0, 500), Requests.Number(context, "after", 0, 500));
        if (Requests.Key(context, "target") is not { } key || await documents.Drafts.SiblingsAsync(key, before, after, context.RequestAborted) is not { } found)
        {
            return Answer.NotFound(context);
        }

        var (model, _) = await documents.Drafts.ModelAsync(context.RequestAborted);
        var seen = await documents.Access.SeenAsync(context, found.Items);
        return Answer.Of(new Siblings<DocumentBinForm>(found.Before, found.After, [.. seen.Select(i => DocumentBodies.InBin(model, i))]));
    }

    private sealed record SentCopy(SentRef? Target, bool RelateToOriginal, bool IncludeDescendants);
}

internal sealed record SentTarget(SentRef? Target);

internal sealed record SentOrder(SentRef? Parent, IReadOnlyList<SentPlace>? Sorting);

internal sealed record SentPlace(Guid Id, int SortOrder);
