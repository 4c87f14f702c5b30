using StadKust.Web.Tests.Commands;

[assembly: AssemblyFixture(typeof(SeededFolder))]

namespace StadKust.Web.Tests.Commands;

/// <summary>A data folder seeded once by the program itself; tests that write take a copy.</summary>
public sealed class SeededFolder : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("stadkust-seeded-").FullName;

    public async ValueTask InitializeAsync()
    {
        var ended = await StadKustProgram.RunAsync("account", "list", "--data", folder);
        Assert.True(ended.Code == 0, $"Seeding failed: {ended.Output}{ended.Errors}");
    }

    internal TemporaryFolder Copy()
    {
        var copy = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var target = copy.At(Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
