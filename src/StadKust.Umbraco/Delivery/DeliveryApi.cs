using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>Umbraco's Content Delivery API v2: published items for other programs.</summary>
/// <remarks><c>expand</c>, <c>fields</c>, media and preview are not served yet: a request with <c>Preview: true</c> is refused.</remarks>
public static class DeliveryApi
{
    public const string Base = "/umbraco/delivery/api/v2";

    // Past this a page of results is no page; asking for more gets this many.
    private const int MostTaken = 1000;

    public static IServiceCollection AddDeliveryApi(this IServiceCollection services, DeliveryOptions options) => services.AddSingleton(options);

    public static void MapDeliveryApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Base).AllowAnonymous().AddEndpointFilter(AccessAndVary);
        api.MapGet("/content", Query).WithName("GetContent2.0").WithSummary("Published items by query");
        api.MapGet("/content/items", Items).WithName("GetContentItems2.0").WithSummary("Published items by their keys");
        api.MapGet("/content/item/{id:guid}", ById).WithName("GetContentItemById2.0").WithSummary("One published item by its key");
        api.MapGet("/content/item/{*path}", ByPath).WithName("GetContentItemByPath2.0").WithSummary("One published item by its path");
    }

    private static async ValueTask<object?> AccessAndVary(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var options = http.RequestServices.GetRequiredService<DeliveryOptions>();
        http.Response.Headers.Append("Vary", "Accept-Language, Accept-Segment, Preview, Start-Item");
        var hasKey = options.ApiKey is { Length: > 0 } key && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(http.Request.Headers["Api-Key"].ToString()));
        var preview = http.Request.Headers["Preview"].ToString().Equals("true", StringComparison.OrdinalIgnoreCase);
        if (!options.Enabled || (!options.PublicAccess && !hasKey) || (preview && !hasKey))
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status401Unauthorized);
        }

        if (preview)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status501NotImplemented, detail: "Previews are not served yet; ask without the Preview header.");
        }

        return await next(context);
    }

    private static IResult ById(Guid id, HttpRequest request, IContentSets sets, DeliveryOptions options) =>
        With(request, sets, options, asked => asked.Find(id) is { } item && asked.Set.PathOf(id, asked.Culture) is not null
            ? Json(ContentBodies.Whole(item, asked))
            : NotFound());

    private static IResult ByPath(string? path, HttpRequest request, IContentSets sets, DeliveryOptions options) =>
        With(request, sets, options, asked =>
        {
            var decoded = Routes.Decode(path ?? "");
            if (asked.KeyAt(decoded) is { } key)
            {
                return asked.Find(key) is { } item ? Json(ContentBodies.Whole(item, asked)) : NotFound();
            }

            return asked.Set.RedirectAt(asked.Culture, decoded) is { } old && asked.Find(old.Item) is not null
                && Routes.Of(asked.Set, old.Item, asked.Culture) is { } route
                    ? new MovedTo(route.Path, route.StartItem.Path, route.StartItem.Id)
                    : NotFound();
        });

    private static IResult Items([FromQuery] Guid[] id, HttpRequest request, IContentSets sets, DeliveryOptions options) =>
        With(request, sets, options, asked => Json(id
            .Distinct()
            .Take(MostTaken)
            .Where(key => asked.Set.PathOf(key, asked.Culture) is not null)
            .Select(asked.Find)
            .OfType<PublishedItem>()
            .Select(item => ContentBodies.Whole(item, asked))
            .ToArray()));

    private static IResult Query(
        HttpRequest request, IContentSets sets, DeliveryOptions options, string? fetch, [FromQuery] string[]? filter, [FromQuery] string[]? sort,
        int skip = 0, int take = 10) =>
        With(request, sets, options, asked =>
        {
            if (skip < 0 || take < 0)
            {
                return TypedResults.ValidationProblem(new Dictionary<string, string[]>
                {
                    [skip < 0 ? "skip" : "take"] = [$"The value '{(skip < 0 ? skip : take)}' is below 0."],
                });
            }

            var (items, fault) = ContentQuery.Run(asked, fetch, filter ?? [], sort ?? []);
            return fault is not null
                ? TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: fault.Title, detail: fault.Detail, type: "Error")
                : Json(new Paged(items.Count, [.. items.Skip(skip).Take(Math.Min(take, MostTaken)).Select(i => ContentBodies.Whole(i, asked))]));
        });

    private static IResult With(HttpRequest request, IContentSets sets, DeliveryOptions options, Func<DeliveryRequest, IResult> answer) =>
        DeliveryRequest.Read(request, sets.Published, options) is { } asked
            ? answer(asked)
            : TypedResults.Text("The Start-Item could not be found", "text/plain", Encoding.UTF8, StatusCodes.Status404NotFound);

    private static JsonHttpResult<T> Json<T>(T body) => TypedResults.Json(body, DeliveryJson.Options, "application/json; charset=utf-8");

    private static ProblemHttpResult NotFound() => TypedResults.Problem(statusCode: StatusCodes.Status404NotFound);

    /// <summary>A page of results.</summary>
    internal sealed record Paged(long Total, IReadOnlyList<global::Umbraco.Cms.Core.Models.DeliveryApi.ApiContentResponse> Items);

    /// <summary>An old path: the new content path, percent-encoded, and its start item.</summary>
    private sealed class MovedTo(string path, string startPath, Guid startId) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = StatusCodes.Status301MovedPermanently;
            response.Headers.Location = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
            response.Headers["Location-Start-Item-Path"] = Uri.EscapeDataString(startPath);
            response.Headers["Location-Start-Item-Id"] = startId.ToString();
            return Task.CompletedTask;
        }
    }
}
