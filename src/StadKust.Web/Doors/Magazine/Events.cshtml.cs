using Microsoft.AspNetCore.Mvc;
using StadKust.Content;
using StadKust.Events;

namespace StadKust.Web.Doors;

/// <summary>The queue: what waits, the soonest first.</summary>
public sealed class QueueModel(IContentSets sets, Moderation moderation) : QueuePage(sets)
{
    private const int Most = 200;

    public EventState Shown { get; private set; } = EventState.Waiting;

    public IReadOnlyList<SubmissionHead> Events { get; private set; } = [];

    public IReadOnlyDictionary<EventState, int> Counts { get; private set; } = new Dictionary<EventState, int>();

    public int Pairs { get; private set; }

    public async Task OnGetAsync(string? state, CancellationToken stop)
    {
        Shown = Enum.TryParse<EventState>(state, out var wanted) && Enum.IsDefined(wanted) ? wanted : EventState.Waiting;
        Counts = await moderation.CountsAsync(stop);
        Events = await moderation.QueueAsync(Shown, Most, stop);
        Pairs = (await moderation.PairsAsync(stop)).Count;
    }
}
