using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace StadKust.Browser.Tests;

/// <summary>The officer's quarter of an hour: by keyboard alone, on a phone, every page looked at by axe. The program runs as it is delivered.</summary>
/// <remarks>With <c>STADKUST_SCREENSHOTS</c> naming a folder every page is also kept as pictures in three widths, for people to look at.</remarks>
public sealed class PartnerJourneyTests(Site site) : IAsyncLifetime
{
    private const int Phone = 360;

    private const string Password = "een lange zin met vissen";

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    private readonly string data = Directory.CreateTempSubdirectory("stadkust-journey-").FullName;
    private readonly List<string> complaints = [];
    private int looks;
    private Process? program;
    private string origin = "";

    public async ValueTask InitializeAsync()
    {
        origin = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var part in new[] { Path.Combine(AppContext.BaseDirectory, "StadKust.Web.dll"), "serve", "--data", data, "--urls", origin })
        {
            start.ArgumentList.Add(part);
        }

        start.Environment["Content__DoDueWork"] = "false";
        program = Process.Start(start)!;
        program.OutputDataReceived += (_, _) => { };
        program.ErrorDataReceived += (_, _) => { };
        program.BeginOutputReadLine();
        program.BeginErrorReadLine();
        using var http = new HttpClient { BaseAddress = new Uri(origin) };
        for (var tries = 0; ; tries++)
        {
            Assert.True(tries < 900 && !program.HasExited, "The program did not open.");
            try
            {
                // Doors open last.
                if ((await http.GetAsync(new Uri("/account/sign-in?door=partner", UriKind.Relative))).StatusCode == HttpStatusCode.OK && File.Exists(Path.Combine(data, "first-sign-in.txt")))
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(200);
        }
    }

