using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StadKust.Content;
using StadKust.Content.Tests;

namespace StadKust.Benchmarks.Drivers;

/// <summary>Two nodes on one PostgreSQL: from the answer of a publication until both show it.</summary>
internal static class NodesDriver
{
    private const int Items = 10_000;
    private const int Publications = 200;

    public static async Task RunAsync(CancellationToken stop)
    {
        using var postgres = ThrowAwayPostgres.Start();
        var connection = await postgres.FreshAsync();
        using var first = await NodeAsync(connection, stop);
        using var second = await NodeAsync(connection, stop);
        var clock = Stopwatch.StartNew();
        var report = await ScaleSite.FillAsync(
            first.Services.GetRequiredService<SiteImport>(), SiteExport.Read(Path.Combine(Measured.Repository, "content-export"), null, null, stop), stop, Items, Items / 2);
        Measured.Say($"import of {Items} items in three languages", clock.Elapsed.TotalSeconds, "s", "(wanted: 60 or less)");
        var sets = new[] { first, second }.Select(n => n.Services.GetRequiredService<IContentSets>()).ToArray();
        await Task.WhenAll(sets.Select(s => s.NewerThanAsync(report.Sequence - 1, stop)));
        var drafts = first.Services.GetRequiredService<Drafts>();
        var times = new List<double>();
        for (var i = 0; i < Publications; i++)
        {
            var key = ScaleSite.Key(100_000 + (i % 20));
            await ScaleData.RetitleAsync(drafts, key, $"nieuw {i}", stop);
            clock.Restart();
            var outcome = await drafts.PublishAsync(key, [Culture.Dutch], "benchmark", stop);
            await Task.WhenAll(sets.Select(s => s.NewerThanAsync(outcome.Sequence - 1, stop)));
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        Measured.Say("publish to visible on two nodes, median", Measured.Median(times), "ms");
        Measured.Say("publish to visible on two nodes, p99", Measured.Percentile(times, 0.99), "ms", "(wanted: 1 000 or less)");
        await first.StopAsync(stop);
        await second.StopAsync(stop);
    }

    private static async Task<IHost> NodeAsync(string connection, CancellationToken stop)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddContent(new ContentOptions
        {
            Provider = StoreProvider.PostgreSql,
            ConnectionString = connection,
            DataFolder = Path.Combine(Path.GetTempPath(), "stadkust-none"),
            DoDueWork = false,
        });
        var host = builder.Build();
        await host.Services.MigrateContentAsync(stop);
        await host.StartAsync(stop);
        return host;
    }
}
