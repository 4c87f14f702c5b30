using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;
using StadKust.Umbraco.Backoffice.Management.Documents;

namespace StadKust.Umbraco.Backoffice.Management.Media;

/// <summary>Moving and ordering media, the bin, who uses what.</summary>
internal static class MediaPlacesEndpoints
{
    private const int MostChanges = 1000;

    public static void Map(IEndpointRouteBuilder management)
    {
        management.MapPut("/v1/media/{id:guid}/move", MoveAsync);
        management.MapPut("/v1/media/sort", SortAsync);
        management.MapPut("/v1/media/{id:guid}/move-to-recycle-bin", async (HttpContext c, Guid id, MediaDesk d) =>
            await d.RefusedAsync(c, id, writes: true) ?? await ShownAsync(c, d, await d.Media.TrashAsync(id, Editor.Of(c).Who, c.RequestAborted)));
        management.MapDelete("/v1/media/{id:guid}", DeleteAsync);
        management.MapGet("/v1/media/{id:guid}/referenced-by", async (HttpContext c, Guid id, MediaDesk d, UsesOf uses) =>
            await d.RefusedAsync(c, id, writes: false) ?? await uses.PageAsync(c, [id]));
        management.MapGet("/v1/media/{id:guid}/referenced-descendants", async (HttpContext c, Guid id, MediaDesk d, UsesOf uses) =>
            await d.RefusedAsync(c, id, writes: false) ?? uses.Page(c, await BelowAsync(d, id, trashed: false, c.RequestAborted)));
        management.MapGet("/v1/media/are-referenced", (HttpContext c, UsesOf uses) => uses.Page(c, Requests.Keys(c)));
        management.MapGet("/v1/media/{id:guid}/audit-log", LogAsync);
        var bin = management.MapGroup("/v1/recycle-bin/media");
        bin.MapGet("/root", (HttpContext c, MediaDesk d) => BinAsync(c, d, null));
        bin.MapGet("/children", (HttpContext c, MediaDesk d) => BinAsync(c, d, Requests.Key(c, "parentId")));
        bin.MapGet("/siblings", BinSiblingsAsync);
        bin.MapGet("/referenced-by", InBinAsync);
        bin.MapGet("/{id:guid}/original-parent", OriginalParentAsync);
        bin.MapPut("/{id:guid}/restore", RestoreAsync);
        bin.MapDelete("/{id:guid}", DeleteAsync);
        bin.MapDelete("", EmptyAsync);
    }

    private static async Task<IResult> MoveAsync(HttpContext context, Guid id, MediaDesk desk)
    {
        var (sent, refused) = await Requests.ReadAsync<SentTarget>(context);
        refused ??= await desk.RefusedAsync(context, id, writes: true);
        refused ??= await desk.RefusedAsync(context, sent!.Target?.Id, writes: true);
        return refused ?? Answer.Of(context, await desk.Media.MoveAsync(id, sent!.Target?.Id, Editor.Of(context).Who, context.RequestAborted));
    }

    private static async Task<IResult> SortAsync(HttpContext context, MediaDesk desk)
    {
        var (sent, refused) = await Requests.ReadAsync<SentOrder>(context);
        refused ??= await desk.RefusedAsync(context, sent!.Parent?.Id, writes: true);
        if (refused is not null)
        {
            return refused;
        }

        var children = (await desk.Media.ChildrenPageAsync(sent!.Parent?.Id, trashed: false, 0, int.MaxValue, context.RequestAborted)).Items.Select(m => m.Key).ToList();
        var order = Orders.Of(children, [.. (sent.Sorting ?? []).Select(s => (s.Id, s.SortOrder))]);
        return Answer.Of(context, await desk.Media.SortAsync(sent.Parent?.Id, order, Editor.Of(context).Who, context.RequestAborted));
    }

    private static async Task<IResult> RestoreAsync(HttpContext context, Guid id, MediaDesk desk)
    {
        var (sent, refused) = await Requests.ReadAsync<SentTarget>(context);
        refused ??= await desk.RefusedAsync(context, id, writes: true);
        refused ??= await desk.RefusedAsync(context, sent!.Target?.Id, writes: true);
        return refused ?? await ShownAsync(context, desk, await desk.Media.RestoreAsync(id, sent!.Target?.Id, Editor.Of(context).Who, context.RequestAborted));
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, Guid id, MediaDesk desk) =>
        await desk.RefusedAsync(context, id, writes: true) ?? Answer.Of(context, await desk.Media.DeleteAsync(id, Editor.Of(context).Who, context.RequestAborted));

