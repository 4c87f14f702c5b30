using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using StadKust.Content;

namespace StadKust.Umbraco.Reading;

public static class ReaderRegistration
{
    /// <summary>Where webhooks of the other site are sent, with <c>?key=</c> or the header <c>Hint-Key</c>.</summary>
    public const string HintPath = "/umbraco/stadkust/hint";

    public static bool ReadsUmbraco(this IConfiguration configuration) => "umbraco".Equals(configuration["Content:Source"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Replaces the sets of the own database by those of an Umbraco elsewhere. Call after <c>AddContent</c>.</summary>
    /// <exception cref="ArgumentException">The settings do not say where it is.</exception>
    public static IServiceCollection AddUmbracoReader(this IServiceCollection services, IConfiguration configuration)
    {
        var options = (configuration.GetSection("Content:Umbraco").Get<ReaderOptions>() ?? new ReaderOptions()).Checked();
        services.AddSingleton(options);
        services.AddSingleton(s => new UmbracoSets(
            options, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = TimeSpan.FromMinutes(2) },
            s.GetRequiredService<IMediaFiles>(), s.GetRequiredService<ILogger<UmbracoSets>>()));
        services.AddSingleton<ISiteCheck, ReaderCheck>();
        services.Replace(ServiceDescriptor.Singleton<IContentSets>(s => s.GetRequiredService<UmbracoSets>()));
        return services.AddHostedService(s => s.GetRequiredService<UmbracoSets>());
    }

    /// <summary>A webhook is taken as a hint and nothing more: whatever it carries, the content is fetched.</summary>
    public static void MapUmbracoHint(this IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetService<UmbracoSets>() is not { } sets || app.ServiceProvider.GetRequiredService<ReaderOptions>() is not { HintKey.Length: > 0 } options)
        {
            return;
        }

        app.MapPost(HintPath, (HttpRequest request) =>
        {
            var given = request.Query["key"].FirstOrDefault() ?? request.Headers["Hint-Key"].ToString();
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(options.HintKey)))
            {
                return Results.StatusCode(StatusCodes.Status401Unauthorized);
            }

            sets.Hint();
            return Results.Accepted();
        }).AllowAnonymous();
    }
}
