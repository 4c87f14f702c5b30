using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Documents;

/// <summary>Versions and going back to them; what was done to an item; former addresses.</summary>
internal static class DocumentHistory
{
    // The log of an item is shown page by page; nobody reads beyond this.
    private const int MostChanges = 1000;

    public static void Map(IEndpointRouteBuilder management)
    {
        management.MapGet("/v1/document-version", VersionsAsync);
        management.MapGet("/v1/document-version/{id:guid}", VersionAsync);
        management.MapPost("/v1/document-version/{id:guid}/rollback", RollBackAsync);
        management.MapGet("/v1/document/{id:guid}/audit-log", LogAsync);
    }

    private static async Task<IResult> VersionsAsync(HttpContext context, DocumentDesk documents)
    {
        if (Requests.Key(context, "documentId") is not { } key)
        {
            return Answer.NotFound(context);
        }

        var (item, refused) = await documents.Access.OpenAsync(context, key, DocumentVerbs.Rollback);
        if (refused is not null)
        {
            return refused;
        }

        var (skip, take) = Requests.Page(context);
        var culture = item!.VariesByCulture ? Requests.CultureOf(context) ?? item.Variants[0].Culture : new Culture("");
        var (model, _) = await documents.Drafts.ModelAsync(context.RequestAborted);
        var revisions = await documents.Drafts.RevisionsAsync(key, culture, context.RequestAborted);
        var published = item.In(culture)?.State is VariantState.Published or VariantState.PublishedWithChanges ? revisions.FirstOrDefault(r => r.WasPublished)?.Id : null;
        return Answer.Of(new Paged<object>(revisions.Count, [.. revisions.Skip(skip).Take(take).Select(r => new
        {
            id = VersionKey(r.Id),
            document = new ById(key),
            documentType = new ById(model.Document(item.Type)?.Key ?? Guid.Empty),
            user = new ById(AuditLog.Who(r.Who)),
            versionDate = r.At,
            isCurrentPublishedVersion = r.Id == published,
            isCurrentDraftVersion = r.Id == revisions[0].Id,
            preventCleanup = false,
        })]));
    }

    private static async Task<IResult> VersionAsync(HttpContext context, Guid id, DocumentDesk documents)
    {
        var stop = context.RequestAborted;
        if (await documents.Drafts.RollbackEffectAsync(VersionNumber(id), stop) is not { Revision: var revision })
        {
            return Answer.NotFound(context);
        }

        var (now, refused) = await documents.Access.OpenAsync(context, revision.Key, DocumentVerbs.Rollback);
        if (refused is not null)
        {
            return refused;
        }

        // As the document would be after going back: only the language of the version differs.
        var values = (await documents.Drafts.RevisionValuesAsync(revision.Id, stop))!;
        var then = revision.Culture.Code.Length == 0
            ? now! with { Shared = values, Variants = [.. now.Variants.Select(v => v.Culture.Code.Length == 0 ? v with { Name = revision.Name } : v)] }
            : now! with { Variants = [.. now.Variants.Select(v => v.Culture == revision.Culture ? v with { Name = revision.Name, Values = values } : v)] };
        var (model, _) = await documents.Drafts.ModelAsync(stop);
        var shown = DocumentBodies.Document(model, then, []);
        return Answer.Of(new { id, document = new ById(revision.Key), shown.DocumentType, shown.Flags, shown.Values, shown.Variants, shown.Template, shown.IsTrashed });
    }

    private static async Task<IResult> RollBackAsync(HttpContext context, Guid id, DocumentDesk documents)
    {
        if (await documents.Drafts.RollbackEffectAsync(VersionNumber(id), context.RequestAborted) is not { Revision: var revision })
        {
            return Answer.NotFound(context);
        }

        var refused = await documents.Access.RefusedAsync(context, revision.Key, DocumentVerbs.Rollback) ?? DocumentAccess.RefusedCultures(context, [revision.Culture]);
        return refused ?? Answer.Of(context, await documents.Drafts.Because("rollback").RollBackAsync(revision.Id, [], Editor.Of(context).Who, context.RequestAborted));
    }

    private static async Task<IResult> LogAsync(HttpContext context, Guid id, DocumentDesk documents)
    {
        if (await documents.Access.RefusedAsync(context, id, DocumentVerbs.Read) is { } refused)
        {
            return refused;
        }

        return AuditLog.Page(context, await documents.Log.OfItemAsync(id, MostChanges, context.RequestAborted));
    }

    private static Guid VersionKey(long number) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-9000-{number:x12}"));

    private static long VersionNumber(Guid key) => long.Parse(key.ToString("n").AsSpan(20), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
