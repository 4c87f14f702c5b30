using System.Net;
using System.Text.Json;
using StadKust.Umbraco.Delivery;

namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>The OpenAPI document tells what is served, and what is served is as it tells.</summary>
public sealed class DescriptionTests(RegionServer server)
{
    private static readonly string[] Operations =
    [
        "GetContent2.0", "GetContentItemByPath2.0", "GetContentItemById2.0", "GetContentItems2.0", "GetMedia2.0", "GetMediaItemByPath2.0", "GetMediaItemById2.0", "GetMediaItems2.0",
    ];

    private async Task<JsonElement> DocumentAsync()
    {
        using var answer = await server.Client.GetAsync(new Uri(DeliveryApi.Description, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    [Fact]
    public async Task Document_of_umbraco_18_is_at_its_path_and_names_all_eight_operations()
    {
        var document = await DocumentAsync();

        Assert.Equal("3.1.1", document.GetProperty("openapi").GetString());
        Assert.Equal(
            Operations.Order(StringComparer.Ordinal),
            document.GetProperty("paths").EnumerateObject().Select(p => p.Value.GetProperty("get").GetProperty("operationId").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal("/umbraco/openapi/delivery.json", DeliveryApi.Description);
    }

    [Fact]
    public async Task Every_reference_in_the_document_leads_somewhere()
    {
        var document = await DocumentAsync();
        var known = document.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(s => $"#/components/schemas/{s.Name}").ToHashSet();

        Assert.All(References(document), r => Assert.Contains(r, known));
    }

    [Theory]
    [InlineData("content/item/", "ApiContentResponseModel")]
    [InlineData("content?take=25", "PagedIApiContentResponseModel")]
    [InlineData("media?fetch=children:/", "PagedIApiMediaWithCropsResponseModel")]
    [InlineData("content?sort=x", "ProblemDetails")]
    [InlineData("content?skip=x", "ProblemDetails")]
    public async Task Answer_fits_its_schema(string address, string schema)
    {
        var document = await DocumentAsync();
        using var answer = await server.GetAsync(address, "nl");
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;

        Assert.Empty(Faults(body, document.GetProperty("components").GetProperty("schemas").GetProperty(schema), document, "$"));
    }

    [Fact]
    public async Task Values_of_every_editor_fit_the_schemas_of_their_kinds()
    {
        await using var other = await DeliveryServer.StartAsync(EveryEditor.Export().ToSet());
        var properties = (await other.JsonAsync($"content/item/{EveryEditor.Item}?expand=properties[$all]", "nl")).GetProperty("properties");
        var document = await DocumentAsync();
        JsonElement Schema(string name) => document.GetProperty("components").GetProperty("schemas").GetProperty(name);

        Assert.Empty(Faults(properties.GetProperty("picked"), Schema("ApiContentModel"), document, "picked"));
        Assert.Empty(Faults(properties.GetProperty("picture")[0], Schema("ApiMediaWithCropsModel"), document, "picture"));
        Assert.Empty(Faults(properties.GetProperty("list"), Schema("ApiBlockListModel"), document, "list"));
        Assert.Empty(Faults(properties.GetProperty("grid"), Schema("ApiBlockGridModel"), document, "grid"));
        Assert.Empty(Faults(properties.GetProperty("rich"), Schema("RichTextModel"), document, "rich"));
        Assert.All(properties.GetProperty("links").EnumerateArray(), l => Assert.Empty(Faults(l, Schema("ApiLinkModel"), document, "links")));
        Assert.NotEmpty(Faults(properties.GetProperty("links")[0], Schema("ApiContentModel"), document, "wrong"));
    }

    private static IEnumerable<string> References(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(m => m.NameEquals("$ref") ? [m.Value.GetString()!] : References(m.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(References),
        _ => [],
    };

    // As much of JSON Schema as the document uses.
    private static List<string> Faults(JsonElement value, JsonElement schema, JsonElement document, string at)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!["#/components/schemas/".Length..];
            return Faults(value, document.GetProperty("components").GetProperty("schemas").GetProperty(name), document, at);
        }

        if (schema.TryGetProperty("oneOf", out var choices))
        {
            return choices.EnumerateArray().Count(c => Faults(value, c, document, at).Count == 0) == 1 ? [] : [$"{at} fits none or several"];
        }

        var faults = new List<string>();
        var allowed = schema.TryGetProperty("type", out var type) ? type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(t => t.GetString()!)] : new[] { type.GetString()! } : [];
        var kind = value.ValueKind switch
        {
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
            JsonValueKind.Null => "null",
            _ => "boolean",
        };
        if (allowed.Length > 0 && !allowed.Contains(kind) && !(kind == "integer" && allowed.Contains("number")))
        {
            faults.Add($"{at} is {kind}");
        }

        if (kind == "object" && schema.TryGetProperty("properties", out var members))
        {
            faults.AddRange(schema.TryGetProperty("required", out var required)
                ? required.EnumerateArray().Where(r => !value.TryGetProperty(r.GetString()!, out _)).Select(r => $"{at}.{r} is missing") : []);
            foreach (var member in value.EnumerateObject())
            {
                if (members.TryGetProperty(member.Name, out var own))
                {
                    faults.AddRange(Faults(member.Value, own, document, $"{at}.{member.Name}"));
                }
                else if (schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False)
                {
                    faults.Add($"{at}.{member.Name} is not told");
                }
            }
        }

        if (kind == "array" && schema.TryGetProperty("items", out var items))
        {
            faults.AddRange(value.EnumerateArray().SelectMany((e, i) => Faults(e, items, document, $"{at}[{i}]")));
        }

        return faults;
    }
}
