using System.Diagnostics;

namespace StadKust.Events.Tests.Oracle;

/// <summary>Runs a script of this folder with Debian's Python, which has dateutil and icalendar (tests/install puts them there).</summary>
internal static class Python
{
    public static async Task<string> Run(string script, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(Given.Folder, "Oracle", script), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var stop = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(stop);
        var errors = process.StandardError.ReadToEndAsync(stop);
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), stop);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The script ended before it had read all: what it said is shown below.
        }

        await process.WaitForExitAsync(stop);
        Assert.True(process.ExitCode == 0, await errors);
        return await output;
    }
}
