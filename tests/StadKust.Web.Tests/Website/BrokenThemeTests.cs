using System.Net;

namespace StadKust.Web.Tests.Website;

/// <summary>A template that breaks is the theme's fault: the visitor gets a page, in her language, and no detail.</summary>
public sealed class BrokenThemeTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/nl/verhalen/van-gracht-tot-golf/", "nl", "Er ging iets mis")]
    [InlineData("/de/geschichten/", "de", null)]
    public async Task Template_that_breaks_leaves_a_page_in_the_visitors_language(string address, string language, string? words)
    {
        var theme = GivenTheme();
        foreach (var type in new[] { "story", "stories" })
        {
            await File.AppendAllTextAsync(Path.Combine(theme, "types", $"{type}.html"), "\n{{ no_such_thing 1 }}", Stop);
        }

        await using var host = await SiteHost.StartAsync(new Dictionary<string, string> { ["Theme:Folder"] = theme });
        using var client = host.Client();

        using var broken = await client.GetAsync(address, Stop);
        using var whole = await client.GetAsync("/nl/", Stop);

        var page = WebUtility.HtmlDecode(await broken.Content.ReadAsStringAsync(Stop));
        Assert.Equal(HttpStatusCode.InternalServerError, broken.StatusCode);
        Assert.Equal("no-store", broken.Headers.CacheControl!.ToString());
        Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
        Assert.Contains("<header", page, StringComparison.Ordinal);
        Assert.DoesNotContain("no_such_thing", page, StringComparison.Ordinal);
        Assert.Contains(words ?? "", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
    }

    [Fact]
    public async Task Even_without_a_page_for_trouble_something_readable_is_said()
    {
        var theme = GivenTheme();
        foreach (var type in new[] { "story", "errorPage" })
        {
            await File.AppendAllTextAsync(Path.Combine(theme, "types", $"{type}.html"), "\n{{ no_such_thing 1 }}", Stop);
        }

        await using var host = await SiteHost.StartAsync(new Dictionary<string, string> { ["Theme:Folder"] = theme });
        using var client = host.Client();

        using var broken = await client.GetAsync("/nl/verhalen/van-gracht-tot-golf/", Stop);

        Assert.Equal(HttpStatusCode.InternalServerError, broken.StatusCode);
        Assert.Contains("Something went wrong.", await broken.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    private static string GivenTheme()
    {
        var target = Directory.CreateTempSubdirectory("stadkust-theme-").FullName;
        var from = Path.Combine(SiteHost.Repository, "themes", "kueste-und-kultur");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/print/", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }
}
