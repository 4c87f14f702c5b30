using System.Collections.Concurrent;
using StadKust.Content;

namespace StadKust.Web.Website;

/// <summary>What rendering has found so far, each finding once, for the administrators. Emptied when the content changes.</summary>
internal sealed class WebsiteFindings(ILogger<WebsiteFindings> log)
{
    // More than an editor reads; keeps a broken theme from filling the memory.
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<Finding, long> found = new();

    public IReadOnlyCollection<Finding> All => [.. found.Keys.OrderByDescending(f => f.Severity).ThenBy(f => f.Code, StringComparer.Ordinal).ThenBy(f => f.Where, StringComparer.Ordinal)];

    public void Add(IEnumerable<Finding> findings, long version)
    {
        foreach (var finding in findings)
        {
            if (found.Count < Most && found.TryAdd(finding, version))
            {
                log.LogWarning("{Code} at {Where}: {Message}", finding.Code, finding.Where, finding.Message);
            }
        }
    }

    public void ForgetBefore(long version)
    {
        foreach (var (finding, seen) in found)
        {
            if (seen < version)
            {
                found.TryRemove(finding, out _);
            }
        }
    }
}
