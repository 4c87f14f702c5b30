using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Documents;

/// <summary>The content tree, lists of items by key, search by name.</summary>
internal static class DocumentTrees
{
    public static void Map(IEndpointRouteBuilder management)
    {
        var tree = management.MapGroup("/v1/tree/document");
        tree.MapGet("/root", (HttpContext c, Drafts d, DocumentAccess a) => ChildrenAsync(c, d, a, null));
        tree.MapGet("/children", (HttpContext c, Drafts d, DocumentAccess a) => ChildrenAsync(c, d, a, Requests.Key(c, "parentId")));
        tree.MapGet("/ancestors", AncestorsAsync);
        tree.MapGet("/siblings", SiblingsAsync);
        management.MapGet("/v1/item/document", ItemsAsync);
        management.MapGet("/v1/item/document/ancestors", ItemAncestorsAsync);
        management.MapGet("/v1/item/document/search", SearchAsync);
    }

    private static async Task<IResult> ChildrenAsync(HttpContext context, Drafts drafts, DocumentAccess access, Guid? parent)
    {
        var stop = context.RequestAborted;
        var (skip, take) = Requests.Page(context);
        var way = parent is { } key ? await access.WayAsync(key, stop) : [];
        var openings = await access.OpeningsAsync(context);
        var reach = parent is null ? Reach.OnTheWay : openings.Of(way);
        if (reach == Reach.Outside)
        {
            return Answer.Forbidden(context);
        }

        var (model, _) = await drafts.ModelAsync(stop);
        if (openings.IsAll || reach == Reach.Inside)
        {
            var page = await drafts.ChildrenPageAsync(parent, trashed: false, skip, take, stop);
            return Answer.Of(new Paged<DocumentTreeForm>(page.Total, [.. page.Items.Select(i => DocumentBodies.Tree(model, i, way, noAccess: false))]));
        }

        // Above a start node only the ways down are shown; those are few.
        var seen = (await drafts.ChildrenAsync(parent, stop)).Select(i => (Item: i, Reach: openings.Below(reach, i.Key))).Where(i => i.Reach != Reach.Outside).ToList();
        return Answer.Of(new Paged<DocumentTreeForm>(
            seen.Count, [.. seen.Skip(skip).Take(take).Select(i => DocumentBodies.Tree(model, i.Item, way, i.Reach == Reach.OnTheWay))]));
    }

    private static async Task<IResult> AncestorsAsync(HttpContext context, Drafts drafts, DocumentAccess access)
    {
        if (Requests.Key(context, "descendantId") is not { } key || await drafts.AncestorsAsync(key, context.RequestAborted) is not { Count: > 0 } way)
        {
            return Answer.NotFound(context);
        }

        var openings = await access.OpeningsAsync(context);
        var keys = way.Select(h => h.Key).ToList();
        if (openings.Of(await access.WayAsync(key, context.RequestAborted)) == Reach.Outside)
        {
            return Answer.Forbidden(context);
        }

        var (model, _) = await drafts.ModelAsync(context.RequestAborted);
        return Answer.Of(way.Select((item, at) => DocumentBodies.Tree(model, item, keys[..at], !openings.IsAll && openings.Of(keys[..(at + 1)]) == Reach.OnTheWay)).ToList());
    }

    private static async Task<IResult> SiblingsAsync(HttpContext context, Drafts drafts, DocumentAccess access)
    {
        var (before, after) = (Requests.Number(context, "before", 0, 500), Requests.Number(context, "after", 0, 500));
        if (Requests.Key(context, "target") is not { } key || await drafts.SiblingsAsync(key, before, after, context.RequestAborted) is not { } found)
        {
            return Answer.NotFound(context);
        }

        var way = await access.WayAsync(key, context.RequestAborted);
        var openings = await access.OpeningsAsync(context);
        if (openings.Of(way) == Reach.Outside)
        {
            return Answer.Forbidden(context);
        }

        var above = way.SkipLast(1).ToList();
        var reach = above.Count == 0 ? Reach.OnTheWay : openings.Of(above);
        var (model, _) = await drafts.ModelAsync(context.RequestAborted);
        var seen = found.Items.Where(i => openings.Below(reach, i.Key) != Reach.Outside).ToList();
        return Answer.Of(new Siblings<DocumentTreeForm>(
            openings.IsAll || reach == Reach.Inside ? found.Before : 0, openings.IsAll || reach == Reach.Inside ? found.After : 0,
            [.. seen.Select(i => DocumentBodies.Tree(model, i, above, !openings.IsAll && openings.Below(reach, i.Key) == Reach.OnTheWay))]));
    }

    private static async Task<IResult> ItemsAsync(HttpContext context, Drafts drafts, DocumentAccess access)
    {
        var (model, _) = await drafts.ModelAsync(context.RequestAborted);
        var items = await access.SeenAsync(context, await drafts.HeadsAsync(Requests.Keys(context), context.RequestAborted));
        return Answer.Of(items.Select(i => DocumentBodies.Item(model, i)).ToList());
    }

    private static async Task<IResult> ItemAncestorsAsync(HttpContext context, Drafts drafts, DocumentAccess access)
    {
        var (model, _) = await drafts.ModelAsync(context.RequestAborted);
        var ancestors = new List<object>();
        foreach (var item in await access.SeenAsync(context, await drafts.HeadsAsync(Requests.Keys(context), context.RequestAborted)))
        {
            var way = await drafts.AncestorsAsync(item.Key, context.RequestAborted);
            ancestors.Add(new { id = item.Key, ancestors = way.SkipLast(1).Select(a => DocumentBodies.Item(model, a)).ToList() });
        }

        return Answer.Of(ancestors);
    }

    private static async Task<IResult> SearchAsync(HttpContext context, Drafts drafts, DocumentAccess access)
    {
        var (skip, take) = Requests.Page(context);
        var (model, _) = await drafts.ModelAsync(context.RequestAborted);
        var types = Requests.Keys(context, "allowedDocumentTypes").Select(model.Find).OfType<DocumentType>().Select(t => t.Alias).ToList();
        var found = await drafts.SearchAsync(
            Requests.Text(context, "query") ?? "", Requests.Flag(context, "trashed"), Requests.Key(context, "parentId"), types, skip, take, context.RequestAborted);
        var seen = await access.SeenAsync(context, found.Items);
        return Answer.Of(new Paged<DocumentItemForm>(found.Total - (found.Items.Count - seen.Count), [.. seen.Select(i => DocumentBodies.Item(model, i))]));
    }
}
