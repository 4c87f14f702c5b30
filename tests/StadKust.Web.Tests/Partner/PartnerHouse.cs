using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;
using StadKust.Web.Tests.Commands;
using StadKust.Web.Tests.Print;

namespace StadKust.Web.Tests.Partner;

/// <summary>The whole program with the real content, once for all tests of this door: seeding it costs more than they do.</summary>
public sealed class PartnerHouse : IAsyncLifetime
{
    private readonly TemporaryFolder data = new();

    internal RunningHouse House { get; private set; } = null!;

    internal ContentSet Published => House.Services.GetRequiredService<IContentSets>().Published;

    public async ValueTask InitializeAsync() => House = await RunningHouse.StartAsync(data, ("Content:DoDueWork", "false"), ("Mail:Host", "mail.example.org"));

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        data.Dispose();
    }

    internal Guid Town(string name)
    {
        var set = Published;
        return set.OfType("destination", Culture.Dutch).First(k => set.Find(k, Culture.Dutch)!.Name == name);
    }
}
