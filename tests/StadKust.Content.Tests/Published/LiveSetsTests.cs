using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace StadKust.Content.Tests;

public sealed class LiveSetsTests(PostgresCluster cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    [Theory, MemberData(nameof(Both))]
    public async Task Reader_keeps_the_set_it_began_with(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        var before = await site.PublishedAsync();
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Leiden nieuw"), "anna", Stop);
        await site.Drafts.PublishAsync(Given.Leiden, [Given.Nl], "anna", Stop);
        var after = await site.PublishedAsync();

        Assert.Equal("Leiden", before.Find(Given.Leiden, Given.Nl)!.Values.Text("title"));
        Assert.Equal("Leiden nieuw", after.Find(Given.Leiden, Given.Nl)!.Values.Text("title"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Running_program_follows_what_is_published(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        await site.Sets.StartAsync(Stop);
        await site.Sets.NewerThanAsync(0, Stop).WaitAsync(Patience, Stop);
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Leiden nieuw"), "anna", Stop);

        var published = await site.Drafts.PublishAsync(Given.Leiden, [Given.Nl], "anna", Stop);
        await site.Sets.NewerThanAsync(published.Sequence - 1, Stop).WaitAsync(Patience, Stop);

        Assert.Equal("Leiden nieuw", site.Sets.Published.Find(Given.Leiden, Given.Nl)!.Values.Text("title"));
        await site.Sets.StopAsync(Stop);
    }

    [Fact]
    public async Task Another_node_on_PostgreSQL_hears_of_a_publication_without_polling()
    {
        await using var site = await Site.FilledAsync(StoreProvider.PostgreSql, cluster);

        // Polling once in an hour cannot be what brings the news.
        using var store = new ContentStore(site.Options with { PollEvery = TimeSpan.FromHours(1) });
        await store.MigrateAsync(Stop);
        using var other = new LiveSets(store, new ModelInStore(), new Signal(), NullLogger<LiveSets>.Instance);
        await other.StartAsync(Stop);
        await other.NewerThanAsync(0, Stop).WaitAsync(Patience, Stop);
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Leiden nieuw"), "anna", Stop);

        var published = await site.Drafts.PublishAsync(Given.Leiden, [Given.Nl], "anna", Stop);

        await other.NewerThanAsync(published.Sequence - 1, Stop).WaitAsync(Patience, Stop);
        Assert.Equal("Leiden nieuw", other.Published.Find(Given.Leiden, Given.Nl)!.Values.Text("title"));
        await other.StopAsync(Stop);
    }

    [Fact]
    public async Task Bodies_beyond_the_budget_are_read_from_the_database()
    {
        await using var site = await Site.EmptyAsync(StoreProvider.Sqlite, cluster, budget: 200);
        await site.Import.RunAsync(Given.Site(), new ImportOptions("test"), null, Stop);
        var set = await site.PublishedAsync();

        for (var round = 0; round < 2; round++)
        {
            Assert.Equal("Leiden", set.Find(Given.Leiden, Given.Nl)!.Values.Text("title"));
            Assert.Equal("Impressum", set.Find(Given.Imprint, Given.De)!.Values.Text("title"));
        }

        // One body alone may be larger than the budget; never two.
        Assert.True(site.Sets.Bodies.Held < 3_000, $"{site.Sets.Bodies.Held} bytes are held.");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Changes_are_numbered_without_gaps_although_many_write_at_once(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, $"{i}"), $"{i}", Stop)));

        var log = await site.Log.SinceAsync(0, int.MaxValue, Stop);
        Assert.Equal(Enumerable.Range(1, log.Count).Select(i => (long)i), log.Select(c => c.Sequence));
        Assert.Equal(20, log.Where(c => c.Who != "test").Select(c => c.Batch).Distinct().Count());
    }

    [Fact]
    public async Task Program_starts_with_the_services_of_one_call()
    {
        using var folder = new TemporaryFolder();
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddContent(new ContentOptions { DataFolder = folder.Path });
        using var host = builder.Build();

        await host.Services.MigrateContentAsync(Stop);
        await host.Services.GetRequiredService<SiteImport>().RunAsync(Given.Site(), new ImportOptions("test"), null, Stop);
        await host.StartAsync(Stop);
        var sets = host.Services.GetRequiredService<IContentSets>();
        await sets.NewerThanAsync(0, Stop).WaitAsync(Patience, Stop);

        Assert.Equal(5, sets.Published.Entries.Count(e => e.Type is "home" or "page"));
        Assert.True(sets.IsReady);
        Assert.NotNull(sets.Drafted.Find(Given.Katwijk, Given.De));
        await host.StopAsync(Stop);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }
}
