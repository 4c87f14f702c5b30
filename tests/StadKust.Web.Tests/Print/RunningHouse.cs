using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StadKust.Accounts;
using StadKust.Content;
using StadKust.Magazine.PressRoom;
using StadKust.Web.Host;
using StadKust.Web.Tests.Commands;

namespace StadKust.Web.Tests.Print;

/// <summary>The whole program on a port of its own, open and served.</summary>
internal sealed partial class RunningHouse : IAsyncDisposable
{
    private readonly WebApplication app;

    private RunningHouse(WebApplication app) => this.app = app;

    public IServiceProvider Services => app.Services;

    public Press Press => Services.GetRequiredService<Press>();

    public string Origin => Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <param name="settings">As in appsettings.json: <c>Content:DoDueWork</c>.</param>
    public static async Task<RunningHouse> StartAsync(TemporaryFolder data, params (string Name, string Value)[] settings)
    {
        var app = Site.Build(new SiteOptions(DataFolder.Open(data.Path), SiteFolders.Find(), "http://127.0.0.1:0"), builder => builder.Logging.ClearProviders(), settings);
        await app.StartAsync();
        var opening = app.Services.GetRequiredService<Opening>();
        for (var tries = 0; !opening.IsOpen; tries++)
        {
            Assert.True(tries < 600 && opening.Trouble is null, opening.Trouble ?? "The house did not open within two minutes.");
            await Task.Delay(200);
        }

        return new RunningHouse(app);
    }

    /// <summary>Waits for a version of the edition. Setting takes ten seconds alone; on a machine that does other things it took more than a minute and a half.</summary>
    public async Task<StoredEdition> EditionAsync(int version = 1)
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            if (Press.Store.Latest("2027-1") is { } latest && latest.Report.Version >= version)
            {
                return latest;
            }

            await Task.Delay(200);
        }

        throw new InvalidOperationException($"Version {version} of the edition was not set within four minutes.");
    }

    /// <summary>Somebody without an account.</summary>
    public HttpClient Visitor() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Origin) };

    /// <summary>Somebody of a kind, signed in through the pages a person uses.</summary>
    public async Task<HttpClient> PersonAsync(AccountKind kind, Door? at = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var email = $"{Guid.NewGuid():n}@example.org";
        var token = await scope.ServiceProvider.GetRequiredService<AccountRegister>().InviteAsync(kind, email, false, CancellationToken.None);
        var person = Visitor();
        var form = await person.GetStringAsync(new Uri($"/account/welcome?token={token}", UriKind.Relative));
        using var filled = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = FormToken().Match(form).Groups[1].Value,
            ["token"] = token,
            ["email"] = email,
            ["name"] = "Proef",
            ["password"] = "een lange zin om te onthouden",
        });
        using var answer = await person.PostAsync(new Uri($"/account/welcome?token={token}", UriKind.Relative), filled);
        Assert.True((int)answer.StatusCode == 302, $"Signing in answered {(int)answer.StatusCode}.");
        return at is null ? person : await AtDoorAsync(person, at, email);
    }

    // An invitation opens the first door of its kind, and for editors both of theirs; a further one asks for the password.
    private static async Task<HttpClient> AtDoorAsync(HttpClient person, Door door, string email)
    {
        var address = new Uri($"/account/sign-in?door={door.Name}", UriKind.Relative);
        using var asked = await person.GetAsync(address);
        if ((int)asked.StatusCode == 302)
        {
            return person;
        }

        var form = await asked.Content.ReadAsStringAsync();
        using var filled = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = FormToken().Match(form).Groups[1].Value,
            ["email"] = email,
            ["password"] = "een lange zin om te onthouden",
        });
        using var answer = await person.PostAsync(address, filled);
        Assert.True((int)answer.StatusCode == 302, $"Signing in answered {(int)answer.StatusCode}.");
        return person;
    }

    /// <summary>Saves values of an item in Dutch, publishes, and waits until the website has it.</summary>
    public async Task PublishAsync(Guid key, params (string Alias, string Value)[] values)
    {
        var (drafts, stop) = (Services.GetRequiredService<Drafts>(), TestContext.Current.CancellationToken);
        var saved = await drafts.SaveAsync(
            new ItemChange(key)
            {
                Values = System.Collections.Immutable.ImmutableDictionary<Culture, System.Collections.Immutable.ImmutableDictionary<string, System.Text.Json.JsonElement>>.Empty.Add(
                    Culture.Dutch,
                    System.Collections.Immutable.ImmutableDictionary.CreateRange(
                        values.Select(v => KeyValuePair.Create(v.Alias, System.Text.Json.JsonSerializer.SerializeToElement(v.Value))))),
            },
            "proef", stop);
        Assert.True(saved.Done, string.Join(' ', saved.Findings));
        var published = await drafts.PublishAsync(key, [Culture.Dutch], "proef", stop);
        Assert.True(published.Done, string.Join(' ', published.Findings));
        await Services.GetRequiredService<IContentSets>().NewerThanAsync(published.Sequence - 1, stop);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
