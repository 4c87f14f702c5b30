namespace StadKust.Preflight.Tests.Files;

/// <summary>The folder of the checkout.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "StadKust.sln")))
        {
            at = Path.GetDirectoryName(at) ?? throw new InvalidOperationException("Not inside the repository.");
        }

        return at;
    }
}
