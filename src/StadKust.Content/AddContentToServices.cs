using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace StadKust.Content;

public static class AddContentToServices
{
    /// <summary>Reads section <c>Content</c>: <c>Provider</c>, <c>ConnectionString</c>, <c>DataFolder</c>, <c>BodyBudget</c>, <c>SnapshotBudget</c>, <c>PollEvery</c>, <c>DoDueWork</c>, <c>DueWorkAfter</c>, <c>KeepVersions</c>, <c>KeepDailyVersions</c>.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services, IConfiguration configuration) =>
        services.AddContent(configuration.GetSection("Content").Get<ContentOptions>() ?? new ContentOptions());

    /// <summary>Gives <see cref="Drafts"/>, <see cref="IContentSets"/>, <see cref="ChangeLog"/>, <see cref="SiteImport"/>, <see cref="Due"/> and the runner of due work.</summary>
    /// <remarks>An import stores media through <see cref="IMediaFiles"/> when one is registered.</remarks>
    /// <exception cref="ArgumentException">PostgreSQL without a connection string.</exception>
    public static IServiceCollection AddContent(this IServiceCollection services, ContentOptions options)
    {
        if (options.Provider == StoreProvider.PostgreSql && options.ConnectionString.Length == 0)
        {
            throw new ArgumentException("Content:ConnectionString is empty; PostgreSQL needs one.", nameof(options));
        }

        services.AddSingleton(options);
        services.AddSingleton<ContentStore>();
        services.AddSingleton<SharedDatabase>();
        services.AddSingleton<ModelInStore>();
        services.AddSingleton<Signal>();
        services.AddSingleton<LiveSets>();
        services.AddSingleton<IContentSets>(s => s.GetRequiredService<LiveSets>());
        services.AddHostedService(s => s.GetRequiredService<LiveSets>());
        services.AddSingleton(s => new Drafts(s.GetRequiredService<ContentStore>(), s.GetRequiredService<ModelInStore>(), s.GetRequiredService<Signal>()));
        services.AddSingleton(s => new MediaDrafts(s.GetRequiredService<ContentStore>(), s.GetRequiredService<ModelInStore>(), s.GetRequiredService<Signal>()));
        services.AddSingleton(s => new TypeDrafts(s.GetRequiredService<ContentStore>(), s.GetRequiredService<ModelInStore>(), s.GetRequiredService<Signal>()));
        services.AddSingleton(s => new WordDrafts(s.GetRequiredService<ContentStore>(), s.GetRequiredService<Signal>()));
        services.AddSingleton(s => new LanguageDrafts(s.GetRequiredService<ContentStore>(), s.GetRequiredService<Signal>()));
        services.AddSingleton(s => new ChangeLog(s.GetRequiredService<ContentStore>()));
        services.AddSingleton(s => new SiteImport(
            s.GetRequiredService<ContentStore>(), s.GetRequiredService<Signal>(), s.GetService<IMediaFiles>()));
        services.AddSingleton(s => new Following(s.GetRequiredService<ChangeLog>(), s.GetRequiredService<Signal>(), s.GetRequiredService<ContentStore>()));
        services.AddSingleton<WithdrawalEffect>();
        services.AddSingleton<DueSignal>();
        services.AddSingleton(s => new Due(s.GetRequiredService<ContentStore>(), s.GetRequiredService<DueSignal>()));
        services.AddSingleton<ISiteCheck, ReferenceCheck>();
        services.AddSingleton<SiteChecks>();
        services.AddSingleton<IDueWork, ScheduledPublishing>();
        services.AddSingleton<IDueWork, ScheduledWithdrawal>();
        services.AddSingleton<IDueWork, NightlyPruning>();
        if (options.DoDueWork)
        {
            services.AddHostedService(s => new DueRunner(
                s.GetRequiredService<ContentStore>(), s.GetRequiredService<DueSignal>(), s.GetServices<IDueWork>(), s.GetRequiredService<ILogger<DueRunner>>()));
        }

        return services;
    }

    /// <summary>Reads what has changed into the published set, for programs without background work.</summary>
    public static Task ReadChangesAsync(this IServiceProvider services, CancellationToken stop) =>
        services.GetRequiredService<LiveSets>().AdvanceAsync(withDrafts: false, stop);

    /// <summary>Brings the tables up to date and reads the first set. Call once before the program serves.</summary>
    public static async Task MigrateContentAsync(this IServiceProvider services, CancellationToken stop)
    {
        await services.GetRequiredService<ContentStore>().MigrateAsync(stop);
        await services.GetRequiredService<LiveSets>().AdvanceAsync(withDrafts: false, stop);
    }
}
