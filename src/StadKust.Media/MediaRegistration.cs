using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;

namespace StadKust.Media;

public static class MediaRegistration
{
    /// <summary>Media files on disk or in Azure, renditions of pictures, rights.</summary>
    public static IServiceCollection AddMedia(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = MediaSettings.From(configuration);
        NetVips.Cache.Max = 0; // every picture is read once; libvips' operation cache would only hold memory
        return services
            .AddSingleton(settings)
            .AddSingleton<IBlobStore>(_ => settings.AzureConnection is { } azure
                ? new AzureStore(azure, settings.AzureContainer)
                : new DiskStore(settings.Folder))
            .AddSingleton<IMediaFiles, MediaFiles>()
            .AddSingleton(new Seal(settings.SealKey))
            .AddSingleton<MediaLibrary>()
            .AddSingleton<Renditions>();
    }
}
