using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;
using StadKust.Content.Tests;
using StadKust.Web.Host;

namespace StadKust.Benchmarks.Drivers;

/// <summary>A site of the scale fixture: filled, and served in this process where its parts must be reached.</summary>
internal static class ScaleData
{
    public static async Task FillAsync(string data, CancellationToken stop)
    {
        await using var house = await House.OpenAsync(data, stop, seed: false);
        var report = await ScaleSite.FillAsync(
            house.Services.GetRequiredService<SiteImport>(), SiteExport.Read(Path.Combine(Measured.Repository, "content-export"), null, null, stop), stop);
        if (!report.Done)
        {
            throw new InvalidOperationException(string.Join("; ", report.Findings.Take(5).Select(f => $"{f.Where}: {f.Message}")));
        }
    }

    public static async Task<ServedSite> ServeAsync(string data, CancellationToken stop)
    {
        var url = $"http://127.0.0.1:{StartDriver.FreePort()}";
        var app = Site.Build(new SiteOptions(DataFolder.Open(data), SiteFolders.Find(), url));
        await app.StartAsync(stop);
        using var http = new HttpClient { BaseAddress = new Uri(url) };
        await StartDriver.WaitForPageAsync(http, "/nl/", stop);
        return new ServedSite(app, new Uri(url));
    }

    public static async Task RetitleAsync(Drafts drafts, Guid key, string title, CancellationToken stop)
    {
        var change = new ItemChange(key)
        {
            Values = ImmutableDictionary<Culture, ImmutableDictionary<string, JsonElement>>.Empty.Add(
                Culture.Dutch, ImmutableDictionary<string, JsonElement>.Empty.Add("title", JsonSerializer.SerializeToElement(title))),
        };
        await drafts.SaveAsync(change, "benchmark", stop);
    }

    internal sealed record ServedSite(WebApplication App, Uri Address) : IAsyncDisposable
    {
        public IServiceProvider Services => App.Services;

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
