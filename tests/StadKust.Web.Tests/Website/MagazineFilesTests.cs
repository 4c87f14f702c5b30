using System.Net;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;
using StadKust.Magazine.Editions;
using StadKust.Magazine.PressRoom;

namespace StadKust.Web.Tests.Website;

/// <summary>A set edition can be downloaded from its page, in the version everyone can read.</summary>
public sealed class MagazineFilesTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_of_an_edition_offers_its_accessible_PDF_once_it_has_been_set()
    {
        await using var host = await SiteHost.StartAsync();
        using var client = host.Client();
        Keep(host.Services.GetRequiredService<EditionStore>());

        var page = await client.GetStringAsync(host.Pages(Culture.Dutch).First(p => p.Type == "edition").Path, Stop);
        using var pdf = await client.GetAsync("/magazine/2027-1.pdf", Stop);
        using var missing = await client.GetAsync("/magazine/1999-9.pdf", Stop);

        Assert.Contains("href=\"/magazine/2027-1.pdf\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, pdf.StatusCode);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Equal("stad-kust-2027-1.pdf", pdf.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("nosniff", Assert.Single(pdf.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    private static void Keep(EditionStore store)
    {
        var report = new EditionReport(
            "2027-1", "", "", "nl", 1, "SK_2027-1_BODY_v01.pdf", 1, new string('0', 64), 4, new PressCondition("", "", 300, "", false), [], [], 0, [], null, new Dictionary<string, double>())
        {
            WebFile = "stad-kust-2027-1.pdf",
            WebBytes = 1_250_000,
        };
        var edition = new Edition("2027-1", Guid.Empty, Culture.Dutch, "", "", 1, default, new Condition("", false, "", 300, "", false), new Dictionary<string, Guid>(), [], "");
        store.Keep(new SetEdition(edition, null, "%PDF"u8.ToArray(), [], report, []) { Web = "%PDF-1.7"u8.ToArray() }, "test");
    }
}
