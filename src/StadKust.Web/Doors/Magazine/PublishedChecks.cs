using StadKust.Content;
using StadKust.Web.Website;

namespace StadKust.Web.Doors;

/// <summary>Findings of the published set, looked for once a version, joined with what the website has found while it served and with due work that has failed.</summary>
/// <remarks>Rendering every page is left to the verb <c>check</c>: on a large site it takes a minute.</remarks>
public sealed class PublishedChecks : IDisposable
{
    private readonly SiteChecks checks;
    private readonly IContentSets sets;
    private readonly WebsiteFindings website;
    private readonly Due due;
    private readonly SemaphoreSlim one = new(1);
    private (long Version, IReadOnlyList<Finding> Findings)? kept;

    internal PublishedChecks(SiteChecks checks, IContentSets sets, WebsiteFindings website, Due due) => (this.checks, this.sets, this.website, this.due) = (checks, sets, website, due);

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

            return [.. (await due.AlarmsAsync(stop)).Concat(kept.Value.Findings.Union(website.All))];
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
