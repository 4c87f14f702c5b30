using System.Diagnostics;

namespace StadKust.Pdf.Tests;

/// <summary>Runs the readers of other people over a saved file: qpdf, poppler, mutool, Ghostscript.</summary>
internal static class Tool
{
    public sealed record Result(int Exit, string Output, string Errors);

    public static Result Run(string program, params string[] arguments)
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

        return new Result(process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    /// <summary>Output of a run that must succeed without a word on the error stream.</summary>
    public static string Quiet(string program, params string[] arguments)
    {
        var result = Run(program, arguments);
        Assert.True(result.Exit == 0 && result.Errors.Length == 0, $"{program} {string.Join(' ', arguments)}: {result.Exit}\n{result.Output}\n{result.Errors}");
        return result.Output;
    }
}
