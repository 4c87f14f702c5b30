using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>What a source says becomes events, within what persons have made their own: who is who first, then changes, newcomers, what is gone.</summary>
internal sealed class TakeIn(SourceRun on)
{
    // Rows the tracker looks through at every save.
    private const int Chunk = 200;

    // A feed that suddenly has less than half of what it had is broken more often than emptied.
    private const double LeastLeft = 0.5;
    private const int FewOrigins = 10;

    private readonly List<long> seen = [];
    private readonly TakeNew newcomers = new(on);
    private readonly TakeGone goings = new(on);

    public async Task<ImmutableArray<Finding>> RunAsync(FeedReading reading)
    {
        var origins = await on.Handling.Db.Origins.AsNoTracking().Where(o => o.Source == on.Source.Id).OrderBy(o => o.Id).ToListAsync(on.Handling.Stop);
        var entries = Single(reading);
        foreach (var refused in reading.Refused)
        {
            on.Refuse(refused.Line, refused.Title, refused.Finding.Code, refused.Finding.Message, null);
        }

        var standing = origins.Count(o => o.GoneSince is null && !IsOver(o));
        if (standing >= FewOrigins && entries.Count < standing * LeastLeft && !await WasRefusedAsync())
        {
            on.Run.Outcome = RunOutcome.Refused;
            on.Run.Message = $"The source has {entries.Count} events where it had {standing}. Nothing was changed; if the next run says the same, it is believed.";
            return [];
        }

        var ladder = new Ladder(origins, entries, DateOnly.FromDayNumber(on.Today).ToDateTime(default));
        var found = ladder.Climb(entries);
        KnownEvents? known = null;
        var fresh = new List<(FeedEntry Entry, (Guid Event, Judgement Judgement)? Doubt)>();
        var changed = new List<(FeedEntry Entry, OriginRow Origin, string Rung)>();
        foreach (var entry in entries)
        {
            var hit = found.GetValueOrDefault(entry);
            if (hit?.Origin is { } origin)
            {
                if (origin.ContentHash == entry.ContentHash && origin.GoneSince is null)
                {
                    on.Run.Same++;
                    if (origin.Uid != entry.Uid || origin.RecurrenceId != entry.RecurrenceId || origin.SourceId != entry.SourceId)
                    {
                        on.Remember(on.Handling.Db.Attach(origin).Entity, entry);
                    }
                    else
                    {
                        seen.Add(origin.Id);
                    }
                }
                else
                {
                    changed.Add((entry, origin, hit.Rung));
                }

                continue;
            }

            known ??= await KnownEvents.ReadAsync(on.Handling, on.Source.Id);
            var other = hit?.Doubt ?? known.Find(entry.Looks);
            if (other is { Judgement.Verdict: Verdict.Same } same)
            {
                newcomers.Join(entry, same.Event, same.Judgement);
            }
            else
            {
                fresh.Add((entry, other));
            }
        }

        await on.SaveAsync();
        var changes = new TakeChanges(on, newcomers);
        foreach (var chunk in changed.Chunk(Chunk))
        {
            foreach (var (entry, origin, rung) in chunk)
            {
                await changes.ChangeAsync(entry, on.Handling.Db.Attach(origin).Entity, rung);
            }

            await on.SaveAsync();
        }

        foreach (var chunk in fresh.Chunk(Chunk))
        {
            await newcomers.MakeAsync(chunk);
            await on.SaveAsync();
        }

        foreach (var origin in ladder.Unclaimed.Where(o => !IsOver(o)).ToList())
        {
            await goings.MissAsync(on.Handling.Db.Attach(origin).Entity);
        }

        await on.SaveAsync();
        foreach (var chunk in seen.Chunk(500))
        {
            await on.Handling.Db.Origins.Where(o => chunk.Contains(o.Id)).ExecuteUpdateAsync(s => s.SetProperty(o => o.LastRun, on.Run.Id), on.Handling.Stop);
        }

        on.Run.Outcome = RunOutcome.Done;
        return [];
    }

    // The same entry twice, to the letter or by fingerprint: one is taken, whichever comes first in an order that does not depend on the file.
    private List<FeedEntry> Single(FeedReading reading)
    {
        var kept = new List<FeedEntry>();
        foreach (var group in reading.Entries.GroupBy(e => e.Looks.Fingerprint + (e.RecurrenceId is null ? "" : "|")))
        {
            var ordered = group.OrderBy(e => e.ContentHash, StringComparer.Ordinal).ThenBy(e => e.Line).ToList();
            kept.Add(ordered[0]);
            foreach (var twice in ordered.Skip(1))
            {
                on.Refuse(twice.Line, twice.Title, "double-in-source", $"The same title, start and place as line {ordered[0].Line}; it is taken once.", null);
            }
        }

        return kept;
    }

    private async Task<bool> WasRefusedAsync() =>
        await on.Handling.Db.Runs.AsNoTracking().Where(r => r.Source == on.Source.Id && r.Id != on.Run.Id).OrderByDescending(r => r.Id).Select(r => (RunOutcome?)r.Outcome).FirstOrDefaultAsync(on.Handling.Stop) == RunOutcome.Refused;

    private bool IsOver(OriginRow origin) =>
        DateOnly.FromDateTime(Ladder.Looks(origin).Start).DayNumber < on.Today && EventSpan.Of(Merging.Read(origin.Base).TryGetValue("when", out var when) ? when : null).Last < on.Today;
}
