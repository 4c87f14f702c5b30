using System.Text.Json;
using Microsoft.Playwright;
using StadKust.Accounts;

namespace StadKust.Browser.Tests.Backoffice;

/// <summary>Pictures: many at once, the point every crop keeps, another file under the same key.</summary>
public sealed class PictureTests(Site site, EditorsHouse house)
{
    [Fact]
    public async Task Many_pictures_come_in_at_once_and_one_gets_a_focal_point_and_another_file()
    {
        await using var editor = await house.EditorAsync(site, "de", BuiltInGroups.Editors);
        var (screen, page) = (new DocumentScreen(editor), editor.Page);
        await editor.OpenAsync($"/umbraco/section/media/workspace/media/edit/{DocumentScreen.Pictures}");
        var dropzone = page.Locator("umb-dropzone-media input[type=file]").First;
        await dropzone.WaitForAsync(new() { State = WaitForSelectorState.Attached });

        // Pictures nobody has yet: parts of the screen itself.
        var files = new List<FilePayload>();
        foreach (var (name, width) in new[] { ("duin", 120), ("haven", 130), ("molen", 140), ("anders", 150) })
        {
            files.Add(new() { Name = $"{name}.png", MimeType = "image/png", Buffer = await page.ScreenshotAsync(new() { Clip = new() { X = 0, Y = 0, Width = width, Height = 90 } }) });
        }

        await dropzone.SetInputFilesAsync(files.Take(3));
        foreach (var name in new[] { "duin", "haven", "molen" })
        {
            await page.Locator($"uui-card-media[name^='{name}' i]").First.WaitForAsync();
        }

        var id = (await screen.AskAsync($"/tree/media/children?parentId={DocumentScreen.Pictures}&skip=0&take=50")).GetProperty("items").EnumerateArray()
            .First(i => i.GetRawText().Contains("haven", StringComparison.OrdinalIgnoreCase)).GetProperty("id").GetGuid();
        var before = await FileAsync(screen, id);
        await editor.OpenAsync($"/umbraco/section/media/workspace/media/edit/{id}");
        await page.Locator("[data-mark='property:author'] input").FillAsync("Jo van Dam");
        await page.Locator("umb-image-cropper-focus-setter #image").ClickAsync(new() { Position = new() { X = 5, Y = 5 } });
        Assert.True((await SaveAsync(page)).Ok);
        var focused = await FileAsync(screen, id);
        Assert.True(focused.GetProperty("focalPoint").GetProperty("left").GetDouble() < 0.3, focused.GetRawText());

        await page.Locator("umb-input-image-cropper uui-button[slot=actions]").ClickAsync();
        await page.Locator("umb-input-image-cropper input[type=file]").SetInputFilesAsync(files[3]);
        await page.Locator("umb-image-cropper-focus-setter #image").WaitForAsync();
        Assert.True((await SaveAsync(page)).Ok);

        var after = await FileAsync(screen, id);
        Assert.NotEqual(before.GetProperty("src").GetString(), after.GetProperty("src").GetString());
        Assert.Equal("", string.Join("\n", editor.Troubles()));
    }

    private static async Task<JsonElement> FileAsync(DocumentScreen screen, Guid id) =>
        (await screen.AskAsync($"/media/{id}")).GetProperty("values").EnumerateArray().First(v => v.GetProperty("alias").GetString() == "umbracoFile").GetProperty("value");

    private static Task<IResponse> SaveAsync(IPage page) => page.RunAndWaitForResponseAsync(
        () => page.Locator("[data-mark='workspace-action:Umb.WorkspaceAction.Media.Save']").ClickAsync(),
        r => r.Request.Method == "PUT" && r.Url.Contains("/media/", StringComparison.Ordinal) && !r.Url.EndsWith("/validate", StringComparison.Ordinal));
}
