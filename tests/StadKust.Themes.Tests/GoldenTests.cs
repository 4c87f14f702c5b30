using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using StadKust.Content;

namespace StadKust.Themes.Tests;

/// <summary>The HTML of every template. Accept new output with <c>UPDATE_GOLDEN=1</c>, read the diff, say why in the commit.</summary>
public sealed class GoldenTests
{
    private static readonly Theme House = Theme.Load(Given.ThemeFolder);

    public static TheoryData<string, string> Pages
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var entry in SmallSite.Set.Entries.Where(e => RenderScope.HasPage(SmallSite.Set, e)))
            {
                data.Add(entry.Type, "nl");
            }

            foreach (var culture in new[] { "de", "en" })
            {
                data.Add("home", culture);
                data.Add("story", culture);
                data.Add("event", culture);
                data.Add("arrangement", culture);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_is_as_approved(string type, string culture)
    {
        var spoken = new Culture(culture);
        var scope = Given.Scope(spoken, SmallSite.Set);
        var view = scope.Item(SmallSite.Id(type))!;
        var head = new PageHead(
            $"{type} – proef", "Beschrijving", $"https://www.example.org{view.Url?.Address}", true, null, [new Alternate(culture, $"https://www.example.org{view.Url?.Address}")],
            [new LanguageEntry(spoken, culture, culture, view.Url!, true, true)], [new Crumb("Home", scope.Item(SmallSite.Id("home"))!.Url), new Crumb("Afdeling", view.Url), new Crumb(type, null)], SafeHtml.Empty);

        var page = House.Render(scope, $"types/{type}", view, head, More(type, scope));

        // Assets carry the hash of their bytes: a change of colour is not a change of a template.
        var html = Regex.Replace(page.Html, "/assets/[0-9a-f]{12}/", "/assets/hash/");
        // One page whole, of the others what the template itself says.
        var shown = type == "story" ? html : Regex.Match(html, "<main.*</main>", RegexOptions.Singleline).Value;
        Golden($"{type}.{culture}.html", Regex.Replace(shown, "\n[ \n]*\n", "\n"));
        Assert.DoesNotContain(page.Findings, f => f.Code is "phrase-missing" or "block-without-template");
    }

    private static Dictionary<string, object?> More(string type, RenderScope scope) => type switch
    {
        "calendar" => new() { ["agenda"] = CalendarOf(type, scope, "") },
        "eventFolder" => new() { ["agenda"] = CalendarOf(type, scope, "view=month&language=nl&kind=market") },
        "newcomers" => new() { ["agenda"] = new NewcomersAgenda(scope) },
        "searchPage" => new() { ["query"] = "gracht & <dijk>", ["found"] = new[] { scope.Item(SmallSite.Id("story")) } },
        "edition" => new() { ["download"] = SafeUrl.From("/magazine/2027-1.pdf"), ["download_size"] = "4,2 MB" },
        _ => [],
    };

    [Theory]
    [InlineData("day", "view=day")]
    [InlineData("week", "view=week&town=nergens&theme=nonsense")]
    [InlineData("month", "view=month")]
    public void A_calendar_is_laid_out_as_approved(string layout, string query)
    {
        var scope = Given.Scope(new Culture("nl"), SmallSite.Set);
        var view = scope.Item(SmallSite.Id("calendar"))!;
        var head = new PageHead("Agenda", "", "", true, null, [], [], [], SafeHtml.Empty);

        var page = House.Render(scope, "types/calendar", view, head, new Dictionary<string, object?> { ["agenda"] = CalendarOf("calendar", scope, query) });

        Golden($"calendar-{layout}.nl.html", Regex.Replace(Regex.Match(page.Html, "<div class=\"calendar-main.*</main>", RegexOptions.Singleline).Value, "\n[ \n]*\n", "\n"));
        Assert.DoesNotContain(page.Findings, f => f.Code is "phrase-missing" or "unsafe-address");
    }

    [Fact]
    public void A_list_for_other_sites_is_as_approved()
    {
        var scope = Given.Scope(new Culture("nl"), SmallSite.Set) with { Origin = "https://www.example.org" };
        var head = new PageHead("Agenda", "", "", true, null, [], [], [], SafeHtml.Empty);

        var page = House.Render(
            scope, "embed/list", scope.Item(SmallSite.Id("calendar")), head,
            new Dictionary<string, object?> { ["entries"] = Agenda.Upcoming(scope, 3), ["all"] = SafeUrl.From("https://www.example.org/nl/agenda/") }, "embed/layout");

        Golden("embed.nl.html", Regex.Replace(Regex.Replace(page.Html, "/assets/[0-9a-f]{12}/", "/assets/hash/"), "\n[ \n]*\n", "\n"));
        Assert.DoesNotContain(page.Findings, f => f.Code is "phrase-missing" or "unsafe-address");
    }

    private static CalendarPage CalendarOf(string type, RenderScope scope, string query)
    {
        var asked = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=')).ToDictionary(p => p[0], p => p[1]);
        return CalendarPage.Of(scope, scope.Item(SmallSite.Id(type))!, name => asked.GetValueOrDefault(name, ""), "https://www.example.org");
    }

    private static void Golden(string name, string html, [CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, html);
        }

        Assert.True(File.Exists(file), $"There is no golden {name}; make it with UPDATE_GOLDEN=1.");
        Assert.Equal(File.ReadAllText(file), html);
    }
}
