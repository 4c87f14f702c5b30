using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StadKust.Accounts;
using StadKust.Magazine.PressRoom;
using StadKust.Web.Host;
using StadKust.Web.Tests.Commands;

namespace StadKust.Web.Tests.Print;

/// <summary>The whole program on a port of its own, on seeded data, with its edition set by the background work.</summary>
public sealed partial class OpenHouse(SeededFolder seeded) : IAsyncLifetime
{
    private TemporaryFolder data = null!;
    private WebApplication app = null!;

    public StoredEdition Edition { get; private set; } = null!;

    private string Origin => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public async ValueTask InitializeAsync()
    {
        data = seeded.Copy();
        app = Site.Build(new SiteOptions(DataFolder.Open(data.Path), SiteFolders.Find(), "http://127.0.0.1:0"), b => b.Logging.ClearProviders());
        await app.StartAsync();
        var press = app.Services.GetRequiredService<Press>();

        // A minute is long: setting takes a second or two, on a machine that does other things ten.
        for (var tries = 0; press.Store.Latest("2027-1") is null && tries < 300; tries++)
        {
            await Task.Delay(200);
        }

        Edition = press.Store.Latest("2027-1") ?? throw new InvalidOperationException("The edition was not set within a minute.");
    }

    /// <summary>Somebody without an account.</summary>
    public HttpClient Visitor() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Origin) };

    /// <summary>Somebody of a kind, signed in through the pages a person uses.</summary>
    public async Task<HttpClient> PersonAsync(AccountKind kind)
    {
        await using var scope = app.Services.CreateAsyncScope();
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
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        data.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
