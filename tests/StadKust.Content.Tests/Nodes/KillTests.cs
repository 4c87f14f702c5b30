using System.Collections.Immutable;
using System.Globalization;

namespace StadKust.Content.Tests;

/// <summary>A program is killed in the middle of publishing or importing: nothing is there half, nothing that was answered is lost.</summary>
public sealed class KillTests(PostgresCluster cluster, ITestOutputHelper output)
{
    // Of each of the four: a hundred in all in the long run.
    private const int Few = 2;
    private const int Many = 25;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    private static int Times =>
        int.TryParse(Environment.GetEnvironmentVariable("STADKUST_PROPERTY_ITERATIONS"), CultureInfo.InvariantCulture, out var cases) && cases >= 10_000 ? Many : Few;

    [Theory, MemberData(nameof(Both))]
    public async Task Publishing_that_is_killed_is_there_whole_or_not_at_all(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        var top = await BranchAsync(site);
        var random = new Random(42);
        for (var time = 0; time < Times; time++)
        {
            var answered = await RunAndKillAsync(random, site.Options, "publish", top.ToString());

            await using var after = Site.On(site.Options);
            var set = await after.PublishedAsync();
            var titles = set.DescendantEntries(top).Select(e => e.Key).Prepend(top)
                .SelectMany(k => NodeProgram.Cultures.Select(c => set.Find(k, c)!.Values.Text("title"))).Distinct().ToList();
            var round = int.Parse(Assert.Single(titles).Split(' ')[1], CultureInfo.InvariantCulture);
            Assert.InRange(round, answered, answered + 1);
            await AssertLogAgreesAsync(after, set);
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Import_that_is_killed_is_there_whole_or_not_at_all(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        using var other = Given.SiteWith("Content/leiden.config", x => x.Replace("Grachten", "Kanalen").Replace("<SortOrder>0<", "<SortOrder>7<"));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(other.Path, "Content")).Concat(Directory.EnumerateFiles(Path.Combine(other.Path, "Dictionary"))))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace("<Value Culture=\"de\"><![CDATA[]]>", "<Value Culture=\"de\"><![CDATA[anders]]>").Replace("Was ist los?", "Was läuft?"));
        }

        var sides = new[] { Given.Site(), SiteExport.Read(other.Path, stop: Stop) };
        var random = new Random(7);
        for (var time = 0; time < Times; time++)
        {
            await RunAndKillAsync(random, site.Options, "import", Given.SiteFolder(), other.Path);

            await using var after = Site.On(site.Options);
            var stored = await after.Drafts.ExportAsync(Stop);
            Assert.Contains(sides, s => Same(s, stored));
            await AssertLogAgreesAsync(after, await after.PublishedAsync());
        }
    }

    private async Task<int> RunAndKillAsync(Random random, ContentOptions options, string role, params string[] more)
    {
        using var node = NodeProcess.Start(role, options, more);
        var last = await node.LineAsync();
        await Task.Delay(random.Next(0, 400), Stop);
        last = await node.KillAsync() ?? last;
        var round = int.Parse(last!.Split(' ')[0], CultureInfo.InvariantCulture);
        output.WriteLine($"{options.Provider}: killed {role} after round {round}");
        return round;
    }

    private static async Task<Guid> BranchAsync(Site site)
    {
        var names = NodeProgram.Cultures.ToImmutableDictionary(c => c, _ => "tak");
        var top = (await site.Drafts.CreateAsync(new NewItem("page", Given.Towns) { Names = names }, "test", Stop)).Key;
        for (var i = 0; i < 5; i++)
        {
            Assert.True((await site.Drafts.CreateAsync(new NewItem("page", top) { Names = names.ToImmutableDictionary(n => n.Key, n => $"blad {i}") }, "test", Stop)).Done);
        }

        // The branch can be reached in English only when what lies above it is there.
        foreach (var above in new[] { Given.Home, Given.Towns })
        {
            var names2 = ImmutableDictionary<Culture, string>.Empty.Add(Given.En, "above");
            await site.Drafts.SaveAsync(Change.Title(above, Given.En, "above") with { Names = names2 }, "test", Stop);
            Assert.True((await site.Drafts.PublishAsync(above, [Given.En], "test", Stop)).Done);
        }

        return top;
    }

    private static bool Same(SiteExport a, SiteExport b)
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        a.Write(first.Path);
        b.Write(second.Path);
        var files = Directory.EnumerateFiles(first.Path, "*.config", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(first.Path, f)).Order(StringComparer.Ordinal).ToList();
        return files.SequenceEqual(Directory.EnumerateFiles(second.Path, "*.config", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(second.Path, f)).Order(StringComparer.Ordinal))
            && files.All(f => File.ReadAllBytes(Path.Combine(first.Path, f)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(second.Path, f))));
    }

    // Numbers without gaps, whole batches, and what was done last to each variant is what the set shows.
    private static async Task AssertLogAgreesAsync(Site site, ContentSet set)
    {
        var log = await site.Log.SinceAsync(0, int.MaxValue, Stop);
        Assert.Equal(Enumerable.Range(1, log.Count).Select(i => (long)i), log.Select(c => c.Sequence));
        Assert.All(log.GroupBy(c => c.Batch), b => Assert.Equal(b.Key, b.First().Sequence));
        var states = log.Where(c => c.Kind == ChangeKind.Item && c.Culture.Code.Length > 0 && c.Action is ChangeAction.Publish or ChangeAction.Withdraw or ChangeAction.Trash or ChangeAction.Delete)
            .GroupBy(c => (Guid.Parse(c.Key), c.Culture)).Select(g => (g.Key, IsPublished: g.Last().Action == ChangeAction.Publish));
        Assert.All(states, s => Assert.Equal(s.IsPublished, set.Entry(s.Key.Item1)?.Cultures.Contains(s.Key.Culture) == true));
        if (!site.Store.IsPostgres)
        {
            await using var connection = site.Store.Connect();
            await connection.OpenAsync(Stop);
            await using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA integrity_check";
            Assert.Equal("ok", await check.ExecuteScalarAsync(Stop));
        }
    }
}
