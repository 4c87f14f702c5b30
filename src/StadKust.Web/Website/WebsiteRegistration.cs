using Microsoft.Extensions.DependencyInjection.Extensions;
using StadKust.Content;
using StadKust.Magazine.PressRoom;
using StadKust.Media;
using StadKust.Umbraco.Preview;

namespace StadKust.Web.Website;

public static class WebsiteRegistration
{
    /// <summary>Needs content, media and themes. Set editions are read from disk, whoever set them.</summary>
    public static IServiceCollection AddWebsite(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddClock();
        services.TryAddSingleton(new EditionStore(Path.Combine(configuration["Magazine:DataFolder"] ?? "data", "editions")));
        return services
            .AddSingleton(WebsiteSettings.From(configuration))
            .AddSingleton<PageCache>()
            .AddSingleton<WebsiteFindings>()
            .AddSingleton<PrintedCodes>()
            .AddSingleton<PageRendering>()
            .AddSingleton<ISiteCheck, PageCheck>()
            .AddSingleton<EmbeddingPartners>()
            .AddSingleton<EmbeddedList>()
            .AddSingleton<PageEndpoint>()
            .AddSingleton<PreviewEndpoint>()
            .AddPreviewLinks();
    }

    /// <summary>Media, assets, files for machines, and all paths nobody else answers.</summary>
    public static IEndpointRouteBuilder MapWebsite(this WebApplication app)
    {
        app.MapMedia();
        Get("/q/{code}", (string code, HttpResponse response, PrintedCodes codes) => codes.Answer(code, response));
        app.MapMagazineFiles();
        Get("/embed/{culture:length(2)}/{**path}", (HttpContext context, string culture, string? path, EmbeddedList lists) => lists.AnswerAsync(context, culture, path ?? ""));
        Get(PreviewLinks.Path, (HttpContext context, PreviewEndpoint preview) => preview.AnswerAsync(context));
        Get("/assets/{hash}/{**name}", ThemeAssetsEndpoint.Answer);
        Machine("/sitemap.xml", (set, origin, _, _) => Sitemaps.Index(set, origin));
        Machine("/sitemap-{culture}.xml", (set, origin, request, _) =>
            set.Languages.FirstOrDefault(l => l.Culture == new Culture(request.RouteValues["culture"]?.ToString() ?? "")) is { } language
                ? Sitemaps.Of(set, language.Culture, origin) : null);
        Machine("/robots.txt", (_, origin, _, _) => TextFiles.Robots(origin));
        Machine("/.well-known/security.txt", (_, origin, request, services) => TextFiles.Security(
            origin, services.GetRequiredService<WebsiteSettings>().Contact, services.GetRequiredService<TimeProvider>().GetUtcNow()));
        // The last of all routes: whatever has a route of its own goes before.
        app.MapMethods("/{**path}", ["GET", "HEAD"], (HttpContext context, PageEndpoint pages) => pages.AnswerAsync(context))
            .AllowAnonymous().WithOrder(int.MaxValue);
        return app;

        void Get(string pattern, Delegate answer) => app.MapMethods(pattern, ["GET", "HEAD"], answer).AllowAnonymous();

        void Machine(string pattern, Func<ContentSet, string, HttpRequest, IServiceProvider, CachedPage?> make) =>
            Get(pattern, async (HttpContext context, IContentSets sets, WebsiteSettings settings) =>
            {
                SecurityHeaders.Set(context);
                if (make(sets.Published, settings.OriginOf(context.Request), context.Request, context.RequestServices) is { } file)
                {
                    await Answers.WriteAsync(context, file);
                }
                else
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                }
            });
    }

    private static void TryAddClock(this IServiceCollection services)
    {
        if (services.All(s => s.ServiceType != typeof(TimeProvider)))
        {
            services.AddSingleton(TimeProvider.System);
        }
    }
}
