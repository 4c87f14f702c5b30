using System.Net;
using System.Text.Json.Nodes;
using StadKust.Umbraco.Backoffice.KeepingWork;

namespace StadKust.Umbraco.Tests.Backoffice;

/// <summary>What a browser tab does with one item: it holds all values it has loaded and sends all of them at every save.</summary>
internal sealed class Tab(ManagementServer server, Guid id, string kind, string? editor, JsonObject body)
{
    public string? Revision { get; set; }

    public JsonObject Body => body;

    public JsonNode? this[string alias, string? culture]
    {
        get => Entry(alias, culture)?["value"];
        set
        {
            if (Entry(alias, culture) is { } entry)
            {
                entry["value"] = value;
            }
            else
            {
                ((JsonArray)body["values"]!).Add((JsonNode)new JsonObject { ["alias"] = alias, ["culture"] = culture, ["segment"] = null, ["value"] = value });
            }
        }
    }

    public void Name(string culture, string name)
    {
        var variants = (JsonArray)body["variants"]!;
        if (variants.FirstOrDefault(v => (string?)v!["culture"] == culture) is { } known)
        {
            known["name"] = name;
        }
        else
        {
            variants.Add((JsonNode)new JsonObject { ["culture"] = culture, ["segment"] = null, ["name"] = name });
        }
    }

    public string? State(string culture) => (string?)((JsonArray)body["variants"]!).First(v => (string?)v!["culture"] == culture)!["state"];

    public async Task<HttpResponseMessage> SaveAsync(string? choices = null)
    {
        var response = await server.SendAsync(HttpMethod.Put, $"v1/{kind}/{id}", Sent(), editor, Revision, choices);
        Follow(response);
        return response;
    }

    public async Task<HttpResponseMessage> PublishAsync(params string[] cultures)
    {
        var sent = Sent();
        sent["culturesToPublish"] = new JsonArray([.. cultures.Select(c => (JsonNode)c!)]);
        var response = await server.SendAsync(HttpMethod.Put, $"v1/{kind}/{id}/update-and-publish", sent, editor, Revision);
        Follow(response);
        return response;
    }

    public async Task<HttpResponseMessage> ValidateAsync(params string[] cultures)
    {
        var sent = Sent();
        sent["cultures"] = new JsonArray([.. cultures.Select(c => (JsonNode)c!)]);
        return await server.SendAsync(HttpMethod.Put, kind == "media" ? $"v1/media/{id}/validate" : $"v1.1/document/{id}/validate", sent, editor);
    }

    /// <summary>Saves, and fails the test when that is refused.</summary>
    public async Task SavedAsync(string? choices = null)
    {
        using var response = await SaveAsync(choices);
        Assert.True(response.StatusCode == HttpStatusCode.OK, await ManagementServer.TextAsync(response));
    }

    private JsonObject Sent() => new()
    {
        ["template"] = body["template"]?.DeepClone(),
        ["values"] = body["values"]!.DeepClone(),
        ["variants"] = body["variants"]!.DeepClone(),
    };

    private void Follow(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode && response.Headers.TryGetValues(RevisionToken.Header, out var revision))
        {
            Revision = revision.Single();
        }
    }

    private JsonNode? Entry(string alias, string? culture) =>
        ((JsonArray)body["values"]!).FirstOrDefault(v => (string?)v!["alias"] == alias && (string?)v["culture"] == culture);
}
