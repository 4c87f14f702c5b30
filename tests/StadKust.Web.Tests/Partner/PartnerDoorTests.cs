using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Accounts;
using StadKust.Audience;
using StadKust.Content;
using StadKust.Events;
using StadKust.Web.Tests.Accounts;
using StadKust.Web.Tests.Commands;
using StadKust.Web.Tests.Print;

namespace StadKust.Web.Tests.Partner;

/// <summary>Officers of two municipalities and two editors, through the pages, on the whole program with the real content.</summary>
public sealed partial class PartnerDoorTests(PartnerHouse partners) : IClassFixture<PartnerHouse>
{
    private readonly RunningHouse house = partners.House;
    private readonly Guid katwijk = partners.Town("Katwijk");
    private readonly Guid leiden = partners.Town("Leiden");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_goes_from_three_steps_to_the_calendar_is_refused_mended_published_and_cancelled()
    {
        using var officer = await OfficerAsync(katwijk);
        using var editor = await EditorAsync();

        // Step 1: nothing is kept without a title, and the form says so beside the field.
        var first = $"/partner/event/new?town={katwijk}&lang=nl";
        var refused = await FillAsync(officer, first, ("Texts[nl].Title", ""));
        Assert.Contains("Geef een titel", WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);
        var step = await FillAsync(officer, first, ("Texts[nl].Title", "Haringparty op de kade"), ("Texts[nl].Intro", "Nieuwe haring & een draaiorgel."), ("Texts[de].Title", "Matjesfest am Kai"), ("Kinds", "food"), ("Spoken", "nl"));
        var key = Guid.Parse(Key().Match(step.Location).Groups[1].Value);

        // Step 2: the dates are read back in words.
        var when = $"/partner/event/{key}/when?lang=nl";
        step = await FillAsync(officer, when, ("Form.Repeats", "Monthly"), ("Form.Ordinal", "1"), ("Form.Weekdays", "SU"), ("Form.Date", "2027-05-02"), ("Form.Start", "14:00"), ("Form.End", "17:00"),
            ("Form.Until", "2027-09-30"), ("Form.Except[0]", "2027-06-06"), ("Address", "Kade 1, Katwijk"), ("act", "look"));
        Assert.Contains("iedere eerste zondag van de maand", WebUtility.HtmlDecode(step.Html), StringComparison.Ordinal);
        Assert.Contains("maar niet op 6\u00a0juni", WebUtility.HtmlDecode(step.Html), StringComparison.Ordinal);

        // Step 3: a price with a comma is euros and cents.
        step = await FillAsync(officer, $"/partner/event/{key}/more?lang=nl", ("Price", "amount"), ("Amount", "7,50"));
        var look = WebUtility.HtmlDecode(await officer.TextAsync($"/partner/event/{key}?lang=nl"));
        Assert.Contains("van 100 punten", look, StringComparison.Ordinal);
        Assert.Equal("image/png", (await officer.GetAsync($"/partner/event/{key}?handler=Paper&lang=nl")).Content.Headers.ContentType?.MediaType);

        await ActAsync(officer, $"/partner/event/{key}?lang=nl", "Submit");
        Assert.DoesNotContain("Haringparty", await Public("/nl/agenda/?town=katwijk&from=2027-05-01"), StringComparison.Ordinal);

        // Sent back with a reason in plain words, then mended and approved.
        await ActAsync(editor, $"/magazin/events/{key}?lang=nl", "Refuse", ("Reason", "incomplete"), ("ReasonWords", "Hoe laat begint de haring?"));
        Assert.Contains("Hoe laat begint de haring?", WebUtility.HtmlDecode(await officer.TextAsync($"/partner/event/{key}?lang=nl")), StringComparison.Ordinal);
        await FillAsync(officer, $"/partner/event/{key}/words?lang=nl", ("Texts[nl].Title", "Haringparty op de kade"), ("Texts[nl].Intro", "Om twee uur gaat het vat open."), ("Texts[de].Title", "Matjesfest am Kai"));
        await ActAsync(officer, $"/partner/event/{key}?lang=nl", "Submit");
        await ActAsync(editor, $"/magazin/events/{key}?lang=nl", "Approve");
        await ShowsAsync("/nl/agenda/?town=katwijk&from=2027-05-01", "Haringparty");
        await ShowsAsync("/de/veranstaltungen/?from=2027-05-01", "Matjesfest");

        // One person and one program look at it; the officer reads the number of the person.
        var shown = partners.Published.PathOf(key, Culture.German)!;
        await LookAtAsync($"/de{shown}", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        await LookAtAsync($"/de{shown}", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)");
        var read = WebUtility.HtmlDecode(await officer.TextAsync($"/partner/event/{key}?lang=nl"));
        Assert.Contains("1 keer in de laatste 30 dagen, 1 keer in totaal", read, StringComparison.Ordinal);
        Assert.Contains("Duits: 1 keer", read, StringComparison.Ordinal);

        // Next year's, with one button.
        step = await PostAsync(officer, read, $"/partner/event/{key}?handler=Copy&lang=nl");
        Assert.Contains("value=\"2028-04-30\"", await officer.TextAsync(step.Location), StringComparison.Ordinal);

        // It does not take place: said, not vanished.
        await ActAsync(officer, $"/partner/event/{key}?lang=nl", "Cancel", ("Note", "Storm op zee"));
        Assert.Contains("Haringparty", await ShowsAsync("/nl/agenda/?view=day&from=2027-05-02", "Gaat niet door"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_municipality_cannot_see_or_change_it_by_any_address()
    {
        using var officer = await OfficerAsync(katwijk);
        using var other = await OfficerAsync(leiden);
        var step = await FillAsync(officer, $"/partner/event/new?town={katwijk}&lang=nl", ("Texts[nl].Title", "Geheim plan"));
        var key = Guid.Parse(Key().Match(step.Location).Groups[1].Value);

        foreach (var path in new[] { "", "/words", "/when", "/more", "?handler=Paper", "?handler=Page&language=nl" })
        {
            var answer = await other.GetAsync($"/partner/event/{key}{path}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain("Geheim plan", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        var token = Form().Match(await other.TextAsync($"/partner/event/new?town={leiden}&lang=nl")).Groups[1].Value;
        foreach (var path in new[] { "/words", "/when", "/more", "?handler=Submit", "?handler=Withdraw", "?handler=Cancel" })
        {
            var answer = await other.PostAsync($"/partner/event/{key}{path}", ("__RequestVerificationToken", token), ("Texts[nl].Title", "Gekaapt"), ("Token", "1-1"), ("Form.Date", "2027-05-02"), ("Form.AllDay", "true"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.DoesNotContain("Geheim plan", await other.TextAsync("/partner?lang=nl"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/partner/event/new?town={katwijk}")).StatusCode);
        Assert.Contains("Geheim plan", await officer.TextAsync("/partner?lang=nl"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_decide_or_write_the_second_is_told_and_loses_nothing()
    {
        using var officer = await OfficerAsync(katwijk);
        using var colleague = await OfficerAsync(katwijk);
        using var editor = await EditorAsync();
        using var second = await EditorAsync();
        var step = await FillAsync(officer, $"/partner/event/new?town={katwijk}&lang=nl", ("Texts[nl].Title", "Zandkastelen"));
        var key = Guid.Parse(Key().Match(step.Location).Groups[1].Value);
        var words = $"/partner/event/{key}/words?lang=nl";
        var looked = await colleague.TextAsync(words);

        await FillAsync(officer, words, ("Texts[nl].Title", "Zandkastelen bouwen"));
        var late = await PostAsync(colleague, looked, words, ("Texts[nl].Title", "Kastelen van zand"));

        Assert.Contains("Iemand anders heeft dit intussen gewijzigd", late.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"Kastelen van zand\"", late.Html, StringComparison.Ordinal);

        await FillAsync(officer, $"/partner/event/{key}/when?lang=nl", ("Form.Date", "2027-07-03"), ("Form.AllDay", "true"), ("Address", "Strand, Katwijk"));
        await ActAsync(officer, $"/partner/event/{key}?lang=nl", "Submit");
        var desk = $"/magazin/events/{key}?lang=nl";
        var both = await second.TextAsync(desk);
        await ActAsync(editor, desk, "Approve");
        var behind = await PostAsync(second, both, $"/magazin/events/{key}?handler=Refuse&lang=nl", ("Reason", "duplicate"), ("Token", TokenOf(both)));

        Assert.Contains("Iemand anders was je voor", behind.Html, StringComparison.Ordinal);
        await ShowsAsync("/nl/agenda/?from=2027-07-01&town=katwijk", "Zandkastelen bouwen");
    }

    [Fact]
    public async Task A_picture_needs_author_licence_and_words_and_must_be_one()
    {
        using var officer = await OfficerAsync(katwijk);
        var step = await FillAsync(officer, $"/partner/event/new?town={katwijk}&lang=nl", ("Texts[nl].Title", "Fotowandeling"));
        var key = Guid.Parse(Key().Match(step.Location).Groups[1].Value);
        var path = $"/partner/event/{key}/more?lang=nl";

        var bare = await UploadAsync(officer, path, "foto.png", Png());
        Assert.Contains("Wie heeft het beeld gemaakt?", bare.Html, StringComparison.Ordinal);
        Assert.Contains("Kies wat er met het beeld mag.", bare.Html, StringComparison.Ordinal);

        var none = await UploadAsync(officer, path, "foto.jpg", "<svg onload=alert(1)>"u8.ToArray(), ("About.Author", "Jo"), ("About.Licence", "own"), ("About.Alt[nl]", "Zee"));
        Assert.Contains("Dit bestand is geen beeld", none.Html, StringComparison.Ordinal);

        var good = await UploadAsync(officer, path, "foto.png", Png(), ("About.Author", "Jo Fotograaf"), ("About.Licence", "own"), ("About.Alt[nl]", "De zee bij avond"));
        Assert.Contains($"/partner/event/{key}", good.Location, StringComparison.Ordinal);
        Assert.DoesNotContain("wants-picture", WebUtility.HtmlDecode(await officer.TextAsync($"/partner/event/{key}?lang=nl")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_new_is_invited_by_mail_with_a_role_and_only_by_an_administrator()
    {
        using var editor = await EditorAsync();
        var partnersPage = "/magazin/events/partners?lang=nl";
        var token = Form().Match(await editor.TextAsync("/magazin/events?lang=nl")).Groups[1].Value;
        var refused = await editor.PostAsync("/magazin/events/partners?handler=Invite&lang=nl", ("__RequestVerificationToken", token), ("email", "x@example.org"), ("party", $"{katwijk}"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        var (administrator, _) = await PersonAsync(AccountKind.Editor, Door.Magazine, isAdministrator: true);
        using (administrator)
        {
            var email = $"{Guid.NewGuid():n}@example.org";
            var page = await administrator.TextAsync(partnersPage);
            await PostAsync(administrator, page, "/magazin/events/partners?handler=Invite&lang=nl", ("email", email), ("name", "Griffie"), ("language", "de"), ("party", $"{katwijk}"), ("role", "Owner"));

            var letter = Assert.Single(await house.Services.GetRequiredService<Outbox>().ListAsync(null, 50, Stop), l => l.Address == email);
            Assert.Equal("invitation", letter.Template);
            Assert.Contains(email, await administrator.TextAsync(partnersPage), StringComparison.Ordinal);
            await using var scope = house.Services.CreateAsyncScope();
            var account = (await scope.ServiceProvider.GetRequiredService<AccountRegister>().ListAsync(Stop)).Single(a => a.Email == email);
            Assert.Equal((AccountKind.Partner, "de"), (account.Kind, account.Language));
            Assert.Contains(new Membership(account.Id, katwijk, PartyKind.Municipality, MemberRole.Owner), await house.Services.GetRequiredService<Memberships>().ListAsync(katwijk, Stop));
        }
    }

    private async Task LookAtAsync(string path, string agent)
    {
        using var visitor = house.Visitor();
        visitor.DefaultRequestHeaders.UserAgent.ParseAdd(agent);
        (await visitor.GetAsync(new Uri(path, UriKind.Relative), Stop)).EnsureSuccessStatusCode();
    }

    private async Task<Browser> OfficerAsync(Guid town)
    {
        var (browser, account) = await PersonAsync(AccountKind.Partner, Door.Partners);
        await house.Services.GetRequiredService<Memberships>().GrantAsync(new Membership(account, town, PartyKind.Municipality, MemberRole.Owner), Stop);
        return browser;
    }

    private async Task<Browser> EditorAsync() => (await PersonAsync(AccountKind.Editor, Door.Magazine)).Browser;

    private async Task<(Browser Browser, Guid Account)> PersonAsync(AccountKind kind, Door door, bool isAdministrator = false)
    {
        await using var scope = house.Services.CreateAsyncScope();
        var register = scope.ServiceProvider.GetRequiredService<AccountRegister>();
        var email = $"{Guid.NewGuid():n}@example.org";
        var account = (await register.AcceptAsync(await register.InviteAsync(kind, email, isAdministrator, Stop), null, "Jo", Accounts.OpenHouse.Password, "nl", Stop)).Account!;
        var browser = new Browser(new Uri(house.Origin));
        using var entered = await browser.SignInAsync(door, email);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        return (browser, account.Id);
    }

    // A publication is seen a moment after it is written down: the set follows the log.
    private async Task<string> ShowsAsync(string path, string words)
    {
        for (var tries = 0; ; tries++)
        {
            var page = await Public(path);
            if (page.Contains(words, StringComparison.Ordinal))
            {
                return page;
            }

            Assert.True(tries < 200, $"{path} does not show \"{words}\".");
            await Task.Delay(100, Stop);
        }
    }

    private async Task<string> Public(string path)
    {
        using var visitor = house.Visitor();
        return WebUtility.HtmlDecode(await visitor.GetStringAsync(new Uri(path, UriKind.Relative), Stop));
    }

    private static async Task<(string Html, string Location)> FillAsync(Browser browser, string path, params (string Name, string Value)[] fields) =>
        await PostAsync(browser, await browser.TextAsync(path), path, fields);

    private static async Task<(string Html, string Location)> PostAsync(Browser browser, string page, string path, params (string Name, string Value)[] fields)
    {
        var hidden = new List<(string, string)> { ("__RequestVerificationToken", Form().Match(page).Groups[1].Value) };
        if (fields.All(f => f.Name != "Token"))
        {
            hidden.Add(("Token", TokenOf(page)));
        }

        if (TownField().Match(page) is { Success: true } town)
        {
            hidden.Add(("Town", town.Groups[1].Value));
        }

        var answer = await browser.PostAsync(path, [.. hidden, .. fields]);
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{path}: {(int)answer.StatusCode}");
        return (WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop)), answer.Headers.Location?.OriginalString ?? "");
    }

    private static async Task ActAsync(Browser browser, string path, string handler, params (string Name, string Value)[] fields)
    {
        var page = await browser.TextAsync(path);
        var answer = await PostAsync(browser, page, path.Replace("?", $"?handler={handler}&", StringComparison.Ordinal), fields);
        Assert.True(answer.Location.Length > 0, $"{handler} at {path}: {Regex.Match(answer.Html, "<div class=\"fault\".*?</div>", RegexOptions.Singleline).Value}");
    }

    private static async Task<(string Html, string Location)> UploadAsync(Browser browser, string path, string name, byte[] bytes, params (string Name, string Value)[] fields)
    {
        var page = await browser.TextAsync(path);
        using var form = new MultipartFormDataContent { { new StringContent(Form().Match(page).Groups[1].Value), "__RequestVerificationToken" }, { new StringContent(TokenOf(page)), "Token" } };
        foreach (var (field, value) in fields)
        {
            form.Add(new StringContent(value), field);
        }

        form.Add(new ByteArrayContent(bytes), "Picture", name);
        var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = form });
        return (WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop)), answer.Headers.Location?.OriginalString ?? "");
    }

    private static byte[] Png()
    {
        using var picture = NetVips.Image.Black(64, 48, bands: 3) + 128;
        return picture.Cast(NetVips.Enums.BandFormat.Uchar).WriteToBuffer(".png");
    }

    private static string TokenOf(string page) => Token().Match(page).Groups[1].Value;

    [GeneratedRegex("/partner/event/([0-9a-f-]{36})")]
    private static partial Regex Key();

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Form();

    [GeneratedRegex("name=\"Token\" value=\"([^\"]*)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"Town\" value=\"([^\"]*)\"")]
    private static partial Regex TownField();
}
