using System.Text.Json;
using StadKust.Content;
using StadKust.Magazine.House;

namespace StadKust.Magazine.Tests;

/// <summary>What tests begin with: the theme and the content of the repository, or small ones of their own.</summary>
internal static class Given
{
    private static readonly Lazy<HouseStyle> TheHouse = new(() =>
    {
        var (house, findings) = HouseStyle.Read(At("themes/kueste-und-kultur/print"));
        return house ?? throw new InvalidOperationException(string.Join('\n', findings));
    });

    private static readonly Lazy<SiteExport> TheExport = new(() => SiteExport.Read(At("content-export")));

    private static readonly Lazy<ContentSet> TheContent = new(() => TheExport.Value.ToSet());

    /// <summary>The print folder of the repository's theme.</summary>
    public static HouseStyle House => TheHouse.Value;

    public static SiteExport Export => TheExport.Value;

    /// <summary>The published content of the repository.</summary>
    public static ContentSet Content => TheContent.Value;

    public static Guid LeadStory { get; } = Guid.Parse("f55fb514-47c9-4876-8b87-7e716ebf98a2");

    /// <summary>A path of the repository.</summary>
    public static string At(string path)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "StadKust.sln")))
            {
                return Path.Combine([folder, .. path.Split('/')]);
            }
        }

        throw new DirectoryNotFoundException("No StadKust.sln above the tests.");
    }

    /// <summary>A folder that is deleted with the test.</summary>
    public static TemporaryFolder Folder() => new();

    /// <summary>A print folder as in the theme, with some files replaced.</summary>
    public static (HouseStyle? House, IReadOnlyList<Finding> Findings) PrintFolder(params (string File, string Text)[] replaced)
    {
        using var folder = Folder();
        foreach (var file in Directory.GetFiles(At("themes/kueste-und-kultur/print"), "*.yaml"))
        {
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        }

        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "fonts"), At("themes/kueste-und-kultur/print/fonts"));
        foreach (var (file, text) in replaced)
        {
            File.WriteAllText(Path.Combine(folder.Path, file), text);
        }

        return HouseStyle.Read(folder.Path);
    }

    public static string Theme(string file) => File.ReadAllText(At("themes/kueste-und-kultur/print/" + file));

    /// <summary>A block with text values, as the export stores them.</summary>
    public static Block Block(string type, params (string Alias, object Value)[] values) => new(
        new Guid(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1), Guid.Empty, type,
        new PropertyValues(values.ToDictionary(v => v.Alias, v => JsonSerializer.SerializeToElement(v.Value)), Content.Model), null);

    /// <summary>Rich text as stored.</summary>
    public static object Rich(string markup) => new { markup, blocks = new { } };

    /// <summary>A Dutch item of no type the content knows.</summary>
    public static PublishedItem Item(params (string Alias, object Value)[] values) => new(
        new Guid(7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7), "story", ContentCulture.Dutch, "Proef", DateTime.UnixEpoch, DateTime.UnixEpoch, "hash",
        new PropertyValues(values.ToDictionary(v => v.Alias, v => JsonSerializer.SerializeToElement(v.Value)), Content.Model));
}

internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"stadkust-magazine-{Guid.NewGuid():n}");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
