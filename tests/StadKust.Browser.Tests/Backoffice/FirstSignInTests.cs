using System.Text.RegularExpressions;
using Microsoft.Playwright;
using StadKust.Accounts;
using StadKust.Web.Tests.Accounts;
using StadKust.Web.Tests.Backoffice;

namespace StadKust.Browser.Tests.Backoffice;

/// <summary>From the invitation to the tree of the content, with a second step on the way.</summary>
public sealed class FirstSignInTests(Site site, EditorsHouse house)
{
    [Theory]
    [InlineData("nl", "Inhoud")]
    [InlineData("de", "Inhalte")]
    public async Task Invited_editor_sets_up_an_app_and_signs_in_with_its_code(string language, string content)
    {
        var opened = await house.OpenAsync();
        var email = $"{Guid.NewGuid():N}@first.example";
        var token = await opened.AskAsync(a => a.InviteAsync(AccountKind.Editor, email, false, default));
        await using var editor = await Editor.BeginAsync(site, opened, language);
        var page = editor.Page;

        await page.GotoAsync($"/account/welcome?token={token}&lang={language}");
        await page.FillAsync("#name", "Jo van Dam");
        await page.FillAsync("#password", OpenHouse.Password);
        await page.ClickAsync("button[type=submit]");
        await editor.ArriveAsync();
        await page.GotoAsync($"/account/me?door=umbraco&lang={language}");
        var key = await page.Locator("input[name=secret]").InputValueAsync();
        await page.FillAsync("#code", Totp.CodeNow(key, DateTimeOffset.UtcNow));
        await page.ClickAsync("form[action*=addApp] button");
        var codes = await page.Locator(".codes code").AllInnerTextsAsync();

        await using var again = await Editor.BeginAsync(site, opened, language);
        await again.Page.GotoAsync("/umbraco");
        await again.Page.FillAsync("#email", email);
        await again.Page.FillAsync("#password", OpenHouse.Password);
        await again.Page.ClickAsync("button[type=submit]:not(.second)");
        await again.Page.WaitForURLAsync(new Regex("/account/second"));
        await again.Page.FillAsync("#code", codes[3]);
        await again.Page.ClickAsync("button[type=submit]");
        await again.ArriveAsync();

        Assert.Equal(10, codes.Count);
        await Assertions.Expect(again.Page.Locator("umb-backoffice-header-sections uui-tab").First).ToContainTextAsync(content);
        await again.SettleAsync();
        Assert.Equal("", string.Join("\n", again.Troubles()));
        Assert.Equal("", string.Join("\n", editor.Troubles()));
    }

    [Fact]
    public async Task Passkey_made_on_the_account_page_opens_the_back_office_without_a_password()
    {
        var opened = await house.OpenAsync();
        var email = $"{Guid.NewGuid():N}@passkey.example";
        await Desk.AccountAsync(opened, email, BuiltInGroups.Editors);
        await using var editor = await Editor.BeginAsync(site, opened, "nl");
        var page = editor.Page;

        // Passkeys want a name, not an address of numbers.
        var local = editor.Origin.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
        await page.GotoAsync($"{local}/account/sign-in?door=umbraco&lang=nl");
        await page.FillAsync("#email", email);
        await page.FillAsync("#password", OpenHouse.Password);
        await page.ClickAsync("button[type=submit]:not(.second)");
        await page.WaitForURLAsync("**/umbraco/**");
        await page.GotoAsync($"{local}/account/me?door=umbraco&lang=nl");
        await page.FillAsync("#passkey-name", "Telefoon van Jo");
        await page.ClickAsync("form[data-make] button");
        await page.Locator(".things li", new() { HasText = "Telefoon van Jo" }).WaitForAsync();
        await page.Context.ClearCookiesAsync();

        await page.GotoAsync($"{local}/umbraco");
        await page.ClickAsync("form[data-passkey] button");

        await editor.ArriveAsync();
    }
}
