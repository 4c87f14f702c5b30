using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;
using StadKust.Umbraco.Preview;
using StadKust.Web.Tests.Commands;
using StadKust.Web.Tests.Print;

namespace StadKust.Web.Tests.Website;

/// <summary>One house for the tests that edit.</summary>
[CollectionDefinition(Name)]
public sealed class EditedHouses : ICollectionFixture<EditedHouse>
{
    public const string Name = "edited house";
}

/// <summary>The whole program on seeded data, with editors at work: what they save, publish and withdraw, and who reads it.</summary>
public sealed class EditedHouse(SeededFolder seeded) : IAsyncLifetime
{
    public const string ApiKey = "sleutel-van-de-proef";

    private TemporaryFolder data = null!;
    private RunningHouse house = null!;

    public HttpClient Visitor { get; private set; } = null!;

    public Drafts Drafts => house.Services.GetRequiredService<Drafts>();

    public ContentSet Published => house.Services.GetRequiredService<IContentSets>().Published;

    public PreviewLinks Previews => house.Services.GetRequiredService<PreviewLinks>();

    public async ValueTask InitializeAsync()
    {
        data = seeded.Copy();
        house = await RunningHouse.StartAsync(data, ("Content:DoDueWork", "false"), ("Umbraco:CMS:DeliveryApi:ApiKey", ApiKey));
        Visitor = house.Visitor();
    }

    public async ValueTask DisposeAsync()
    {
        Visitor.Dispose();
        await house.DisposeAsync();
        data.Dispose();
    }

    /// <summary>A story that was never published, in three languages; what is above it exists in two.</summary>
    public Task<Guid> NewStoryAsync(string title, params Guid[] related) => NewAsync("story", "stories", title, related);

    /// <summary>A page below home that was never published, in all three languages.</summary>
    public Task<Guid> NewPageAsync(string title) => NewAsync("page", "home", title, []);

    private async Task<Guid> NewAsync(string type, string below, string title, Guid[] related)
    {
        var parent = Published.FirstOfType(below, Culture.Dutch)!.Key;
        Culture[] cultures = [Culture.Dutch, Culture.German, Culture.English];
        var item = new NewItem(type, parent)
        {
            Names = cultures.ToImmutableDictionary(c => c, c => $"{title} {c.Code}"),
            Values = cultures.ToImmutableDictionary(c => c, c => Values(("title", $"{title} {c.Code}"))),
            Shared = related.Length == 0 ? ImmutableDictionary<string, JsonElement>.Empty : Values(("related", string.Join(',', related.Select(r => $"umb://document/{r:N}")))),
        };
        var made = await Drafts.CreateAsync(item, "proef", TestContext.Current.CancellationToken);
        Assert.True(made.Done, string.Join(' ', made.Findings));
        return made.Key;
    }

    public async Task SaveAsync(Guid key, Culture culture, params (string Alias, string Value)[] values)
    {
        var saved = await Drafts.SaveAsync(
            new ItemChange(key) { Values = ImmutableDictionary<Culture, ImmutableDictionary<string, JsonElement>>.Empty.Add(culture, Values(values)) },
            "proef", TestContext.Current.CancellationToken);
        Assert.True(saved.Done, string.Join(' ', saved.Findings));
    }

    public async Task<HttpResponseMessage> AskAsync(string address, Culture culture, bool preview = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/umbraco/delivery/api/v2/{address}");
        request.Headers.Add("Accept-Language", culture.Code);
        if (preview)
        {
            request.Headers.Add("Preview", "true");
            request.Headers.Add("Api-Key", ApiKey);
        }

        return await Visitor.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<JsonElement> JsonAsync(string address, Culture culture, bool preview = false)
    {
        using var answer = await AskAsync(address, culture, preview);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} for {address}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public Task<string> PageAsync(string address) => Visitor.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    private static ImmutableDictionary<string, JsonElement> Values(params (string Alias, string Value)[] values) =>
        values.ToImmutableDictionary(v => v.Alias, v => JsonSerializer.SerializeToElement(v.Value));
}
