using Microsoft.AspNetCore.Http;
using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>The four addresses of media. They know no culture, no drafts and no start item.</summary>
internal sealed class MediaEndpoints(IContentSets sets, DeliveryOptions options, TimeProvider clock)
{
    private const string PublicCaching = "public, max-age=0, s-maxage=10, stale-while-revalidate=60";

    public Task AnswerAsync(HttpContext context, Func<DeliveryRequest, HttpRequest, Result> answer)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        if (!options.ServesMedia || !Admission.To(context.Request.Headers, options, options.MediaIsPublic, previews: false).IsGranted)
        {
            return Problems.NoAccess().WriteAsync(context);
        }

        if (Wanted.Read(context.Request.Query, out var expand, out var fields) is { } unreadable)
        {
            return unreadable.WriteAsync(context);
        }

        var set = sets.Published;
        var asked = new DeliveryRequest(set, set.DefaultCulture, null, options, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) { Expand = expand, Fields = fields };
        try
        {
            var (found, refusal) = answer(asked, context.Request);
            return refusal?.WriteAsync(context) ?? found!.WriteAsync(context, options.MediaIsPublic ? PublicCaching : "private, no-cache");
        }
        catch (AnswerTooLargeException large)
        {
            return Problems.Invalid("expand", large.Message).WriteAsync(context);
        }
    }

    public static Result ById(Guid id, DeliveryRequest asked) =>
        MediaBodies.Find(id, asked) is { } media && MediaTree.Of(asked.Set).PathOf(id) is { } path
            ? Answer.Of(json => new BodyWriter(json, asked).WholeMedia(media, path)) : Problems.NotFound();

    public static Result ByPath(string path, DeliveryRequest asked) =>
        MediaTree.Of(asked.Set).At(path.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)) is { } key ? ById(key, asked) : Problems.NotFound();

    public static Result Items(DeliveryRequest asked, HttpRequest request)
    {
        if (Keys.Read(request.Query["id"], out var keys) is { } invalid)
        {
            return invalid;
        }

        var found = keys.Select(k => MediaBodies.Find(k, asked)).OfType<MediaEntry>();
        return Answer.Of(json =>
        {
            json.WriteStartArray();
            Write(new BodyWriter(json, asked), found, asked);
            json.WriteEndArray();
        });
    }

    public static Result Query(DeliveryRequest asked, HttpRequest request)
    {
        if (Paging.Read(request.Query, out var page) is { } invalid)
        {
            return invalid;
        }

        var (found, fault) = MediaQuery.Run(asked, request.Query["fetch"].FirstOrDefault(), request.Query["filter"], request.Query["sort"]);
        return fault is not null ? Problems.UnknownOption(fault) : Answer.Of(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("total"u8, found.Count);
            json.WriteStartArray("items"u8);
            Write(new BodyWriter(json, asked), found.Skip(page.Skip).Take(page.Take), asked);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Write(BodyWriter bodies, IEnumerable<MediaEntry> found, DeliveryRequest asked)
    {
        var tree = MediaTree.Of(asked.Set);
        foreach (var media in found)
        {
            if (tree.PathOf(media.Key) is { } path)
            {
                bodies.WholeMedia(media, path);
            }
        }
    }
}
