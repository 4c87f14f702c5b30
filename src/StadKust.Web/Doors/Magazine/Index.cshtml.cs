using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StadKust.Content;

namespace StadKust.Web.Doors;

/// <summary>What a person should put right in what is published: found by the checks, and by the website while it served.</summary>
[Authorize("magazin")]
public sealed class MagazineIndexModel(PublishedChecks checks) : PageModel
{
    public IReadOnlyList<FindingGroup> Groups { get; private set; } = [];

    public int Errors { get; private set; }

    public int Warnings { get; private set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var findings = await checks.FindingsAsync(stop);
        Groups = [.. findings.GroupBy(f => (f.Severity, f.Code)).OrderByDescending(g => g.Key.Severity).ThenByDescending(g => g.Count())
            .Select(g => new FindingGroup(g.Key.Severity, g.Key.Code, [.. g]))];
        Errors = findings.Count(f => f.Severity == Severity.Error);
        Warnings = findings.Count(f => f.Severity == Severity.Warning);
    }
}

/// <summary>Findings of one cause.</summary>
public sealed record FindingGroup(Severity Severity, string Code, IReadOnlyList<Finding> Findings)
{
    // More are put right by one cause, or by reading the list of the verb check.
    private const int Most = 50;

    public IEnumerable<Finding> Shown => Findings.Take(Most);

    public int More => Math.Max(0, Findings.Count - Most);
}
