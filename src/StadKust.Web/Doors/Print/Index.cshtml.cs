using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StadKust.Content;
using StadKust.Magazine.Editions;
using StadKust.Magazine.PressRoom;

namespace StadKust.Web.Doors.Print;

/// <summary>All editions with their state.</summary>
[Authorize("print")]
public sealed class PrintIndexModel(Press press, Due due) : PageModel
{
    public IReadOnlyList<EditionState> Editions { get; private set; } = [];

    public bool IsBusy => Editions.Any(e => e.Work is { State: DueState.Waiting or DueState.Running });

    public async Task OnGetAsync(CancellationToken stop)
    {
        var work = await due.ListAsync(SetEditionWork.Kind, 200, stop);
        Editions = [.. press.Editions.Select(n => EditionState.Of(n, press, work))];
    }
}

/// <summary>An edition as the door sees it: plan, latest version on disk, work under way.</summary>
public sealed record EditionState(string Number, Edition? Plan, IReadOnlyList<Finding> PlanFaults, IReadOnlyList<StoredEdition> Versions, DueRow? Work)
{
    public StoredEdition? Latest => Versions is [var latest, ..] ? latest : null;

    public static EditionState Of(string number, Press press, IReadOnlyList<DueRow> work)
    {
        var (plan, faults) = press.Plan(number);
        return new EditionState(number, plan, faults, press.Store.Versions(number), work.FirstOrDefault(w => w.Payload == number));
    }
}
