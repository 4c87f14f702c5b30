using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace StadKust.Umbraco.Delivery;

/// <summary>Umbraco's Content Delivery API v2: published items and media for other programs, drafts for who has the key.</summary>
public static class DeliveryApi
{
    public const string Base = "/umbraco/delivery/api/v2";

    /// <summary>Where Umbraco 18 has its description of the API.</summary>
    public const string Description = "/umbraco/openapi/delivery.json";

    /// <summary>Items in one answer. Umbraco knows no limit; asking for more is a fault here, never a shorter answer.</summary>
    public const int MostTaken = 1000;

    public static IServiceCollection AddDeliveryApi(this IServiceCollection services, DeliveryOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton(options).AddSingleton<AnswerCache>().AddSingleton<ContentEndpoints>().AddSingleton<MediaEndpoints>();
    }

    public static void MapDeliveryApi(this IEndpointRouteBuilder app)
    {
        var content = app.ServiceProvider.GetRequiredService<ContentEndpoints>();
        var media = app.ServiceProvider.GetRequiredService<MediaEndpoints>();
        var api = app.MapGroup(Base).AllowAnonymous();
        Content("/content", "GetContent2.0", ContentEndpoints.Query);
        Content("/content/items", "GetContentItems2.0", ContentEndpoints.Items);
        Content("/content/item/{id:guid}", "GetContentItemById2.0", (asked, request) => ContentEndpoints.ById(Key(request), asked));
        Content("/content/item/{*path}", "GetContentItemByPath2.0", (asked, request) => ContentEndpoints.ByPath(Path(request), asked));
        Media("/media", "GetMedia2.0", MediaEndpoints.Query);
        Media("/media/items", "GetMediaItems2.0", MediaEndpoints.Items);
        Media("/media/item/{id:guid}", "GetMediaItemById2.0", (asked, request) => MediaEndpoints.ById(Key(request), asked));
        Media("/media/item/{*path}", "GetMediaItemByPath2.0", (asked, request) => MediaEndpoints.ByPath(Path(request), asked));
        app.MapGet(Description, OpenApiDocument.WriteAsync).AllowAnonymous();

        void Content(string pattern, string name, Func<DeliveryRequest, HttpRequest, Result> answer) =>
            api.MapGet(pattern, (RequestDelegate)(context => content.AnswerAsync(context, answer))).WithName(name);

        void Media(string pattern, string name, Func<DeliveryRequest, HttpRequest, Result> answer) =>
            api.MapGet(pattern, (RequestDelegate)(context => media.AnswerAsync(context, answer))).WithName(name);
    }

    private static Guid Key(HttpRequest request) => Guid.Parse((string)request.RouteValues["id"]!);

    private static string Path(HttpRequest request) => request.RouteValues["path"] as string ?? "";
}
