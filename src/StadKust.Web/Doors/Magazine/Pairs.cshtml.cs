using Microsoft.AspNetCore.Mvc;
using StadKust.Content;
using StadKust.Events;

namespace StadKust.Web.Doors;

/// <summary>Events that may be the same, side by side, with what speaks for it. A merge can be taken back at once.</summary>
public sealed class PairsModel(IContentSets sets, Moderation moderation) : QueuePage(sets)
{
    public IReadOnlyList<(UnsurePair Pair, ModeratedEvent? Known, ModeratedEvent? Newcomer)> Pairs { get; private set; } = [];

    /// <summary>The merge just done, for as long as this page is looked at.</summary>
    public UnsurePair? Merged { get; private set; }

    public async Task OnGetAsync(long? merged, Guid? known, CancellationToken stop)
    {
        var pairs = new List<(UnsurePair, ModeratedEvent?, ModeratedEvent?)>();
        foreach (var pair in (await moderation.PairsAsync(stop)).Take(20))
        {
            pairs.Add((pair, await moderation.FindAsync(pair.Known, stop), await moderation.FindAsync(pair.Newcomer, stop)));
        }

        Pairs = pairs;
        if (merged is { } done && known is { } kept)
        {
            Merged = (await moderation.FindAsync(kept, stop))?.Pairs.FirstOrDefault(p => p.Id == done && p.State == PairState.Merged);
        }
    }

    public Task<IActionResult> OnPostMergeAsync(long pair, long token, Guid known, CancellationToken stop) =>
        DecideAsync("merged", $"?merged={pair}&known={known}", () => moderation.MergeAsync(Account, pair, token, stop), stop);

    public Task<IActionResult> OnPostApartAsync(long pair, long token, CancellationToken stop) =>
        DecideAsync("kept-apart", "", () => moderation.KeepApartAsync(Account, pair, token, stop), stop);

    public Task<IActionResult> OnPostUndoAsync(long pair, long token, CancellationToken stop) =>
        DecideAsync("undone", "", () => moderation.UndoMergeAsync(Account, pair, token, stop), stop);

    private async Task<IActionResult> DecideAsync(string said, string query, Func<Task<System.Collections.Immutable.ImmutableArray<Finding>>> decide, CancellationToken stop)
    {
        var findings = await decide();
        if (findings.All(f => f.Severity != Severity.Error))
        {
            Say(Words[said]);
            return To("/magazin/events/pairs" + query);
        }

        Take(findings);
        await OnGetAsync(null, null, stop);
        return Page();
    }
}
