using Microsoft.AspNetCore.Hosting.Server;
using StadKust.Accounts;
using StadKust.Audience;
using StadKust.Content;
using StadKust.Events;
using StadKust.Web.Doors;

namespace StadKust.Web.Host;

/// <summary>What happens between the first request that could come and the first page: tables, the first link, the seed.</summary>
internal sealed class Opening(
    IServiceProvider services, SiteOptions options, Seeding seeding, FirstSignIn first, IHostApplicationLifetime lifetime, ILogger<Opening> log) : BackgroundService
{
    private volatile string doing = "";
    private volatile bool hasContent;
    private volatile bool isOpen;

    /// <summary>True when tables, accounts and content are there.</summary>
    public bool IsOpen => isOpen;

    /// <summary>True as soon as visitors can read; those who sign in wait a moment longer.</summary>
    public bool HasContent => hasContent;

    /// <summary>What is being done, for the start page.</summary>
    public string Doing => doing;

    /// <summary>Why the house could not be opened; null while all is well.</summary>
    public string? Trouble { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The server shall listen before the work begins.
        await Task.Yield();
        try
        {
            await services.MigrateContentAsync(stoppingToken);
            var sets = services.GetRequiredService<IContentSets>();
            hasContent = sets.Published.Count > 0;
            await services.MigrateAudienceAsync(stoppingToken);
            await services.MigrateEventsAsync(stoppingToken);
            await FirstLinkAsync(stoppingToken);
            var report = await seeding.SeedAsync(new Says(this), stoppingToken);
            if (report is not null)
            {
                log.LogInformation("Seeded from {Folder}: {Files} files.", options.Folders.ContentExport, report.Files.Length);
                await sets.NewerThanAsync(report.Sequence - 1, stoppingToken);
            }

            hasContent = true;
            isOpen = true;
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped while opening: the next start goes on where this one was.
        }
        catch (Exception trouble)
        {
            Trouble = trouble.Message;
            await Console.Error.WriteLineAsync(trouble is CannotRunException ? trouble.Message : trouble.ToString());
            lifetime.StopApplication();
        }
    }

    private async Task FirstLinkAsync(CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountRegister>();
        await accounts.MigrateAsync(stop);
        if (await accounts.AnyAsync(stop))
        {
            first.Done();
            return;
        }

        var address = $"{LetterOrigin.Listening(services.GetService<IServer>(), options.Urls)}/account/welcome?token={await accounts.FirstLinkAsync(stop)}";
        first.Write(address);
        await Console.Out.WriteLineAsync($"First sign-in (once, kept in {first.File}): {address}");
    }

    private sealed class Says(Opening opening) : IProgress<Progress>
    {
        public void Report(Progress value) => opening.doing = value.Text;
    }
}
