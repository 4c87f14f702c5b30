using System.Text.Json;
using StadKust.Accounts;

namespace StadKust.Browser.Tests.Backoffice;

/// <summary>An editor's day with one story, on the screens of the client.</summary>
public sealed class StoryTests(Site site, EditorsHouse house)
{
    private static readonly TimeZoneInfo Wall = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    [Theory]
    [InlineData("nl")]
    [InlineData("de")]
    public async Task Story_is_written_translated_planned_and_published_and_all_read_it(string language)
    {
        await using var editor = await house.EditorAsync(site, language, BuiltInGroups.Editors);
        var screen = new DocumentScreen(editor);

        await screen.CreateAsync(DocumentScreen.Destinations, DocumentScreen.Page);
        await screen.NameAsync($"Verhaal {language}");
        await screen.FillAsync("title", $"Het verhaal, {language}");
        await screen.AddTextAsync("body", "De zee is altijd dichtbij.");
        await screen.PickPictureAsync("pictures", "Leiden", "Gracht");
        var published = await screen.PublishAsync();

        Assert.True(published.Ok, $"{published.Status} {published.Url}");
        await editor.Page.WaitForURLAsync("**/edit/**");
        var id = screen.Id;
        var dutch = await screen.AddressAsync(id, "nl");
        await ReadsAsync(editor, dutch, $"Het verhaal, {language}", "De zee is altijd dichtbij.");
        var delivered = await DeliveredAsync(editor, id, "nl");
        Assert.Contains("De zee is altijd dichtbij.", delivered!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Gracht", delivered.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Null(await DeliveredAsync(editor, id, "de"));

        await screen.OpenAsync(id, "nl_&_de");
        await screen.NameAsync($"Geschichte {language}", "de");
        await screen.FillAsync("title", $"Die Geschichte, {language}", "de");
        await screen.AddTextAsync("body", "Das Meer ist immer nah.", "de");
        Assert.True((await screen.SaveAsync()).Ok);
        var at = TimeZoneInfo.ConvertTime(DateTime.UtcNow, TimeZoneInfo.Utc, Wall).AddSeconds(6);
        await screen.ScheduleAsync("Deutsch", at);

        var german = await UntilAsync(async () =>
            (await screen.AskAsync($"/document/{id}")).GetProperty("variants").EnumerateArray().Any(v => v.GetProperty("culture").GetString() == "de" && v.GetProperty("state").GetString() == "Published")
                ? await screen.AddressAsync(id, "de")
                : null);
        await ReadsAsync(editor, german, $"Die Geschichte, {language}", "Das Meer ist immer nah.");
        Assert.Contains("Das Meer ist immer nah.", (await DeliveredAsync(editor, id, "de"))!.Value.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("", string.Join("\n", editor.Troubles()));
    }

    [Fact]
    public async Task Field_missing_inside_a_block_is_shown_where_it_is_and_stops_publishing_until_it_is_filled()
    {
        await using var editor = await house.EditorAsync(site, "de", BuiltInGroups.Editors);
        var screen = new DocumentScreen(editor);
        var block = Guid.NewGuid();
        var id = await editor.MakeAsync("Lückenhaft", ("body", new
        {
            layout = new Dictionary<string, object> { ["Umbraco.BlockList"] = new[] { new { contentKey = block } } },
            contentData = new[] { new { key = block, contentTypeKey = DocumentScreen.TextBlock, values = Array.Empty<object>() } },
            settingsData = Array.Empty<object>(),
            expose = new[] { new { contentKey = block, culture = (string?)null, segment = (string?)null } },
        }));
        await screen.OpenAsync(id, "nl");

        var refused = await screen.PublishAsync();

        Assert.Equal(400, refused.Status);
        Assert.Contains("contentData[", await refused.TextAsync(), StringComparison.Ordinal);
        await screen.Property("body").Locator("umb-block-list-entry uui-badge, umb-block-list-entry [slot=message], umb-form-validation-message").First.WaitForAsync();
        await screen.Property("body").Locator("umb-block-list-entry").First.ClickAsync();
        var form = editor.Page.Locator("umb-block-workspace-editor");
        await form.GetByText("Dieses Feld muss ausgefüllt sein.").First.WaitForAsync();
        await form.Locator("[contenteditable=true]").ClickAsync();
        await editor.Page.Keyboard.TypeAsync("Jetzt steht hier etwas.");
        await form.Locator("umb-workspace-action uui-button").Last.ClickAsync();
        await form.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        var published = await screen.PublishAsync();
        Assert.True(published.Ok, $"{published.Status} {published.Url}");
        await ReadsAsync(editor, await screen.AddressAsync(id, "nl"), "Jetzt steht hier etwas.");
        Assert.Equal("", string.Join("\n", editor.Troubles()));
    }

    [Fact]
    public async Task Moved_story_is_found_at_its_old_address_and_one_in_the_bin_comes_back()
    {
        await using var editor = await house.EditorAsync(site, "nl", BuiltInGroups.Editors);
        var (screen, page) = (new DocumentScreen(editor), editor.Page);
        var id = await editor.MakeAsync("Verhuizer");
        await screen.OpenAsync(id, "nl");
        Assert.True((await screen.PublishAsync()).Ok);
        var before = await screen.AddressAsync(id, "nl");

        await screen.ActAsync("MoveTo");
        var picker = page.Locator("umb-tree-picker-modal");
        await editor.ExpandAsync(picker, "Stad + Kust");
        await picker.Locator("uui-menu-item[label='Bestemmingen'] #label-button").First.ClickAsync();
        await page.RunAndWaitForResponseAsync(() => picker.Locator("uui-button[look=primary]").ClickAsync(), r => r.Url.EndsWith("/move", StringComparison.Ordinal));
        var after = await screen.AddressAsync(id, "nl");

        Assert.NotEqual(before, after);
        await ReadsAsync(editor, after, "Verhuizer");
        var old = await page.APIRequest.GetAsync(before, new() { MaxRedirects = 0 });
        Assert.Equal((301, after), (old.Status, new Uri(new Uri(editor.Origin), old.Headers["location"]).AbsolutePath));

        await screen.ActAsync("RecycleBin.Trash");
        await page.RunAndWaitForResponseAsync(
            () => page.Locator("umb-trash-with-relation-confirm-modal uui-button[look=primary], umb-confirm-modal uui-button[look=primary]").ClickAsync(),
            r => r.Url.EndsWith("/move-to-recycle-bin", StringComparison.Ordinal));
        Assert.True((await screen.AskAsync($"/document/{id}")).GetProperty("isTrashed").GetBoolean());
        await UntilAsync(async () => (await page.APIRequest.GetAsync(after)).Status == 404 ? "gone" : null);
        await screen.OpenAsync(id, "nl");
        await screen.ActAsync("RecycleBin.Restore");
        await page.Locator("umb-restore-from-recycle-bin-modal").GetByText("Bestemmingen").WaitForAsync();
        await page.RunAndWaitForResponseAsync(
            () => page.Locator("umb-restore-from-recycle-bin-modal uui-button[look=primary]").ClickAsync(), r => r.Url.EndsWith("/restore", StringComparison.Ordinal));
        var back = await screen.AskAsync($"/document/{id}");
        Assert.False(back.GetProperty("isTrashed").GetBoolean());
        Assert.Equal("", string.Join("\n", editor.Troubles()));
    }

    // A page follows its publication within a moment, not within the answer.
    private static async Task ReadsAsync(Editor editor, string address, params string[] texts) => await UntilAsync(async () =>
    {
        var answer = await editor.Page.APIRequest.GetAsync(address);
        var page = System.Net.WebUtility.HtmlDecode(await answer.TextAsync());
        return answer.Ok && texts.All(t => page.Contains(t, StringComparison.Ordinal)) ? page : null;
    });

    private static async Task<JsonElement?> DeliveredAsync(Editor editor, Guid id, string culture)
    {
        var answer = await editor.Page.APIRequest.GetAsync($"/umbraco/delivery/api/v2/content/item/{id}", new() { Headers = new Dictionary<string, string> { ["Accept-Language"] = culture } });
        return answer.Ok ? await answer.JsonAsync() : null;
    }

    private static async Task<string> UntilAsync(Func<Task<string?>> look)
    {
        for (var tries = 0; ; tries++)
        {
            if (await look() is { } found)
            {
                return found;
            }

            Assert.True(tries < 150, "It did not come in thirty seconds.");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }
}
