using Microsoft.Extensions.Logging.Abstractions;

namespace StadKust.Content.Tests;

/// <summary>A database of its own with everything that works on it. No background work runs: tests move things on themselves.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly string? folder;

    private Site(ContentOptions options, string? folder, IMediaFiles? files)
    {
        this.folder = folder;
        Options = options;
        Store = new ContentStore(options);
        Signal = new Signal();
        Models = new ModelInStore();
        Drafts = new Drafts(Store, Models, Signal);
        Import = new SiteImport(Store, Signal, files);
        Due = new Due(Store, new DueSignal());
        Log = new ChangeLog(Store);
        Sets = NewSets();
    }

    public ContentOptions Options { get; }
    public ContentStore Store { get; }
    public Signal Signal { get; }
    public ModelInStore Models { get; }
    public Drafts Drafts { get; }
    public SiteImport Import { get; }
    public Due Due { get; }
    public ChangeLog Log { get; }
    public LiveSets Sets { get; }

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Site> EmptyAsync(StoreProvider provider, PostgresCluster cluster, long budget = 64 * 1024 * 1024, IMediaFiles? files = null)
    {
        if (provider == StoreProvider.PostgreSql)
        {
            var postgres = new Site(new ContentOptions { Provider = provider, ConnectionString = await cluster.FreshAsync(), BodyBudget = budget, DataFolder = Path.Combine(Path.GetTempPath(), "stadkust-none") }, null, files);
            await postgres.Store.MigrateAsync(Stop);
            return postgres;
        }

        var folder = Directory.CreateTempSubdirectory("stadkust-db-").FullName;
        var site = new Site(new ContentOptions { DataFolder = folder, BodyBudget = budget }, folder, files);
        await site.Store.MigrateAsync(Stop);
        return site;
    }

    /// <summary>On a database that is there already, such as one another process has written.</summary>
    public static Site On(ContentOptions options) => new(options, null, null);

    /// <summary>With the small site of the fixtures taken in.</summary>
    public static async Task<Site> FilledAsync(StoreProvider provider, PostgresCluster cluster)
    {
        var site = await EmptyAsync(provider, cluster);
        var report = await site.Import.RunAsync(Given.Site(), new ImportOptions("test"), null, Stop);
        Assert.True(report.Done, string.Join('\n', report.Findings));
        return site;
    }

    /// <summary>Sets of another node on the same database.</summary>
    public LiveSets NewSets() => new(Store, new ModelInStore(), Signal, NullLogger<LiveSets>.Instance);

    /// <summary>The published set as it is now.</summary>
    public async Task<ContentSet> PublishedAsync() => (await Sets.AdvanceAsync(withDrafts: false, Stop)).Published;

    public async Task<ContentSet> DraftedAsync() => (await Sets.AdvanceAsync(withDrafts: true, Stop)).Drafted!;

    public ValueTask DisposeAsync()
    {
        Sets.Dispose();
        Store.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }

        return ValueTask.CompletedTask;
    }
}
