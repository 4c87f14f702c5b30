using StadKust.Accounts;
using StadKust.Audience;
using StadKust.Content;
using StadKust.Events;
using StadKust.Magazine;
using StadKust.Media;
using StadKust.Themes;
using StadKust.Umbraco.Backoffice;
using StadKust.Umbraco.Delivery;
using StadKust.Umbraco.Reading;
using StadKust.Web.Website;

namespace StadKust.Web.Host;

/// <summary>The parts of the house, put together once for the server and for the verbs.</summary>
internal static class Parts
{
    public static IServiceCollection AddParts(this IServiceCollection services, IConfiguration configuration)
    {
        var content = configuration.GetSection("Content").Get<ContentOptions>() ?? new ContentOptions();
        services.AddContent(content);
        if (configuration.ReadsUmbraco())
        {
            services.AddUmbracoReader(configuration);
        }

        return services
            .AddMedia(configuration)
            .AddAccounts(content.Provider == StoreProvider.PostgreSql, content.Connection)
            .AddAudience(configuration)
            .AddEvents(configuration)
            .AddThemes(configuration)
            .AddMagazine(configuration)
            .AddSingleton<IPrintedAddresses, PrintedPlaces>()
            .AddWebsite(configuration)
            .AddDeliveryApi(configuration.GetSection("Umbraco:CMS:DeliveryApi").Get<DeliveryOptions>() ?? new DeliveryOptions())
            .AddBackoffice(new BackofficeOptions())
            .AddSingleton(new ValueRule("when", ValueRule.UnreadableDates, value => When.Read(value, "").Findings.All(f => f.Severity != Severity.Error)));
    }
}
