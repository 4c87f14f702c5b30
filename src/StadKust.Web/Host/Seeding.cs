using StadKust.Content;
using StadKust.Umbraco.Reading;

namespace StadKust.Web.Host;

/// <summary>Fills an empty database from <c>content-export/</c>.</summary>
internal sealed class Seeding(SiteImport import, SiteOptions options, IConfiguration configuration)
{
    /// <summary>Takes the content in when nothing is stored yet.</summary>
    /// <returns>Null when there was content already.</returns>
    /// <exception cref="CannotRunException">The export has errors; nothing was stored.</exception>
    public async Task<ImportReport?> SeedAsync(IProgress<Progress>? progress, CancellationToken stop)
    {
        // Content that is kept elsewhere is read from there.
        if (configuration.ReadsUmbraco() || !await import.IsEmptyAsync(stop))
        {
            return null;
        }

        var report = await import.RunAsync(SiteExport.Read(options.Folders.ContentExport, null, progress, stop), new ImportOptions("seed"), progress, stop);
        return report.Done
            ? report
            : throw new CannotRunException("The content in content-export cannot be taken in:\n" + string.Join(
                '\n', report.Findings.Where(f => f.Severity == Severity.Error).Select(f => $"  {f.Where}: {f.Message}")));
    }
}
