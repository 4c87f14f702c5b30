using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using StadKust.Accounts;
using StadKust.Umbraco.Backoffice.Answers;
using StadKust.Web.Tests.Accounts;
using StadKust.Web.Tests.Backoffice;

[assembly: AssemblyFixture(typeof(StadKust.Browser.Tests.Backoffice.EditorsHouse))]

namespace StadKust.Browser.Tests.Backoffice;

/// <summary>The real host for journeys through the back office, with real SQLite and the small site; started by the first test that asks.</summary>
/// <remarks>A journey fails when the browser complains, when the content security policy is broken, or when a screen asks for what is not served.</remarks>
public sealed class EditorsHouse : IAsyncLifetime
{
    private readonly SemaphoreSlim starting = new(1, 1);
    private OpenHouse? house;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (house is not null)
        {
            await house.DisposeAsync();
        }

        starting.Dispose();
    }

    public async Task<OpenHouse> OpenAsync()
    {
        await starting.WaitAsync();
        try
        {
            if (house is null)
            {
                var opened = new OpenHouse();
                await opened.InitializeAsync();
                await GiveWritingToolsAsync(opened);
                house = opened;
            }

            return house;
        }
        finally
        {
            starting.Release();
        }
    }

    // The small site says nothing about the editor of running text, and the client shows only what is named.
    private static async Task GiveWritingToolsAsync(OpenHouse opened)
    {
        using var desk = await Desk.OfAsync(opened, "tools@journey.example");
        var known = await desk.JsonAsync($"/data-type/{DocumentScreen.Running}");
        using var saved = await desk.SendAsync(HttpMethod.Put, $"/data-type/{DocumentScreen.Running}", new
        {
            name = known.GetProperty("name"),
            editorAlias = known.GetProperty("editorAlias"),
            editorUiAlias = known.GetProperty("editorUiAlias"),
            values = new object[]
            {
                new { alias = "extensions", value = new[] { "Umb.Tiptap.RichTextEssentials", "Umb.Tiptap.Bold", "Umb.Tiptap.Italic" } },
                new { alias = "toolbar", value = new[] { new[] { new[] { "Umb.Tiptap.Toolbar.Bold", "Umb.Tiptap.Toolbar.Italic" } } } },
            },
        });
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
    }

    /// <summary>A browser of somebody of these groups, signed in through the pages; without a group an administrator.</summary>
    public async Task<Editor> EditorAsync(Site site, string language, params Group[] groups)
    {
        var opened = await OpenAsync();
        var email = $"{Guid.NewGuid():N}@journey.example";
        var account = await Desk.AccountAsync(opened, email, groups);
        await opened.OfAsync<People, bool>(p => p.ChangeAsync(account.Id, new PersonChange(Name: language == "de" ? "Rike Petersen" : "Jo van Dam", Language: language), default));
        var editor = await Editor.BeginAsync(site, opened, language);
        await editor.SignInAsync(email, OpenHouse.Password);
        return editor;
    }
}

