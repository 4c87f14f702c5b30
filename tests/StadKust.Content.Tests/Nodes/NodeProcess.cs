using System.Diagnostics;

namespace StadKust.Content.Tests;

/// <summary>A node in another process, as the tests see it.</summary>
internal sealed class NodeProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process process;
    private readonly Task<string> errors;

    private NodeProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    public static NodeProcess Start(string role, ContentOptions options, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { typeof(NodeProcess).Assembly.Location, NodeProgram.Role, role, options.Provider.ToString(), options.Connection }.Concat(more))
        {
            start.ArgumentList.Add(argument);
        }

        return new NodeProcess(Process.Start(start)!);
    }

    public static async Task<NodeProcess> AnsweringAsync(ContentOptions options)
    {
        var node = Start("answer", options);
        Assert.Equal("ready", await node.LineAsync());
        return node;
    }

    /// <returns>Null when the process is over.</returns>
    public async Task<string?> LineAsync() => await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);

    public async Task<string> AskAsync(string question)
    {
        await process.StandardInput.WriteLineAsync(question);
        await process.StandardInput.FlushAsync();
        return await LineAsync() ?? throw new InvalidOperationException($"The node has ended: {await errors}");
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

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await errors);
        return last;
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
