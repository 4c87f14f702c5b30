using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace StadKust.Benchmarks.Drivers;

/// <summary>The program, serving in a process of its own, and what that process uses.</summary>
internal sealed partial class ServedProcess : IAsyncDisposable
{
    // What Linux counts processor time in.
    private const double TicksPerSecond = 100;

    private readonly Process process;

    private ServedProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>Seconds of both cores together since it began.</summary>
    public double ProcessorSeconds
    {
        get
        {
            var fields = File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[^1].Split(' ');
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
    }

    public static ServedProcess Start(string data)
    {
        var address = $"http://127.0.0.1:{StartDriver.FreePort()}";
        return new(Measured.Start("dotnet", Measured.Program, "serve", "--data", data, "--urls", address), new Uri(address));
    }

    public static ServedProcess StartBare(int bytes)
    {
        var address = $"http://127.0.0.1:{StartDriver.FreePort()}";
        var program = Path.Combine(AppContext.BaseDirectory, "StadKust.Benchmarks.dll");
        return new(Measured.Start("dotnet", program, "bare", bytes.ToString(CultureInfo.InvariantCulture), address), new Uri(address));
    }

    /// <summary>Open to visitors and to machines.</summary>
    public Task ReadyAsync(CancellationToken stop) => StartDriver.WaitForPageAsync(Client, "/sitemap.xml", stop);

    /// <param name="what"><c>VmRSS</c> or <c>VmHWM</c>.</param>
    public double Megabytes(string what) =>
        int.Parse(Digits().Match(File.ReadAllLines($"/proc/{process.Id}/status").First(l => l.StartsWith(what, StringComparison.Ordinal))).Value, CultureInfo.InvariantCulture) / 1024.0;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
