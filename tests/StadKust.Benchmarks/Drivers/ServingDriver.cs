using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;

namespace StadKust.Benchmarks.Drivers;

/// <summary>The scale fixture (10,000 items in three cultures, 5,000 events): memory, pages at a fixed rate, from publish to visible.</summary>
internal static partial class ServingDriver
{
    private const int Rate = 200;
    private const int Requests = 4000;
    private const int WarmUp = 2500;
    private const int Publishes = 20;

    public static async Task RunAsync(CancellationToken stop)
    {
        using var data = await ScaleFolder.OpenAsync(stop);
        await PagesAsync(data.Path, stop);
        await PublishesAsync(data.Path, stop);
    }

    private static async Task PagesAsync(string data, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        await using var server = ServedProcess.Start(data);
        await StartDriver.WaitForPageAsync(server.Client, "/nl/", stop);
        Measured.Say("fixture, first page", watch.Elapsed.TotalMilliseconds, "ms");

        // Visitors are let in before machines: files for those come when the house is open.
        await server.ReadyAsync(stop);
        var paths = await PathsAsync(server.Client, stop);
        foreach (var path in paths[..WarmUp])
        {
            // The compiler's turn; these pages are not asked for again.
            await server.Client.GetByteArrayAsync(new Uri(path, UriKind.Relative), stop);
        }

        var wanted = paths[WarmUp..(WarmUp + Requests)];
        var before = server.ProcessorSeconds;
        var first = await AtRateAsync(server.Client, wanted, stop);
        var used = server.ProcessorSeconds - before;
        var again = await AtRateAsync(server.Client, wanted, stop);
        Measured.Say($"uncached page at {Rate} requests/s, p50", Measured.Percentile(first, 0.5), "ms");
        Measured.Say($"uncached page at {Rate} requests/s, p95", Measured.Percentile(first, 0.95), "ms", "(wanted: 5 or less)");
        Measured.Say("processor time of an uncached page", used * 1000 / Requests, "ms", "(of the server, all its threads)");
        Measured.Say("the same pages cached, p95", Measured.Percentile(again, 0.95), "ms");
        Measured.Say("memory after these pages", server.Megabytes("VmRSS"), "MB", "(wanted: 400 or less)");
        Measured.Say("highest memory", server.Megabytes("VmHWM"), "MB");
    }

    // Open loop: a slow answer does not put off the next request.
    internal static async Task<IReadOnlyCollection<double>> AtRateAsync(HttpClient http, List<string> paths, CancellationToken stop, int rate = Rate)
    {
        var times = new ConcurrentBag<double>();
        var running = new List<Task>(paths.Count);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < paths.Count; i++)
        {
            var due = TimeSpan.FromSeconds(i / (double)rate);
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

        var pages = set.OfType("place", Culture.German).Take(400).Select(k => new Uri($"/de{set.PathOf(k, Culture.German)}", UriKind.Relative)).ToList();
        await http.GetByteArrayAsync(pages[0], stop);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        foreach (var page in pages.Skip(1))
        {
            await http.GetByteArrayAsync(page, stop);
        }

        Measured.Say("allocated for an uncached page, its asker included", (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1024.0 / (pages.Count - 1), "KB");
        Measured.Say("publish to visible, median", Measured.Median(times), "ms");
        Measured.Say("publish to visible, slowest of 20", times.Max(), "ms", "(wanted: 300 or less)");
    }

    [GeneratedRegex("<loc>([^<]+)</loc>")]
    private static partial Regex Location();
}
