using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StadKust.Content;
using StadKust.Content.Tests;
using StadKust.Media;
using StadKust.Umbraco.Backoffice;
using StadKust.Umbraco.Backoffice.KeepingWork;
using StadKust.Umbraco.Backoffice.Management;

namespace StadKust.Benchmarks.Drivers;

/// <summary>The Management API on the scale fixture, with 10,000 media items in one folder besides: what an editor waits for, over HTTP in one process.</summary>
internal static class BackofficeDriver
{
    private const int Times = 40;
    private const int Warm = 10;

    public static async Task RunAsync(CancellationToken stop)
    {
        var data = Directory.CreateTempSubdirectory("stadkust-editors-").FullName;
        await using var app = Build(data);
        await app.Services.MigrateContentAsync(stop);
        var folder = Guid.NewGuid();
        var report = await app.Services.GetRequiredService<SiteImport>().RunAsync(WithMedia(folder), new ImportOptions("scale"), null, stop);
        await app.StartAsync(stop);
        var sets = app.Services.GetRequiredService<IContentSets>();
        await sets.NewerThanAsync(report.Sequence - 1, stop);
        using var http = new HttpClient { BaseAddress = new Uri($"{app.Urls.First()}/umbraco/management/api/") };

        var set = sets.Published;
        var places = set.OfType("places", Culture.Dutch)[0];
        var page = set.ChildEntries(places)[5].Key;
        await SayAsync("tree level, 1,000 children", 50, () => http.GetByteArrayAsync(new Uri($"v1/tree/document/children?parentId={places}&take=1000", UriKind.Relative), stop));
        await SayAsync("open a document, all its requests", 60, () => OpenAsync(http, page, stop));
        await SayAsync("10,000 media in a folder, a page of 50", 60, () => http.GetByteArrayAsync(
            new Uri($"v1/collection/media?id={folder}&orderBy=updateDate&orderDirection=Descending&skip=5000&take=50", UriKind.Relative), stop));

        var number = 0;
        await SayAsync("save", 40, () => SaveAsync(http, page, $"Plek, {++number}", "", stop));
        await SayAsync("save and publish until readers see it", 300, async () =>
        {
            await SaveAsync(http, page, $"Plek, gepubliceerd {++number}", "/update-and-publish", stop);
            if (sets.Published.Find(page, Culture.Dutch)!.Values.Text("title") != $"Plek, gepubliceerd {number}")
            {
                throw new InvalidOperationException("The answer came before readers saw the new title.");
            }
        });
        Directory.Delete(data, recursive: true);
    }

    private static async Task SayAsync(string what, double wanted, Func<Task> once)
    {
        var times = new List<double>();
        for (var i = 0; i < Warm + Times; i++)
        {
            var watch = Stopwatch.StartNew();
            await once();
            if (i >= Warm)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        Measured.Say(what, Measured.Median(times), "ms", string.Create(
            CultureInfo.InvariantCulture, $"slowest {times.Max():0.0} (wanted: {wanted:0} or less)"));
    }

    // What the client asks for when an editor clicks on a node.
    private static async Task OpenAsync(HttpClient http, Guid id, CancellationToken stop)
    {
        var document = await http.GetFromJsonAsync<JsonNode>($"v1/document/{id}", stop);
        var type = (string)document!["documentType"]!["id"]!;
        var model = await http.GetFromJsonAsync<JsonNode>($"v1/document-type/{type}", stop);
        var compositions = string.Join("&id=", model!["compositions"]!.AsArray().Select(c => (string?)c!["documentType"]!["id"]));
        var all = await http.GetFromJsonAsync<JsonNode>($"v1/document-type/batch?id={compositions}", stop);
        var dataTypes = string.Join("&id=", all!["items"]!.AsArray().Append(model).SelectMany(t => t!["properties"]!.AsArray()).Select(p => (string?)p!["dataType"]!["id"]).Distinct());
        foreach (var path in (string[])["v1/document/configuration", $"v1/document/{id}/published", $"v1/data-type/batch?id={dataTypes}", $"v1/item/data-type?id={dataTypes}",
            $"v1/tree/document/ancestors?descendantId={id}", $"v1/tree/document/siblings?target={id}&before=10&after=10"])
        {
            await http.GetByteArrayAsync(new Uri(path, UriKind.Relative), stop);
        }
    }

    private static async Task SaveAsync(HttpClient http, Guid id, string title, string how, CancellationToken stop)
    {
        using var opened = await http.GetAsync(new Uri($"v1/document/{id}", UriKind.Relative), stop);
        var document = (await opened.Content.ReadFromJsonAsync<JsonObject>(stop))!;
        document["values"]!.AsArray().First(v => (string?)v!["alias"] == "title" && (string?)v["culture"] == "nl")!["value"] = title;
        document["culturesToPublish"] = new JsonArray("nl");
        using var request = new HttpRequestMessage(HttpMethod.Put, $"v1/document/{id}{how}") { Content = JsonContent.Create(document) };
        request.Headers.Add(RevisionToken.Header, opened.Headers.GetValues(RevisionToken.Header));
        using var saved = await http.SendAsync(request, stop);
        saved.EnsureSuccessStatusCode();
    }

    private static SiteExport WithMedia(Guid folder)
    {
        var grown = ScaleSite.Grown(SiteExport.Read(Path.Combine(Measured.Repository, "content-export")));
        var like = grown.Media.First(m => m.Type == "Image");
        var holder = grown.Media.First(m => m.Type == "Folder") with { Key = folder, Name = "Tienduizend", Parent = null, Level = 1 };
        return new SiteExport
        {
            Folder = grown.Folder,
            Model = grown.Model,
            Languages = grown.Languages,
            Domains = grown.Domains,
            Templates = grown.Templates,
            Items = grown.Items,
            Media = [.. grown.Media, holder, .. Enumerable.Range(0, 10_000).Select(i => like with
            {
                Key = Guid.NewGuid(), Name = string.Create(CultureInfo.InvariantCulture, $"Bild {i:00000}"), Parent = folder, Level = 2, SortOrder = i, Path = "",
            })],
        };
    }

    private static WebApplication Build(string data)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Media:Folder"] = Path.Combine(data, "media"), ["Media:RenditionFolder"] = Path.Combine(data, "renditions") });
        builder.Services.AddContent(new ContentOptions { DataFolder = data }).AddMedia(builder.Configuration).AddContentManagement();
        var app = builder.Build();
        var editor = new Editor(
            Guid.NewGuid(), "Measure", Culture.English, new[] { "Read", "Update", "Publish" }.Select(v => $"Umb.Document.{v}").ToFrozenSet(), null, null, null,
            new[] { "Umb.Section.Content", "Umb.Section.Media" }.ToFrozenSet(), true);
        var management = app.MapGroup("/umbraco/management/api").AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Features.Set(editor);
            return next(context);
        });
        ContentManagement.Map(management);
        return app;
    }
}
