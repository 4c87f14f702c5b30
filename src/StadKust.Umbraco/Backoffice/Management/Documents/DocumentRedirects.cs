using System.Buffers.Text;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Documents;

/// <summary>Former addresses of documents, as the info view of a document lists them.</summary>
internal static class DocumentRedirects
{
    public static void Map(IEndpointRouteBuilder management)
    {
        management.MapGet("/v1/redirect-management/status", (HttpContext c) => Answer.Of(new { status = "Enabled", userIsAdmin = Editor.Of(c).IsAdministrator }));
        management.MapGet("/v1/redirect-management/{id:guid}", async (HttpContext c, Guid id, DocumentDesk d) =>
            await d.Access.RefusedAsync(c, id, DocumentVerbs.Read) ?? await PageAsync(c, d, id));
        management.MapGet("/v1/redirect-management", async (HttpContext c, DocumentDesk d) =>
            await d.Access.RefusedAsync(c, null, DocumentVerbs.Read) ?? await PageAsync(c, d, null));
        management.MapDelete("/v1/redirect-management/{address}", ForgetAsync);
    }

    private static async Task<IResult> PageAsync(HttpContext context, DocumentDesk documents, Guid? item)
    {
        var (skip, take) = Requests.Page(context);
        var set = documents.Sets.Published;
        var found = await documents.Drafts.FormerAddressesAsync(item, Requests.Text(context, "filter"), skip, take, context.RequestAborted);
        return Answer.Of(new Paged<object>(found.Total, [.. found.Items.Select(f => new
        {
            id = Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{f.Culture.Code}{f.Path}")),
            originalUrl = $"/{f.Culture.Code}{f.Path}",
            destinationUrl = set.PathOf(f.Item, f.Culture) is { } path ? $"/{f.Culture.Code}{path}" : "",
            created = f.Since,
            document = new ById(f.Item),
            culture = f.Culture.Code,
        })]));
    }

    private static async Task<IResult> ForgetAsync(HttpContext context, string address, DocumentDesk documents)
    {
        var text = Base64Url.IsValid(address) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(address)) : "";
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0)
        {
            return Answer.NotFound(context);
        }

        var culture = new Culture(text[..slash]);
        return await documents.Access.RefusedAsync(context, null, DocumentVerbs.Delete) ?? DocumentAccess.RefusedCultures(context, [culture])
            ?? Answer.Of(context, await documents.Drafts.ForgetAddressAsync(culture, text[slash..], Editor.Of(context).Who, context.RequestAborted));
    }
}
