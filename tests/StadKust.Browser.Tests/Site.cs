using Microsoft.Playwright;
using StadKust.Web.Tests.Website;

namespace StadKust.Browser.Tests;

/// <summary>One browser and one website for all tests of the assembly.</summary>
public sealed class Site : IAsyncLifetime
{
    private IPlaywright? playwright;

    public SiteHost Host { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await SiteHost.StartAsync();
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright?.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>A page of its own, which gathers what the browser complains about.</summary>
    public async Task<(IPage Page, List<string> Complaints)> OpenAsync(int width, int height = 900, bool isReduced = true)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = Host.Origin,
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = isReduced ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
        });
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        page.RequestFailed += (_, request) => complaints.Add($"{page.Url}: {request.Url} {request.Failure}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Host.Origin, StringComparison.Ordinal))
            {
                complaints.Add($"{page.Url} asks outside: {request.Url}");
            }
        };
        return (page, complaints);
    }

    /// <summary>One page of each type in a culture, and one that is not there.</summary>
    public IEnumerable<string> OnePerType(string culture) =>
        [.. Host.Pages(new Content.Culture(culture)).GroupBy(p => p.Type).Select(g => g.Last().Path), $"/{culture}/is-er-niet/"];
}
