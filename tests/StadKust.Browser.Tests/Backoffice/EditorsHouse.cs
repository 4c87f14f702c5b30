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
                house = opened;
            }

            return house;
        }
        finally
        {
            starting.Release();
        }
    }

    /// <summary>A browser of somebody of these groups, signed in through the pages; without a group an administrator.</summary>
    public async Task<Editor> EditorAsync(Site site, string language, params Group[] groups)
    {
        var opened = await OpenAsync();
        var email = $"{Guid.NewGuid():N}@journey.example";
        var account = await Desk.AccountAsync(opened, email, groups);
        await opened.OfAsync<People, bool>(p => p.ChangeAsync(account.Id, new PersonChange(Name: "Jo van Dam", Language: language), default));
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
    private readonly Unanswered unanswered;
    private readonly Dictionary<string, int> before;

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
            ReducedMotion = ReducedMotion.Reduce,
            ExtraHTTPHeaders = new Dictionary<string, string> { ["X-Forwarded-For"] = $"10.9.{Random.Shared.Next(250)}.{Random.Shared.Next(1, 250)}" },
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(30_000);
        await page.AddInitScriptAsync(scriptPath: Path.Combine(AppContext.BaseDirectory, "screen.js"));
        var editor = new Editor(context, page, house, language);
        page.Console += (_, m) => editor.Note(m.Type is "error" or "warning" ? m.Text : "");
        page.PageError += (_, e) => editor.Note(e);
        page.Response += (_, r) => editor.Note(r.Status >= 400 ? $"{r.Status} {r.Request.Method} {r.Url[editor.Origin.Length..]}" : "");
        return editor;
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

    /// <summary>Goes to an address inside the client, without loading it anew, and waits until the network is quiet.</summary>
    public async Task GoAsync(string path)
    {
        await Page.EvaluateAsync("path => history.pushState(null, '', path)", path);
        await SettleAsync();
    }

    public async Task SettleAsync()
    {
        await Page.WaitForTimeoutAsync(150);
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>What the browser complained about, and what was asked for in vain.</summary>
    public IEnumerable<string> Troubles() =>
        Complaints.Concat(unanswered.Counts.Where(c => c.Value > before.GetValueOrDefault(c.Key)).Select(c => $"not served: {c.Key}")).Distinct();

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Note(string complaint)
    {
        if (complaint.Length > 0 && !Allowed.Any(a => complaint.Contains(a, StringComparison.Ordinal)))
        {
            Complaints.Add($"{new Uri(Page.Url).AbsolutePath}: {complaint}");
        }
    }
}
