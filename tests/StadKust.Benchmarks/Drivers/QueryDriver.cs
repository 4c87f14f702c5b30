using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StadKust.Content;
using StadKust.Content.Tests;
using StadKust.Umbraco.Delivery;

namespace StadKust.Benchmarks.Drivers;

/// <summary>What a query of the Delivery API is made of, in this process and without a network: finding, reading, writing.</summary>
internal static class QueryDriver
{
    private const int Rounds = 2_000;

    public static async Task RunAsync(CancellationToken stop)
    {
        var data = Directory.CreateTempSubdirectory("stadkust-query-").FullName;
        try
        {
            var builder = Host.CreateApplicationBuilder();
            builder.Logging.ClearProviders();
            builder.Services.AddContent(new ContentOptions { DataFolder = data, DoDueWork = false });
            using var node = builder.Build();
            await node.Services.MigrateContentAsync(stop);
            await ScaleSite.FillAsync(node.Services.GetRequiredService<SiteImport>(), SiteExport.Read(Path.Combine(Measured.Repository, "content-export"), null, null, stop), stop);
            await node.StartAsync(stop);
            var sets = node.Services.GetRequiredService<IContentSets>();
            await sets.NewerThanAsync(0, stop);
            Ask(sets.Published);
            await node.StopAsync(stop);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static void Ask(ContentSet set)
    {
        var options = new DeliveryOptions();
        var queries = DeliveryDriver.Queries(1_000, 2).Select(q => new QueryCollection(QueryHelpers.ParseQuery(new Uri(new Uri("http://x"), q).Query))).ToArray();
        var asked = new DeliveryRequest(set, Culture.Dutch, null, options, DateOnly.FromDateTime(DateTime.UtcNow));
        var found = new List<IReadOnlyList<Guid>>();
        Time("finding the page of a query", n =>
        {
            var query = queries[n % queries.Length];
            Paging.Read(query, out var page);
            var (matches, _) = ContentQuery.Run(asked, null, query["filter"], query["sort"], page);
            if (found.Count < queries.Length)
            {
                found.Add(matches.Page);
            }
        });
        Measured.Say("items on a page, mean", found.Average(f => f.Count), "");
        Time("reading its items", n => GC.KeepAlive(found[n % found.Count].Sum(k => set.Find(k, Culture.Dutch)!.Values.Text("title").Length)));
        Time("their routes in three languages", n => GC.KeepAlive(found[n % found.Count].Sum(k => set.Languages.Sum(l => Routes.Of(set, k, l.Culture)?.Path.Length ?? 0))));
        Time("reading and writing its items", n => Answer.Of(json =>
        {
            var bodies = new BodyWriter(json, asked);
            json.WriteStartArray();
            foreach (var key in found[n % found.Count])
            {
                bodies.Whole(asked.Find(key)!);
            }

            json.WriteEndArray();
        }));
    }

    private static void Time(string what, Action<int> act)
    {
        for (var n = 0; n < Rounds; n++)
        {
            act(n);
        }

        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var n = 0; n < Rounds; n++)
        {
            act(n);
        }

        Measured.Say($"{what}, processor", (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMicroseconds / Rounds, "µs");
    }
}
