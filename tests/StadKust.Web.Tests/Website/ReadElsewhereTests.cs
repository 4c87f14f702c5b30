using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;
using StadKust.Themes;
using StadKust.Umbraco.Reading;
using StadKust.Web.Tests.Commands;
using StadKust.Web.Tests.Print;

namespace StadKust.Web.Tests.Website;

/// <summary>Website, search and magazine on content that is kept in another program, in another process, and read over its Delivery API.</summary>
public sealed partial class ReadElsewhereTests(SeededFolder seeded)
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    // Words that stand in the texts of both, and one that stands in none.
    private static readonly string[] Searches = ["/nl/zoeken/?q=gracht", "/de/suche/?q=strand", "/en/search/?q=lighthouse", "/nl/zoeken/?q=xyzzyx"];

    [Fact]
    public async Task Website_search_and_magazine_are_the_same_on_content_read_from_another_process()
    {
        using var theirs = seeded.Copy();
        using var ours = new TemporaryFolder();
        await using var other = await Process.StartAsync(theirs.Path);
        await using var house = await RunningHouse.StartAsync(
            ours, ("Content:Source", "umbraco"), ("Content:Umbraco:Url", other.Address), ("Content:Umbraco:HintKey", "wenk"), ("Content:DoDueWork", "false"));
        var sets = house.Services.GetRequiredService<UmbracoSets>();
        await WaitAsync(() => sets.IsReady, () => sets.Trouble);
        using var here = house.Visitor();
        using var there = new HttpClient { BaseAddress = new Uri(other.Address) };

        // Three pages of each type in each language, and every page that lists others.
        var set = sets.Published;
        var pages = set.Entries.Where(e => RenderScope.HasPage(set, e)).SelectMany(e => set.CulturesOf(e.Key).Select(c => (e.Type, Path: $"/{c.Code}{set.PathOf(e.Key, c)}", Culture: c)))
            .GroupBy(p => (p.Type, p.Culture)).SelectMany(g => g.OrderBy(p => p.Path, StringComparer.Ordinal).Take(3)).ToArray();
        Assert.True(pages.Length > 60, $"Only {pages.Length} pages.");
        var others = new List<string>();
        foreach (var path in pages.Select(p => p.Path).Concat(Searches).Append("/sitemap-de.xml"))
        {
            var (wanted, mine) = (Words(await there.GetStringAsync(path, Stop), other.Address), Words(await here.GetStringAsync(path, Stop), house.Origin));
            if (wanted != mine)
            {
                var at = wanted.Zip(mine).TakeWhile(c => c.First == c.Second).Count();
                others.Add($"{path} differs at {at}: …{Around(wanted, at)}… is here …{Around(mine, at)}…");
            }
        }

        Assert.True(others.Count == 0, string.Join("\n", others));
        await SetsTheSameEditionAsync(theirs, other.Address);
        await FollowsAsync(theirs, here, sets);
    }

    private static async Task SetsTheSameEditionAsync(TemporaryFolder theirs, string address)
    {
        using var mine = new TemporaryFolder();
        using var own = new TemporaryFolder();
        using var target = new TemporaryFolder();
        var read = await StadKustProgram.RunAsync(
            [("Content__Source", "umbraco"), ("Content__Umbraco__Url", address)], "typeset", "--edition", "2027-1", "--out", target.Path, "--data", mine.Path);
        var stored = await StadKustProgram.RunAsync("typeset", "--edition", "2027-1", "--out", own.Path, "--data", theirs.Path);

        Assert.True(read.Code is 0 or 1, read.Output + read.Errors);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(target.At("report.json"), Stop));
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(own.At("report.json"), Stop));
        Assert.Equal(0, report.RootElement.GetProperty("oversetCharacters").GetInt32());
        Assert.Equal(expected.RootElement.GetProperty("stories").GetRawText(), report.RootElement.GetProperty("stories").GetRawText());
        Assert.True(stored.Code is 0 or 1, stored.Output + stored.Errors);
    }

    private static async Task FollowsAsync(TemporaryFolder theirs, HttpClient here, UmbracoSets sets)
    {
        var story = sets.Published.OfType("story", Culture.Dutch)[0];
        var path = sets.Published.PathOf(story, Culture.Dutch)!;
        var withdrawn = await StadKustProgram.RunAsync("publish", story.ToString(), "--language", "nl", "--withdraw", "--data", theirs.Path);
        Assert.True(withdrawn.Code is 0 or 1, withdrawn.Output + withdrawn.Errors);

        using var guessed = await here.PostAsync($"{ReaderRegistration.HintPath}?key=geraden", null, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, guessed.StatusCode);
        for (var tries = 0; sets.Published.Exists(story, Culture.Dutch); tries++)
        {
            // The other process looks at its log every five seconds: until then a hint finds nothing new.
            Assert.True(tries < 60, $"The withdrawal did not arrive: {sets.Trouble}");
            using var hinted = await here.PostAsync($"{ReaderRegistration.HintPath}?key=wenk", null, Stop);
            Assert.Equal(HttpStatusCode.Accepted, hinted.StatusCode);
            await Task.Delay(500, Stop);
        }

        using var gone = await here.GetAsync($"/nl{path}", Stop);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    private static async Task WaitAsync(Func<bool> isThere, Func<string?> trouble)
    {
        for (var tries = 0; !isThere(); tries++)
        {
            Assert.True(tries < 300, $"Nothing was read within a minute: {trouble()}");
            await Task.Delay(200, Stop);
        }
    }

    // Pictures are those the other site gives to the public, so their addresses carry other hashes; all else is the same to the letter.
    private static string Words(string page, string origin) => Pictures().Replace(page, "").Replace(new Uri(origin).Authority, "host", StringComparison.Ordinal);

    private static string Around(string text, int at) => text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)];

    [GeneratedRegex("<(?:img|source|picture)[^>]*>|</picture>|<meta property=\"og:image[^>]*>|<meta name=\"twitter:card\"[^>]*>|\"image\":\\{[^}]*\\},?|<link rel=\"preload\" as=\"image\"[^>]*>")]
    private static partial Regex Pictures();

    /// <summary>The program as it is built, serving in a process of its own.</summary>
    private sealed class Process(System.Diagnostics.Process process, string address) : IAsyncDisposable
    {
        public string Address => address;

        public static async Task<Process> StartAsync(string data)
        {
            using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
            probe.Stop();
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "StadKust.Web.dll"), "serve", "--data", data, "--urls", address])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["Content__DoDueWork"] = "false";
            start.Environment["Content__PollEvery"] = "00:00:01";
            var process = System.Diagnostics.Process.Start(start)!;
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            for (var tries = 0; tries < 300; tries++)
            {
                try
                {
                    if ((await client.GetAsync("/sitemap.xml", Stop)).IsSuccessStatusCode)
                    {
                        return new Process(process, address);
                    }
                }
                catch (HttpRequestException)
                {
                    // Not listening yet.
                }

                await Task.Delay(200, Stop);
            }

            throw new InvalidOperationException("The other process did not serve within a minute.");
        }

        public async ValueTask DisposeAsync()
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }
    }
}
