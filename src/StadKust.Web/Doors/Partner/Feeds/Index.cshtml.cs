using Microsoft.AspNetCore.Mvc;
using StadKust.Content;
using StadKust.Events;

namespace StadKust.Web.Doors.Partner;

/// <summary>The calendars a partner has connected, and connecting one.</summary>
public sealed class PartnerFeedsModel(Memberships memberships, IContentSets sets, Sources sources) : PartnerPage(memberships, sets)
{
    public IReadOnlyList<Source> All { get; private set; } = [];

    public IReadOnlyList<(Guid Key, string Name)> Towns { get; private set; } = [];

    /// <summary>Shown once, when a program has been connected.</summary>
    public string? NewKey { get; private set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public SourceKind Kind { get; set; }

    [BindProperty]
    public Guid Town { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string Tongue { get; set; } = "nl";

    public Task OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var scope = await ScopeAsync(stop);
        if (string.IsNullOrWhiteSpace(Name))
        {
            Faults.Add(("Name", Words["feed-name-wanted"]));
        }
        else
        {
            var organiser = scope.Municipalities.Contains(Town) || scope.IsAdministrator ? (Guid?)null : scope.Organisers.FirstOrDefault();
            var answer = await sources.AddAsync(scope, new NewSource(Name.Trim(), Kind, Town, organiser, Address?.Trim() ?? "", new Culture(Tongues.Contains(Tongue) ? Tongue : "nl")), stop);
            Faults.AddRange(answer.Findings.Where(f => f.Severity == Severity.Error).Select(f => ("Address", Words.Fault(f))));
            if (answer.Source is { } made)
            {
                NewKey = answer.Key;
                if (NewKey is null)
                {
                    Say(Words["feed-added"]);
                    return To($"/partner/feeds/{made.Id}");
                }
            }
        }

        await ShowAsync(stop);
        return Page();
    }

    private async Task ShowAsync(CancellationToken stop)
    {
        var scope = await ScopeAsync(stop);
        All = await sources.ListAsync(scope, stop);
        Towns = [.. AllOf("destination").Where(t => scope.IsAdministrator || scope.LooksAfter(t.Key, null) || scope.Organisers.Any(o => scope.LooksAfter(t.Key, o)))];
    }
}
