using System.Diagnostics.CodeAnalysis;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(StadKust.Browser.Tests.Site))]

namespace StadKust.Browser.Tests;

/// <summary>Every template in three languages, as a browser sees it.</summary>
public sealed class PagesTests(Site site)
{
    // 2.5.8 (target size) is part of wcag22aa.
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    [Theory]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Every_template_passes_axe_and_the_browser_has_nothing_to_complain(string culture)
    {
        var (page, complaints) = await site.OpenAsync(1440);
        foreach (var path in site.OnePerType(culture))
        {
            await page.GotoAsync(path);
            var result = await page.RunAxe(Rules);
            complaints.AddRange(result.Violations.SelectMany(v => v.Nodes.Take(3).Select(n => $"{path}: {v.Id} {n.Target} {n.Html}")));
            Assert.Equal(culture, await page.EvaluateAsync<string>("document.documentElement.lang"));
            if (await page.Locator("h1").CountAsync() != 1)
            {
                complaints.Add($"{path}: not one h1");
            }
        }

        complaints.RemoveAll(c => c.Contains("status of 404", StringComparison.Ordinal) && c.Contains("is-er-niet", StringComparison.Ordinal));
        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1440)]
    public async Task No_page_is_wider_than_its_window(int width)
    {
        var (page, _) = await site.OpenAsync(width);
        var wide = new List<string>();
        foreach (var path in new[] { "nl", "de", "en" }.SelectMany(site.OnePerType))
        {
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over > 0)
            {
                var who = await page.EvaluateAsync<string>(
                    "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.said,.swell')).slice(0, 3).map(e => e.tagName + '.' + e.className).join(' ')");
                wide.Add($"{path} by {over}: {who}");
            }
        }

        Assert.True(wide.Count == 0, string.Join(Environment.NewLine, wide));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Small_screens_pass_axe_with_the_menu_open(string culture)
    {
        var (page, complaints) = await site.OpenAsync(360, 740);
        await page.GotoAsync($"/{culture}/");
        await page.Locator(".menu-small summary").ClickAsync();
        Assert.True(await page.Locator(".menu-small nav").IsVisibleAsync());

        var result = await page.RunAxe(Rules);

        Assert.Empty(result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id} {n.Target}")));
        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task First_key_press_offers_to_skip_to_the_content_and_does()
    {
        var (page, _) = await site.OpenAsync(1440);
        await page.GotoAsync("/nl/");

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("skip", await page.EvaluateAsync<string>("document.activeElement.className"));
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.getBoundingClientRect().top >= 0"));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(360)]
    public async Task Every_link_that_is_shown_can_be_reached_by_keyboard_in_reading_order_and_shows_its_focus(int width)
    {
        var (page, _) = await site.OpenAsync(width);
        await page.GotoAsync("/de/");
        var visible = await page.EvaluateAsync<int>("[...document.querySelectorAll('a[href],summary,button,input,select,[tabindex=\"0\"]')].filter(e => e.checkVisibility() && e.getClientRects().length).length");
        var seen = new List<int>();
        for (var press = 0; press < visible; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            var (at, shown) = (
                await page.EvaluateAsync<int>("[...document.querySelectorAll('*')].indexOf(document.activeElement)"),
                await page.EvaluateAsync<bool>("""
                    (() => { const seen = e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 };
                    const a = document.activeElement; return seen(a) || !!a.closest('.card') && seen(a.closest('.card')) || a.matches('.skip') })()
                    """));
            Assert.True(shown, await page.EvaluateAsync<string>("document.activeElement.outerHTML"));
            seen.Add(at);
        }

        Assert.Equal(visible, seen.Distinct().Count());
        Assert.Equal(seen.Order(), seen);
        await page.Context.CloseAsync();
    }

    [Fact(Explicit = true)]
    [SuppressMessage("Usage", "xUnit1051", Justification = "Playwright takes no token.")]
    public async Task Pictures_of_pages_for_people_who_look()
    {
        // Run by name with -explicit only: STADKUST_SCREENSHOTS names a folder, STADKUST_PAGES (parts of paths) and STADKUST_WIDTHS narrow.
        var folder = Environment.GetEnvironmentVariable("STADKUST_SCREENSHOTS") ?? Path.Combine(Path.GetTempPath(), "stadkust-pages");

        var wanted = (Environment.GetEnvironmentVariable("STADKUST_PAGES") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        var widths = (Environment.GetEnvironmentVariable("STADKUST_WIDTHS") ?? "360,768,1440").Split(',');
        foreach (var width in widths.Select(w => int.Parse(w, System.Globalization.CultureInfo.InvariantCulture)))
        {
            var (page, _) = await site.OpenAsync(width);
            foreach (var path in new[] { "nl", "de", "en" }.SelectMany(site.OnePerType).Where(p => wanted.Length == 0 || wanted.Any(w => p.EndsWith(w, StringComparison.Ordinal))))
            {
                await page.GotoAsync(path);
                await page.EvaluateAsync("document.querySelectorAll('img').forEach(i => i.loading = 'eager')");
                await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{path.Trim('/').Replace('/', '_')}-{width}.png"), FullPage = true });
            }

            await page.Context.CloseAsync();
        }
    }
}
