using System.Net;
using System.Text.RegularExpressions;
using StadKust.Accounts;
using StadKust.Web.Tests.Accounts;

namespace StadKust.Web.Tests.Backoffice;

/// <summary>Second factors on the account page, for all kinds of accounts.</summary>
public sealed partial class SecondFactorTests(OpenHouse house)
{
    [Theory]
    [InlineData(AccountKind.Editor)]
    [InlineData(AccountKind.Partner)]
    [InlineData(AccountKind.Printer)]
    public async Task App_once_connected_is_asked_for_and_its_code_works_once(AccountKind kind)
    {
        var door = Door.All.First(d => d.Kind == kind);
        var email = $"app-{kind}@second.example";
        await house.AccountAsync(kind, email);
        using var first = house.Browser();
        using var plain = await first.SignInAsync(door, email);
        var (key, codes) = await ConnectAsync(first, door);

        using var browser = house.Browser();
        using var password = await browser.SignInAsync(door, email);
        Assert.Equal($"/account/second?door={door.Name}&lang=nl", password.Headers.Location?.OriginalString);
        using var shut = await browser.GetAsync($"{door.Path}/proof");
        using var wrong = await browser.SubmitAsync(password.Headers.Location!.OriginalString, ("code", "000000"));
        using var right = await browser.SubmitAsync(password.Headers.Location!.OriginalString, ("code", codes[0]));
        using var thief = house.Browser();
        using var again = await thief.SignInAsync(door, email);
        using var used = await thief.SubmitAsync(again.Headers.Location!.OriginalString, ("code", codes[0]));

        Assert.Equal(HttpStatusCode.Redirect, shut.StatusCode);
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Equal(door.Path, right.Headers.Location?.OriginalString);
        Assert.Equal($"behind {door.Name}", await browser.TextAsync($"{door.Path}/proof"));
        Assert.Equal(HttpStatusCode.OK, used.StatusCode);
        Assert.Equal(10, codes.Count);
        Assert.Equal(32, key.Key.Length);
    }

    [Fact]
    public async Task Code_of_the_app_that_was_seen_once_is_refused_the_second_time()
    {
        await house.AccountAsync(AccountKind.Editor, "step@second.example");
        using var owner = house.Browser();
        using var open = await owner.SignInAsync(Door.Editors, "step@second.example");
        var (key, _) = await ConnectAsync(owner, Door.Editors);
        using var seen = house.Browser();
        using var half = await seen.SignInAsync(Door.Editors, "step@second.example");

        // The code that connected the app is of the same half minute, or of the one before: both are used up.
        using var replay = await seen.SubmitAsync(half.Headers.Location!.OriginalString, ("code", key.Used));
        using var next = await seen.SubmitAsync(half.Headers.Location!.OriginalString, ("code", Totp.CodeNow(key.Key, DateTimeOffset.UtcNow + TimeSpan.FromSeconds(30))));

        Assert.Equal(HttpStatusCode.OK, replay.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, next.StatusCode);
    }

    [Fact]
    public async Task Guessing_codes_locks_the_account_as_guessing_passwords_does()
    {
        await house.AccountAsync(AccountKind.Editor, "guess@second.example");
        using var owner = house.Browser();
        using var open = await owner.SignInAsync(Door.Editors, "guess@second.example");
        var (key, codes) = await ConnectAsync(owner, Door.Editors);
        using var guesser = house.Browser();
        using var half = await guesser.SignInAsync(Door.Editors, "guess@second.example");
        for (var n = 0; n < 10; n++)
        {
            using var wrong = await guesser.SubmitAsync(half.Headers.Location!.OriginalString, ("code", $"00000{n}"));
        }

        using var late = await guesser.SubmitAsync(half.Headers.Location!.OriginalString, ("code", codes[0]));

        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.NotNull(key.Key);
    }

    [Fact]
    public async Task Half_way_is_no_session_and_a_forged_half_is_the_way_back_to_the_start()
    {
        using var browser = house.Browser();

        using var nobody = await browser.GetAsync("/account/second?door=umbraco");
        using var forged = await browser.GetAsync("/account/second?door=umbraco", ("Cookie", "stadkust.half=CfDJ8AAAA"));
        using var page = await browser.GetAsync("/account/me?door=umbraco");

        Assert.All([nobody, forged, page], r => Assert.StartsWith("/account/sign-in?door=umbraco", r.Headers.Location!.OriginalString, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sessions_are_listed_and_all_others_can_be_ended()
    {
        await house.AccountAsync(AccountKind.Partner, "many@second.example");
        using var here = house.Browser();
        using var there = house.Browser();
        using var one = await here.SignInAsync(Door.Partners, "many@second.example");
        using var two = await there.SignInAsync(Door.Partners, "many@second.example");
        var page = await here.TextAsync("/account/me?door=partner&lang=de");

        using var ended = await here.PostHandlerAsync("/account/me?door=partner&lang=de", "endOthers");

        Assert.Equal(2, Regex.Count(page, "Unbekannter Browser · Partner"));
        Assert.Contains("dieser Browser", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, ended.StatusCode);
        Assert.Equal("behind partner", await here.TextAsync("/partner/proof"));
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/partner/proof")).StatusCode);
    }

    [Fact]
    public async Task New_password_ends_all_sessions_but_this_one()
    {
        await house.AccountAsync(AccountKind.Printer, "new@second.example");
        using var here = house.Browser();
        using var there = house.Browser();
        using var one = await here.SignInAsync(Door.Printers, "new@second.example");
        using var two = await there.SignInAsync(Door.Printers, "new@second.example");

        using var wrong = await here.PostHandlerAsync("/account/me?door=print", "password", ("old", "iets anders dan dit"), ("password", "een nieuwe zin vol vissen"));
        using var right = await here.PostHandlerAsync("/account/me?door=print", "password", ("old", OpenHouse.Password), ("password", "een nieuwe zin vol vissen"));

        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
        Assert.Equal("behind print", await here.TextAsync("/print/proof"));
        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync("/print/proof")).StatusCode);
    }

    [Fact]
    public async Task Forgotten_password_gets_the_same_answer_for_everybody()
    {
        using var browser = house.Browser();
        using var known = await browser.SubmitAsync("/account/forgot?door=print", ("email", "nobody@second.example"));

        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        Assert.Contains("Als er een account met dit adres is", await known.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<((string Key, string Used) App, List<string> Codes)> ConnectAsync(Browser browser, Door door)
    {
        var address = $"/account/me?door={door.Name}&lang=nl";
        var key = Secret().Match(await browser.TextAsync(address)).Groups[1].Value;
        Assert.Equal(32, key.Length);
        var used = Totp.CodeNow(key, DateTimeOffset.UtcNow);
        using var connected = await browser.PostHandlerAsync(address, "addApp", ("secret", key), ("code", used));
        var page = await connected.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((key, used), [.. Codes().Matches(page).Select(m => m.Groups[1].Value)]);
    }

    [GeneratedRegex("""name="secret" value="([A-Z2-7]{32})""")]
    private static partial Regex Secret();

    [GeneratedRegex("<code>([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})</code>")]
    private static partial Regex Codes();
}
