using System.Collections.Frozen;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StadKust.Content;
using StadKust.Media;
using StadKust.Umbraco.Backoffice;
using StadKust.Umbraco.Backoffice.KeepingWork;
using StadKust.Umbraco.Backoffice.Management;
using StadKust.Umbraco.Preview;
using StadKust.Umbraco.Tests.Backoffice;
using StadKust.Umbraco.Tests.Delivery;

[assembly: AssemblyFixture(typeof(ManagementServer))]

namespace StadKust.Umbraco.Tests.Backoffice;

/// <summary>The content half of the Management API over real HTTP and a real database, with part of the region's content. Who asks is said in a header.</summary>
public sealed class ManagementServer : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("stadkust-management-").FullName;
    private readonly Dictionary<string, Editor> editors = [];
    private WebApplication app = null!;

    public HttpClient Client { get; private set; } = null!;

    internal Drafts Drafts => app.Services.GetRequiredService<Drafts>();

    internal IContentSets Sets => app.Services.GetRequiredService<IContentSets>();

    internal MediaDrafts Media => app.Services.GetRequiredService<MediaDrafts>();

    internal static Editor Chief { get; } = new(
        Guid.Parse("00000000-0000-4000-8000-00000000cafe"), "Rike", Culture.German,
        new[] { "Read", "Create", "Update", "Publish", "Unpublish", "Delete", "Move", "Sort", "Duplicate", "Rollback", "PropertyValue.Read", "PropertyValue.Write" }
            .Select(v => $"Umb.Document.{v}").ToFrozenSet(),
        null, null, null, new[] { "Umb.Section.Content", "Umb.Section.Media", "Umb.Section.Settings" }.ToFrozenSet(), true);

    public async ValueTask InitializeAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Media:Folder"] = Path.Combine(folder, "media"),
            ["Media:RenditionFolder"] = Path.Combine(folder, "renditions"),
            ["Media:MostBytes"] = "2000000",
        });
        builder.Services
            .AddContent(new ContentOptions { DataFolder = folder, DueWorkAfter = TimeSpan.Zero })
            .AddMedia(builder.Configuration)
            .AddContentManagement()
            .AddPreviewLinks()
            .AddSingleton(new ValueRule("intro", ValueRule.UnreadableDates, value => value.GetString() != "not to be read"));
        app = builder.Build();
        app.MapMedia();
        var guarded = app.MapGroup("").AddEndpointFilter(async (context, next) =>
        {
            context.HttpContext.Features.Set(context.HttpContext.Request.Headers["X-Editor"].FirstOrDefault() is { } name ? editors[name] : Chief);
            return await next(context);
        });
        ContentManagement.Map(guarded.MapGroup("/umbraco/management/api"));
        ContentManagement.MapOwn(guarded.MapGroup("/umbraco/stadkust/api/v1"));
        await app.Services.MigrateContentAsync(stop);
        var report = await app.Services.GetRequiredService<SiteImport>().RunAsync(Part(), new ImportOptions("test"), null, stop);
        Assert.True(report.Done, string.Join('\n', report.Findings));
        await app.StartAsync(stop);
        await Sets.NewerThanAsync(report.Sequence - 1, stop);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <returns>Name to ask under.</returns>
    internal string With(Func<Editor, Editor> change)
    {
        var name = Guid.NewGuid().ToString("n");
        lock (editors)
        {
            editors[name] = change(Chief with { Key = Guid.NewGuid() });
        }

        return name;
    }

    internal async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, object? body = null, string? editor = null, string? revision = null, string? choices = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"/umbraco/management/api/{path}");
        if (body is not null)
        {
            request.Content = body as HttpContent ?? JsonContent.Create(body, options: new JsonSerializerOptions(JsonSerializerDefaults.Web));
        }

        foreach (var (name, value) in new[] { ("X-Editor", editor), (RevisionToken.Header, revision), (Choices.Header, choices) })
        {
            if (value is not null)
            {
                request.Headers.Add(name, value);
            }
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    internal async Task<JsonNode> GetAsync(string path, string? editor = null)
    {
        using var response = await SendAsync(HttpMethod.Get, path, editor: editor);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} for {path}: {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>As a browser tab opens a document: its body, and what the tab carries from now on.</summary>
    internal async Task<Tab> OpenAsync(Guid id, string kind = "document", string? editor = null)
    {
        using var response = await SendAsync(HttpMethod.Get, $"v1/{kind}/{id}", editor: editor);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return new Tab(this, id, kind, editor, (JsonObject)JsonNode.Parse(text)!) { Revision = response.Headers.GetValues(RevisionToken.Header).Single() };
    }

    /// <summary>A page of its own below the root, published nowhere.</summary>
    internal async Task<Guid> NewPageAsync(string name, params (string Alias, string? Culture, JsonNode? Value)[] values)
    {
        var id = Guid.NewGuid();
        using var response = await SendAsync(HttpMethod.Post, "v1/document", NewPage(id, name, values));
        Assert.True(response.StatusCode == System.Net.HttpStatusCode.Created, await TextAsync(response));
        return id;
    }

    internal static object NewPage(Guid id, string name, params (string Alias, string? Culture, JsonNode? Value)[] values) => new
    {
        id,
        parent = new { id = Given.Home },
        documentType = new { id = Type("page") },
        template = (object?)null,
        values = values.Select(v => new { alias = v.Alias, culture = v.Culture, segment = (string?)null, value = v.Value }),
        variants = values.Select(v => v.Culture).OfType<string>().Append("nl").Distinct().Select(c => new { culture = c, segment = (string?)null, name }),
    };

    internal static Guid Type(string alias) => Given.Export.Model.Document(alias)!.Key;

    internal static async Task<string> TextAsync(HttpResponseMessage response) => await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    // The tree of the site without most of its leaves, and a few pictures.
    private static SiteExport Part()
    {
        var all = Given.Export;
        var kept = all.Items.Where(i => i.Level <= 2).Concat(all.Items.Where(i => i.Level == 3).GroupBy(i => i.Parent).SelectMany(g => g.Take(4))).Select(i => i.Key).ToHashSet();
        return new SiteExport
        {
            Folder = all.Folder,
            Model = all.Model,
            Languages = all.Languages,
            Domains = all.Domains,
            Templates = all.Templates,
            Items = [.. all.Items.Where(i => kept.Contains(i.Key))],
            Media = [.. all.Media.Where(m => m.Path.Length == 0 || m.Parent is null).Concat(all.Media.Where(m => m.Path.Length > 0).Take(5)).DistinctBy(m => m.Key).OrderBy(m => m.Level)],
        };
    }
}
