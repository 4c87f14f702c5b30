using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace StadKust.Umbraco.Preview;

public static class PreviewRegistration
{
    /// <summary>Gives <see cref="PreviewLinks"/>. Where the keys lie is the house's business; without it they live as long as the program.</summary>
    public static IServiceCollection AddPreviewLinks(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PreviewLinks>();
        return services;
    }
}
