using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using StadKust.Accounts;
using StadKust.Web.Doors;

[assembly: AssemblyFixture(typeof(StadKust.Web.Tests.Accounts.OpenHouse))]

namespace StadKust.Web.Tests.Accounts;

/// <summary>Doors × kinds × endpoints, over HTTP on the real host. The rate limit of sign-in allows 30 a minute: the walk signs in once per door.</summary>
public sealed class DoorsTests(OpenHouse house)
{
    // Of the back office the door leads to one endpoint; all others have the ticket that is fetched there, and a walk of their own.
    private static Door? DoorOf(string path) =>
        path.StartsWith("/umbraco/", StringComparison.Ordinal) && !path.EndsWith("/proof", StringComparison.Ordinal) ? null
        : Door.All.FirstOrDefault(d => path == d.Path || path.StartsWith(d.Path + "/", StringComparison.Ordinal));

    // Route values that lead nowhere: the doors are asked, not what lies behind them.
    private static string PathOf(RouteEndpoint endpoint) =>
        "/" + Regex.Replace(endpoint.RoutePattern.RawText!.Trim('/'), @"\{[^}]*\}", m =>
            m.Value.Contains("guid", StringComparison.OrdinalIgnoreCase) ? Guid.Empty.ToString() : m.Value.Contains(":int", StringComparison.Ordinal) || m.Value.Contains(":long", StringComparison.Ordinal) ? "1" : "x");

    private static bool IsGet(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not { HttpMethods: var methods } || methods.Contains("GET");

    // Sent to sign in, refused, or told that it is not for him.
    private static bool IsShut(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || (response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location!.OriginalString.StartsWith("/account/", StringComparison.Ordinal));

    [Fact]
    public async Task Every_endpoint_behind_a_door_opens_for_those_the_door_admits_and_for_nobody_else()
    {
        var browsers = new Dictionary<string, Browser> { ["anonymous"] = house.Browser() };
        foreach (var (who, kind, isAdministrator) in OpenHouse.People)
        {
            var account = await house.AccountAsync(kind, $"{who}@walk.example", isAdministrator);
            var browser = browsers[who] = house.Browser();
            foreach (var door in Door.All)
            {
                // Who stands in the back office walks through to the magazine.
                using var response = door == Door.Magazine && door.Admits(account)
                    ? await browser.GetAsync($"/account/sign-in?door={door.Name}")
                    : await browser.SignInAsync(door, account.Email!);
                Assert.Equal(door.Admits(account) ? HttpStatusCode.Redirect : HttpStatusCode.OK, response.StatusCode);
            }
        }

        var walked = 0;
        foreach (var endpoint in house.Endpoints.Where(IsGet))
        {
            var path = PathOf(endpoint);
            if (DoorOf(path) is not { } door)
            {
                continue;
            }

            foreach (var (who, browser) in browsers)
            {
                var admitted = OpenHouse.People.Any(p => p.Who == who && (p.Kind == door.Kind || p.IsAdministrator));
                using var response = await browser.GetAsync(path);
                Assert.True(IsShut(response) != admitted, $"{who} at {path}: {(int)response.StatusCode} {response.Headers.Location}");
                walked++;
            }
        }

        Assert.True(walked >= 4 * 5, $"Only {walked} steps.");
        foreach (var browser in browsers.Values)
        {
            browser.Dispose();
        }
    }

    [Fact]
    public void No_endpoint_behind_a_door_is_open_to_all_and_each_names_the_policy_of_its_door()
    {
        Assert.All(house.Endpoints.Where(e => DoorOf(PathOf(e)) is not null), endpoint =>
        {
            Assert.True(endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null, endpoint.DisplayName);
            Assert.Contains(endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>(), a => a.Policy == DoorOf(PathOf(endpoint))!.Name);
        });
    }

    [Fact]
    public async Task Endpoint_without_a_policy_is_shut_for_everybody()
    {
        await house.AccountAsync(AccountKind.Editor, "all@doors.example", administrator: true);
        using var administrator = house.Browser();
        using var signedIn = await administrator.SignInAsync(Door.Printers, "all@doors.example");
        using var anonymous = house.Browser();

        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.GetAsync("/proof-without-policy")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await anonymous.GetAsync("/proof-without-policy")).StatusCode);
    }

