using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StadKust.Content;
using StadKust.Umbraco.Delivery;
using StadKust.Umbraco.Tests.Delivery;

[assembly: AssemblyFixture(typeof(RegionServer))]

namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>The Delivery API over real HTTP, with a set of content behind it and nothing else.</summary>
public class DeliveryServer : IAsyncDisposable
{
    private readonly WebApplication app;

    protected DeliveryServer(ContentSet set, DeliveryOptions? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IContentSets>(new FixedSets(set)).AddDeliveryApi(options ?? new DeliveryOptions());
        app = builder.Build();
        app.MapDeliveryApi();
    }

    public HttpClient Client { get; private set; } = null!;

    public static async Task<DeliveryServer> StartAsync(ContentSet set, DeliveryOptions? options = null)
    {
        var server = new DeliveryServer(set, options);
        await server.OpenAsync();
        return server;
    }

    /// <param name="address">After the base: <c>content?take=1</c>, <c>content/item/…</c>.</param>
    public async Task<HttpResponseMessage> GetAsync(string address, string? culture = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"{DeliveryApi.Base}/{address}");
        foreach (var (name, value) in culture is null ? headers : [.. headers, ("Accept-Language", culture)])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The body of an answer that must be 200.</summary>
    public async Task<JsonElement> JsonAsync(string address, string? culture = null, params (string Name, string Value)[] headers)
    {
        using var response = await GetAsync(address, culture, headers);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == System.Net.HttpStatusCode.OK, $"{(int)response.StatusCode} for {address}: {body}");
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        return JsonDocument.Parse(body).RootElement;
    }

    protected async Task OpenAsync()
    {
        await app.StartAsync(TestContext.Current.CancellationToken);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await app.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>One server over the real content for all tests.</summary>
public sealed class RegionServer() : DeliveryServer(Given.Set), IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await OpenAsync();
}
