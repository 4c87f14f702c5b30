using Microsoft.Playwright;
using StadKust.Accounts;

namespace StadKust.Browser.Tests.Backoffice;

/// <summary>One document open twice: in two browsers, and in two tabs of one.</summary>
public sealed class TwoEditorsTests(Site site, EditorsHouse house)
{
    [Fact]
    public async Task Two_editors_see_each_other_and_choose_where_both_have_changed_a_field()
    {
        await using var jo = await house.EditorAsync(site, "nl", BuiltInGroups.Editors);
        await using var rike = await house.EditorAsync(site, "de", BuiltInGroups.Editors);
        var (hers, his) = (new DocumentScreen(rike), new DocumentScreen(jo));
        var id = await jo.MakeAsync("Samen geschreven");
        await his.OpenAsync(id, "nl");
        await hers.OpenAsync(id, "nl");
        await Assertions.Expect(Bar(jo)).ToContainTextAsync("Rike Petersen bewerkt dit item nu ook.", new() { Timeout = 30_000 });
        await Assertions.Expect(Bar(rike)).ToContainTextAsync("Jo van Dam bearbeitet diesen Eintrag auch gerade.", new() { Timeout = 30_000 });

        await his.FillAsync("title", "Van hem");
        await hers.FillAsync("title", "Von ihr");
        Assert.True((await hers.SaveAsync()).Ok);
        Assert.Equal(409, (await his.SaveAsync()).Status);

        var choice = jo.Page.Locator("dialog.stadkust-choose");
        await Assertions.Expect(choice).ToContainTextAsync("Von ihr");
        await choice.Locator("label", new() { HasText = "Van hem" }).ClickAsync();
        await jo.Page.RunAndWaitForResponseAsync(() => choice.Locator("button.go").ClickAsync(), r => r.Request.Method == "PUT" && r.Status == 200);
        Assert.Equal("Van hem", await TitleAsync(his, id));
        Assert.Equal("", string.Join("\n", jo.Troubles().Concat(rike.Troubles())));
        await rike.Page.GotoAsync("about:blank");
        await Assertions.Expect(Bar(jo)).ToHaveCountAsync(0, new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Two_tabs_of_one_editor_keep_what_each_has_changed()
    {
        await using var jo = await house.EditorAsync(site, "nl", BuiltInGroups.Editors);
        var first = new DocumentScreen(jo);
        var id = await jo.MakeAsync("Twee vensters");
        await first.OpenAsync(id, "nl");
        var tab = await jo.TabAsync();
        var second = new DocumentScreen(tab);
        await second.OpenAsync(id, "nl");
        await Assertions.Expect(Bar(jo)).ToContainTextAsync("Dit item staat nog in een ander venster open.", new() { Timeout = 30_000 });

        await first.FillAsync("title", "In het eerste venster");
        await second.FillAsync("intro", "In het tweede venster");
        Assert.True((await first.SaveAsync()).Ok);
        var merged = await second.SaveAsync();

        Assert.Equal("1", merged.Headers["stadkust-merged"]);
        await Assertions.Expect(Bar(tab)).ToContainTextAsync("Eén veld is intussen door iemand anders gewijzigd en bleef zo.", new() { Timeout = 30_000 });
        Assert.Equal("In het eerste venster", await TitleAsync(first, id));
        Assert.Contains("In het tweede venster", (await first.AskAsync($"/document/{id}")).GetRawText(), StringComparison.Ordinal);
        Assert.Equal("", string.Join("\n", jo.Troubles().Concat(tab.Troubles())));
    }

    private static ILocator Bar(Editor editor) => editor.Page.Locator(".stadkust-bar");

    private static async Task<string?> TitleAsync(DocumentScreen screen, Guid id) => (await screen.AskAsync($"/document/{id}")).GetProperty("values").EnumerateArray()
        .First(v => v.GetProperty("alias").GetString() == "title" && v.GetProperty("culture").GetString() == "nl").GetProperty("value").GetString();
}
