using System.Collections.Immutable;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using StadKust.Content;

namespace StadKust.Events;

public enum PairState
{
    Open,
    Merged,
    Apart,
}

/// <summary>Two events that may be the same; a person decides.</summary>
/// <param name="Known">The one that was there.</param>
/// <param name="Score">0 to 1; above <see cref="Sameness.Sure"/> nobody is asked.</param>
/// <param name="Clues">Why, one sentence each, with what it weighed.</param>
/// <param name="Token">Brought back with the decision.</param>
public sealed record UnsurePair(
    long Id, Guid Known, string KnownTitle, Guid Newcomer, string NewcomerTitle, double Score, IReadOnlyList<string> Clues, PairState State, long Token);

public sealed partial class Moderation
{
    /// <summary>Pairs nobody has decided on, the most alike first.</summary>
    public async Task<IReadOnlyList<UnsurePair>> PairsAsync(CancellationToken stop)
    {
        await using var db = book.Open();
        return await PairsAsync(db, p => p.State == PairState.Open, stop);
    }

    /// <summary>They are the same: the newcomer goes into the bin, its sources feed the one that was there.</summary>
    public Task<ImmutableArray<Finding>> MergeAsync(Guid account, long pair, long token, CancellationToken stop) =>
        DecideAsync(account, pair, token, PairState.Open, async (handling, row) =>
        {
            if (await handling.FindAsync(row.Newcomer) is not { } newcomer || await handling.FindAsync(row.Known) is not { } known)
            {
                return [EventBook.Missing];
            }

            var origins = await handling.Db.Origins.Where(o => o.Event == newcomer.Key).ToListAsync(stop);
            foreach (var origin in origins)
            {
                origin.Event = known.Key;
                origin.Feeds = false;
            }

            row.Moved = string.Join(',', origins.Select(o => o.Id));
            row.State = PairState.Merged;
            newcomer.MergedInto = known.Key;
            newcomer.IsLive = false;
            newcomer.Version++;
            known.Version++;
            handling.Note(newcomer.Key, Steps.Merge, newcomer.State, newcomer.State, $"into {known.Key}");
            handling.Note(known.Key, Steps.Merge, known.State, known.State, $"with {newcomer.Key}");
            return await handling.Batch.TrashAsync(newcomer.Key);
        }, stop);

    /// <summary>They are two: the pair is never asked about again.</summary>
    public Task<ImmutableArray<Finding>> KeepApartAsync(Guid account, long pair, long token, CancellationToken stop) =>
        DecideAsync(account, pair, token, PairState.Open, (handling, row) =>
        {
            row.State = PairState.Apart;
            handling.Note(row.Newcomer, "apart", null, null, $"from {row.Known}");
            return Task.FromResult(ImmutableArray<Finding>.Empty);
        }, stop);

    /// <summary>Takes a merge back: the newcomer is as it was, with its sources.</summary>
    public Task<ImmutableArray<Finding>> UndoMergeAsync(Guid account, long pair, long token, CancellationToken stop) =>
        DecideAsync(account, pair, token, PairState.Merged, async (handling, row) =>
        {
            if (await handling.FindAsync(row.Newcomer) is not { } newcomer)
            {
                return [EventBook.Missing];
            }

            List<long> moved = [.. (row.Moved ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse)];
            foreach (var origin in await handling.Db.Origins.Where(o => moved.Contains(o.Id)).ToListAsync(stop))
            {
                origin.Event = newcomer.Key;
                origin.Feeds = true;
            }

            row.State = PairState.Open;
            newcomer.MergedInto = null;
            newcomer.Version++;
            handling.Note(newcomer.Key, Steps.Unmerge, newcomer.State, newcomer.State, $"from {row.Known}");
            var findings = await handling.Batch.RestoreAsync(newcomer.Key);
            return newcomer.State is EventState.Published or EventState.Cancelled ? [.. findings, .. await handling.PublishAsync(newcomer)] : findings;
        }, stop);

    private Task<ImmutableArray<Finding>> DecideAsync(
        Guid account, long pair, long token, PairState expected, Func<Handling, PairRow, Task<ImmutableArray<Finding>>> decide, CancellationToken stop) =>
        book.ChangeAsync(account.ToString(), async handling =>
        {
            if (await handling.Db.Pairs.FindAsync([pair], stop) is not { } row)
            {
                return [EventBook.Missing];
            }

            if (row.Version != token || row.State != expected)
            {
                return [EventBook.Conflict];
            }

            (row.Who, row.At) = (handling.Who, handling.Now);
            row.Version++;
            return await decide(handling, row);
        }, stop);

    private static async Task<IReadOnlyList<UnsurePair>> PairsAsync(EventsDb db, Expression<Func<PairRow, bool>> which, CancellationToken stop)
    {
        var rows = await db.Pairs.AsNoTracking().Where(which).OrderByDescending(p => p.Score).ThenBy(p => p.Id).Take(500).ToListAsync(stop);
        List<Guid> keys = [.. rows.SelectMany(r => new[] { r.Known, r.Newcomer }).Distinct()];
        var titles = await db.Events.AsNoTracking().Where(e => keys.Contains(e.Key)).ToDictionaryAsync(e => e.Key, e => e.Title, stop);
        return
        [
            .. rows.Select(r => new UnsurePair(
                r.Id, r.Known, titles.GetValueOrDefault(r.Known, ""), r.Newcomer, titles.GetValueOrDefault(r.Newcomer, ""), r.Score, r.Clues.Split('\n'), r.State, r.Version)),
        ];
    }
}
