using Microsoft.Extensions.Logging.Abstractions;

namespace StadKust.Content.Tests;

/// <summary>A start reads the stored image of the set, and never anything wrong from it.</summary>
public sealed class SetImageTests(PostgresCluster cluster) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string File => Path.Combine(folder.Path, SetImage.FileName);

    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    [Theory, MemberData(nameof(Both))]
    public async Task Set_from_the_image_is_the_set_from_the_rows(StoreProvider provider)
    {
        await using var site = await WithImageAsync(provider);

        using var node = await NodeAsync(site);
        var (fromImage, fromRows) = ((await node.AdvanceAsync(withDrafts: false, Stop)).Published, await site.PublishedAsync());

        Assert.True(node.CameFromImage);
        AssertSame(fromRows, fromImage);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_was_published_since_the_image_is_followed(StoreProvider provider)
    {
        await using var site = await WithImageAsync(provider);
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Leiden nieuw"), "anna", Stop);
        await site.Drafts.PublishAsync(Given.Leiden, [Given.Nl], "anna", Stop);
        await site.Drafts.MoveAsync(Given.Leiden, Given.Home, "anna", Stop);
        await site.Drafts.WithdrawAsync(Given.Katwijk, [Given.De], "anna", Stop);

        using var node = await NodeAsync(site);
        var set = (await node.AdvanceAsync(withDrafts: false, Stop)).Published;

        Assert.True(node.CameFromImage);
        AssertSame(await site.PublishedAsync(), set);
        Assert.Equal(Given.Leiden, set.RedirectAt(Given.De, "/orte/leiden/")!.Item);
    }

    [Fact]
    public async Task Image_of_another_database_is_passed_over()
    {
        await using (await WithImageAsync(StoreProvider.Sqlite))
        {
        }

        await using var other = await Site.FilledAsync(StoreProvider.Sqlite, cluster);
        using var node = await NodeAsync(other);
        var set = (await node.AdvanceAsync(withDrafts: false, Stop)).Published;

        Assert.False(node.CameFromImage);
        AssertSame(await other.PublishedAsync(), set);
    }

    [Fact]
    public async Task Damaged_image_is_passed_over_wherever_it_is_damaged()
    {
        await using var site = await WithImageAsync(StoreProvider.Sqlite);
        var whole = await System.IO.File.ReadAllBytesAsync(File, Stop);
        foreach (var at in Enumerable.Range(0, 40).Select(i => i * whole.Length / 40))
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x55;
            await System.IO.File.WriteAllBytesAsync(File, at % 2 == 0 ? damaged : whole[..at], Stop);

            Assert.Null(SetImage.Read(File));
        }

        using var node = await NodeAsync(site);
        AssertSame(await site.PublishedAsync(), (await node.AdvanceAsync(withDrafts: false, Stop)).Published);
    }

    [Fact]
    public async Task Node_that_stops_leaves_an_image_for_the_next_start()
    {
        await using var site = await Site.FilledAsync(StoreProvider.Sqlite, cluster);
        using (var first = await NodeAsync(site))
        {
            await first.StartAsync(Stop);
            await first.NewerThanAsync(0, Stop);
            await first.StopAsync(Stop);
        }

        using var second = await NodeAsync(site);
        await second.AdvanceAsync(withDrafts: false, Stop);

        Assert.True(second.CameFromImage);
    }

    public void Dispose() => folder.Dispose();

    private async Task<Site> WithImageAsync(StoreProvider provider)
    {
        var site = await Site.FilledAsync(provider, cluster);
        using var node = await NodeAsync(site);
        await node.AdvanceAsync(withDrafts: false, Stop);
        await node.KeepImageAsync(Stop);
        return site;
    }

    private async Task<LiveSets> NodeAsync(Site site)
    {
        var store = new ContentStore(site.Options with { DataFolder = folder.Path, ConnectionString = site.Options.Connection });
        await store.MigrateAsync(Stop);
        return new LiveSets(store, new ModelInStore(), new Signal(), NullLogger<LiveSets>.Instance);
    }

    private static void AssertSame(ContentSet expected, ContentSet actual)
    {
        Assert.Equal(expected.Version, actual.Version);
        Assert.Equal(expected.Entries.Select(e => e.Key).Order(), actual.Entries.Select(e => e.Key).Order());
        Assert.Equal(expected.Roots.Select(e => e.Key), actual.Roots.Select(e => e.Key));
        foreach (var entry in expected.Entries)
        {
            var other = actual.Entry(entry.Key)!;
            Assert.Equal((entry.Type, entry.Parent, entry.SortOrder, entry.Level, entry.Created), (other.Type, other.Parent, other.SortOrder, other.Level, other.Created));
            Assert.Equal(entry.Cultures, other.Cultures);
            Assert.Equal(expected.ChildEntries(entry.Key).Select(e => e.Key), actual.ChildEntries(entry.Key).Select(e => e.Key));
            foreach (var culture in expected.Languages.Select(l => l.Culture))
            {
                Assert.Equal(expected.PathOf(entry.Key, culture), actual.PathOf(entry.Key, culture));
                Assert.Equal(expected.Find(entry.Key, culture), actual.Find(entry.Key, culture));
                Assert.Equal(expected.Find(entry.Key, culture)?.Updated, actual.Find(entry.Key, culture)?.Updated);
            }
        }
    }
}
