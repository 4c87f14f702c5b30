using System.Net;
using StadKust.Accounts;
using StadKust.Web.Doors;

namespace StadKust.Web.Tests.Accounts;

/// <summary>The pages to sign in with, and the file of the first start.</summary>
public sealed class AccountPagesTests(OpenHouse house)
{
    [Fact]
    public void File_of_the_first_start_is_readable_by_its_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes; the folder's rights hold.");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, house.FirstFile.Mode);
        Assert.Matches(@"^http://\S+/account/welcome\?token=[0-9a-f]{64}\n$", house.FirstFile.Text);
    }

    [Fact]
    public async Task File_of_the_first_start_goes_when_an_account_is_made()
    {
        var folder = Directory.CreateTempSubdirectory("stadkust-first-").FullName;
        var first = new FirstSignIn(folder);
        await File.WriteAllTextAsync(first.File, "left by an earlier start, readable by all", TestContext.Current.CancellationToken);

        first.Write("http://localhost:5000/account/welcome?token=1");

        Assert.Equal("http://localhost:5000/account/welcome?token=1", File.ReadAllText(first.File).TrimEnd());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(first.File));
        }

        first.Done();
        Assert.False(File.Exists(first.File));
        first.Done();
        Directory.Delete(folder);
    }

    [Fact]
    public async Task Invited_person_chooses_a_password_and_is_let_in_once()
    {
        var token = await house.AskAsync(a => a.InviteAsync(AccountKind.Printer, "welcome@pages.example", false, default));
        using var browser = house.Browser();

        using var refused = await browser.SubmitAsync($"/account/welcome?token={token}&lang=de", ("name", "Jo"), ("password", "kurz"));
        using var accepted = await browser.SubmitAsync($"/account/welcome?token={token}&lang=de", ("name", "Jo"), ("password", OpenHouse.Password));

        var page = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Das Passwort ist zu kurz", page, StringComparison.Ordinal);
        Assert.Contains($"token={token}&amp;lang=en", page, StringComparison.Ordinal);
        Assert.Equal("/print", accepted.Headers.Location?.OriginalString);
        Assert.Equal("behind print", await browser.TextAsync("/print/proof"));
        Assert.False(File.Exists(house.FirstFilePath));
        Assert.Contains("Deze link werkt niet meer", await browser.TextAsync($"/account/welcome?token={token}&lang=nl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closed_account_and_unknown_address_get_the_same_words()
    {
        await house.AccountAsync(AccountKind.Printer, "closed@pages.example");
        for (var n = 0; n < 10; n++)
        {
            await house.AskAsync(a => a.SignInAsync(Door.Printers, "closed@pages.example", "fout", default));
        }

        using var browser = house.Browser();
        using var closed = await browser.SignInAsync(Door.Printers, "closed@pages.example");
        using var unknown = await browser.SignInAsync(Door.Printers, "nobody@pages.example");

        const string Words = "Na tien pogingen blijft een account een kwartier dicht.";
        Assert.Contains(Words, await closed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains(Words, await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/sign-in?door=print")]
    [InlineData("/account/sign-out?door=print")]
    [InlineData("/account/denied?door=print")]
    [InlineData("/account/welcome?token=x")]
    [InlineData("/print/proof")]
    [InlineData("/partner/proof")]
    [InlineData("/magazin/proof")]
    public async Task Pages_of_the_doors_are_not_kept_not_framed_and_load_nothing_from_elsewhere(string path)
    {
        using var browser = house.Browser();
        using var response = await browser.GetAsync(path);

        string Header(string name) => string.Join(", ", response.Headers.TryGetValues(name, out var values) ? values : []);
        Assert.Equal(
            path.StartsWith("/account/", StringComparison.Ordinal)
                ? "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
                : "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            Header("Content-Security-Policy"));
        Assert.Contains("no-store", Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal(path.Contains("welcome", StringComparison.Ordinal) ? "no-referrer" : "same-origin", Header("Referrer-Policy"));
    }

    [Theory]
    [InlineData("nl", "Inloggen")]
    [InlineData("de", "Anmelden")]
    [InlineData("en", "Sign in")]
    public async Task Sign_in_speaks_three_languages_and_offers_the_others(string language, string title)
    {
        using var browser = house.Browser();
        var asked = await browser.TextAsync($"/account/sign-in?door=print&lang={language}");
        using var preferred = await browser.GetAsync("/account/sign-in?door=print", ("Accept-Language", $"fr, {language};q=0.8"));

        foreach (var page in new[] { asked, await preferred.Content.ReadAsStringAsync(TestContext.Current.CancellationToken) })
        {
            Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
            Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
            Assert.All(new[] { "nl", "de", "en" }, l => Assert.Contains($"/account/sign-in?door=print&amp;lang={l}\"", page, StringComparison.Ordinal));
            Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
            Assert.DoesNotContain("style=\"", page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/doors/doors.css", "text/css")]
    [InlineData("/doors/poster.svg", "image/svg+xml")]
    [InlineData("/doors/fonts/literata-400.woff2", "font/woff2")]
    public async Task What_the_pages_need_is_served(string path, string type)
    {
        using var browser = house.Browser();
        using var response = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_of_the_door()
    {
        await house.AccountAsync(AccountKind.Printer, "out@pages.example");
        using var browser = house.Browser();
        using var signedIn = await browser.SignInAsync(Door.Printers, "out@pages.example");

        using var signedOut = await browser.SubmitAsync("/account/sign-out?door=print");

        Assert.Equal("/account/sign-in?door=print", signedOut.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/print/proof")).StatusCode);
    }

    [Fact]
    public async Task Thirty_first_try_of_a_minute_from_one_address_is_refused_and_another_address_may_go_on()
    {
        using var guesser = house.Browser();
        var statuses = new List<HttpStatusCode>();
        for (var n = 0; n < 62; n++)
        {
            // A window may end in between: of 62 tries at least one is the 31st of its minute.
            statuses.Add((await guesser.PostAsync("/account/sign-in?door=print", ("email", "a@pages.example"), ("password", "fout"))).StatusCode);
        }

        using var other = house.Browser();
        Assert.True(statuses.TakeWhile(s => s != HttpStatusCode.TooManyRequests).Count() >= 30);
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
        Assert.Equal(HttpStatusCode.BadRequest, (await other.PostAsync("/account/sign-in?door=print")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await guesser.GetAsync("/account/sign-in?door=print")).StatusCode);
    }
}
