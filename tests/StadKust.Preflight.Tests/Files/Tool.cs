using System.Diagnostics;

namespace StadKust.Preflight.Tests.Files;

/// <summary>Runs other people's programs over a file.</summary>
internal static class Tool
{
    public static (int Exit, string Output, string Errors) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start; see tests/install.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        if (!process.WaitForExit(60_000))
        {
            process.Kill();
            throw new TimeoutException($"{program} took longer than a minute.");
        }

        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
