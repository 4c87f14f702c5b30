using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;

namespace StadKust.Benchmarks.Drivers;

/// <summary>The scale fixture (10,000 items in three cultures, 5,000 events): memory, pages at a fixed rate, from publish to visible.</summary>
internal static partial class ServingDriver
{
    private const int Rate = 200;
    private const int Requests = 4000;
    private const int Publishes = 20;

    public static async Task RunAsync(CancellationToken stop)
    {
        var data = Directory.CreateTempSubdirectory("stadkust-scale-").FullName;
        var watch = Stopwatch.StartNew();
        await ScaleData.FillAsync(data, stop);
        Measured.Say("fixture imported", watch.Elapsed.TotalSeconds, "s");

        await PagesAsync(data, stop);
        await PublishesAsync(data, stop);
        Directory.Delete(data, recursive: true);
    }

    private static async Task PagesAsync(string data, CancellationToken stop)
    {
        var url = $"http://127.0.0.1:{StartDriver.FreePort()}";
        var watch = Stopwatch.StartNew();
        using var server = Measured.Start("dotnet", Measured.Program, "serve", "--data", data, "--urls", url);
        try
        {
            server.BeginOutputReadLine();
            server.BeginErrorReadLine();
            using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = new Uri(url) };
            await StartDriver.WaitForPageAsync(http, "/nl/", stop);
            Measured.Say("fixture, first page", watch.Elapsed.TotalMilliseconds, "ms");

            // Visitors are let in before machines: files for those come when the house is open.
            await StartDriver.WaitForPageAsync(http, "/sitemap.xml", stop);
            var paths = await PathsAsync(http, stop);
            foreach (var path in paths[..500])
            {
                // The compiler's turn; these pages are not asked for again.
                await http.GetByteArrayAsync(new Uri(path, UriKind.Relative), stop);
            }

            var wanted = paths[500..(500 + Requests)];
            var first = await AtRateAsync(http, wanted, stop);
            var again = await AtRateAsync(http, wanted, stop);
            Measured.Say($"uncached page at {Rate} requests/s, p50", Measured.Percentile(first, 0.5), "ms");
            Measured.Say($"uncached page at {Rate} requests/s, p95", Measured.Percentile(first, 0.95), "ms", "(wanted: 5 or less)");
            Measured.Say($"the same pages cached, p95", Measured.Percentile(again, 0.95), "ms");
            foreach (var (name, what) in new[] { ("VmRSS", "memory after these pages"), ("VmHWM", "highest memory") })
            {
                var line = (await File.ReadAllLinesAsync($"/proc/{server.Id}/status", stop)).First(l => l.StartsWith(name, StringComparison.Ordinal));
                Measured.Say(what, int.Parse(Digits().Match(line).Value, CultureInfo.InvariantCulture) / 1024.0, "MB", "(wanted: 400 or less)");
            }
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(stop);
        }
    }

    // Open loop: a slow answer does not put off the next request.
    private static async Task<IReadOnlyCollection<double>> AtRateAsync(HttpClient http, List<string> paths, CancellationToken stop)
    {
        var times = new ConcurrentBag<double>();
        var running = new List<Task>(paths.Count);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < paths.Count; i++)
        {
            var due = TimeSpan.FromSeconds(i / (double)Rate);
            if (due - watch.Elapsed is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait, stop);
            }

            running.Add(OneAsync(paths[i]));
        }

        await Task.WhenAll(running);
        return times;

        async Task OneAsync(string path)
        {
            var began = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), stop);
            await answer.Content.ReadAsByteArrayAsync(stop);
            answer.EnsureSuccessStatusCode();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
    }

    /// <summary>Paths of all pages from the sitemaps, in an order that mixes languages and types.</summary>
    private static async Task<List<string>> PathsAsync(HttpClient http, CancellationToken stop)
    {
        var paths = new List<string>();
        foreach (Match sitemap in Location().Matches(await http.GetStringAsync(new Uri("/sitemap.xml", UriKind.Relative), stop)))
        {
            var text = await http.GetStringAsync(new Uri(new Uri(sitemap.Groups[1].Value).PathAndQuery, UriKind.Relative), stop);
            paths.AddRange(Location().Matches(text).Select(m => new Uri(m.Groups[1].Value).PathAndQuery));
        }

        var random = new Random(1);
        return [.. paths.OrderBy(_ => random.Next())];
    }

    private static async Task PublishesAsync(string data, CancellationToken stop)
    {
        await using var site = await ScaleData.ServeAsync(data, stop);
        using var http = new HttpClient { BaseAddress = site.Address };
        var drafts = site.Services.GetRequiredService<Drafts>();
        var set = site.Services.GetRequiredService<IContentSets>().Published;
        var key = set.OfType("place", Culture.Dutch)[17];
        var path = $"/nl{set.PathOf(key, Culture.Dutch)}";
        var times = new List<double>();
        for (var round = 0; round < Publishes; round++)
        {
            var title = $"Zichtbaar na ronde {round}";
            await ScaleData.RetitleAsync(drafts, key, title, stop);
            var watch = Stopwatch.StartNew();
            var outcome = await drafts.PublishAsync(key, [Culture.Dutch], "benchmark", stop);
            if (!outcome.Done)
            {
                throw new InvalidOperationException(string.Join("; ", outcome.Findings.Select(f => f.Message)));
            }

            while (!(await http.GetStringAsync(new Uri(path, UriKind.Relative), stop)).Contains(title, StringComparison.Ordinal))
            {
                await Task.Delay(1, stop);
            }

            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        Measured.Say("publish to visible, median", Measured.Median(times), "ms");
        Measured.Say("publish to visible, slowest of 20", times.Max(), "ms", "(wanted: 300 or less)");
    }

    [GeneratedRegex("<loc>([^<]+)</loc>")]
    private static partial Regex Location();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
