namespace StadKust.Benchmarks.Drivers;

/// <summary>Measures whole programs from outside, rivals in the same run, and prints one line a figure.</summary>
internal static class AllDrivers
{
    public static async Task<int> RunAsync(string[] which)
    {
        (string Name, Func<CancellationToken, Task> Run)[] drivers =
        [
            ("typesetting", TypesettingDriver.RunAsync), ("layout", LayoutDriver.RunAsync), ("pdf", PdfDriver.RunAsync), ("start", StartDriver.RunAsync), ("serving", ServingDriver.RunAsync), ("delivery", DeliveryDriver.RunAsync), ("query", QueryDriver.RunAsync),
            ("calendar", CalendarDriver.RunAsync), ("intake", IntakeDriver.RunAsync),
            ("preflight", PreflightDriver.RunAsync), ("editors", BackofficeDriver.RunAsync),
            ("nodes", NodesDriver.RunAsync), ("set", SetDriver.RunAsync),
        ];
        foreach (var unknown in which.Except(drivers.Select(d => d.Name)))
        {
            await Console.Error.WriteLineAsync($"There is no driver '{unknown}'; there are {string.Join(", ", drivers.Select(d => d.Name))}.");
            return 2;
        }

        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(30));
        foreach (var (name, run) in drivers)
        {
            if (which.Length == 0 || which.Contains(name))
            {
                Console.WriteLine($"== {name}");
                await run(stop.Token);
            }
        }

        return 0;
    }
}
