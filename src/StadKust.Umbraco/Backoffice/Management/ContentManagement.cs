using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.KeepingWork;
using StadKust.Umbraco.Backoffice.Management.Documents;
using StadKust.Umbraco.Backoffice.Management.Media;
using StadKust.Umbraco.Backoffice.Management.Types;

namespace StadKust.Umbraco.Backoffice.Management;

/// <summary>The part of the Management API that is about content: documents, media, types.</summary>
internal static class ContentManagement
{
    public static IServiceCollection AddContentManagement(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<DocumentAccess>()
            .AddSingleton<DocumentDesk>()
            .AddSingleton<MediaDesk>()
            .AddSingleton<TemporaryFiles>()
            .AddSingleton<UsesOf>()
            .AddSingleton<Presence>()
            .AddSingleton<IDueWork, PublishBelow>();
    }

    /// <param name="management">At <c>/umbraco/management/api</c>, behind the guard of the back office, which puts an <see cref="Editor"/> among the features.</param>
    public static void Map(IEndpointRouteBuilder management)
    {
        DocumentTrees.Map(management);
        DocumentReading.Map(management);
        DocumentSaving.Map(management);
        DocumentPublishing.Map(management);
        DocumentPlaces.Map(management);
        DocumentHistory.Map(management);
        DocumentReferences.Map(management);
        DocumentRedirects.Map(management);
        TypeTrees.Map(management);
        TypeReading.Map(management);
        TypeSaving.Map(management);
        MediaTrees.Map(management);
        MediaUploads.Map(management);
        MediaSavingEndpoints.Map(management);
        MediaPlacesEndpoints.Map(management);
        MediaAddressesEndpoints.Map(management);
    }

    /// <param name="own">At <c>/umbraco/stadkust/api/v1</c>, behind the same guard.</param>
    public static void MapOwn(IEndpointRouteBuilder own) => PresenceEndpoints.Map(own);
}
