using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Documents;

/// <summary>Who refers to a document, to those below it, to what lies in the bin.</summary>
internal static class DocumentReferences
{
    public static void Map(IEndpointRouteBuilder management)
    {
        management.MapGet("/v1/document/{id:guid}/referenced-by", async (HttpContext c, Guid id, DocumentDesk d, UsesOf uses) =>
            await d.Access.RefusedAsync(c, id, DocumentVerbs.Read) ?? await uses.PageAsync(c, [id]));
        management.MapGet("/v1/document/{id:guid}/referenced-descendants", async (HttpContext c, Guid id, DocumentDesk d, UsesOf uses) =>
            await d.Access.RefusedAsync(c, id, DocumentVerbs.Read) ?? uses.Page(c, [.. await d.Drafts.BelowAsync(id, c.RequestAborted)]));
        management.MapGet("/v1/document/are-referenced", async (HttpContext c, DocumentDesk d, UsesOf uses) =>
            uses.Page(c, [.. (await d.Access.SeenAsync(c, await d.Drafts.HeadsAsync(Requests.Keys(c), c.RequestAborted))).Select(h => h.Key)]));
        management.MapGet("/v1/recycle-bin/document/referenced-by", InBinAsync);
    }

    private static async Task<IResult> InBinAsync(HttpContext context, DocumentDesk documents, UsesOf uses)
    {
        if (await documents.Access.RefusedAsync(context, null, DocumentVerbs.Delete) is { } refused)
        {
            return refused;
        }

        var targets = new List<Guid>();
        foreach (var item in await documents.Drafts.TrashedAsync(context.RequestAborted))
        {
            targets.Add(item.Key);
            targets.AddRange(await documents.Drafts.BelowAsync(item.Key, context.RequestAborted));
        }

        return await uses.PageAsync(context, targets);
    }
}
