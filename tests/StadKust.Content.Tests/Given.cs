using System.Globalization;
using System.Runtime.CompilerServices;

namespace StadKust.Content.Tests;

/// <summary>Content to test with: the small site under Fixtures. Its keys end in the number given here.</summary>
internal static class Given
{
    public static readonly Culture Nl = Culture.Dutch;
    public static readonly Culture De = Culture.German;
    public static readonly Culture En = Culture.English;

    public static string SiteFolder() => Path.Combine(Here(), "Fixtures", "site");

    /// <summary>The content of the product itself.</summary>
    public static string RegionFolder() => Path.GetFullPath(Path.Combine(Here(), "..", "..", "content-export"));

    public static SiteExport Site() => SiteExport.Read(SiteFolder(), stop: TestContext.Current.CancellationToken);

    public static Guid Key(int number) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:d12}"));

    public static readonly Guid Home = Key(1);
    public static readonly Guid Settings = Key(2);
    public static readonly Guid Towns = Key(3);
    public static readonly Guid Leiden = Key(4);
    public static readonly Guid Katwijk = Key(5);
    public static readonly Guid Imprint = Key(6);
    public static readonly Guid Canal = Key(502);

    /// <summary>A copy of the site in which one file says something else.</summary>
    public static TemporaryFolder SiteWith(string file, string content)
    {
        var folder = Copy();
        folder.Write(file, content);
        return folder;
    }

    /// <summary>A copy of the site in which one file is changed.</summary>
    public static TemporaryFolder SiteWith(string file, Func<string, string> change)
    {
        var folder = Copy();
        folder.Write(file, change(File.ReadAllText(Path.Combine(folder.Path, file))));
        return folder;
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private static TemporaryFolder Copy()
    {
        var folder = new TemporaryFolder();
        var from = SiteFolder();
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            folder.Write(Path.GetRelativePath(from, file), File.ReadAllText(file));
        }

        return folder;
    }
}

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("stadkust-").FullName;

    public void Write(string file, string content)
    {
        var full = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
