using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Accounts;
using StadKust.Web.Doors;
using StadKust.Web.Host;

namespace StadKust.Web.Tests.Accounts;

/// <summary>The real host over real HTTP, with a data folder of its own and the small site of Content's tests as its content.</summary>
/// <remarks>One page of proof is added behind each door, and one that names no policy: what is proved must not hang on which pages there are.</remarks>
public sealed class OpenHouse : IAsyncLifetime
{
    public const string Password = "een lange zin met vissen";
    private readonly string folder = Directory.CreateTempSubdirectory("stadkust-doors-").FullName;
    private WebApplication? app;

    public static readonly (string Who, AccountKind Kind, bool IsAdministrator)[] People =
    [
        ("editor", AccountKind.Editor, false), ("partner", AccountKind.Partner, false), ("printer", AccountKind.Printer, false), ("administrator", AccountKind.Editor, true),
    ];

    public Uri Address { get; private set; } = null!;

    /// <summary>What the first start wrote: the file's mode and its text.</summary>
    public (UnixFileMode Mode, string Text) FirstFile { get; private set; }

    public string FirstFilePath => Path.Combine(folder, "first-sign-in.txt");

    public IServiceProvider Services => app!.Services;

    public IEnumerable<RouteEndpoint> Endpoints => Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    public async ValueTask InitializeAsync()
    {
        var folders = SiteFolders.Find() with { ContentExport = SmallSite() };
        app = Site.Build(new SiteOptions(DataFolder.Open(folder), folders, "http://127.0.0.1:0"));
        foreach (var door in Door.All)
        {
            app.MapGet($"{door.Path}/proof", () => $"behind {door.Name}").RequireAuthorization(door.Name);
        }

        app.MapGet("/proof-without-policy", () => "open");
        await app.StartAsync();
        Address = new Uri(app.Urls.First());
        for (var wait = 0; !Services.GetRequiredService<Opening>().IsOpen; wait++)
        {
            Assert.True(wait < 1800 && Services.GetRequiredService<Opening>().Trouble is null, Services.GetRequiredService<Opening>().Trouble ?? "The house did not open.");
            await Task.Delay(100);
        }

        FirstFile = (OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(FirstFilePath), await File.ReadAllTextAsync(FirstFilePath));
    }

    public async ValueTask DisposeAsync()
    {
        await app!.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    public async Task<T> AskAsync<T>(Func<AccountRegister, Task<T>> question)
    {
        await using var scope = Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<AccountRegister>());
    }

    public async Task<T> OfAsync<TPart, T>(Func<TPart, Task<T>> question)
        where TPart : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TPart>());
    }

    /// <summary>An account, made once.</summary>
    public async Task<Account> AccountAsync(AccountKind kind, string email, bool administrator = false, string password = Password) =>
        await AskAsync(async a => (await a.AcceptAsync(
            await a.InviteAsync(kind, email, administrator, default), null, "Jo", password, "nl", default)).Account!);

    public Browser Browser() => new(Address);

    private static string SmallSite([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "StadKust.Content.Tests", "Fixtures", "site");
}

/// <summary>Somebody with a cookie jar and an address. Redirects are not followed.</summary>
public sealed partial class Browser : IDisposable
{
    private readonly HttpClient client;

    private static int browsers;

    public Browser(Uri address)
    {
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };

        // Each from an address of its own, as behind a proxy: sign-in counts tries by address.
        var number = Interlocked.Increment(ref browsers);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", $"10.0.{number / 250}.{(number % 250) + 1}");
    }

    public CookieContainer Cookies { get; } = new();

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path), headers);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, params (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<string> TextAsync(string path) => await (await GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>Opens a page and sends its form.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] fields)
    {
        var page = await TextAsync(path);
        var action = WebUtility.HtmlDecode(Action().Match(page).Groups["to"].Value);
        var token = Token().Match(page).Groups["token"].Value;
        Assert.NotEqual("", token);
        return await PostAsync(action, [.. fields, ("__RequestVerificationToken", token)]);
    }

    /// <summary>Sends a form of a page that has several, by the name of its handler.</summary>
    public async Task<HttpResponseMessage> PostHandlerAsync(string path, string handler, params (string Name, string Value)[] fields) =>
        await PostAsync($"{path}&handler={handler}", [.. fields, ("__RequestVerificationToken", Token().Match(await TextAsync(path)).Groups["token"].Value)]);

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) });

    public Task<HttpResponseMessage> SignInAsync(Door door, string email, string password = OpenHouse.Password, string? back = null) =>
        SubmitAsync($"/account/sign-in?door={door.Name}{(back is null ? "" : $"&return={Uri.EscapeDataString(back)}")}", ("email", email), ("password", password));

    public void Dispose() => client.Dispose();

    [GeneratedRegex("""<form[^>]* action="(?<to>[^"]*)""")]
    private static partial Regex Action();

    [GeneratedRegex("""__RequestVerificationToken" type="hidden" value="(?<token>[^"]+)""")]
    private static partial Regex Token();
}
