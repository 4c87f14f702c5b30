using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Media;

/// <summary>The media tree, lists of items, the grid of a folder, search.</summary>
internal static class MediaTrees
{
    public static void Map(IEndpointRouteBuilder management)
    {
        var tree = management.MapGroup("/v1/tree/media");
        tree.MapGet("/root", (HttpContext c, MediaDesk d) => ChildrenAsync(c, d, null));
        tree.MapGet("/children", (HttpContext c, MediaDesk d) => ChildrenAsync(c, d, Requests.Key(c, "parentId")));
        tree.MapGet("/ancestors", AncestorsAsync);
        tree.MapGet("/siblings", SiblingsAsync);
        management.MapGet("/v1/item/media", ItemsAsync);
        management.MapGet("/v1/item/media/ancestors", ItemAncestorsAsync);
        management.MapGet("/v1/item/media/search", SearchAsync);
        management.MapGet("/v1/collection/media", CollectionAsync);
    }

    private static async Task<IResult> ChildrenAsync(HttpContext context, MediaDesk desk, Guid? parent)
    {
        var stop = context.RequestAborted;
        var (skip, take) = Requests.Page(context);
        var way = parent is { } key ? await desk.WayAsync(key, stop) : [];
        var openings = await desk.OpeningsAsync(context);
        var reach = parent is null ? Reach.OnTheWay : openings.Of(way);
        if (reach == Reach.Outside)
        {
            return Answer.Forbidden(context);
        }

        var model = await desk.ModelAsync(context);
        var foldersOnly = Requests.Flag(context, "foldersOnly");
        if (openings.IsAll || reach == Reach.Inside)
        {
            var page = await desk.Media.ChildrenPageAsync(parent, trashed: false, skip, take, stop, foldersOnly);
            return Answer.Of(new Paged<MediaTreeForm>(page.Total, [.. page.Items.Select(i => MediaBodies.Tree(model, i, way, noAccess: false))]));
        }

        var seen = await SeenAsync(desk, parent, openings, reach, stop);
        return Answer.Of(new Paged<MediaTreeForm>(
            seen.Count, [.. seen.Skip(skip).Take(take).Select(i => MediaBodies.Tree(model, i.Item, way, i.Reach == Reach.OnTheWay))]));
    }

    // Above a start node only the ways down are shown; those are few.
    private static async Task<List<(DraftMedia Item, Reach Reach)>> SeenAsync(MediaDesk desk, Guid? parent, Openings openings, Reach reach, CancellationToken stop) =>
        [.. (await desk.Media.ChildrenPageAsync(parent, trashed: false, 0, int.MaxValue, stop)).Items.Select(i => (i, openings.Below(reach, i.Key))).Where(i => i.Item2 != Reach.Outside)];

    private static async Task<IResult> AncestorsAsync(HttpContext context, MediaDesk desk)
    {
        if (Requests.Key(context, "descendantId") is not { } key || await desk.Media.AncestorsAsync(key, context.RequestAborted) is not { Count: > 0 } way)
        {
            return Answer.NotFound(context);
        }

        var openings = await desk.OpeningsAsync(context);
        if (openings.Of(await desk.WayAsync(key, context.RequestAborted)) == Reach.Outside)
        {
            return Answer.Forbidden(context);
        }

        var (model, keys) = (await desk.ModelAsync(context), way.Select(h => h.Key).ToList());
        return Answer.Of(way.Select((item, at) => MediaBodies.Tree(model, item, keys[..at], !openings.IsAll && openings.Of(keys[..(at + 1)]) == Reach.OnTheWay)).ToList());
    }

    private static async Task<IResult> SiblingsAsync(HttpContext context, MediaDesk desk)
    {
        var (before, after) = (Requests.Number(context, "before", 0, 500), Requests.Number(context, "after", 0, 500));
        if (Requests.Key(context, "target") is not { } key || await desk.Media.SiblingsAsync(key, before, after, context.RequestAborted) is not { } found)
        {
            return Answer.NotFound(context);
        }

        var (model, above) = (await desk.ModelAsync(context), (await desk.WayAsync(key, context.RequestAborted)).SkipLast(1).ToList());
        var seen = await desk.SeenAsync(context, found.Items);
        return Answer.Of(new Siblings<MediaTreeForm>(found.Before, found.After, [.. seen.Select(i => MediaBodies.Tree(model, i, above, noAccess: false))]));
    }

    private static async Task<IResult> ItemsAsync(HttpContext context, MediaDesk desk)
    {
        var model = await desk.ModelAsync(context);
        return Answer.Of((await desk.Media.HeadsAsync(Requests.Keys(context), context.RequestAborted)).Select(i => MediaBodies.Item(model, i)).ToList());
    }

    private static async Task<IResult> ItemAncestorsAsync(HttpContext context, MediaDesk desk)
    {
        var model = await desk.ModelAsync(context);
        var ancestors = new List<object>();
        foreach (var item in await desk.SeenAsync(context, await desk.Media.HeadsAsync(Requests.Keys(context), context.RequestAborted)))
        {
            var way = await desk.Media.AncestorsAsync(item.Key, context.RequestAborted);
            ancestors.Add(new { id = item.Key, ancestors = way.SkipLast(1).Select(a => MediaBodies.Item(model, a)).ToList() });
        }

        return Answer.Of(ancestors);
    }

    private static async Task<IResult> SearchAsync(HttpContext context, MediaDesk desk)
    {
        var (skip, take) = Requests.Page(context);
        var model = await desk.ModelAsync(context);
        var types = Requests.Keys(context, "allowedMediaTypes").Select(model.Find).OfType<DocumentType>().Select(t => t.Alias).ToList();
        var found = await desk.Media.SearchAsync(Requests.Text(context, "query") ?? "", Requests.Flag(context, "trashed"), types, skip, take, context.RequestAborted);
        var seen = await desk.SeenAsync(context, found.Items);
        return Answer.Of(new Paged<MediaItemForm>(found.Total - (found.Items.Count - seen.Count), [.. seen.Select(i => MediaBodies.Item(model, i))]));
    }

    private static async Task<IResult> CollectionAsync(HttpContext context, MediaDesk desk)
    {
        var stop = context.RequestAborted;
        var (skip, take) = Requests.Page(context);
        var parent = Requests.Key(context, "id");
        var openings = await desk.OpeningsAsync(context);
        var reach = parent is { } key ? openings.Of(await desk.WayAsync(key, stop)) : Reach.OnTheWay;
        if (reach == Reach.Outside)
        {
            return Answer.Forbidden(context);
        }

        var model = await desk.ModelAsync(context);
        if (!openings.IsAll && reach != Reach.Inside)
        {
            var seen = await SeenAsync(desk, parent, openings, reach, stop);
            return Answer.Of(new Paged<MediaCollectionForm>(seen.Count, [.. seen.Skip(skip).Take(take).Select(i => MediaBodies.InCollection(model, i.Item))]));
        }

        var order = Requests.Text(context, "orderBy") switch
        {
            "name" => MediaOrder.Name,
            "createDate" => MediaOrder.Created,
            "updateDate" => MediaOrder.Updated,
            _ => MediaOrder.Place,
        };
        var page = await desk.Media.ChildrenPageAsync(
            parent, trashed: false, skip, take, stop, text: Requests.Text(context, "filter"), order: order, descending: Requests.Text(context, "orderDirection") == "Descending");
        return Answer.Of(new Paged<MediaCollectionForm>(page.Total, [.. page.Items.Select(i => MediaBodies.InCollection(model, i))]));
    }
}
