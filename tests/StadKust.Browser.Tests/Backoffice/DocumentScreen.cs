using System.Text.Json;
using Microsoft.Playwright;

namespace StadKust.Browser.Tests.Backoffice;

/// <summary>What an editor does with one document. Finds the parts of the screen by the marks the client gives them, which are the same in every language.</summary>
internal sealed class DocumentScreen(Editor editor)
{
    public static readonly Guid Home = Key(0x001), Destinations = Key(0x003), Leiden = Key(0x004), Katwijk = Key(0x005), Page = Key(0x102), TextBlock = Key(0x105), Running = Key(0x202), Pictures = Key(0x501), Canal = Key(0x502);

    private IPage Screen => editor.Page;

    public Guid Id => Guid.Parse(Screen.Url.Split("/edit/")[1][..36]);

    public async Task CreateAsync(Guid parent, Guid type)
    {
        await editor.OpenAsync($"/umbraco/section/content/workspace/document/create/parent/document/{parent}/{type}");
        await Property("title").WaitForAsync();
    }

    public async Task OpenAsync(Guid id, string cultures)
    {
        await editor.OpenAsync($"/umbraco/section/content/workspace/document/edit/{id}/{cultures}");
        await Property("title", cultures.Split('_')[0]).WaitForAsync();
    }

    public ILocator Side(string culture) => Screen.Locator($"[data-mark='workspace-split-view:{culture}']");

    public ILocator Property(string alias, string culture = "nl") => Side(culture).Locator($"[data-mark='property:{alias}']");

    public Task NameAsync(string name, string culture = "nl") => Side(culture).Locator("[data-mark='input:entity-name'] input").FillAsync(name);

    public Task FillAsync(string alias, string text, string culture = "nl") => Property(alias, culture).Locator("input").FillAsync(text);

    /// <summary>Adds a block of running text.</summary>
    public async Task AddTextAsync(string alias, string text, string culture = "nl")
    {
        await Property(alias, culture).Locator("umb-property-editor-ui-block-list uui-button").First.ClickAsync();
        await Screen.Locator("umb-block-catalogue-modal uui-card-block-type").First.ClickAsync();
        var form = Screen.Locator("umb-block-workspace-editor");
        await form.Locator("[contenteditable=true]").ClickAsync();
        await Screen.Keyboard.TypeAsync(text);
        await form.Locator("umb-workspace-action uui-button").Last.ClickAsync();
        await form.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    public async Task PickPictureAsync(string alias, string folder, string name)
    {
        await Property(alias).Locator("#btn-add").ClickAsync();
        var picker = Screen.Locator("umb-media-picker-modal");
        await picker.Locator($"uui-card-media[title='{folder}'], uui-card-media[name='{folder}']").DblClickAsync();
        await picker.Locator($"uui-card-media[title='{name}'], uui-card-media[name='{name}']").ClickAsync();
        await picker.Locator("uui-button[look=primary]").ClickAsync();
        await picker.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>Saves and publishes in the languages that the dialog offers chosen.</summary>
    /// <returns>The answer to the last request of the chain.</returns>
    public Task<IResponse> PublishAsync() => DoAsync(
        "workspace-action:Umb.WorkspaceAction.Document.SaveAndPublish", "umb-content-publish-modal", r => r.Url.EndsWith("-and-publish", StringComparison.Ordinal) || r.Url.EndsWith("/validate", StringComparison.Ordinal) && r.Status == 400);

    /// <summary>Saves the languages that the dialog offers chosen.</summary>
    public Task<IResponse> SaveAsync() => DoAsync(
        "workspace-action:Umb.WorkspaceAction.Document.Save", "umb-document-save-modal", r => r.Request.Method is "PUT" or "POST" && r.Url.Contains("/document", StringComparison.Ordinal) && !r.Url.EndsWith("/validate", StringComparison.Ordinal));

    /// <summary>Plans the publication of one language, by the clock on the editor's wall.</summary>
    /// <param name="language">Its name in the list.</param>
    public async Task ScheduleAsync(string language, DateTime at)
    {
        await Screen.Locator("umb-workspace-action-menu #popover-trigger").ClickAsync();
        await Screen.Locator("umb-workspace-action-menu-item").First.ClickAsync();
        var dialog = Screen.Locator("umb-document-schedule-modal");
        foreach (var chosen in await dialog.Locator("uui-menu-item[selected]").AllAsync())
        {
            if (!(await chosen.InnerTextAsync()).Contains(language, StringComparison.Ordinal))
            {
                await chosen.Locator("#label-button").ClickAsync();
            }
        }

        await dialog.Locator("umb-input-date input").First.FillAsync($"{at:yyyy-MM-dd'T'HH:mm:ss}");
        await Screen.RunAndWaitForResponseAsync(() => dialog.Locator("uui-button[look=primary]").ClickAsync(), r => r.Url.EndsWith("/publish", StringComparison.Ordinal));
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    /// <summary>Chooses an entry of the document's menu.</summary>
    /// <param name="action">As <c>MoveTo</c>.</param>
    public async Task ActAsync(string action)
    {
        await Screen.Locator("[data-mark='workspace:action-menu-button']").Last.ClickAsync();
        await Screen.Locator($"umb-workspace-entity-action-menu [data-mark='entity-action:Umb.EntityAction.Document.{action}']").ClickAsync();
    }

    /// <summary>Asks the Management API as the editor who is signed in.</summary>
    public async Task<JsonElement> AskAsync(string path) => (await (await Screen.APIRequest.GetAsync($"/umbraco/management/api/v1{path}")).JsonAsync())!.Value;

    public async Task<string> AddressAsync(Guid id, string culture) =>
        (await AskAsync($"/document/urls?id={id}"))[0].GetProperty("urlInfos").EnumerateArray().First(u => u.GetProperty("culture").GetString() == culture).GetProperty("url").GetString()!;

    private static Guid Key(int number) => Guid.Parse($"00000000-0000-4000-8000-{number:x12}");

    private async Task<IResponse> DoAsync(string mark, string dialog, Func<IResponse, bool> isLast)
    {
        await Screen.Locator($"[data-mark='{mark}']").ClickAsync();
        var open = Screen.Locator(dialog);
        return await Screen.RunAndWaitForResponseAsync(() => open.Locator("uui-button[look=primary]").ClickAsync(), isLast);
    }
}
