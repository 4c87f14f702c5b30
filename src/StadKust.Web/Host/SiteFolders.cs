namespace StadKust.Web.Host;

/// <summary>Where the program's own files lie: content to seed from, and themes.</summary>
/// <remarks>Beside the program when published; in the checkout when run from it.</remarks>
internal sealed record SiteFolders(string ContentExport, string Themes)
{
    public static SiteFolders Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, "themes")) && Directory.Exists(Path.Combine(folder, "content-export")))
            {
                return new SiteFolders(Path.Combine(folder, "content-export"), Path.Combine(folder, "themes"));
            }
        }

        throw new DirectoryNotFoundException($"No folders 'themes' and 'content-export' beside {AppContext.BaseDirectory} or above it.");
    }
}
