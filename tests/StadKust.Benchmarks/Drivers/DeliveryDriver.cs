using System.Globalization;
using System.Text.RegularExpressions;

namespace StadKust.Benchmarks.Drivers;

/// <summary>The Delivery API on the scale fixture: items by path beside a bare web server, queries at a fixed rate.</summary>
internal static partial class DeliveryDriver
{
    private const string Base = "/umbraco/delivery/api/v2";
    private const int QueryRate = 500;
    private const int QueriesAsked = 5_000;
    private const int Rounds = 3;

    public static async Task RunAsync(CancellationToken stop)
    {
        using var data = await ScaleFolder.OpenAsync(stop);
        await using var server = ServedProcess.Start(data.Path);
        await server.ReadyAsync(stop);
        await ItemsAsync(server, stop);
        await QueriesAsync(server, stop);
        Measured.Say("memory after these answers", server.Megabytes("VmRSS"), "MB");
    }

    // The same tool asks both, in turn, as fast as they answer.
    private static async Task ItemsAsync(ServedProcess server, CancellationToken stop)
    {
        var listed = await server.Client.GetStringAsync(new Uri($"{Base}/content?filter=contentType:place&take=500&fields=", UriKind.Relative), stop);
        var paths = ItemPath().Matches(listed).Select(m => m.Groups[1].Value).Distinct().ToArray();
        var size = (await server.Client.GetByteArrayAsync(new Uri($"{Base}/content/item{paths[0]}", UriKind.Relative), stop)).Length;
        var script = Path.Combine(Path.GetTempPath(), $"stadkust-paths-{Environment.ProcessId}.lua");
        await File.WriteAllTextAsync(script, Script(paths), stop);
        await using var bare = ServedProcess.StartBare(size);
        await StartDriver.WaitForPageAsync(bare.Client, "/", stop);
        var (ours, ceiling, share) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var one = await RateAsync(server, script, stop);
            var other = await RateAsync(bare, script, stop);
            if (round > 0)
            {
                // The first round is the compiler's.
                ours.Add(one);
                ceiling.Add(other);
                share.Add(one / other);
            }
        }

        File.Delete(script);
        Measured.Say($"item by path, {paths.Length} items of some {size / 1024} KB", Measured.Median(ours), "1/s");
        Measured.Say("bare web server, the same size", Measured.Median(ceiling), "1/s");
        Measured.Say("item by path, share of the bare web server", 100 * Measured.Median(share), "%", "(wanted: 50 or more)");
    }

    /// <summary>Two filters, a sort, a page of ten: hardly two alike, so that each is worked out.</summary>
    internal static List<string> Queries(int count, int seed)
    {
        var random = new Random(seed);
        string[] words = ["concert%20", "plek%20", "een", "1", "2", "3", "gemeente"];
        string[] sorts = ["name:asc", "updateDate:desc", "createDate:asc", "sortOrder:desc"];
        return [.. Enumerable.Range(0, count).Select(_ => string.Create(
            CultureInfo.InvariantCulture,
            $"{Base}/content?filter=contentType:{(random.Next(2) == 0 ? "event" : "place")}&filter=name:{words[random.Next(words.Length)]}{random.Next(100)}&sort={sorts[random.Next(sorts.Length)]}&skip={10 * random.Next(5)}&take=10"))];
    }

    private static async Task QueriesAsync(ServedProcess server, CancellationToken stop)
    {
        await ServingDriver.AtRateAsync(server.Client, Queries(1_000, 2), stop, QueryRate);
        var before = server.ProcessorSeconds;
        var times = await ServingDriver.AtRateAsync(server.Client, Queries(QueriesAsked, 3), stop, QueryRate);
        Measured.Say("processor time of a query", (server.ProcessorSeconds - before) * 1000 / QueriesAsked, "ms");
        Measured.Say($"query, two filters, sort, page of 10, at {QueryRate}/s, p50", Measured.Percentile(times, 0.5), "ms");
        Measured.Say($"query, two filters, sort, page of 10, at {QueryRate}/s, p99", Measured.Percentile(times, 0.99), "ms", "(wanted: 3 or less)");
    }

    private static async Task<double> RateAsync(ServedProcess server, string script, CancellationToken stop)
    {
        var (_, output) = await Measured.RunAsync("wrk", ["-t1", "-c16", "-d4s", "-s", script, server.Address.ToString()], stop);
        var failed = Failed().Match(output);
        return failed.Success
            ? throw new InvalidOperationException($"Not every answer was 200: {failed.Value}")
            : double.Parse(PerSecond().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static string Script(string[] paths) => $$"""
        local paths = { {{string.Join(", ", paths.Select(p => $"\"{Base}/content/item{p}\""))}} }
        local at = 0
        request = function()
          at = at % #paths + 1
          return wrk.format("GET", paths[at])
        end
        """;

    [GeneratedRegex("\"cultures\":\\{\"nl\":\\{\"path\":\"([^\"]+)\"")]
    private static partial Regex ItemPath();

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"Non-2xx or 3xx responses: \d+|Socket errors: .*")]
    private static partial Regex Failed();
}
