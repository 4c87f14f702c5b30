using System.Diagnostics;

namespace StadKust.Content.Tests;

/// <summary>A node in another process, as the tests see it.</summary>
internal sealed class NodeProcess : IDisposable
{
    // What a shell, and .NET, call the end by SIGKILL: 128 and the number of the signal. An unhandled exception ends with 134.
    private const int Killed = 128 + 9;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process process;
    private readonly Task<string> errors;

    private NodeProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    public static NodeProcess Start(string role, ContentOptions options, params string[] more) => StartIn(null, role, options, more);

    /// <param name="zone">Time zone of the machine it believes to run on; null: that of this one.</param>
    public static NodeProcess StartIn(string? zone, string role, ContentOptions options, params string[] more)
    {
        // As this program was started itself: by its own executable, or by the runtime's with the assembly as first argument.
        var self = Environment.ProcessPath!;
        var isRuntime = Path.GetFileNameWithoutExtension(self).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        var start = new ProcessStartInfo(self) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] program = isRuntime ? ["exec", typeof(NodeProcess).Assembly.Location] : [];
        foreach (var argument in program.Concat([NodeProgram.Role, role, options.Provider.ToString(), options.Connection]).Concat(more))
        {
            start.ArgumentList.Add(argument);
        }

        if (zone is not null)
        {
            start.Environment["TZ"] = zone;
        }

        return new NodeProcess(Process.Start(start)!);
    }

    public static async Task<NodeProcess> AnsweringAsync(ContentOptions options)
    {
        var node = Start("answer", options);
        var line = await node.LineAsync();
        return line == "ready" ? node : throw new InvalidOperationException($"The node said '{line}' where it should be ready. {await node.EndAsync()}");
    }

    /// <returns>Null when the process is over.</returns>
    public async Task<string?> LineAsync() => await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);

    public async Task<string> AskAsync(string question)
    {
        await process.StandardInput.WriteLineAsync(question);
        await process.StandardInput.FlushAsync();
        return await LineAsync() ?? throw new InvalidOperationException($"The node has ended. {await EndAsync()}");
    }

    /// <summary>SIGKILL: the process gets no chance to tidy up.</summary>
    /// <returns>The last line it said, of those not yet read.</returns>
    public async Task<string?> KillAsync()
    {
        process.Kill();
        string? last = null;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            last = line;
        }

        var end = await EndAsync();
        Assert.True(process.ExitCode == Killed, $"The node was to be killed at work, but had ended itself. {end}");
        return last;
    }

    private async Task<string> EndAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return $"Exit code {process.ExitCode}, standard error: {await errors}";
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }
}
