using StadKust.Accounts;
using StadKust.Audience;
using StadKust.Content;
using StadKust.Events;
using StadKust.Umbraco.Reading;

namespace StadKust.Web.Host;

/// <summary>The parts without a web server, for verbs: database up to date, and seeded when it was empty.</summary>
internal sealed class House : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    private House(ServiceProvider provider) => this.provider = provider;

    public IServiceProvider Services => provider;

    /// <param name="seed">False for a verb that fills the database itself.</param>
    public static async Task<House> OpenAsync(string data, CancellationToken stop, bool seed = true, IProgress<string>? progress = null)
    {
        var options = new SiteOptions(DataFolder.Open(data), SiteFolders.Find());
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(options.Settings())
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Content:DoDueWork"] = "false" })
            .Build();
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(options)
            .AddSingleton<Seeding>()
            .AddLogging(l => l.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning))
            .AddParts(configuration);
        var house = new House(services.BuildServiceProvider());
        try
        {
            await house.Services.MigrateContentAsync(stop);
            await house.Services.MigrateAudienceAsync(stop);
            await house.Services.MigrateEventsAsync(stop);
            await using (var scope = house.Services.CreateAsyncScope())
            {
                await scope.ServiceProvider.GetRequiredService<AccountRegister>().MigrateAsync(stop);
            }

            if (seed)
            {
                await house.Services.GetRequiredService<Seeding>().SeedAsync(progress?.Content(), stop);
                await house.Services.ReadChangesAsync(stop);
                if (house.Services.GetService<UmbracoSets>() is { } elsewhere)
                {
                    progress?.Report($"Reading {configuration["Content:Umbraco:Url"]}");
                    await elsewhere.ReadAsync(stop);
                }
            }

            return house;
        }
        catch
        {
            await house.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => provider.DisposeAsync();
}

internal static class ProgressLines
{
    /// <summary>Progress of content as lines of text.</summary>
    public static IProgress<Progress> Content(this IProgress<string> lines) => new ToLines(lines);

    private sealed class ToLines(IProgress<string> lines) : IProgress<Progress>
    {
        public void Report(Progress value) => lines.Report($"{value.Done,4:P0}  {value.Text}");
    }
}
