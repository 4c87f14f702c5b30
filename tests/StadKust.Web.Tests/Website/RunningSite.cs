[assembly: AssemblyFixture(typeof(StadKust.Web.Tests.Website.RunningSite))]

namespace StadKust.Web.Tests.Website;

/// <summary>One website for all tests of this folder.</summary>
public sealed class RunningSite : IAsyncLifetime
{
    public SiteHost Host { get; private set; } = null!;

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await SiteHost.StartAsync();
        Client = Host.Client();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
    }
}
