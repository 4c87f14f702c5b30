using System.Text.Json;
using StadKust.Accounts;
using StadKust.Web.Tests.Accounts;

namespace StadKust.Browser.Tests.Backoffice;

/// <summary>Opens what is shown: every section, menu item, tab and dialog of an action, in three roles and two languages.</summary>
public sealed class CrawlTests(Site site, EditorsHouse house)
{
    private const int MostPages = 60;
    private static readonly HashSet<string> Opened = [];

    [Theory]
    [InlineData("administrator", "de")]
    [InlineData("administrator", "nl")]
    [InlineData("editor", "de")]
    [InlineData("editor", "nl")]
    [InlineData("translator", "de")]
    [InlineData("translator", "nl")]
    public async Task Every_screen_that_is_shown_works_and_speaks_the_language(string role, string language)
    {
        await using var editor = await house.EditorAsync(site, language, role switch
        {
            "editor" => [BuiltInGroups.Editors],
            "translator" => [BuiltInGroups.GermanTranslators],
            _ => Array.Empty<Group>(),
        });
        var english = await UntranslatedAsync(editor);
        var (seen, found) = (new HashSet<string>(), new SortedSet<string>());
        var waiting = new Queue<string>(await LinksAsync(editor));
        while (waiting.TryDequeue(out var path) && seen.Count < MostPages)
        {
            if (!seen.Add(Kind(path)))
            {
                continue;
            }

            await editor.GoAsync(path);
            await ReadAsync(editor, english, found, path);
            await OpenActionsAsync(editor, english, found, path);
            foreach (var link in await LinksAsync(editor))
            {
                waiting.Enqueue(link);
            }
        }

        Assert.True(seen.Count >= (role == "administrator" ? 12 : 3), $"Only {seen.Count} screens: {string.Join(", ", seen)}");
        Assert.Empty(found);
        Assert.Equal("", string.Join("\n", editor.Troubles()));
    }

    // Of a tree of equal things one is opened: what differs between them is content.
    private static string Kind(string path) => System.Text.RegularExpressions.Regex.Replace(path, "/[0-9a-f]{8}-[0-9a-f-]{27}", "/…");

    private static async Task<HashSet<string>> UntranslatedAsync(Editor editor)
    {
        var answer = await editor.Page.APIRequest.GetAsync($"{editor.Origin}/App_Plugins/stadkust/untranslated.json");
        var lists = (await answer.JsonAsync())!.Value;
        return [.. lists.GetProperty(editor.Language).EnumerateArray().Select(t => t.GetString()!)];
    }

    private static async Task<string[]> LinksAsync(Editor editor) => await editor.Page.EvaluateAsync<string[]>("() => screenOf.links()");

    private static async Task ReadAsync(Editor editor, HashSet<string> english, SortedSet<string> found, string where)
    {
        foreach (var text in (await editor.Page.EvaluateAsync<string[]>("() => screenOf.texts()")).Where(english.Contains))
        {
            found.Add($"{Kind(where)}: {text}");
        }
    }

    // The menu of the workspace, entry by entry; each opens a dialog, leads on, or does nothing that stays. A dialog is read once a language.
    private static async Task OpenActionsAsync(Editor editor, HashSet<string> english, SortedSet<string> found, string where)
    {
        var page = editor.Page;
        var menu = page.Locator("[data-mark='workspace:action-menu-button'] #dropdown-button").Last;
        if (!where.Contains("/workspace/", StringComparison.Ordinal) || await menu.CountAsync() == 0 || !await menu.IsVisibleAsync())
        {
            return;
        }

        await menu.ClickAsync();
        await page.WaitForTimeoutAsync(200);
        var marks = await page.EvaluateAsync<string[]>("() => screenOf.marks('UMB-WORKSPACE-ENTITY-ACTION-MENU', 'entity-action:')");
        await ReadAsync(editor, english, found, where);
        await page.Keyboard.PressAsync("Escape");
        foreach (var mark in marks.Where(m => Opened.Add($"{editor.Language} {m}")))
        {
            await menu.ClickAsync();
            await page.Locator($"umb-workspace-entity-action-menu [data-mark='{mark}']").First.ClickAsync();
            await editor.SettleAsync();
            await ReadAsync(editor, english, found, $"{where} {mark}");
            for (var open = 0; open < 3 && await page.Locator("uui-modal-dialog, uui-modal-sidebar").CountAsync() > 0; open++)
            {
                await page.Keyboard.PressAsync("Escape");
                await page.WaitForTimeoutAsync(250);
            }

            if (new Uri(page.Url).AbsolutePath != where)
            {
                await editor.GoAsync(where);
            }
        }
    }
}
