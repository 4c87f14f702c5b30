using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StadKust.Content;
using StadKust.Content.Tests;

namespace StadKust.Benchmarks.Drivers;

/// <summary>The content core alone, on 10,000 and on 100,000 items in three languages: start from rows and from the image, memory, and what a read costs.</summary>
internal static class SetDriver
{
    public static async Task RunAsync(CancellationToken stop)
    {
        var reads = new List<double>();
        foreach (var items in new[] { 10_000, 100_000 })
        {
            var data = Directory.CreateTempSubdirectory("stadkust-set-").FullName;
            try
            {
                using (var filling = Node(data))
                {
                    await filling.Services.MigrateContentAsync(stop);
                    await ScaleSite.FillAsync(
                        filling.Services.GetRequiredService<SiteImport>(), SiteExport.Read(Path.Combine(Measured.Repository, "content-export"), null, null, stop), stop, items, items / 2);
                }

                // Each in a process of its own, so that memory is that of one set and nothing is warm.
                foreach (var way in new[] { "rows", "image" })
                {
                    var (_, output) = await Measured.RunAsync("dotnet", [typeof(SetDriver).Assembly.Location, "set-start", data, way], stop);
                    var figures = output.Trim().Split(' ').Select(f => double.Parse(f, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
                    Measured.Say($"{items} items: first set from {way}, processor", figures[0], "ms", items == 100_000 ? "(wanted with the process: 5 000 or less)" : "");
                    Measured.Say($"{items} items: working set after 30,000 reads", figures[1], "MB", items == 100_000 ? "(wanted: 900 or less)" : "");
                    if (way == "image")
                    {
                        reads.Add(figures[2]);
                        Measured.Say($"{items} items: one read by path, processor", figures[2], "µs");
                    }
                }
            }
            finally
            {
                Directory.Delete(data, recursive: true);
            }
        }

        Measured.Say("a read at 100,000 items against one at 10,000", reads[1] / reads[0], "times", "(wanted: 1.2 or less)");
    }

    /// <summary>Starts a node and prints processor time of the first set in ms, working set in MB, and µs a read.</summary>
    public static async Task StartAsync(string data, string way, CancellationToken stop)
    {
        if (way == "rows")
        {
            File.Delete(Path.Combine(data, "set.image"));
        }

        using var node = Node(data);
        await node.Services.MigrateContentAsync(stop);
        var processor = Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds;
        var set = node.Services.GetRequiredService<IContentSets>().Published;
        var random = new Random(1);
        var keys = set.Entries.Select(e => e.Key).ToArray();
        var paths = Enumerable.Range(0, 3_000).Select(_ => keys[random.Next(keys.Length)]).Select(k => set.PathOf(k, Culture.Dutch)).OfType<string>().ToArray();
        foreach (var path in paths)
        {
            set.At(Culture.Dutch, path);
        }

        // Processor time: a read waits for nothing but the page cache, and other programs must not count.
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var round = 0; round < 10; round++)
        {
            foreach (var path in paths)
            {
                set.At(Culture.Dutch, path);
            }
        }

        var read = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMicroseconds / (10 * paths.Length);
        await node.StartAsync(stop);
        await node.StopAsync(stop);
        Console.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{processor:0} {Process.GetCurrentProcess().WorkingSet64 / 1024.0 / 1024.0:0} {read:0.0}"));
    }

    private static IHost Node(string data)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddContent(new ContentOptions { DataFolder = data, DoDueWork = false });
        return builder.Build();
    }
}
