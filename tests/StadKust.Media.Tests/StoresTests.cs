using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace StadKust.Media.Tests;

/// <summary>The same promises for both stores: bytes come back, nothing is written twice, no name leads out.</summary>
public sealed class StoresTests(Azurite azurite)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("disk")]
    [InlineData("azure")]
    public async Task Bytes_come_back_as_they_were_put(string kind)
    {
        var store = Store(kind);
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));

        Assert.False(await store.HasAsync(hash, Stop));
        Assert.Null(await store.OpenAsync(hash, Stop));
        await store.PutAsync(hash, new MemoryStream(bytes), Stop);
        await store.PutAsync(hash, new MemoryStream(bytes), Stop);

        Assert.True(await store.HasAsync(hash, Stop));
        await using var back = await store.OpenAsync(hash, Stop);
        using var copy = new MemoryStream();
        await back!.CopyToAsync(copy, Stop);
        Assert.Equal(bytes, copy.ToArray());
    }

    [Theory]
    [InlineData("disk", "../../etc/passwd")]
    [InlineData("disk", "ABCDEF")]
    [InlineData("azure", "../secret")]
    public async Task A_name_that_is_no_hash_is_refused(string kind, string name) =>
        await Assert.ThrowsAsync<ArgumentException>(() => Store(kind).OpenAsync(name, Stop));

    private IBlobStore Store(string kind) => kind == "disk" ? new DiskStore(Given.Folder()) : new AzureStore(azurite.Connection, $"media-{Guid.NewGuid():n}");
}

/// <summary>The real emulator of Azure Blob Storage, on a port of its own, once for the assembly.</summary>
public sealed class Azurite : IAsyncLifetime
{
    private Process? process;
    private string folder = "";

    public string Connection { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        folder = Given.Folder();
        // Name and key are the emulator's own, printed in its documentation.
        Connection = $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;BlobEndpoint=http://127.0.0.1:{port}/devstoreaccount1;";
        process = Process.Start(new ProcessStartInfo("node",
        [
            Path.Combine(Tests(), "node", "node_modules", "azurite", "dist", "src", "blob", "main.js"), "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            "--blobHost", "127.0.0.1", "--blobPort", $"{port}", "--location", folder,
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true });
        for (var tries = 0; tries < 300; tries++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException("Azurite did not start within 30 seconds. Run tests/install first.");
    }

    public ValueTask DisposeAsync()
    {
        process?.Kill(entireProcessTree: true);
        process?.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string Tests([CallerFilePath] string here = "") => Path.GetDirectoryName(Path.GetDirectoryName(here))!;
}