    [Fact]
    public async Task Endpoint_that_is_neither_public_nor_behind_a_door_is_shut()
    {
        using var anonymous = house.Browser();
        foreach (var endpoint in house.Endpoints.Where(e => IsGet(e) && DoorOf(PathOf(e)) is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            using var response = await anonymous.GetAsync(PathOf(endpoint));
            Assert.True(IsShut(response), $"{PathOf(endpoint)}: {(int)response.StatusCode}");
        }
    }

    [Fact]
    public async Task Session_of_one_door_opens_no_other()
    {
        await house.AccountAsync(AccountKind.Editor, "one@doors.example", administrator: true);
        using var browser = house.Browser();
        using var signedIn = await browser.SignInAsync(Door.Printers, "one@doors.example");

        Assert.Equal("behind print", await browser.TextAsync("/print/proof"));
        Assert.Equal("/account/sign-in?door=partner&return=%2Fpartner%2Fproof%3Fa%3D1", (await browser.GetAsync("/partner/proof?a=1")).Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Editors_walk_from_the_back_office_to_the_magazine_with_one_sign_in_and_sign_out_of_both()
    {
        await house.AccountAsync(AccountKind.Editor, "both@doors.example");
        using var browser = house.Browser();
        using var signedIn = await browser.SignInAsync(Door.Editors, "both@doors.example");

        using var asked = await browser.GetAsync("/magazin/proof");
        using var walked = await browser.GetAsync(asked.Headers.Location!.OriginalString);

        Assert.Equal("/magazin/proof", walked.Headers.Location?.OriginalString);
        Assert.Equal("behind magazin", await browser.TextAsync("/magazin/proof"));
        using var elsewhere = await browser.GetAsync("/account/sign-in?door=print");
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
        using var left = await browser.GetAsync("/umbraco/management/api/v1/security/back-office/signout");
        using var after = await browser.GetAsync((await browser.GetAsync("/magazin/proof")).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task Cookie_of_one_door_under_the_name_of_another_is_not_read()
    {
        await house.AccountAsync(AccountKind.Editor, "moved@doors.example", administrator: true);
        using var browser = house.Browser();
        using var signedIn = await browser.SignInAsync(Door.Printers, "moved@doors.example");
        var cookie = browser.Cookies.GetCookies(house.Address)[Door.Printers.Scheme]!.Value;
        using var thief = house.Browser();

        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/print/proof", ("Cookie", $"{Door.Printers.Scheme}={cookie}"))).StatusCode);
        foreach (var forged in new[] { $"{Door.Partners.Scheme}={cookie}", $"{Door.Printers.Scheme}={cookie[..^4]}AAAA", $"{Door.Printers.Scheme}=x" })
        {
            using var response = await thief.GetAsync(forged.StartsWith(Door.Partners.Scheme, StringComparison.Ordinal) ? "/partner/proof" : "/print/proof", ("Cookie", forged));
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        }
    }

    [Fact]
    public async Task Reset_ends_open_sessions_at_the_next_request()
    {
        await house.AccountAsync(AccountKind.Printer, "reset@doors.example");
        using var browser = house.Browser();
        using var signedIn = await browser.SignInAsync(Door.Printers, "reset@doors.example");
        Assert.Equal("behind print", await browser.TextAsync("/print/proof"));

        await house.AccountAsync(AccountKind.Printer, "reset@doors.example", password: "een heel ander wachtwoord");

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/print/proof")).StatusCode);
    }

    [Fact]
    public async Task Script_that_fetches_is_told_401_and_a_person_is_led_to_the_sign_in()
    {
        using var browser = house.Browser();

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/magazin/proof", ("Sec-Fetch-Mode", "cors"))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/magazin/proof", ("Sec-Fetch-Mode", "navigate"))).StatusCode);
    }

    [Fact]
    public async Task Post_without_the_antiforgery_token_is_refused()
    {
        await house.AccountAsync(AccountKind.Printer, "csrf@doors.example");
        using var browser = house.Browser();
        using var signIn = await browser.PostAsync("/account/sign-in?door=print", ("email", "csrf@doors.example"), ("password", OpenHouse.Password));
        using var signOut = await browser.PostAsync("/account/sign-out?door=print");
        using var welcome = await browser.PostAsync("/account/welcome?token=x", ("password", OpenHouse.Password));

        Assert.All([signIn, signOut, welcome], r => Assert.Equal(HttpStatusCode.BadRequest, r.StatusCode));
        Assert.Equal(0, browser.Cookies.GetCookies(house.Address).Count(c => c.Name.StartsWith("stadkust.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("/print/proof?a=b", "/print/proof?a=b")]
    [InlineData("https://evil.example/print", null)]
    [InlineData("//evil.example/print", null)]
    [InlineData("/\\evil.example", null)]
    [InlineData("/print/../../\\evil.example", null)]
    [InlineData("/print//evil.example", null)]
    [InlineData("/print/..//evil.example", null)]
    [InlineData("/printer", null)]
    [InlineData("/partner/proof", null)]
    [InlineData("/print/ü", null)]
    [InlineData("/print/\r\nSet-Cookie: a=b", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("", null)]
    public void Way_back_lies_behind_the_same_door_or_is_dropped(string back, string? local) => Assert.Equal(local, DoorAddresses.Local(back, Door.Printers));

    [Fact]
    public async Task Sign_in_leads_back_behind_the_door_and_never_away()
    {
        await house.AccountAsync(AccountKind.Printer, "back@doors.example");
        using var browser = house.Browser();

        using var right = await browser.SignInAsync(Door.Printers, "back@doors.example", back: "/print/proof?a=b");
        using var wrong = await browser.SignInAsync(Door.Printers, "back@doors.example", back: "https://evil.example/");

        Assert.Equal("/print/proof?a=b", right.Headers.Location?.OriginalString);
        Assert.Equal("/print", wrong.Headers.Location?.OriginalString);
    }
}
