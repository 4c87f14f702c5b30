using StadKust.Content;
using StadKust.Web.Website;

namespace StadKust.Web.Doors;

/// <summary>Findings of the published set, looked for once a version, joined with what the website has found while it served.</summary>
/// <remarks>Rendering every page is left to the verb <c>check</c>: on a large site it takes a minute.</remarks>
public sealed class PublishedChecks : IDisposable
{
    private readonly SiteChecks checks;
    private readonly IContentSets sets;
    private readonly WebsiteFindings website;
    private readonly SemaphoreSlim one = new(1);
    private (long Version, IReadOnlyList<Finding> Findings)? kept;

    internal PublishedChecks(SiteChecks checks, IContentSets sets, WebsiteFindings website) => (this.checks, this.sets, this.website) = (checks, sets, website);

    public async Task<IReadOnlyList<Finding>> FindingsAsync(CancellationToken stop)
    {
        await one.WaitAsync(stop);
        try
        {
            var set = sets.Published;
            if (kept?.Version != set.Version)
            {
                kept = (set.Version, await Task.Run(() => checks.Run(set, null, stop, PageCheck.Pages), stop));
            }

            return [.. kept.Value.Findings.Union(website.All)];
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
