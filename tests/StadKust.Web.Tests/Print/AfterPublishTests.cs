using System.Net;
using StadKust.Accounts;
using StadKust.Content;
using StadKust.Content.Tests;
using StadKust.Web.Tests.Commands;

namespace StadKust.Web.Tests.Print;

/// <summary>What one publication changes: website, old addresses, API, magazine, the editors' list.</summary>
public sealed class AfterPublishTests(SeededFolder seeded)
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Publication_reaches_website_api_and_magazine()
    {
        using var data = seeded.Copy();
        await using var house = await RunningHouse.StartAsync(data);
        await PublicationReachesAllAsync(house);
    }

    [Fact]
    public async Task Everything_works_on_PostgreSQL_too()
    {
        using var postgres = ThrowAwayPostgres.Start();
        using var data = new TemporaryFolder();
        await using var house = await RunningHouse.StartAsync(data, ("Content:Provider", "PostgreSql"), ("Content:ConnectionString", await postgres.FreshAsync()));
        await PublicationReachesAllAsync(house);
        Assert.False(File.Exists(data.At("stadkust.db")));
    }

    private static async Task PublicationReachesAllAsync(RunningHouse house)
    {
        var first = await house.EditionAsync();
        using var visitor = house.Visitor();
        var before = await visitor.GetStringAsync("/nl/verhalen/van-gracht-tot-golf/", Stop);
        Assert.DoesNotContain("Van kade tot kust", before, StringComparison.Ordinal);
        var story = house.Services.GetService(typeof(IContentSets)) is IContentSets sets ? sets.Published.KeyAt(Culture.Dutch, "/verhalen/van-gracht-tot-golf/")!.Value : default;

        await house.PublishAsync(story, ("title", "Van kade tot kust"), ("printHeadline", "Van kade tot kust"), ("umbracoUrlName", "van-kade-tot-kust"));

        using var old = await visitor.GetAsync("/nl/verhalen/van-gracht-tot-golf/", Stop);
        Assert.Equal(HttpStatusCode.MovedPermanently, old.StatusCode);
        Assert.EndsWith("/nl/verhalen/van-kade-tot-kust/", old.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Van kade tot kust", await visitor.GetStringAsync("/nl/verhalen/van-kade-tot-kust/", Stop), StringComparison.Ordinal);
        using var german = await visitor.GetAsync("/de/geschichten/von-der-gracht-bis-zur-welle/", Stop);
        Assert.NotEqual(HttpStatusCode.InternalServerError, german.StatusCode);
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/umbraco/delivery/api/v2/content/item/{story}") { Headers = { { "Accept-Language", "nl" } } };
        using var answered = await visitor.SendAsync(asked, Stop);
        Assert.Contains("/verhalen/van-kade-tot-kust/", await answered.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        var second = await house.EditionAsync(2);
        Assert.NotEqual(first.Report.Sha256, second.Report.Sha256);
        using var printer = await house.PersonAsync(AccountKind.Printer);
        var page = await printer.GetStringAsync("/print/2027-1", Stop);
        Assert.Contains(first.Report.File, page, StringComparison.Ordinal);
        Assert.Contains(second.Report.Sha256, page, StringComparison.Ordinal);
        Assert.Equal(first.Report.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await printer.GetByteArrayAsync($"/print/2027-1/v1/{first.Report.File}", Stop))));
    }
}
