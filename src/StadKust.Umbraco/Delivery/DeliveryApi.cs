using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Delivery;

/// <summary>Umbraco's Content Delivery API v2: published items for other programs.</summary>
/// <remarks>
/// Served: content by path, by key, by keys, and by query with <c>fetch</c>, <c>filter</c>, <c>sort</c>, <c>skip</c> and <c>take</c>.
/// Not served: <c>expand</c>, <c>fields</c>, previews, media by themselves, an OpenAPI document. Who asks for one of the first three is
/// told so with 501 instead of getting an answer to another question.
/// </remarks>
public static class DeliveryApi
{
    public const string Base = "/umbraco/delivery/api/v2";

    /// <summary>Items in one answer. Umbraco knows no limit; asking for more is a fault here, never a shorter answer.</summary>
    public const int MostTaken = 1000;

    public static IServiceCollection AddDeliveryApi(this IServiceCollection services, DeliveryOptions options) => services.AddSingleton(options);

    public static void MapDeliveryApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Base).AllowAnonymous().AddEndpointFilter(Admit);
        api.MapGet("/content", Query).WithName("GetContent2.0").WithSummary("Published items by query");
        api.MapGet("/content/items", Items).WithName("GetContentItems2.0").WithSummary("Published items by their keys");
        api.MapGet("/content/item/{id:guid}", ById).WithName("GetContentItemById2.0").WithSummary("One published item by its key");
        api.MapGet("/content/item/{*path}", ByPath).WithName("GetContentItemByPath2.0").WithSummary("One published item by its path");
    }

    // What every answer has, and who gets none.
    private static async ValueTask<object?> Admit(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        var options = context.HttpContext.RequestServices.GetRequiredService<DeliveryOptions>();
        response.Headers.Append("Vary", "Accept-Language, Accept-Segment, Preview, Start-Item");
        response.Headers.XContentTypeOptions = "nosniff";
        var hasKey = options.ApiKey is { Length: > 0 } key && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(request.Headers["Api-Key"].ToString()));
        var preview = request.Headers["Preview"].ToString().Equals("true", StringComparison.OrdinalIgnoreCase);
        if (!options.Enabled || (!options.PublicAccess && !hasKey) || (preview && !hasKey))
        {
            return Problems.NoAccess();
        }

        if (preview)
        {
            return Problems.NotServed("Previews are not served; ask without the header Preview.");
        }

        // An empty expand expands nothing, which is what is served; an empty fields leaves out all properties, which is not.
        return request.Query["expand"].Any(e => e is { Length: > 0 }) || request.Query.ContainsKey("fields")
            ? Problems.NotServed("expand and fields are not served; ask without them.")
            : await next(context);
    }

    private static IResult ById(Guid id, HttpContext context) =>
        With(context, asked => asked.Find(id) is { } item ? Answer.Of(ContentBodies.Whole(item, asked)) : Problems.NotFound());

    private static IResult ByPath(string? path, HttpContext context) =>
        With(context, asked =>
        {
            // ASP.NET decodes all of a path but its encoded slashes.
            var decoded = (path ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
            return asked.KeyAt(decoded) is { } key
                ? asked.Find(key) is { } item ? Answer.Of(ContentBodies.Whole(item, asked)) : Problems.NotFound()
                : asked.MovedFrom(decoded) is { } route ? new MovedTo(route) : Problems.NotFound();
        });

    private static IResult Items(HttpContext context) =>
        With(context, asked =>
        {
            var keys = new List<Guid>();
            foreach (var text in context.Request.Query["id"])
            {
                if (!Guid.TryParse(text, out var key))
                {
                    return Problems.Invalid("id", $"The value '{text}' is not valid.");
                }

                keys.Add(key);
            }

            return Answer.Of(keys.Distinct().Select(asked.Find).OfType<PublishedItem>().Select(item => ContentBodies.Whole(item, asked)).ToArray());
        });

    private static IResult Query(HttpContext context) =>
        With(context, asked =>
        {
            var query = context.Request.Query;
            if (!Whole(query["skip"], 0, int.MaxValue, out var skip))
            {
                return Problems.Invalid("skip", $"The value '{query["skip"]}' is not valid: a whole number, 0 or more.");
            }

            if (!Whole(query["take"], 10, MostTaken, out var take))
            {
                return Problems.Invalid("take", $"The value '{query["take"]}' is not valid: a whole number from 0 to {MostTaken}.");
            }

            var (keys, fault) = ContentQuery.Run(asked, query["fetch"].FirstOrDefault(), query["filter"], query["sort"]);
            return fault is not null
                ? Problems.UnknownOption(fault)
                : Answer.Of(new Paged(keys.Count, [.. keys.Skip(skip).Take(take).Select(k => ContentBodies.Whole(asked.Find(k)!, asked))]));
        });

    private static bool Whole(string? text, int standard, int most, out int value)
    {
        value = standard;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out value)
                && value >= 0 && value <= most);
    }

    private static IResult With(HttpContext context, Func<DeliveryRequest, IResult> answer) =>
        DeliveryRequest.Read(context) is { } asked ? answer(asked) : Problems.NoStartItem(context.Request);

    /// <param name="Total">All matches, whatever <c>skip</c> and <c>take</c> say.</param>
    private sealed record Paged(long Total, IReadOnlyList<ContentBody> Items);

    /// <summary>An old path: the new content path, percent-encoded since Kestrel refuses other letters in a header, and its start item.</summary>
    private sealed class MovedTo(IApiContentRoute route) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = StatusCodes.Status301MovedPermanently;
            response.Headers.Location = string.Join('/', route.Path.Split('/').Select(Uri.EscapeDataString));
            response.Headers["Location-Start-Item-Path"] = Uri.EscapeDataString(route.StartItem.Path);
            response.Headers["Location-Start-Item-Id"] = route.StartItem.Id.ToString();
            return Task.CompletedTask;
        }
    }
}
