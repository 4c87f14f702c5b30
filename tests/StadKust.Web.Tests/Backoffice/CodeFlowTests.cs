using System.Net;
using StadKust.Accounts;
using StadKust.Web.Tests.Accounts;

namespace StadKust.Web.Tests.Backoffice;

/// <summary>The sign-in of the back office under attack. Every row of the table in src/decisions/back-office-sign-in.md has a test.</summary>
public sealed class CodeFlowTests(OpenHouse house)
{
    private static string Complete(Desk desk) => $"{desk.Origin}/umbraco/oauth_complete";

    private static async Task<HttpStatusCode> StatusAsync(Desk desk, string path = "/user/current")
    {
        using var response = await desk.GetAsync(path);
        return response.StatusCode;
    }

    [Fact]
    public async Task Sign_in_ends_with_a_ticket_that_opens_the_API_and_no_token_is_ever_told()
    {
        using var desk = await Desk.OfAsync(house, "flow@desk.example", BuiltInGroups.Editors);
        var me = await desk.JsonAsync("/user/current");

        using var refreshed = await desk.RefreshAsync();
        var told = await refreshed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("flow@desk.example", me.GetProperty("email").GetString());
        Assert.Contains("\"access_token\":\"[redacted]\"", told, StringComparison.Ordinal);
        Assert.Contains("\"refresh_token\":\"[redacted]\"", told, StringComparison.Ordinal);
        Assert.All(
            refreshed.Headers.GetValues("Set-Cookie").Where(c => c.StartsWith("stadkust.backoffice", StringComparison.Ordinal)),
            c => Assert.True(c.Contains("httponly", StringComparison.OrdinalIgnoreCase) && c.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase), c));
    }

    [Fact]
    public async Task Code_works_once_and_a_second_try_shuts_what_the_first_one_opened()
    {
        await Desk.AccountAsync(house, "replay@desk.example", BuiltInGroups.Editors);
        using var desk = new Desk(house);
        using var door = await desk.Browser.SignInAsync(Door.Editors, "replay@desk.example");
        var (code, verifier) = await desk.CodeAsync();
        (string, string)[] fields = [("grant_type", "authorization_code"), ("code", code), ("code_verifier", verifier), ("redirect_uri", Complete(desk))];

        using var first = await desk.TokenAsync(fields);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(desk));
        using var second = await desk.TokenAsync(fields);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(desk));
    }

    [Theory]
    [InlineData("verifier")]
    [InlineData("redirect")]
    [InlineData("client")]
    public async Task Stolen_code_opens_nothing_without_what_only_the_asker_has(string wrong)
    {
        await Desk.AccountAsync(house, $"stolen-{wrong}@desk.example", BuiltInGroups.Editors);
        using var desk = new Desk(house);
        using var door = await desk.Browser.SignInAsync(Door.Editors, $"stolen-{wrong}@desk.example");
        var (code, verifier) = await desk.CodeAsync();
        using var thief = new Desk(house);

        using var response = await thief.Browser.PostAsync(
            $"{Desk.Flow}/token", ("client_id", wrong == "client" ? "other" : "umbraco-back-office"), ("grant_type", "authorization_code"), ("code", code),
            ("code_verifier", wrong == "verifier" ? new string('a', 43) : verifier), ("redirect_uri", wrong == "redirect" ? "https://evil.example/" : Complete(desk)));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(thief.Cookie(BackofficeTicket.Scheme));
        Assert.Null(thief.Cookie(BackofficeTicket.RefreshCookie));
    }

    [Theory]
    [InlineData("https://evil.example/umbraco/oauth_complete")]
    [InlineData("//evil.example/umbraco/oauth_complete")]
    [InlineData("/umbraco/oauth_complete")]
    [InlineData("")]
    public async Task Code_is_never_sent_away_from_this_site(string redirect)
    {
        await Desk.AccountAsync(house, "away@desk.example", BuiltInGroups.Editors);
        using var desk = new Desk(house);
        using var door = await desk.Browser.SignInAsync(Door.Editors, "away@desk.example");

        using var response = await desk.AuthorizeAsync(redirect, new string('a', 43));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Null(response.Headers.Location);
    }

    [Fact]
    public async Task Browser_that_is_not_signed_in_is_led_to_the_sign_in_and_back()
    {
        using var desk = new Desk(house);

        using var response = await desk.AuthorizeAsync(Complete(desk), new string('a', 43));

        Assert.StartsWith("/account/sign-in?door=umbraco&return=%2Fumbraco%2Fmanagement", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_token_used_twice_ends_all_tickets_of_the_session()
    {
        using var desk = await Desk.OfAsync(house, "reuse@desk.example", BuiltInGroups.Editors);
        var stolen = desk.Cookie(BackofficeTicket.RefreshCookie);
        using var owner = await desk.RefreshAsync();
        Assert.Equal(HttpStatusCode.OK, owner.StatusCode);
        Assert.NotEqual(stolen, desk.Cookie(BackofficeTicket.RefreshCookie));
        using var thief = new Desk(house);

        using var second = await thief.Browser.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, $"{Desk.Flow}/token")
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("client_id", "umbraco-back-office"), KeyValuePair.Create("grant_type", "refresh_token")]),
            },
            ("Cookie", $"{BackofficeTicket.RefreshCookie}={stolen}"));

        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(desk));
        using var after = await desk.RefreshAsync();
        Assert.Equal(HttpStatusCode.BadRequest, after.StatusCode);
    }

    [Fact]
    public async Task Browser_left_with_a_dead_refresh_token_signs_in_again()
    {
        using var desk = await Desk.OfAsync(house, "left@desk.example", BuiltInGroups.Editors);
        var old = desk.Cookie(BackofficeTicket.RefreshCookie);
        using var renewed = await desk.RefreshAsync();
        desk.Browser.Cookies.Add(new Cookie(BackofficeTicket.RefreshCookie, old, Desk.Flow, "127.0.0.1"));
        using var refused = await desk.RefreshAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Null(desk.Cookie(BackofficeTicket.RefreshCookie));

        // The client asks for a session once more between the code and its use; a copy of the dead token may come from anywhere.
        var (code, verifier) = await desk.CodeAsync();
        desk.Browser.Cookies.Add(new Cookie(BackofficeTicket.RefreshCookie, old, Desk.Flow, "127.0.0.1"));
        using var again = await desk.RefreshAsync();
        using var redeemed = await desk.TokenAsync(("grant_type", "authorization_code"), ("code", code), ("code_verifier", verifier), ("redirect_uri", Complete(desk)));

        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, redeemed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(desk));
    }

    [Fact]
    public async Task Forged_and_moved_cookies_are_not_read()
    {
        using var desk = await Desk.OfAsync(house, "forged@desk.example", BuiltInGroups.Editors);
        var ticket = desk.Cookie(BackofficeTicket.Scheme)!;
        var door = desk.Cookie(Door.Editors.Scheme)!;
        using var thief = house.Browser();

        foreach (var cookie in new[] { $"{BackofficeTicket.Scheme}={ticket[..^5]}AAAAA", $"{BackofficeTicket.Scheme}={door}", $"{BackofficeTicket.Scheme}=x", $"{Door.Editors.Scheme}={door}" })
        {
            using var response = await thief.GetAsync($"{Desk.Api}/user/current", ("Cookie", cookie));
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        using var right = await thief.GetAsync($"{Desk.Api}/user/current", ("Cookie", $"{BackofficeTicket.Scheme}={ticket}"));
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Request_from_another_site_changes_nothing(string name, string value)
    {
        using var desk = await Desk.OfAsync(house, "csrf@desk.example", BuiltInGroups.Administrators);
        using var response = await desk.SendAsync(HttpMethod.Put, "/user/current/profile", new { languageIsoCode = "de" }, (name, value));
        using var token = await desk.Browser.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, $"{Desk.Flow}/token") { Content = new FormUrlEncodedContent([KeyValuePair.Create("client_id", "umbraco-back-office"), KeyValuePair.Create("grant_type", "refresh_token")]) },
            (name, value));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.BadRequest, token.StatusCode);
        Assert.Equal("nl", (await desk.JsonAsync("/user/current")).GetProperty("languageIsoCode").GetString());
    }

    [Fact]
    public async Task Sign_out_closes_ticket_and_door_and_leads_nowhere_else()
    {
        using var desk = await Desk.OfAsync(house, "out@desk.example", BuiltInGroups.Editors);
        var (ticket, door) = (desk.Cookie(BackofficeTicket.Scheme), desk.Cookie(Door.Editors.Scheme));

        using var revoked = await desk.Browser.PostAsync($"{Desk.Flow}/revoke", ("client_id", "umbraco-back-office"), ("token", "[redacted]"));
        using var left = await desk.Browser.GetAsync($"{Desk.Flow}/signout?post_logout_redirect_uri={Uri.EscapeDataString("https://evil.example/")}");

        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        Assert.Equal("/umbraco", left.Headers.Location?.OriginalString);
        using var old = house.Browser();
        using var api = await old.GetAsync($"{Desk.Api}/user/current", ("Cookie", $"{BackofficeTicket.Scheme}={ticket}"));
        using var proof = await old.GetAsync("/umbraco/proof", ("Cookie", $"{Door.Editors.Scheme}={door}"));
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, proof.StatusCode);
    }

    [Fact]
    public async Task Account_taken_out_of_use_is_signed_out_at_once()
    {
        using var desk = await Desk.OfAsync(house, "gone@desk.example", BuiltInGroups.Editors);
        using var chief = await Desk.OfAsync(house, "goner@desk.example");
        var id = (await desk.JsonAsync("/user/current")).GetProperty("id").GetGuid();

        using var disabled = await chief.SendAsync(HttpMethod.Post, "/user/disable", new { userIds = new[] { new { id } } });

        Assert.Equal(HttpStatusCode.OK, disabled.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(desk));
    }

    [Fact]
    public async Task Plain_http_from_another_machine_gets_words_instead_of_a_blank_page()
    {
        using var browser = house.Browser();
        using var response = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/umbraco") { Headers = { Host = "redactie.example.org" } });
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.All(new[] { "De redactie werkt alleen over https.", "Die Redaktion arbeitet nur über https.", "works over https only." }, words =>
            Assert.Contains(words, WebUtility.HtmlDecode(page), StringComparison.Ordinal));
    }
}
