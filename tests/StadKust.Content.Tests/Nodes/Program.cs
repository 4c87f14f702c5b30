namespace StadKust.Content.Tests;

/// <summary>Runs the tests, or is a node of its own when it is called as one.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        args is [NodeProgram.Role, .. var node] ? NodeProgram.RunAsync(node)
        : args.Any(a => a is "--server" or "--internal-msbuild-node")
            ? Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
}