    private static async Task<IResult> EmptyAsync(HttpContext context, MediaDesk desk)
    {
        if (await desk.RefusedAsync(context, null, writes: true) is { } refused)
        {
            return refused;
        }

        foreach (var item in (await desk.Media.ChildrenPageAsync(null, trashed: true, 0, int.MaxValue, context.RequestAborted)).Items)
        {
            var outcome = await desk.Media.DeleteAsync(item.Key, Editor.Of(context).Who, context.RequestAborted);
            if (!outcome.Done && outcome.Findings.All(f => f.Code != "item-missing"))
            {
                return Answer.Refused(context, outcome.Findings);
            }
        }

        return Answer.Done();
    }

    private static async Task<IResult> OriginalParentAsync(HttpContext context, Guid id, MediaDesk desk)
    {
        var (item, refused) = await desk.OpenAsync(context, id, writes: false);
        if (refused is not null)
        {
            return refused;
        }

        var parent = item!.TrashedParent is { } key ? await desk.Media.FindAsync(key, context.RequestAborted) : null;
        return Answer.Of(parent is { Trashed: false } ? new ById(parent.Key) : null);
    }

    private static async Task<IResult> BinAsync(HttpContext context, MediaDesk desk, Guid? parent)
    {
        var (skip, take) = Requests.Page(context);
        var model = await desk.ModelAsync(context);
        if (Editor.Of(context).MediaStarts is not null)
        {
            var seen = await desk.SeenAsync(context, (await desk.Media.ChildrenPageAsync(parent, trashed: true, 0, int.MaxValue, context.RequestAborted)).Items);
            return Answer.Of(new Paged<MediaBinForm>(seen.Count, [.. seen.Skip(skip).Take(take).Select(i => MediaBodies.InBin(model, i))]));
        }

        var page = await desk.Media.ChildrenPageAsync(parent, trashed: true, skip, take, context.RequestAborted);
        return Answer.Of(new Paged<MediaBinForm>(page.Total, [.. page.Items.Select(i => MediaBodies.InBin(model, i))]));
    }

    private static async Task<IResult> BinSiblingsAsync(HttpContext context, MediaDesk desk)
    {
        var (before, after) = (Requests.Number(context, "before", 0, 500), Requests.Number(context, "after", 0, 500));
        if (Requests.Key(context, "target") is not { } key || await desk.Media.SiblingsAsync(key, before, after, context.RequestAborted) is not { } found)
        {
            return Answer.NotFound(context);
        }

        var model = await desk.ModelAsync(context);
        var seen = await desk.SeenAsync(context, found.Items);
        return Answer.Of(new Siblings<MediaBinForm>(found.Before, found.After, [.. seen.Select(i => MediaBodies.InBin(model, i))]));
    }

    private static async Task<IResult> InBinAsync(HttpContext context, MediaDesk desk, UsesOf uses)
    {
        if (await desk.RefusedAsync(context, null, writes: true) is { } refused)
        {
            return refused;
        }

        var targets = new List<Guid>();
        foreach (var item in (await desk.Media.ChildrenPageAsync(null, trashed: true, 0, int.MaxValue, context.RequestAborted)).Items)
        {
            targets.Add(item.Key);
            targets.AddRange(await BelowAsync(desk, item.Key, trashed: true, context.RequestAborted));
        }

        return await uses.PageAsync(context, targets);
    }

    private static async Task<IResult> LogAsync(HttpContext context, Guid id, MediaDesk desk)
    {
        if (await desk.RefusedAsync(context, id, writes: false) is { } refused)
        {
            return refused;
        }

        return AuditLog.Page(context, await desk.Log.OfAsync(ChangeKind.Media, id.ToString(), MostChanges, context.RequestAborted));
    }

    private static async Task<IReadOnlyList<Guid>> BelowAsync(MediaDesk desk, Guid key, bool trashed, CancellationToken stop)
    {
        var below = new List<Guid>();
        var level = new Queue<Guid>([key]);
        while (level.TryDequeue(out var at))
        {
            foreach (var child in (await desk.Media.ChildrenPageAsync(at, trashed, 0, int.MaxValue, stop)).Items)
            {
                below.Add(child.Key);
                if (child.HasChildren)
                {
                    level.Enqueue(child.Key);
                }
            }
        }

        return below;
    }

    private static async Task<IResult> ShownAsync(HttpContext context, MediaDesk desk, Outcome outcome)
    {
        await desk.ShownAsync(outcome, context.RequestAborted);
        return Answer.Of(context, outcome);
    }
}
