using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;
using StadKust.Umbraco.Backoffice.KeepingWork;
using StadKust.Umbraco.Preview;

namespace StadKust.Umbraco.Backoffice.Management.Documents;

/// <summary>One document: as drafted, as published, where it is seen, how it looks before it is published.</summary>
internal static class DocumentReading
{
    private const string Provider = "umbDocumentUrlProvider";

    public static void Map(IEndpointRouteBuilder management)
    {
        management.MapGet("/v1/document/configuration", Configuration);
        management.MapGet("/v1/document/urls", UrlsAsync);
        management.MapGet("/v1/document/{id:guid}", DocumentAsync);
        management.MapGet("/v1/document/{id:guid}/published", PublishedAsync);
        management.MapGet("/v1/document/{id:guid}/preview-url", PreviewAsync);
        management.MapGet("/v1/document/{id:guid}/available-segment-options", (HttpContext c) => Answer.Of(new Paged<object>(0, [])));
    }

    private static async Task<IResult> Configuration(HttpContext context, DocumentDesk documents)
    {
        var (_, languages) = await documents.Drafts.ModelAsync(context.RequestAborted);
        return Answer.Of(new
        {
            disableDeleteWhenReferenced = false,
            disableUnpublishWhenReferenced = false,
            allowEditInvariantFromNonDefault = SentFields.MayWrite(Editor.Of(context), "", languages),
            allowNonExistingSegmentsCreation = false,
            reservedFieldNames = Array.Empty<string>(),
        });
    }

    private static async Task<IResult> DocumentAsync(HttpContext context, Guid id, DocumentDesk documents)
    {
        var (item, refused) = await documents.Access.OpenAsync(context, id, DocumentVerbs.Read);
        if (refused is not null)
        {
            return refused;
        }

        var (model, _) = await documents.Drafts.ModelAsync(context.RequestAborted);
        var shown = DocumentBodies.Document(model, item!, await documents.Drafts.SchedulesAsync(id, context.RequestAborted));
        context.Response.Headers[RevisionToken.Header] = Merging.TokenOf(shown).Write();
        return Answer.Of(shown);
    }

    private static async Task<IResult> PublishedAsync(HttpContext context, Guid id, DocumentDesk documents)
    {
        if (await documents.Access.RefusedAsync(context, id, DocumentVerbs.Read) is { } refused)
        {
            return refused;
        }

        var (model, _) = await documents.Drafts.ModelAsync(context.RequestAborted);
        return await documents.Drafts.PublishedAsync(id, context.RequestAborted) is { } item
            ? Answer.Of(DocumentBodies.Document(model, item, []))
            : Answer.NotFound(context);
    }

    private static async Task<IResult> UrlsAsync(HttpContext context, DocumentDesk documents)
    {
        var words = AnswerWords.For(context);
        var set = documents.Sets.Published;
        var wanted = Requests.CultureOf(context);
        var seen = await documents.Access.SeenAsync(context, await documents.Drafts.HeadsAsync(Requests.Keys(context), context.RequestAborted));
        return Answer.Of(seen.Select(item => new UrlsOf<object>(
            item.Key,
            [
                .. from variant in item.Variants
                   where wanted is null || variant.Culture == wanted || variant.Culture.Code.Length == 0
                   from culture in variant.Culture.Code.Length > 0 ? [variant.Culture] : set.Languages.Select(l => l.Culture)
                   select Url(item.Key, variant, culture),
            ])).ToList());

        object Url(Guid item, DraftVariantHead variant, Culture culture)
        {
            var path = set.PathOf(item, culture);
            var isPublished = variant.State is VariantState.Published or VariantState.PublishedWithChanges;
            return new
            {
                culture = culture.Code,
                url = path is null ? null : $"/{culture.Code}{path}",
                message = path is not null ? null : words.Say(isPublished ? "ancestor-unpublished" : "not-published"),
                provider = Provider,
                isExternal = false,
            };
        }
    }

    private static async Task<IResult> PreviewAsync(HttpContext context, Guid id, DocumentDesk documents)
    {
        var (item, refused) = await documents.Access.OpenAsync(context, id, DocumentVerbs.Read);
        if (refused is not null)
        {
            return refused;
        }

        var (_, languages) = await documents.Drafts.ModelAsync(context.RequestAborted);
        var wanted = Requests.CultureOf(context) ?? item!.Variants[0].Culture;
        var culture = (languages.FirstOrDefault(l => l.Culture == wanted) ?? languages[0]).Culture;
        var url = context.RequestServices.GetRequiredService<PreviewLinks>().For(id, culture);
        return Answer.Of(new { message = (string?)null, provider = Provider, culture = culture.Code, isExternal = true, url });
    }
}
