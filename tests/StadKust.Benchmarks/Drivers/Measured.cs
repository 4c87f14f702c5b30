using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace StadKust.Benchmarks.Drivers;

/// <summary>Processes, clocks and medians for the drivers.</summary>
internal static class Measured
{
    public static string Repository { get; } = FindRoot();

    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "StadKust.Web.dll");

    public static double Median(IEnumerable<double> values) => Percentile(values, 0.5);

    /// <param name="share">0 to 1; nearest rank.</param>
    public static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    /// <summary>Repeats work until the compiler has made its best code of it: what is called warm is measured after this.</summary>
    public static void WarmUp(Action<int> work, int seconds = 6)
    {
        var watch = Stopwatch.StartNew();
        for (var round = 0; watch.Elapsed.TotalSeconds < seconds; round++)
        {
            work(round);
        }
    }

    public static void Say(string what, double value, string unit, string beside = "") =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-58} {value,9:0.0} {unit} {beside}"));

    /// <summary>Runs a command to its end.</summary>
    /// <returns>Wall-clock time with process start and end, and what it printed.</returns>
    /// <exception cref="InvalidOperationException">It ended with a code other than 0 or 1.</exception>
    public static async Task<(TimeSpan Time, string Output)> RunAsync(string command, string[] arguments, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        using var process = Start(command, arguments);
        var output = process.StandardOutput.ReadToEndAsync(stop);
        var errors = process.StandardError.ReadToEndAsync(stop);
        await process.WaitForExitAsync(stop);
        return process.ExitCode is 0 or 1
            ? (watch.Elapsed, await output)
            : throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await output}{await errors}");
    }

    public static Process Start(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{command} did not start.");
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here);
        while (!File.Exists(Path.Combine(folder!, "StadKust.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder!;
    }
}
