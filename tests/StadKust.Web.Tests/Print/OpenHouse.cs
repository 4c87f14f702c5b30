using StadKust.Accounts;
using StadKust.Magazine.PressRoom;
using StadKust.Web.Tests.Commands;

namespace StadKust.Web.Tests.Print;

/// <summary>The whole program on seeded data, with its edition set by the background work.</summary>
public sealed class OpenHouse(SeededFolder seeded) : IAsyncLifetime
{
    private TemporaryFolder data = null!;
    private RunningHouse house = null!;

    public StoredEdition Edition { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        data = seeded.Copy();
        house = await RunningHouse.StartAsync(data);
        Edition = await house.EditionAsync();
    }

    public HttpClient Visitor() => house.Visitor();

    public Task<HttpClient> PersonAsync(AccountKind kind) => house.PersonAsync(kind);

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        data.Dispose();
    }
}