    public async ValueTask DisposeAsync()
    {
        program?.Kill(entireProcessTree: true);
        await (program?.WaitForExitAsync() ?? Task.CompletedTask);
        program?.Dispose();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task An_officer_submits_edits_and_cancels_by_keyboard_alone_on_a_phone()
    {
        await using var context = await site.Browser.NewContextAsync(new() { BaseURL = origin, ViewportSize = new() { Width = Phone, Height = 740 }, Locale = "nl-NL", ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            // A browser asks for the picture of its tab by itself.
            if (message.Type is "error" or "warning" && !message.Location.Contains("/favicon.ico", StringComparison.Ordinal))
            {
                complaints.Add($"{page.Url}: {message.Text} {message.Location}");
            }
        };

        // The one-time link of the first start: an administrator may use every door.
        await page.GotoAsync((await File.ReadAllTextAsync(Path.Combine(data, "first-sign-in.txt"), TestContext.Current.CancellationToken)).Trim());
        await TypeAsync(page, "input[name=email]", "griffie@example.org");
        await TypeAsync(page, "input[name=name]", "Griffie Katwijk");
        await TypeAsync(page, "input[name=password]", Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(u => !u.Contains("/account/welcome", StringComparison.Ordinal));
        await page.GotoAsync("/account/sign-in?door=partner&return=%2Fpartner&lang=nl");
        await TypeAsync(page, "input[name=email]", "griffie@example.org");
        await TypeAsync(page, "input[name=password]", Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/partner*");

        await page.GotoAsync("/partner?lang=nl");
        await LookAsync(page);
        await PressAsync(page, "form.start button");
        await LookAsync(page);
        await TypeAsync(page, "#title-nl", "Strandbibliotheek");
        await TypeAsync(page, "#intro-nl", "Boeken met zand ertussen, de hele zomer.");
        await SpaceAsync(page, "input[name=Spoken][value=nl]");
        await SpaceAsync(page, "input[name=Kinds][value=beach]");
        await PressAsync(page, "main form button");

        await page.WaitForURLAsync("**/when*");
        await LookAsync(page);
        await TabToAsync(page, "input[name='Form.Repeats']");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.True(await page.IsCheckedAsync("input[value=Weekly]"));
        // Day and month alike, and before noon: date and time fields follow the browser's language.
        await TypeAsync(page, "#Date", "07072027");
        await TypeAsync(page, "#Start", "1000a");
        await TypeAsync(page, "#End", "1130a");
        Assert.True(await page.IsVisibleAsync("#Every"));
        await TypeAsync(page, "#Until", "09092027");
        await PressAsync(page, "button[value=look]");
        Assert.Contains("iedere woensdag", await page.InnerTextAsync(".reads .sentence"), StringComparison.Ordinal);
        await LookAsync(page);
        await TypeAsync(page, "#Address", "Boulevard 1, Katwijk");
        await PressAsync(page, "main form button:not([name])");

        await page.WaitForURLAsync("**/more*");
        await LookAsync(page);
        await TabToAsync(page, "input[name=Price]");
        await page.Keyboard.PressAsync("ArrowDown");
        await PressAsync(page, "main form button:not([name])");

        await page.WaitForURLAsync(u => System.Text.RegularExpressions.Regex.IsMatch(u, "/partner/event/[0-9a-f-]{36}\\?"));
        await LookAsync(page);
        var key = new Uri(page.Url).Segments[3].Trim('/');
        await PressAsync(page, "form[action*='handler=Submit'] button");
        Assert.Contains("Wacht op de redactie", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await LookAsync(page);

        // The editors' side, with the same hands: the first sign-in opened both of their doors.
        foreach (var desk in new[] { "/magazin/events?lang=nl", "/magazin/events/pairs?lang=nl", "/magazin/events/sources?lang=nl", "/magazin/events/partners?lang=nl", "/partner/feeds?lang=nl" })
        {
            await page.GotoAsync(desk);
            await LookAsync(page);
        }

        await page.GotoAsync($"/magazin/events/{key}?lang=nl");
        await LookAsync(page);
        await PressAsync(page, "form[action*='handler=Approve'] button");
        await ShowsAsync(page, "Strandbibliotheek");

        await page.GotoAsync($"/partner/event/{key}?lang=nl");
        await TypeAsync(page, "#note-cancel", "De boeken zijn nat.");
        await PressAsync(page, "form[action*='handler=Cancel'] button");
        await ShowsAsync(page, "Gaat niet door");
        Assert.True(complaints.Count == 0, string.Join(Environment.NewLine, complaints));
    }

    private async Task LookAsync(IPage page)
    {
        var result = await page.RunAxe(Rules);
        complaints.AddRange(result.Violations.SelectMany(v => v.Nodes.Take(3).Select(n => $"{page.Url}: {v.Id} {n.Target} {n.Html}")));
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (over > 0)
        {
            complaints.Add($"{page.Url} is wider than the phone by {over}");
        }

        if (Environment.GetEnvironmentVariable("STADKUST_SCREENSHOTS") is { Length: > 0 } folder)
        {
            foreach (var width in new[] { 768, 1440, Phone })
            {
                await page.SetViewportSizeAsync(width, 740);
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"partner-{looks:00}-{width}.png"), FullPage = true });
            }
        }

        looks++;
    }

    // A publication is seen a moment after it is written down; a browser that has the page asks again when it is reloaded.
    private static async Task ShowsAsync(IPage page, string words)
    {
        await page.GotoAsync("/nl/agenda/?view=day&from=2027-07-07");
        for (var tries = 0; ; tries++)
        {
            await page.ReloadAsync();
            if ((await page.InnerTextAsync("main")).Contains(words, StringComparison.Ordinal))
            {
                return;
            }

            Assert.True(tries < 100, $"The agenda does not show \"{words}\".");
            await Task.Delay(100);
        }
    }

    private static async Task TypeAsync(IPage page, string selector, string text)
    {
        await TabToAsync(page, selector);
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task SpaceAsync(IPage page, string selector)
    {
        await TabToAsync(page, selector);
        await page.Keyboard.PressAsync("Space");
        Assert.True(await page.IsCheckedAsync(selector));
    }

    private static async Task PressAsync(IPage page, string selector)
    {
        await TabToAsync(page, selector);
        await EnterAsync(page);
    }

    private static async Task EnterAsync(IPage page)
    {
        // The page a form leads to, after the redirects: answered is not yet shown.
        var there = new TaskCompletionSource();
        void Note(object? sender, IFrame frame)
        {
            if (frame == page.MainFrame)
            {
                there.TrySetResult();
            }
        }

        page.FrameNavigated += Note;
        try
        {
            await page.Keyboard.PressAsync("Enter");
            await there.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        finally
        {
            page.FrameNavigated -= Note;
        }

        await page.WaitForLoadStateAsync();
    }

    // As a person without a mouse comes there; what no Tab reaches is a fault.
    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var presses = 0; presses < 250; presses++)
        {
            if (await page.EvaluateAsync<bool>("s => document.activeElement?.matches(s) ?? false", selector))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} cannot be reached by keyboard at {page.Url}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
