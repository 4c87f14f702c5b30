using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using StadKust.Web.Host;

namespace StadKust.Web.Commands;

/// <summary><c>serve</c>, the default: website, Delivery API and doors, until stopped.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> DataOption = CommandLine.Data();

    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Addresses to listen at, joined by semicolons.",
        DefaultValueFactory = _ => "http://localhost:5000",
        HelpName = "URLS",
    };

    public static Command Make()
    {
        var command = new Command("serve", "Serve website, Delivery API and doors (the default).") { DataOption, Urls };
        command.SetAction(RunAsync);
        return command;
    }

    public static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var urls = parsed.GetRequiredValue(Urls);
        foreach (var url in urls.Split(';'))
        {
            if (!Uri.TryCreate(url.Replace("*", "host", StringComparison.Ordinal).Replace("+", "host", StringComparison.Ordinal), UriKind.Absolute, out var address)
                || address.Scheme is not ("http" or "https"))
            {
                throw new CannotRunException($"--urls: '{url}' is not an address such as http://localhost:5000.");
            }
        }

        await using var app = Site.Build(new SiteOptions(DataFolder.Open(parsed.GetRequiredValue(DataOption)), SiteFolders.Find(), urls));
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException trouble) when (trouble.InnerException is AddressInUseException)
        {
            throw new CannotRunException($"{urls} is in use by another program. Choose another with --urls, such as --urls http://localhost:5080.");
        }

        await Console.Out.WriteLineAsync($"StadKust serves at {string.Join(' ', app.Urls)}. Stop with Ctrl+C.");
        await app.WaitForShutdownAsync(stop);
        return app.Services.GetRequiredService<Opening>().Trouble is null ? CommandLine.Fine : CommandLine.CouldNotRun;
    }
}
