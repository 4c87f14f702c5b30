using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>The four addresses of content: by path, by key, by keys, and by query.</summary>
internal sealed class ContentEndpoints(IContentSets sets, DeliveryOptions options, AnswerCache cache, TimeProvider clock)
{
    // A cache in front may keep a public answer for ten seconds, and for a minute more while it asks again: a publish is seen soon.
    private const string PublicCaching = "public, max-age=0, s-maxage=10, stale-while-revalidate=60";

    /// <summary>Refuses or answers; the answer of a public question is kept until the next publish.</summary>
    public async Task AnswerAsync(HttpContext context, Func<DeliveryRequest, HttpRequest, Result> answer)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.Append("Vary", "Accept-Language, Accept-Segment, Preview, Start-Item");
        response.Headers.XContentTypeOptions = "nosniff";
        var admission = Admission.To(request.Headers, options, options.PublicAccess, previews: true);
        if (!admission.IsGranted)
        {
            await Problems.NoAccess().WriteAsync(context);
            return;
        }

        var published = sets.Published;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var key = admission.IsPreview ? "" : KeyOf(request);
        if (!admission.IsPreview && cache.Find(published.Edition, today, key) is { } kept)
        {
            await kept.WriteAsync(context, Caching(isPreview: false));
            return;
        }

        // Whatever was saved before this request is in the drafts it is answered from.
        var set = admission.IsPreview ? await sets.DraftedNowAsync(context.RequestAborted) : published;
        var (refusal, found) = Answered(request, set, admission.IsPreview ? published : null, today, answer);
        if (found is null)
        {
            await refusal!.WriteAsync(context);
            return;
        }

        if (!admission.IsPreview && cache.IsKept(key))
        {
            cache.Keep(published.Edition, today, key, found);
        }

        await found.WriteAsync(context, Caching(admission.IsPreview));
    }

    public static Result ById(Guid id, DeliveryRequest asked) => asked.Find(id) is { } item ? One(item, asked) : Problems.NotFound();

    public static Result ByPath(string path, DeliveryRequest asked)
    {
        // ASP.NET decodes all of a path but its encoded slashes.
        var decoded = path.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        return asked.KeyAt(decoded) is { } key
            ? asked.Find(key) is { } item ? One(item, asked) : Problems.NotFound()
            : asked.MovedFrom(decoded) is { } route ? new MovedTo(route) : Problems.NotFound();
    }

    public static Result Items(DeliveryRequest asked, HttpRequest request)
    {
        if (Keys.Read(request.Query["id"], out var keys) is { } invalid)
        {
            return invalid;
        }

        var items = keys.Select(asked.Find).OfType<PublishedItem>().ToArray();
        return items.Any(i => asked.IsProtected(i.Key)) ? Problems.NoAccess() : Answer.Of(json =>
        {
            var bodies = new BodyWriter(json, asked);
            json.WriteStartArray();
            foreach (var item in items)
            {
                bodies.Whole(item);
            }

            json.WriteEndArray();
        });
    }

    public static Result Query(DeliveryRequest asked, HttpRequest request)
    {
        if (Paging.Read(request.Query, out var page) is { } invalid)
        {
            return invalid;
        }

        var (found, fault) = ContentQuery.Run(asked, request.Query["fetch"].FirstOrDefault(), request.Query["filter"], request.Query["sort"], page);
        return fault is not null ? Problems.UnknownOption(fault) : Answer.Of(json =>
        {
            var bodies = new BodyWriter(json, asked);
            json.WriteStartObject();
            json.WriteNumber("total"u8, found.Total);
            json.WriteStartArray("items"u8);
            foreach (var key in found.Page)
            {
                bodies.Whole(asked.Find(key)!);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    // Protected or not is decided after whether it is there at all.
    private static Result One(PublishedItem item, DeliveryRequest asked) =>
        asked.IsProtected(item.Key) ? Problems.NoAccess() : Answer.Of(json => new BodyWriter(json, asked).Whole(item));

    private (Refusal? Refusal, Answer? Found) Answered(
        HttpRequest request, ContentSet set, ContentSet? published, DateOnly today, Func<DeliveryRequest, HttpRequest, Result> answer)
    {
        if (DeliveryRequest.Read(request.Headers, set, options, today) is not { } asked)
        {
            return (Problems.NoStartItem(request), null);
        }

        if (Wanted.Read(request.Query, out var expand, out var fields) is { } unreadable)
        {
            return (unreadable, null);
        }

        try
        {
            var result = answer(asked with { Published = published, Expand = expand, Fields = fields }, request);
            return (result.Refusal, result.Found);
        }
        catch (AnswerTooLargeException large)
        {
            return (Problems.Invalid("expand", large.Message), null);
        }
    }

    private static string KeyOf(HttpRequest request) =>
        $"{request.GetEncodedPathAndQuery()}\n{request.Headers.AcceptLanguage}\n{(request.Headers.TryGetValue("Start-Item", out var start) ? start.ToString() : "\n")}";

    private string Caching(bool isPreview) => isPreview ? "private, no-store" : options.PublicAccess ? PublicCaching : "private, no-cache";
}
