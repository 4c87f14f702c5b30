using System.Diagnostics;
using System.Globalization;

namespace StadKust.Content.Tests;

/// <summary>A site that is larger than ours. <c>STADKUST_SCALE_ITEMS=10000</c> measures the size the design names; numbers go to the output.</summary>
public sealed class ScaleTests(PostgresCluster cluster, ITestOutputHelper output)
{
    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    [Theory, MemberData(nameof(Both))]
    public async Task Large_site_is_imported_in_one_batch_and_followed_change_by_change(StoreProvider provider)
    {
        var stop = TestContext.Current.CancellationToken;
        var items = int.TryParse(Environment.GetEnvironmentVariable("STADKUST_SCALE_ITEMS"), CultureInfo.InvariantCulture, out var asked) ? asked : 1_000;
        await using var site = await Site.EmptyAsync(provider, cluster);
        var region = SiteExport.Read(Given.RegionFolder(), stop: stop);

        var clock = Stopwatch.StartNew();
        var report = await ScaleSite.FillAsync(site.Import, region, stop, items, items / 2);
        output.WriteLine($"{provider}: {items} items imported in {clock.Elapsed.TotalSeconds:0.0} s, {report.Sequence} changes");
        Assert.True(report.Done);
        Assert.Single((await site.Log.SinceAsync(0, int.MaxValue, stop)).Select(c => c.Batch).Distinct());

        var before = GC.GetTotalMemory(forceFullCollection: true);
        clock.Restart();
        var set = await site.PublishedAsync();
        output.WriteLine($"set read in {clock.ElapsedMilliseconds} ms");
        output.WriteLine($"set holds {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1024 / 1024} MB");
        Assert.Equal(items, set.Count);
        Assert.Equal(items / 2, set.OfType("event", Given.Nl).Union(set.OfType("event", Given.De)).Count());

        var (saved, frozen, followed) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < 21; i++)
        {
            var key = ScaleSite.Key(100_000 + i);
            clock.Restart();
            Assert.True((await site.Drafts.SaveAsync(Change.Title(key, Given.De, $"neu {i}"), "anna", stop)).Done);
            saved.Add(clock.Elapsed.TotalMilliseconds);
            clock.Restart();
            var published = await site.Drafts.PublishAsync(key, [Given.De], "anna", stop);
            frozen.Add(clock.Elapsed.TotalMilliseconds);
            Assert.Empty(published.Findings);
            clock.Restart();
            set = await site.PublishedAsync();
            followed.Add(clock.Elapsed.TotalMilliseconds);
            Assert.Equal($"neu {i}", set.Find(key, Given.De)!.Values.Text("title"));
        }

        output.WriteLine($"save {Median(saved):0.0} ms, publish {Median(frozen):0.0} ms, set follows in {Median(followed):0.0} ms (medians of 21)");
        clock.Restart();
        var keys = set.OfType("place", Given.Nl);
        output.WriteLine($"places in tree order in {clock.Elapsed.TotalMilliseconds:0.0} ms");
        clock.Restart();
        Assert.All(keys, k => Assert.NotNull(set.Find(k, Given.Nl)));
        output.WriteLine($"{keys.Count} bodies read cold, {clock.Elapsed.TotalMilliseconds * 1000 / keys.Count:0} µs each");
        clock.Restart();
        Assert.All(keys, k => Assert.NotNull(set.Find(k, Given.Nl)));
        output.WriteLine($"and warm, {clock.Elapsed.TotalMilliseconds * 1000 / keys.Count:0} µs each");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
