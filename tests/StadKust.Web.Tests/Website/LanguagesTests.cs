using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using StadKust.Content;

namespace StadKust.Web.Tests.Website;

/// <summary>All pages of all languages, fetched once: alternates are reciprocal, sitemaps complete, no language leaks into another.</summary>
public sealed partial class LanguagesTests(RunningSite site)
{
    // Words of the theme's dictionary that no other of the three languages has.
    private static readonly Dictionary<string, string[]> Marks = new()
    {
        ["nl"] = ["Direct naar de inhoud", "Over deze site", "Deze site zet geen cookies"],
        ["de"] = ["Direkt zum Inhalt", "Über diese Website", "Diese Website setzt keine Cookies"],
        ["en"] = ["Skip to content", "About this site", "This site sets no cookies"],
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_answers_lists_all_its_versions_and_is_listed_by_them()
    {
        var pages = await AllAsync();
        Assert.True(pages.Count > 150, $"{pages.Count} pages");

        var wrong = new List<string>();
        foreach (var (path, html) in pages)
        {
            var own = $"{site.Host.Origin}{path}";
            var versions = Alternates(html);
            if (!html.Contains($"<link rel=\"canonical\" href=\"{own}\">", StringComparison.Ordinal) || versions.GetValueOrDefault(path[1..3]) != own || !versions.ContainsKey("x-default"))
            {
                wrong.Add($"{path}: canonical or own version");
            }

            foreach (var (code, url) in versions.Where(v => v.Key != "x-default"))
            {
                if (!pages.TryGetValue(url[site.Host.Origin.Length..], out var other) || Alternates(other).GetValueOrDefault(path[1..3]) != own)
                {
                    wrong.Add($"{path}: {code} is not reciprocal");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task No_page_speaks_another_language_in_its_frame()
    {
        var pages = await AllAsync();

        var wrong = pages.SelectMany(p => Marks.Where(m => m.Key != p.Key[1..3]).SelectMany(m => m.Value)
            .Where(words => p.Value.Contains(words, StringComparison.Ordinal)).Select(words => $"{p.Key}: {words}"));

        Assert.Empty(wrong);
        Assert.All(pages, p => Assert.Contains($"<html lang=\"{p.Key[1..3]}\">", p.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_link_of_every_page_leads_to_a_page_of_the_same_language()
    {
        var pages = await AllAsync();

        var dead = pages.SelectMany(p => Link().Matches(LanguageSwitch().Replace(Head().Replace(p.Value, ""), "")).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value).Split('?', '#')[0])
                .Where(h => h.StartsWith('/') && !h.StartsWith("/media/", StringComparison.Ordinal) && !h.StartsWith("/assets/", StringComparison.Ordinal))
                .Where(h => !(pages.ContainsKey(h) || Feed().IsMatch(h)) || h[..4] != p.Key[..4]).Select(h => $"{p.Key} -> {h}"))
            .Distinct().ToList();

        Assert.Empty(dead);
    }

    [Fact]
    public async Task Sitemaps_name_exactly_the_pages_that_may_be_indexed()
    {
        var pages = await AllAsync();
        var index = XDocument.Parse(await site.Client.GetStringAsync("/sitemap.xml", Stop));
        var named = new List<string>();
        foreach (var sitemap in index.Descendants().Where(e => e.Name.LocalName == "loc"))
        {
            named.AddRange(XDocument.Parse(await site.Client.GetStringAsync(new Uri(sitemap.Value).PathAndQuery, Stop))
                .Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).AbsolutePath));
        }

        var indexed = pages.Where(p => !p.Value.Contains("content=\"noindex\"", StringComparison.Ordinal)).Select(p => p.Key);
        Assert.Equal(indexed.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_story_without_an_English_version_offers_the_nearest_English_page_and_says_so()
    {
        var html = await site.Client.GetStringAsync("/nl/verhalen/van-gracht-tot-golf/", Stop);

        Assert.Matches("""<a href="/en/" hreflang="en" lang="en" class="is-missing" title="[^"]+">""", html);
        Assert.Contains("hreflang=\"de\" href=\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link rel=\"alternate\" hreflang=\"en\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_mixed_requests_never_get_another_language()
    {
        string[] paths = ["/nl/", "/de/", "/en/", "/nl/bestemmingen/leiden/", "/de/orte/leiden/", "/en/towns/leiden/"];
        var wrong = 0;
        await Parallel.ForAsync(0, 10_000, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Stop }, async (n, stop) =>
        {
            var path = paths[n * 7 % paths.Length];
            var html = await site.Client.GetStringAsync(path, stop);
            if (!html.Contains($"<html lang=\"{path[1..3]}\">", StringComparison.Ordinal) || Marks.Where(m => m.Key != path[1..3]).Any(m => html.Contains(m.Value[0], StringComparison.Ordinal)))
            {
                Interlocked.Increment(ref wrong);
            }
        });

        Assert.Equal(0, wrong);
    }

    private async Task<Dictionary<string, string>> AllAsync()
    {
        var pages = new Dictionary<string, string>();
        foreach (var path in new[] { Culture.Dutch, Culture.German, Culture.English }.SelectMany(site.Host.Pages).Select(p => p.Path))
        {
            using var answer = await site.Client.GetAsync(path, Stop);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path}: {answer.StatusCode}");
            pages[path] = await answer.Content.ReadAsStringAsync(Stop);
        }

        return pages;
    }

    private static Dictionary<string, string> Alternates(string html) =>
        Alternate().Matches(html).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));

    [GeneratedRegex("<link rel=\"alternate\" hreflang=\"([a-z-]+)\" href=\"([^\"]+)\">")]
    private static partial Regex Alternate();

    [GeneratedRegex("<a [^>]*?href=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<head>.*?</head>", RegexOptions.Singleline)]
    private static partial Regex Head();

    // What can be taken along of the calendar stands beside its page; the tests of the feeds ask for it.
    [GeneratedRegex(@"^/(nl/agenda|de/veranstaltungen|en/events)[^.]*\.(ics|rss|atom|json)$")]
    private static partial Regex Feed();

    [GeneratedRegex("<nav class=\"languages\".*?</nav>", RegexOptions.Singleline)]
    private static partial Regex LanguageSwitch();
}
