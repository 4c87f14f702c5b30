using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StadKust.Audience;
using StadKust.Content;
using StadKust.Events;
using StadKust.Media;
using StadKust.Themes;
using StadKust.Web.Website;

namespace StadKust.Web.Tests.Website;

/// <summary>The website alone, on a port of its own, over the real content of content-export and the real theme. No database.</summary>
public sealed class SiteHost : IAsyncDisposable
{
    /// <summary>A Saturday in spring, when the calendar of the content is full.</summary>
    public static readonly DateTimeOffset Now = new(2027, 3, 20, 9, 0, 0, TimeSpan.Zero);

    private readonly WebApplication app;
    private readonly string data;

    private SiteHost(WebApplication app, string data, ContentSet set)
    {
        this.app = app;
        this.data = data;
        Set = set;
        Origin = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public string Origin { get; }

    public ContentSet Set { get; }

    public IServiceProvider Services => app.Services;

    public static string Repository { get; } = FindRepository();

    public static async Task<SiteHost> StartAsync(IReadOnlyDictionary<string, string>? settings = null, IContentSets? other = null, string? export = null)
    {
        var data = Directory.CreateTempSubdirectory("stadkust-site-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration["Theme:Folder"] = Path.Combine(Repository, "themes", "kueste-und-kultur");
        builder.Configuration["Magazine:DataFolder"] = data;
        builder.Configuration["Media:Folder"] = Path.Combine(data, "media");
        builder.Configuration["Media:RenditionFolder"] = Path.Combine(data, "renditions");
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            builder.Configuration[name] = value;
        }

        builder.Services.AddSingleton<TimeProvider>(new FixedClock(Now));
        builder.Services.AddMedia(builder.Configuration).AddThemes(builder.Configuration).AddEvents().AddWebsite(builder.Configuration);
        // Looks at pages are counted in memory; nothing here writes them down.
        builder.Services.AddSingleton(s => new Reach(new SharedDatabase(new ContentOptions { DataFolder = data }), s.GetRequiredService<TimeProvider>()));
        var sets = new Sets();
        builder.Services.AddSingleton<IContentSets>(sets);
        var app = builder.Build();
        app.MapWebsite();
        var set = await SiteExport.Read(export ?? Path.Combine(Repository, "content-export")).ToSetAsync(app.Services.GetRequiredService<IMediaFiles>(), CancellationToken.None);
        sets.Inner = other ?? new FixedSets(set);
        await app.StartAsync();
        return new SiteHost(app, data, set);
    }

    public HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Origin) };

    /// <summary>Addresses of all pages of a culture, as the site itself writes them.</summary>
    public IEnumerable<(string Type, string Path)> Pages(Culture culture) => Set.Entries
        .Where(e => e.Cultures.Contains(culture) && RenderScope.HasPage(Set, e) && Set.Exists(e.Key, culture))
        .Select(e => (e.Type, $"/{culture}{Set.PathOf(e.Key, culture)}"));

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    private static string FindRepository([System.Runtime.CompilerServices.CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "StadKust.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The checkout was not found.");
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class Sets : IContentSets
    {
        public IContentSets Inner { get; set; } = null!;

        public ContentSet Published => Inner.Published;

        public ContentSet Drafted => Inner.Drafted;

        public bool IsReady => Inner.IsReady;

        public Task<ContentSet> DraftedNowAsync(CancellationToken stop) => Inner.DraftedNowAsync(stop);

        public Task NewerThanAsync(long version, CancellationToken stop) => Inner.NewerThanAsync(version, stop);
    }
}
