using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using StadKust.Accounts;

namespace StadKust.Web.Tests.Print;

/// <summary>What the print office finds behind its door.</summary>
public sealed class PrintDoorTests(OpenHouse house) : IClassFixture<OpenHouse>
{
    private const string File = "/print/2027-1/v1/SK_2027-1_BODY_v01.pdf";

    [Theory]
    [InlineData("/print")]
    [InlineData("/print/2027-1")]
    [InlineData(File)]
    [InlineData("/print/2027-1/v1/page-1.png")]
    [InlineData("/print/2027-1/v1/report.json")]
    [InlineData("/print/2027-1/v1/page-4-black.png")]
    [InlineData("/print/2027-1/v1/preflight/nl.html")]
    [InlineData("/print/2027-1/v1/preflight/de.pdf")]
    public async Task Nobody_enters_without_an_account(string address)
    {
        using var visitor = house.Visitor();

        using var answer = await GetAsync(visitor, address);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/account/sign-in?door=print", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_of_a_partner_does_not_open_this_door()
    {
        using var partner = await house.PersonAsync(AccountKind.Partner);

        using var answer = await GetAsync(partner, "/print");

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("nl", "Alle edities", "Download de druk-PDF", "nog niet bevestigd")]
    [InlineData("de", "Alle Ausgaben", "Druck-PDF herunterladen", "noch nicht bestätigt")]
    [InlineData("en", "All editions", "Download the print PDF", "not confirmed yet")]
    public async Task Edition_shows_pages_file_checksum_and_findings(string language, params string[] words)
    {
        using var printer = await house.PersonAsync(AccountKind.Printer);

        using var answer = await GetAsync(printer, $"/print/2027-1?lang={language}");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.All(words, w => Assert.Contains(w, page, StringComparison.Ordinal));
        Assert.Contains(house.Edition.Report.Sha256, page, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 24), n => Assert.Contains($"/print/2027-1/v1/page-{n}.png", page, StringComparison.Ordinal));
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", page, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_shows_the_edition_with_its_cover()
    {
        using var printer = await house.PersonAsync(AccountKind.Printer);

        using var answer = await GetAsync(printer, "/print");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Contains("voorjaar 2027", page, StringComparison.Ordinal);
        Assert.Contains("/print/2027-1/v1/page-1.png", page, StringComparison.Ordinal);
        Assert.Contains("Klaar voor controle", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Print_file_comes_whole_with_its_checksum()
    {
        using var printer = await house.PersonAsync(AccountKind.Printer);

        using var answer = await GetAsync(printer, File);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("SK_2027-1_BODY_v01.pdf", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(house.Edition.Report.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal($"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:", answer.Headers.GetValues("Repr-Digest").Single());
        Assert.True(answer.Headers.CacheControl!.Private);
    }

    [Fact]
    public async Task Proof_comes_with_its_watermark_and_is_no_press_file()
    {
        using var printer = await house.PersonAsync(AccountKind.Printer);

        using var answer = await GetAsync(printer, "/print/2027-1/v1/SK_2027-1_PROOF_v01.pdf");
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal("SK_2027-1_PROOF_v01.pdf", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.StartsWith("%PDF-1.7", System.Text.Encoding.Latin1.GetString(bytes[..8]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_can_be_had_as_a_print_file_of_its_own_with_its_checksum()
    {
        var printer = await house.PrinterAsync();
        var page = house.Edition.Report.Pages[4];

        var door = await (await GetAsync(printer, "/print/2027-1?lang=nl")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var answer = await GetAsync(printer, "/print/2027-1/v1/SK_2027-1_P005_v01.pdf");
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(24, door.Split("Druk-PDF van deze pagina").Length - 1);
        Assert.Contains("/print/2027-1/v1/SK_2027-1_P024_v01.pdf", door, StringComparison.Ordinal);
        Assert.Equal(page.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        Assert.Contains(Convert.ToBase64String(Convert.FromHexString(page.Sha256)), answer.Headers.GetValues("Repr-Digest").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Laat de drukkerij profiel, inktlimiet en papier bevestigen.")]
    [InlineData("de", "Profil, Farbauftrag und Papier von der Druckerei bestätigen lassen.")]
    [InlineData("en", "Have the print office confirm profile, ink limit and paper.")]
    public async Task Findings_say_what_to_do_in_the_language_of_the_reader(string language, string hint)
    {
        var printer = await house.PrinterAsync();

        var door = WebUtility.HtmlDecode(await (await GetAsync(printer, $"/print/2027-1?lang={language}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Contains(hint, door, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Print_file_that_was_changed_on_disk_is_not_handed_out()
    {
        using var printer = await house.PersonAsync(AccountKind.Printer);
        var path = house.Edition.Pdf!;
        var sound = await System.IO.File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        try
        {
            var changed = sound.ToArray();
            changed[^20] ^= 1;
            await System.IO.File.WriteAllBytesAsync(path, changed, TestContext.Current.CancellationToken);

            using var refused = await GetAsync(printer, File);
            var page = WebUtility.HtmlDecode(await (await GetAsync(printer, "/print/2027-1?lang=de")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("nicht mehr die geprüfte", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Druck-PDF herunterladen", page, StringComparison.Ordinal);
        }
        finally
        {
            await System.IO.File.WriteAllBytesAsync(path, sound, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Print_file_comes_in_parts_and_is_not_sent_twice()
    {
        using var printer = await house.PersonAsync(AccountKind.Printer);
        using var part = new HttpRequestMessage(HttpMethod.Get, File) { Headers = { Range = new RangeHeaderValue(0, 7) } };
        using var same = new HttpRequestMessage(HttpMethod.Get, File) { Headers = { IfNoneMatch = { new EntityTagHeaderValue($"\"{house.Edition.Report.Sha256}\"") } } };

        using var first = await printer.SendAsync(part, TestContext.Current.CancellationToken);
        using var again = await printer.SendAsync(same, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.PartialContent, first.StatusCode);
        Assert.Equal("%PDF-1.6", await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/print/2031-1", HttpStatusCode.NotFound)]
    [InlineData("/print/2027-1/v9/report.json", HttpStatusCode.NotFound)]
    [InlineData("/print/2027-1/v1/page-99.png", HttpStatusCode.NotFound)]
    [InlineData("/print/2027-1/v1/other.pdf", HttpStatusCode.NotFound)]
    [InlineData("/print/..%2f..%2fstadkust/v1/report.json", HttpStatusCode.NotFound)]
    [InlineData("/print/2027-1/v1/page-4.png", HttpStatusCode.OK)]
    [InlineData("/print/2027-1/v1/report.json", HttpStatusCode.OK)]
    [InlineData("/print/2027-1/v1/page-99-black.png", HttpStatusCode.NotFound)]
    [InlineData("/print/2027-1/v1/page-4-gold.png", HttpStatusCode.NotFound)]
    [InlineData("/print/2027-1/v1/preflight/fr.html", HttpStatusCode.NotFound)]
    [InlineData("/print/2027-1/v9/preflight/nl.html", HttpStatusCode.NotFound)]
    public async Task Only_what_belongs_to_an_edition_is_answered(string address, HttpStatusCode expected)
    {
        using var printer = await house.PersonAsync(AccountKind.Printer);

        using var answer = await GetAsync(printer, address);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("proof")]
    [InlineData("ink")]
    [InlineData("cyan")]
    [InlineData("magenta")]
    [InlineData("yellow")]
    [InlineData("black")]
    public async Task Every_view_of_a_page_is_a_picture_of_its_own_that_the_browser_may_keep(string view)
    {
        using var printer = await house.PersonAsync(AccountKind.Printer);

        using var answer = await GetAsync(printer, $"/print/2027-1/v1/page-4-{view}.png");
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var page = await GetAsync(printer, "/print/2027-1/v1/page-4.png");

        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(bytes.Length > 1000 && bytes[..4] is [0x89, (byte)'P', (byte)'N', (byte)'G']);
        Assert.NotEqual(bytes, await page.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Contains("immutable", answer.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Controle vóór druk")]
    [InlineData("de", "Druckprüfung")]
    [InlineData("en", "Preflight")]
    public async Task Check_of_the_print_file_can_be_read_on_screen_and_on_paper(string language, string title)
    {
        var printer = await house.PrinterAsync();

        var door = await (await GetAsync(printer, $"/print/2027-1?lang={language}")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var screen = await GetAsync(printer, $"/print/2027-1/v1/preflight/{language}.html");
        using var paper = await GetAsync(printer, $"/print/2027-1/v1/preflight/{language}.pdf");
        var html = await screen.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Contains($"/print/2027-1/v1/preflight/{language}.html", door, StringComparison.Ordinal);
        Assert.Contains(title, html, StringComparison.Ordinal);
        Assert.Contains(house.Edition.Report.Sha256, html, StringComparison.Ordinal);
        Assert.Equal(24, html.Split("<figure id=").Length - 1);
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", screen.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal($"SK_2027-1_preflight_v01_{language}.pdf", paper.Content.Headers.ContentDisposition!.FileName);
        Assert.StartsWith("%PDF-", await paper.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("e2ffe816-7034-4c64-8954-2335cd47d9a0", "/nl/arrangementen/")]
    [InlineData("e112867c-a479-4873-8803-9655b9d6561d", "/en/new-here/")]
    public async Task Printed_code_leads_to_its_item_in_the_language_of_its_page(string item, string where)
    {
        using var reader = house.Visitor();
        var code = StadKust.Magazine.Editions.QrCode.Of("2027-1", Guid.Parse(item));

        using var answer = await GetAsync(reader, $"/q/{code}");
        using var typed = await GetAsync(reader, $"/q/{code.ToLowerInvariant()}");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(where, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(answer.Headers.Location, typed.Headers.Location);
        using var page = await GetAsync(reader, answer.Headers.Location.ToString());
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("/q/22222")]
    [InlineData("/q/nonsense")]
    public async Task Code_that_nobody_printed_leads_home(string address)
    {
        using var reader = house.Visitor();

        using var answer = await GetAsync(reader, address);

        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string address) =>
        client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
}
