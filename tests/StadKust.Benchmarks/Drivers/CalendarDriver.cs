using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;

namespace StadKust.Benchmarks.Drivers;

/// <summary>Calendar pages of the scale fixture (5,000 events), each address new, one after the other: time and processor time a page, by layout; and the feeds.</summary>
internal static class CalendarDriver
{
    private const int PagesOfLayout = 200;
    private const int WarmUp = 60;

    private static readonly string[] Layouts = ["list", "day", "week", "month"];
    private static readonly string[] Kinds = ["", "&kind=market", "&kind=museum", "&theme=coast", "&language=en"];

    public static async Task RunAsync(CancellationToken stop)
    {
        var data = Directory.CreateTempSubdirectory("stadkust-calendar-").FullName;
        await ScaleData.FillAsync(data, stop);
        await using (var site = await ScaleData.ServeAsync(data, stop))
        {
            using var http = new HttpClient { BaseAddress = site.Address };
            var set = site.Services.GetRequiredService<IContentSets>().Published;
            var path = $"/nl{set.PathOf(set.OfType("calendar", Culture.Dutch)[0], Culture.Dutch)}";
            var today = DateOnly.FromDateTime(DateTime.UtcNow);
            foreach (var layout in Layouts)
            {
                var times = new List<double>();
                var before = TimeSpan.Zero;
                for (var i = 0; i < PagesOfLayout + WarmUp; i++)
                {
                    if (i == WarmUp)
                    {
                        before = Process.GetCurrentProcess().TotalProcessorTime;
                    }

                    // Another day is another address, also of the same month.
                    var from = today.AddDays(i * 2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                    var began = Stopwatch.GetTimestamp();
                    await http.GetByteArrayAsync(new Uri($"{path}?view={layout}&from={from}{Kinds[i % Kinds.Length]}", UriKind.Relative), stop);
                    if (i >= WarmUp)
                    {
                        times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                    }
                }

                var processor = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / PagesOfLayout;
                Measured.Say($"calendar by {layout}, p50", Measured.Percentile(times, 0.5), "ms");
                Measured.Say($"calendar by {layout}, p95", Measured.Percentile(times, 0.95), "ms", "(wanted: 10 or less)");
                Measured.Say($"calendar by {layout}, processor a page", processor, "ms", "client and compiling included");
            }

            foreach (var format in new[] { "ics", "rss", "atom", "json" })
            {
                var began = Stopwatch.GetTimestamp();
                var bytes = await http.GetByteArrayAsync(new Uri($"{path.TrimEnd('/')}.{format}", UriKind.Relative), stop);
                Measured.Say($"feed .{format} of all events, first time", Stopwatch.GetElapsedTime(began).TotalMilliseconds, "ms", $"{bytes.Length / 1024} KB");
            }
        }

        Directory.Delete(data, recursive: true);
    }
}
