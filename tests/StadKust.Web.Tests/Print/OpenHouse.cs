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

    private HttpClient? printer;

    /// <summary>One printer for all who say which language they read: signing in is limited to so many an hour.</summary>
    public async Task<HttpClient> PrinterAsync() => printer ??= await PersonAsync(AccountKind.Printer);

    public async ValueTask DisposeAsync()
    {
        printer?.Dispose();
        await house.DisposeAsync();
        data.Dispose();
    }
}