/// <summary>One person at one screen.</summary>
public sealed class Editor : IAsyncDisposable
{
    // What the browser says and nobody can change here; each line with its source in the file.
    private static readonly string[] Allowed = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "allowed-complaints.txt"))
        .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(" — ")[0])];

    private readonly IBrowserContext context;
    private readonly Dictionary<string, int> before;
    private readonly Unanswered unanswered;
    private int asked;

    private Editor(IBrowserContext context, IPage page, OpenHouse house, string language)
    {
        (this.context, Page, House, Language) = (context, page, house, language);
        unanswered = house.Services.GetRequiredService<Unanswered>();
        before = unanswered.Counts.ToDictionary();
    }

    public IPage Page { get; }

    public OpenHouse House { get; }

    public string Language { get; }

    public string Origin => House.Address.GetLeftPart(UriPartial.Authority);

    public List<string> Complaints { get; } = [];

    public static async Task<Editor> BeginAsync(Site site, OpenHouse house, string language)
    {
        var context = await site.Browser.NewContextAsync(new()
        {
            BaseURL = house.Address.GetLeftPart(UriPartial.Authority),
            ViewportSize = new() { Width = 1440, Height = 900 },
            Locale = language switch { "de" => "de-DE", "en" => "en-GB", _ => "nl-NL" },
            TimezoneId = "Europe/Amsterdam",
            ReducedMotion = ReducedMotion.Reduce,
            ExtraHTTPHeaders = new Dictionary<string, string> { ["X-Forwarded-For"] = $"10.9.{Random.Shared.Next(250)}.{Random.Shared.Next(1, 250)}" },
        });
        context.SetDefaultTimeout(60_000);
        var editor = new Editor(context, await context.NewPageAsync(), house, language);
        editor.Listen();
        return editor;
    }

    /// <summary>A second tab of the same browser.</summary>
    public async Task<Editor> TabAsync()
    {
        var tab = new Editor(context, await context.NewPageAsync(), House, Language);
        tab.Listen();
        return tab;
    }

    private void Listen()
    {
        // Of a refused request the answer is noted, not the console's line that says less.
        Page.Console += (_, m) => Note(m.Type is "error" or "warning" && !m.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) ? m.Text : "");
        Page.Request += (_, _) => Interlocked.Increment(ref asked);
        Page.RequestFinished += (_, _) => Interlocked.Decrement(ref asked);
        Page.RequestFailed += (_, _) => Interlocked.Decrement(ref asked);
        Page.PageError += (_, e) => Note(e);
        Page.Response += (_, r) => Note(IsFault(r) ? $"{r.Status} {r.Request.Method} {r.Url[Origin.Length..]}" : "");
    }

    public async Task SignInAsync(string email, string password)
    {
        await Page.GotoAsync("/umbraco");
        await Page.FillAsync("#email", email);
        await Page.FillAsync("#password", password);
        await Page.ClickAsync("button[type=submit]:not(.second)");
        await ArriveAsync();
    }

    /// <summary>Waits until the back office stands with its sections.</summary>
    public async Task ArriveAsync()
    {
        await Page.WaitForURLAsync("**/umbraco/section/**");
        await Page.Locator("umb-backoffice-header-sections uui-tab").First.WaitForAsync();
    }

    /// <summary>Goes to a screen: by loading the client, or within it once it is there.</summary>
    public async Task OpenAsync(string path)
    {
        if (Page.Url.Contains("/umbraco/section/", StringComparison.Ordinal))
        {
            await GoAsync(path);
        }
        else
        {
            await Page.GotoAsync(path);
        }
    }

    /// <summary>A page below the root with a Dutch title, made without the screen.</summary>
    public async Task<Guid> MakeAsync(string name, params (string Alias, object Value)[] values)
    {
        var id = Guid.NewGuid();
        var made = await Page.APIRequest.PostAsync($"{Desk.Api}/document", new()
        {
            DataObject = new
            {
                id,
                parent = new { id = DocumentScreen.Home },
                documentType = new { id = DocumentScreen.Page },
                template = (object?)null,
                values = values.Append(("title", name)).Select(v => new { alias = v.Item1, culture = "nl", segment = (string?)null, value = v.Item2 }),
                variants = new[] { new { culture = "nl", segment = (string?)null, name } },
            },
        });
        Assert.True(made.Ok, await made.TextAsync());
        return id;
    }

    /// <summary>Opens a node of a tree that is closed.</summary>
    public async Task ExpandAsync(ILocator within, string label)
    {
        var node = within.Locator($"uui-menu-item[label='{label}']").First;
        await node.WaitForAsync();
        if (await node.GetAttributeAsync("show-children") is null)
        {
            await node.Locator("#caret-button").First.ClickAsync();
        }

        await SettleAsync();
    }

    /// <summary>Goes to an address inside the client, without loading it anew, and waits until the network is quiet.</summary>
    public async Task GoAsync(string path)
    {
        await Page.EvaluateAsync("path => history.pushState(null, '', path)", path);
        await SettleAsync();
    }

    /// <summary>Waits until nothing is asked for any more.</summary>
    public async Task SettleAsync()
    {
        for (var (quiet, waited) = (0, 0); quiet < 4 && waited < 400; waited++)
        {
            await Page.WaitForTimeoutAsync(50);
            quiet = Volatile.Read(ref asked) == 0 ? quiet + 1 : 0;
        }
    }

    /// <summary>What the browser complained about, and what was asked for in vain.</summary>
    public IEnumerable<string> Troubles() =>
        Complaints.Concat(unanswered.Counts.Where(c => c.Value > before.GetValueOrDefault(c.Key)).Select(c => $"not served: {c.Key}")).Distinct();

    public async ValueTask DisposeAsync()
    {
        // For people who look: where each journey ended.
        if (Environment.GetEnvironmentVariable("STADKUST_SCREENSHOTS") is { } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{TestContext.Current.TestMethod?.MethodName}-{Language}.png") });
        }

        await context.DisposeAsync();
    }

    // What is not valid yet and what two have changed is an answer that a screen shows, not a fault of it.
    private static bool IsFault(IResponse response) => response.Status >= 400
        && !(response.Status == 400 && response.Url.EndsWith("/validate", StringComparison.Ordinal))
        && !(response.Status == 409 && response.Request.Method == "PUT");

    private void Note(string complaint)
    {
        if (complaint.Length > 0 && !Allowed.Any(a => complaint.Contains(a, StringComparison.Ordinal)))
        {
            Complaints.Add($"{new Uri(Page.Url).AbsolutePath}: {complaint}");
        }
    }
}
