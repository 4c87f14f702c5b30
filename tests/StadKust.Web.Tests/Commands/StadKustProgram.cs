using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StadKust.Web.Tests.Commands;

/// <summary>The built program, run as a person would: as a process with arguments.</summary>
internal static class StadKustProgram
{
    public static string Root { get; } = FindRoot();

    public static string ContentExport => Path.Combine(Root, "content-export");

    public static Task<Ended> RunAsync(params string[] arguments) => RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "StadKust.Web.dll"), .. arguments]);

    /// <param name="settings">As environment: <c>Theme__Folder</c>.</param>
    public static Task<Ended> RunAsync(IReadOnlyList<(string Name, string Value)> settings, params string[] arguments) =>
        RunAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "StadKust.Web.dll"), .. arguments], settings);

    /// <summary>Runs any command to its end, in a folder above which no checkout lies.</summary>
    public static async Task<Ended> RunAsync(string command, IReadOnlyList<string> arguments, IReadOnlyList<(string Name, string Value)>? settings = null)
    {
        var start = new ProcessStartInfo(command) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings ?? [])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{command} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Ended(process.ExitCode, await output, await errors);
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

internal sealed record Ended(int Code, string Output, string Errors);

/// <summary>A folder that goes when the test is over.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("stadkust-").FullName;

    public string At(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
