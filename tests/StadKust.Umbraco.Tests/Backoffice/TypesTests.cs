using System.Net;
using System.Text.Json.Nodes;

namespace StadKust.Umbraco.Tests.Backoffice;

public sealed class TypesTests(ManagementServer server)
{
    [Fact]
    public async Task Type_saved_as_it_was_opened_stays_and_a_new_property_is_there()
    {
        var key = ManagementServer.Type("page");
        var type = (JsonObject)await server.GetAsync($"v1/document-type/{key}");
        await DoneAsync(HttpMethod.Put, $"v1/document-type/{key}", type);
        Assert.Equal(type.ToJsonString(), (await server.GetAsync($"v1/document-type/{key}")).ToJsonString());
    }

    [Fact]
    public async Task Change_that_content_cannot_follow_is_refused_with_the_reason()
    {
        var key = ManagementServer.Type("story");
        var type = (JsonObject)await server.GetAsync($"v1/document-type/{key}");
        var byline = ((JsonArray)type["properties"]!).First(p => (string?)p!["alias"] == "byline")!;
        byline["alias"] = "renamed";

        using var response = await server.SendAsync(HttpMethod.Put, $"v1/document-type/{key}", type);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("byline", (string?)JsonNode.Parse(await ManagementServer.TextAsync(response))!["detail"]!, StringComparison.Ordinal);
        using var deleted = await server.SendAsync(HttpMethod.Delete, $"v1/document-type/{key}");
        Assert.Equal(HttpStatusCode.BadRequest, deleted.StatusCode);
    }

    [Fact]
    public async Task New_type_and_data_type_can_be_made_used_and_deleted()
    {
        var (data, type, container) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await DoneAsync(HttpMethod.Post, "v1/data-type", new
        {
            id = data,
            name = "Probe",
            editorAlias = "Umbraco.TextBox",
            editorUiAlias = "Umb.PropertyEditorUi.TextBox",
            values = new[] { new { alias = "maxChars", value = 20 } },
        });
        await DoneAsync(HttpMethod.Post, "v1/document-type", new
        {
            id = type,
            alias = "probe",
            name = "Probe",
            icon = "icon-lab",
            description = "",
            allowedAsRoot = true,
            variesByCulture = true,
            isElement = false,
            containers = new[] { new { id = container, parent = (object?)null, name = "Inhalt", type = "Tab", sortOrder = 0 } },
            properties = new[]
            {
                new
                {
                    id = Guid.NewGuid(), container = new { id = container }, sortOrder = 0, alias = "word", name = "Wort", dataType = new { id = data }, variesByCulture = true,
                    validation = new { mandatory = true, mandatoryMessage = "", regEx = "", regExMessage = "" }, appearance = new { labelOnTop = false },
                },
            },
            allowedDocumentTypes = Array.Empty<object>(),
            compositions = Array.Empty<object>(),
        });

        var made = await server.GetAsync($"v1/document-type/{type}");
        Assert.Equal(container.ToString(), (string?)made["properties"]![0]!["container"]!["id"]);
        Assert.True((bool)await server.GetAsync($"v1/data-type/{data}/is-used"));
        using var used = await server.SendAsync(HttpMethod.Delete, $"v1/data-type/{data}");
        Assert.Equal(HttpStatusCode.BadRequest, used.StatusCode);
        await DoneAsync(HttpMethod.Delete, $"v1/document-type/{type}");
        await DoneAsync(HttpMethod.Delete, $"v1/data-type/{data}");
    }

    [Fact]
    public async Task Folders_of_the_settings_are_walked()
    {
        var root = (JsonArray)(await server.GetAsync("v1/tree/data-type/root"))["items"]!;
        var folder = root.First(i => (bool)i!["isFolder"]!)!;
        var inside = (JsonArray)(await server.GetAsync($"v1/tree/data-type/children?parentId={folder["id"]}"))["items"]!;
        Assert.NotEmpty(inside);
        var way = (JsonArray)await server.GetAsync($"v1/tree/data-type/ancestors?descendantId={inside[0]!["id"]}");
        Assert.Equal((string?)folder["id"], (string?)way[0]!["id"]);
    }

    private async Task DoneAsync(HttpMethod method, string path, object? body = null)
    {
        using var response = await server.SendAsync(method, path, body);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} for {path}: {await ManagementServer.TextAsync(response)}");
    }
}
