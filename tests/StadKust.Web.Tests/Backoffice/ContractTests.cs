using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using StadKust.Accounts;
using StadKust.Web.Tests.Accounts;

namespace StadKust.Web.Tests.Backoffice;

/// <summary>Answers of the Management API against the types of the client's own package.</summary>
public sealed partial class ContractTests(OpenHouse house)
{
    [Fact]
    public async Task Answers_have_the_shape_the_client_declares()
    {
        using var desk = await Desk.OfAsync(house, "contract@desk.example");
        var word = Guid.NewGuid();
        using var made = await desk.SendAsync(HttpMethod.Post, "/dictionary", new { id = word, name = "Contract", parent = (object?)null, translations = new[] { new { isoCode = "nl", translation = "Verdrag" } } });
        var me = (await desk.JsonAsync("/user/current")).GetProperty("id").GetGuid();
        async Task<Guid> FirstAsync(string list) =>
            (await desk.JsonAsync(list)).GetProperty("items").EnumerateArray().First(i => !i.TryGetProperty("isFolder", out var folder) || !folder.GetBoolean()).GetProperty("id").GetGuid();
        var document = await FirstAsync("/tree/document/root?skip=0&take=100");
        var dataType = await FirstAsync("/tree/data-type/root?skip=0&take=100");
        var documentType = (await desk.JsonAsync($"/document/{document}")).GetProperty("documentType").GetProperty("id").GetGuid();
        (string Operation, string Address)[] asked =
        [
            ("/server/status", ""), ("/server/configuration", ""), ("/server/information", ""), ("/manifest/manifest/public", ""), ("/manifest/manifest/private", ""), ("/security/configuration", ""),
            ("/user/current", ""), ("/user/current/configuration", ""), ("/user/current/permissions/document", $"?id={document}"), ("/user-data", ""),
            ("/user", ""), ("/filter/user", ""), ("/user/{id}", $"/user/{me}"), ("/user/configuration", ""), ("/user/{id}/calculate-start-nodes", $"/user/{me}/calculate-start-nodes"), ("/item/user", $"?id={me}"),
            ("/user-group", ""), ("/filter/user-group", ""), ("/user-group/{id}", $"/user-group/{BuiltInGroups.Editors.Id}"), ("/item/user-group", $"?id={BuiltInGroups.Editors.Id}"),
            ("/language", ""), ("/language/{isoCode}", "/language/nl"), ("/item/language", "?isoCode=nl"), ("/item/language/default", ""), ("/culture", "?take=5"),
            ("/dictionary", ""), ("/dictionary/{id}", $"/dictionary/{word}"), ("/item/dictionary", $"?id={word}"), ("/tree/dictionary/root", ""), ("/tree/dictionary/children", $"?parentId={word}"), ("/tree/dictionary/ancestors", $"?descendantId={word}"),
            ("/tree/document/root", "?skip=0&take=50"), ("/tree/document/children", $"?parentId={document}&skip=0&take=50"), ("/tree/document/ancestors", $"?descendantId={document}"), ("/item/document", $"?id={document}"),
            ("/document/{id}", $"/document/{document}"), ("/document/configuration", ""), ("/document/urls", $"?id={document}"), ("/document/{id}/audit-log", $"/document/{document}/audit-log"), ("/document/{id}/referenced-by", $"/document/{document}/referenced-by"),
            ("/document-type/{id}", $"/document-type/{documentType}"), ("/tree/document-type/root", "?skip=0&take=50"), ("/item/document-type", $"?id={documentType}"), ("/document-type/{id}/allowed-children", $"/document-type/{documentType}/allowed-children"),
            ("/data-type/{id}", $"/data-type/{dataType}"), ("/tree/data-type/root", "?skip=0&take=50"), ("/item/data-type", $"?id={dataType}"), ("/recycle-bin/document/root", "?skip=0&take=50"), ("/tree/media/root", "?skip=0&take=50"),
            ("/temporary-file/configuration", ""), ("/media-type/allowed-at-root", ""), ("/tree/media-type/root", "?skip=0&take=50"),
        ];

        // Whatever else is served: asked with a key of its kind and all the words lists ask with.
        var media = await FirstAsync("/tree/media/root?skip=0&take=100");
        var mediaType = (await desk.JsonAsync($"/media/{media}")).GetProperty("mediaType").GetProperty("id").GetGuid();
        var trashed = Guid.NewGuid();
        using var copied = await desk.SendAsync(HttpMethod.Post, "/document", new
        {
            id = trashed,
            parent = new { id = document },
            documentType = new { id = Guid.Parse("00000000-0000-4000-8000-000000000102") },
            template = (object?)null,
            values = new[] { new { alias = "title", culture = "nl", segment = (string?)null, value = "Weg" } },
            variants = new[] { new { culture = "nl", segment = (string?)null, name = "Weg" } },
        });
        Assert.True(copied.IsSuccessStatusCode, await copied.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var binned = await desk.SendAsync(HttpMethod.Put, $"/document/{trashed}/move-to-recycle-bin");
        var version = await FirstAsync($"/document-version?documentId={document}&culture=nl");
        var keys = new (string Part, Guid Key)[]
        {
            ("recycle-bin/document", trashed), ("document-version", version), ("document-type", documentType), ("media-type", mediaType), ("data-type", dataType), ("user-group", BuiltInGroups.Editors.Id),
            ("dictionary", word), ("document", document), ("media", media), ("user", me),
        };
        var more = Operations().Except(asked.Select(a => a.Operation)).Where(o => Contract.Knows(o) && !Elsewhere.Contains(o)).Select(o =>
        {
            var key = keys.FirstOrDefault(k => $"{o}/".Contains($"/{k.Part}/", StringComparison.Ordinal)).Key;
            return (o, $"{o.Replace("{id}", key.ToString(), StringComparison.Ordinal)}?id={key}&parentId={key}&descendantId={key}&target={key}&documentId={document}&query=a&culture=nl&skip=0&take=20&before=1&after=1"
                + $"&fileExtension=jpg&height=100&width=100&propertyAlias=title&contentTypeId={documentType}");
        }).ToList();
        Assert.True(more.Count > 50, $"Only {more.Count} further operations.");

        var faults = new List<string>();
        foreach (var (operation, address) in asked.Concat(more))
        {
            using var response = await desk.GetAsync(address.StartsWith('/') ? address : operation + address);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            faults.AddRange(response.IsSuccessStatusCode
                ? Contract.Faults(operation, JsonDocument.Parse(text).RootElement).Take(5).Select(f => $"{operation} {f}")
                : [$"{operation} answers {(int)response.StatusCode}: {text}"]);
        }

        Assert.Empty(faults);
    }

    // What needs a task, a file or a folder of types first; and an answer that is null for the root, which the types do not tell.
    private static readonly string[] Elsewhere =
    [
        "/document/{id}/publish-with-descendants/result/{taskId}", "/security/back-office/authorize", "/security/back-office/signout", "/temporary-file/{id}", "/user-data/{id}", "/redirect-management/{id}",
        "/document-type/folder/{id}", "/media-type/folder/{id}", "/data-type/folder/{id}", "/recycle-bin/media/{id}/original-parent",
    ];

    private IEnumerable<string> Operations() => house.Endpoints
        .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true && e.RoutePattern.RawText!.StartsWith($"{Desk.Api}/", StringComparison.Ordinal))
        .Select(e => Place().Replace(e.RoutePattern.RawText![Desk.Api.Length..], m => m.Groups[1].Value switch { "iso" => "{isoCode}", "task" => "{taskId}", var name => $"{{{name}}}" })).Distinct();

    [GeneratedRegex(@"\{(\w+)(?::\w+)?\}")]
    private static partial Regex Place();

    [Fact]
    public void Answer_without_a_declared_field_or_of_another_type_is_a_fault()
    {
        var faults = Contract.Faults("/item/language/default", JsonDocument.Parse("""{"isoCode":5}""").RootElement);

        Assert.Equal(["$.name: missing", "$.isoCode: string wanted, Number found"], faults);
    }
}
