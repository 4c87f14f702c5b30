using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace StadKust.Benchmarks.Drivers;

/// <summary>From the command to the first page: on an empty folder and on a seeded one.</summary>
internal static class StartDriver
{
    private const int Rounds = 3;

    public static async Task RunAsync(CancellationToken stop)
    {
        var (empty, seeded) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var data = Directory.CreateTempSubdirectory("stadkust-start-").FullName;
            empty.Add(await FirstPageAsync(data, stop));
            seeded.Add(await FirstPageAsync(data, stop));
            Directory.Delete(data, recursive: true);
        }

        Measured.Say("first page, empty folder", Measured.Median(empty), "ms", "(wanted: 10 000 or less)");
        Measured.Say("first page, seeded folder", Measured.Median(seeded), "ms", "(wanted: 3 000 or less)");
    }

    private static async Task<double> FirstPageAsync(string data, CancellationToken stop)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var watch = Stopwatch.StartNew();
        using var server = Measured.Start("dotnet", Measured.Program, "serve", "--data", data, "--urls", url);
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri(url) };
            await WaitForPageAsync(http, "/nl/", stop);
            return watch.Elapsed.TotalMilliseconds;
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync(stop);
        }
    }

    /// <summary>Asks until the answer is 200.</summary>
    public static async Task WaitForPageAsync(HttpClient http, string path, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), stop);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(20, stop);
        }
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
