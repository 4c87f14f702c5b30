using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StadKust.Accounts;
using StadKust.Web.Tests.Accounts;

// In the browser's tests a namespace is called Browser, too.
using Visitor = StadKust.Web.Tests.Accounts.Browser;

namespace StadKust.Web.Tests.Backoffice;

/// <summary>A back office without a screen: goes through the sign-in as the client does, then asks the Management API.</summary>
public sealed class Desk : IDisposable
{
    public const string Api = "/umbraco/management/api/v1";
    public const string Flow = $"{Api}/security/back-office";
    private readonly OpenHouse house;

    public Desk(OpenHouse house) => (this.house, Browser) = (house, house.Browser());

    public Visitor Browser { get; }

    public string Origin => house.Address.GetLeftPart(UriPartial.Authority);

    /// <summary>An editor of these groups, signed in to the end. Without a group: an administrator.</summary>
    public static async Task<Desk> OfAsync(OpenHouse house, string email, params Group[] groups)
    {
        await AccountAsync(house, email, groups);
        var desk = new Desk(house);
        await desk.SignInAsync(email);
        return desk;
    }

    public static async Task<Account> AccountAsync(OpenHouse house, string email, params Group[] groups)
    {
        var account = await house.AccountAsync(AccountKind.Editor, email, administrator: groups.Length == 0);
        if (groups.Length > 0)
        {
            await house.OfAsync<AccountGroups, string?>(g => g.SetAsync(account.Id, [.. groups.Select(x => x.Id)], null, default));
        }

        return account;
    }

    public async Task SignInAsync(string email)
    {
        using var signedIn = await Browser.SignInAsync(Door.Editors, email);
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        var (code, verifier) = await CodeAsync();
        using var tokens = await TokenAsync(("grant_type", "authorization_code"), ("code", code), ("code_verifier", verifier), ("redirect_uri", $"{Origin}/umbraco/oauth_complete"));
        Assert.Equal(HttpStatusCode.OK, tokens.StatusCode);
    }

    /// <summary>A fresh code of a signed-in browser, and what proves that it was asked for here.</summary>
    public async Task<(string Code, string Verifier)> CodeAsync()
    {
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        using var response = await AuthorizeAsync($"{Origin}/umbraco/oauth_complete", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(house.Address, response.Headers.Location!).Query);
        Assert.Equal("a-state", query["state"]);
        return (query["code"]!, verifier);
    }

    public Task<HttpResponseMessage> AuthorizeAsync(string redirect, string challenge, string client = "umbraco-back-office") => Browser.GetAsync(
        $"{Flow}/authorize?client_id={client}&redirect_uri={Uri.EscapeDataString(redirect)}&scope=offline_access&response_type=code&state=a-state&code_challenge={challenge}&code_challenge_method=S256");

    public Task<HttpResponseMessage> TokenAsync(params (string Name, string Value)[] fields) => Browser.PostAsync($"{Flow}/token", [("client_id", "umbraco-back-office"), .. fields]);

    public Task<HttpResponseMessage> RefreshAsync() => TokenAsync(("grant_type", "refresh_token"), ("refresh_token", "[redacted]"));

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => Browser.GetAsync(Api + path, headers);

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var response = await GetAsync(path);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} for {path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers) =>
        Browser.SendAsync(new HttpRequestMessage(method, Api + path) { Content = body is null ? null : JsonContent.Create(body) }, headers);

    public string? Cookie(string name) => Browser.Cookies.GetAllCookies().FirstOrDefault(c => c.Name == name)?.Value;

    public void Dispose() => Browser.Dispose();
}
