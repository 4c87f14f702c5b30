using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace StadKust.Content;

public static class AddContentToServices
{
    /// <summary>Reads section <c>Content</c>: <c>Provider</c>, <c>ConnectionString</c>, <c>DataFolder</c>, <c>BodyBudget</c>, <c>PollEvery</c>, <c>DoDueWork</c>.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services, IConfiguration configuration) =>
        services.AddContent(configuration.GetSection("Content").Get<ContentOptions>() ?? new ContentOptions());

    /// <summary>Gives <see cref="Drafts"/>, <see cref="IContentSets"/>, <see cref="SiteImport"/>, <see cref="Due"/> and the runner of due work.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services, ContentOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<Drafts>();
        services.AddSingleton<SiteImport>();
        services.AddSingleton<Due>();
        return services;
    }

    /// <summary>Brings the tables up to date and reads the first sets. Call once before the program serves.</summary>
    public static Task MigrateContentAsync(this IServiceProvider services, CancellationToken stop) => throw new NotImplementedException();
}
