using Microsoft.AspNetCore.Mvc;
using StadKust.Audience;
using StadKust.Content;
using StadKust.Events;

namespace StadKust.Web.Doors.Partner;

/// <summary>The events of a partner, what needs attention first.</summary>
public sealed class PartnerIndexModel(Memberships memberships, IContentSets sets, Submissions submissions, Reach reach) : PartnerPage(memberships, sets)
{
    private static readonly EventState[] Order = [EventState.Refused, EventState.Draft, EventState.Waiting, EventState.Published, EventState.Cancelled, EventState.Expired];

    public IReadOnlyList<SubmissionHead> Events { get; private set; } = [];

    public IReadOnlyDictionary<EventState, int> Counts { get; private set; } = new Dictionary<EventState, int>();

    /// <summary>Looks in the last thirty days; those without any are not in it.</summary>
    public IReadOnlyDictionary<Guid, int> Views { get; private set; } = new Dictionary<Guid, int>();

    public EventState? Shown { get; private set; }

    /// <summary>Municipalities it may submit for.</summary>
    public IReadOnlyList<(Guid Key, string Name)> Towns { get; private set; } = [];

    public async Task OnGetAsync(string? state, CancellationToken stop)
    {
        var scope = await ScopeAsync(stop);
        var all = await submissions.ListAsync(scope, stop);
        Counts = all.GroupBy(e => e.State).ToDictionary(g => g.Key, g => g.Count());
        Shown = Enum.TryParse<EventState>(state, out var wanted) && Enum.IsDefined(wanted) ? wanted : null;
        Events = [.. all.Where(e => Shown is null || e.State == Shown).OrderBy(e => Array.IndexOf(Order, e.State)).ThenBy(e => e.State == EventState.Published ? e.FirstDay : null).ThenByDescending(e => e.Updated).Take(300)];
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        Views = await reach.CountAsync([.. Events.Select(e => e.Key)], today.AddDays(-29), today, stop);
        Towns = TownsOf(scope);
    }

    public async Task<IActionResult> OnPostCopyAsync(Guid key, CancellationToken stop)
    {
        var answer = await submissions.CopyAsync(await ScopeAsync(stop), key, stop);
        return answer.Now is { } copy ? To($"/partner/event/{copy.Head.Key}/when") : NotThere();
    }

    internal IReadOnlyList<(Guid Key, string Name)> TownsOf(PartnerScope scope) =>
        [.. AllOf("destination").Where(t => scope.IsAdministrator || scope.Municipalities.Contains(t.Key) || scope.Organisers.Count > 0)];
}
