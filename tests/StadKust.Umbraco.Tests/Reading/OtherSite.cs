using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StadKust.Content;
using StadKust.Media;
using StadKust.Umbraco.Delivery;
using StadKust.Umbraco.Reading;
using StadKust.Umbraco.Tests.Delivery;

namespace StadKust.Umbraco.Tests.Reading;

/// <summary>A site elsewhere with a Delivery API over real HTTP, whose content changes and which fails when a test says so; and a reader of it.</summary>
internal sealed class OtherSite : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ServiceProvider media;
    private readonly Changing sets;
    private readonly List<UmbracoSets> readers = [];

    private OtherSite(WebApplication app, ServiceProvider media, Changing sets, string folder)
    {
        (this.app, this.media, this.sets, Folder) = (app, media, sets, folder);
    }

    public string Folder { get; }

    /// <summary>Asked before each answer: a status to answer with instead, or null.</summary>
    public Func<HttpRequest, int?> Fails { get; set; } = _ => null;

    public int Requests { get; private set; }

    public ContentSet Set => sets.Published;

    private IMediaFiles Files => media.GetRequiredService<IMediaFiles>();

    public static async Task<OtherSite> StartAsync(SiteExport export, DeliveryOptions? options = null)
    {
        var folder = Directory.CreateTempSubdirectory("stadkust-other-").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Media:Folder"] = Path.Combine(folder, "blobs"),
            ["Media:RenditionFolder"] = Path.Combine(folder, "renditions"),
        }).Build();
        var sets = new Changing();
        var media = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton<IContentSets>(sets).AddMedia(configuration).BuildServiceProvider();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IContentSets>(sets).AddDeliveryApi(options ?? new DeliveryOptions());
        var app = builder.Build();
        var site = new OtherSite(app, media, sets, folder);
        app.Use((context, next) =>
        {
            site.Requests++;
            if (site.Fails(context.Request) is not { } status)
            {
                return next(context);
            }

            context.Response.StatusCode = status;
            return context.Response.WriteAsync("nee", TestContext.Current.CancellationToken);
        });
        app.MapGet("/media/{**path}", (string path) => Results.File(Path.Combine(Given.Export.Folder, "media", path)));
        app.MapDeliveryApi();
        await site.ShowAsync(export);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    public async Task ShowAsync(SiteExport export) => sets.Published = await export.ToSetAsync(Files, TestContext.Current.CancellationToken, (sets.Published?.Version ?? 0) + 1);

    /// <param name="folder">Name of the folder it keeps things in; the same one again is the same reader after a restart.</param>
    public UmbracoSets Reader(SiteExport types, string folder = "read", int pageSize = 100, string? key = null)
    {
        var at = Path.Combine(Folder, folder);
        if (!Directory.Exists(Path.Combine(at, "types")))
        {
            new SiteExport { Model = types.Model, Languages = types.Languages, Words = types.Words }.Write(Path.Combine(at, "types"));
        }

        var reader = new UmbracoSets(
            new ReaderOptions(app.Urls.First(), key, TimeSpan.FromMinutes(5), Path.Combine(at, "types"), at, PageSize: pageSize, Tries: 3),
            new HttpClient(), Files, NullLogger<UmbracoSets>.Instance);
        readers.Add(reader);
        return reader;
    }

    public async ValueTask DisposeAsync()
    {
        readers.ForEach(r => r.Dispose());
        await app.DisposeAsync();
        await media.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private sealed class Changing : IContentSets
    {
        public ContentSet Published { get; set; } = null!;

        public ContentSet Drafted => Published;

        public bool IsReady => true;

        public Task<ContentSet> DraftedNowAsync(CancellationToken stop) => Task.FromResult(Published);

        public Task NewerThanAsync(long version, CancellationToken stop) => Task.Delay(Timeout.Infinite, stop);
    }
}
