using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>One run of one source inside one transaction: what it says becomes events, within what persons have made their own.</summary>
internal sealed class TakeIn(Handling handling, SourceRow source, RunRow run, int today)
{
    // Rows the tracker looks through at every save.
    private const int Chunk = 200;

    // A feed that suddenly has less than half of what it had is broken more often than emptied.
    private const double LeastLeft = 0.5;
    private const int FewOrigins = 10;

    private readonly CancellationToken stop = handling.Stop;
    private readonly List<long> seen = [];
    private readonly KnownVenues venues = new(handling.Published);

    public async Task<ImmutableArray<Finding>> RunAsync(FeedReading reading)
    {
        var origins = await handling.Db.Origins.AsNoTracking().Where(o => o.Source == source.Id).OrderBy(o => o.Id).ToListAsync(stop);
        var entries = Single(reading);
        foreach (var refused in reading.Refused)
        {
            Refuse(refused.Line, refused.Title, refused.Finding.Code, refused.Finding.Message, null);
        }

        var standing = origins.Count(o => o.GoneSince is null && !IsOver(o));
        if (standing >= FewOrigins && entries.Count < standing * LeastLeft && !await WasRefusedAsync())
        {
            run.Outcome = RunOutcome.Refused;
            run.Message = $"The source has {entries.Count} events where it had {standing}. Nothing was changed; if the next run says the same, it is believed.";
            return [];
        }

        var ladder = new Ladder(origins, entries, DateOnly.FromDayNumber(today).ToDateTime(default));
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
                    run.Same++;
                    if (origin.Uid != entry.Uid || origin.RecurrenceId != entry.RecurrenceId || origin.SourceId != entry.SourceId)
                    {
                        Remember(handling.Db.Attach(origin).Entity, entry);
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

            known ??= await KnownEvents.ReadAsync(handling, source.Id);
            var other = hit?.Doubt ?? known.Find(entry.Looks);
            if (other is { Judgement.Verdict: Verdict.Same } same)
            {
                Join(entry, same.Event, same.Judgement);
            }
            else
            {
                fresh.Add((entry, other));
            }
        }

        await SaveAsync();
        foreach (var chunk in changed.Chunk(Chunk))
        {
            foreach (var (entry, origin, rung) in chunk)
            {
                await ChangeAsync(entry, handling.Db.Attach(origin).Entity, rung);
            }

            await SaveAsync();
        }

        foreach (var chunk in fresh.Chunk(Chunk))
        {
            await MakeAsync(chunk);
            await SaveAsync();
        }

        foreach (var origin in ladder.Unclaimed.Where(o => !IsOver(o)).ToList())
        {
            await MissAsync(handling.Db.Attach(origin).Entity);
        }

        await SaveAsync();
        foreach (var chunk in seen.Chunk(500))
        {
            await handling.Db.Origins.Where(o => chunk.Contains(o.Id)).ExecuteUpdateAsync(s => s.SetProperty(o => o.LastRun, run.Id), stop);
        }

        run.Outcome = RunOutcome.Done;
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
                Refuse(twice.Line, twice.Title, "double-in-source", $"The same title, start and place as line {ordered[0].Line}; it is taken once.", null);
            }
        }

        return kept;
    }

    private async Task<bool> WasRefusedAsync() =>
        await handling.Db.Runs.AsNoTracking().Where(r => r.Source == source.Id && r.Id != run.Id).OrderByDescending(r => r.Id).Select(r => (RunOutcome?)r.Outcome).FirstOrDefaultAsync(stop) == RunOutcome.Refused;

    private bool IsOver(OriginRow origin) =>
        DateOnly.FromDateTime(Ladder.Looks(origin).Start).DayNumber < today && EventSpan.Of(Merging.Read(origin.Base).TryGetValue("when", out var when) ? when : null).Last < today;

    private EventFields Whole(FeedEntry entry)
    {
        var fields = entry.Fields with { Municipality = source.Municipality, Organiser = entry.Fields.Organiser ?? source.Organiser };
        return venues.Find(entry.Looks.Place) is { } venue ? fields with { Venue = venue, Address = "", Latitude = null, Longitude = null } : fields;
    }

    // What a feed says over the fields that are its business; the municipality is that of the source and never merged.
    private ImmutableSortedDictionary<string, JsonElement?> Says(FeedEntry entry) => Whole(entry).ToStored().Remove("municipality");

    private void Join(FeedEntry entry, Guid key, Judgement judgement)
    {
        handling.Db.Origins.Add(Remember(Origin(key, feeds: false), entry));
        Line(RunLineKind.Joined, key, entry, "likeness", Told(judgement));
        run.Same++;
    }

    private async Task MakeAsync(IReadOnlyList<(FeedEntry Entry, (Guid Event, Judgement Judgement)? Doubt)> fresh)
    {
        var made = new List<(FeedEntry Entry, EventRow Row, (Guid Event, Judgement Judgement)? Doubt)>();
        foreach (var (entry, doubt) in fresh)
        {
            var fields = Whole(entry);
            if (EventSpan.Of(fields.ToStored().GetValueOrDefault("when")).Last < today)
            {
                Refuse(entry.Line, entry.Title, "over", "Its last day is over.", null);
                continue;
            }

            var (row, findings) = await handling.CreateAsync(fields, null, source.Id);
            if (row is null)
            {
                var fault = findings.First(f => f.Severity == Severity.Error);
                Refuse(entry.Line, entry.Title, fault.Code, fault.Message, null);
                continue;
            }

            handling.Db.Origins.Add(Remember(Origin(row.Key, feeds: true), entry));
            made.Add((entry, row, doubt));
        }

        foreach (var (entry, row, doubt) in made)
        {
            if (doubt is { } pair)
            {
                handling.Db.Pairs.Add(new PairRow
                {
                    Run = run.Id,
                    Known = pair.Event,
                    Newcomer = row.Key,
                    Score = pair.Judgement.Score,
                    Clues = Told(pair.Judgement),
                    Version = 1,
                });
                run.Unsure++;
                Line(RunLineKind.Unsure, row.Key, entry, "likeness", Told(pair.Judgement));
            }

            handling.Step(row, Steps.Submit, EventState.Waiting);
            var refusal = doubt is null ? await TrustAsync(row, entry.Fields.Status == "cancelled") : null;
            run.New++;
            Line(RunLineKind.New, row.Key, entry, refusal is null ? "new" : refusal.Code, refusal?.Message ?? "");
        }
    }

    // From a source that is trusted it goes out at once; what is not whole waits for a person, and the report says why.
    private async Task<Finding?> TrustAsync(EventRow row, bool cancelled)
    {
        if (source.Rule != SourceRule.Trusted)
        {
            return null;
        }

        var findings = await handling.PublishAsync(row);
        if (findings.FirstOrDefault(f => f.Severity == Severity.Error) is { } fault)
        {
            return fault;
        }

        handling.Step(row, Steps.Approve, EventState.Published, "trusted source");
        if (cancelled)
        {
            handling.Step(row, Steps.Cancel, EventState.Cancelled, "cancelled in the source");
        }

        return null;
    }

    private async Task ChangeAsync(FeedEntry entry, OriginRow origin, string rung)
    {
        var was = Merging.Read(origin.Base);
        var back = origin.GoneSince is not null;
        Remember(origin, entry);
        if (!origin.Feeds || await handling.FindAsync(origin.Event) is not { } row || await handling.Batch.FindAsync(origin.Event) is not { } item)
        {
            // It only confirms an event that is somebody else's, or the event has been deleted: nothing follows.
            run.Same++;
            return;
        }

        var pending = item.Variants.Any(v => v.State == VariantState.PublishedWithChanges);
        var owned = await handling.Db.Owned.Where(o => o.Event == row.Key).ToDictionaryAsync(o => o.Field, stop);
        var merges = Merging.Of(was, Says(entry), item, owned.Keys.ToHashSet()).ToList();
        foreach (var merge in merges.Where(m => m.Owned))
        {
            if (!owned.TryGetValue(merge.Field, out var kept))
            {
                kept = new OwnedRow { Event = row.Key, Field = merge.Field, Who = "", Since = handling.Now };
                handling.Db.Owned.Add(kept);
            }

            kept.Offered = merge.Offered;
        }

        var taken = merges.Where(m => m.Take).ToImmutableSortedDictionary(m => m.Field, m => m.Value, StringComparer.Ordinal);
        if (await StatusAsync(row, item, taken) is { } told)
        {
            taken = taken.Remove("status");
            item = (await handling.Batch.FindAsync(row.Key))!;
            Line(RunLineKind.Changed, row.Key, entry, rung, told);
        }

        var (changed, findings) = await handling.ApplyAsync(row, item, taken);
        if (findings.FirstOrDefault(f => f.Severity == Severity.Error) is { } fault)
        {
            Refuse(entry.Line, entry.Title, fault.Code, fault.Message, row.Key);
            return;
        }

        if (changed.Count > 0 || (back && row.State == EventState.Draft))
        {
            await GoOutAsync(row, pending);
        }

        if (changed.Count == 0 && !back && merges.TrueForAll(m => !m.Take))
        {
            run.Same++;
            return;
        }

        run.Changed++;
        if (changed.Count > 0 || back)
        {
            Line(RunLineKind.Changed, row.Key, entry, rung, (back ? "back in the source; " : "") + string.Join(", ", changed));
        }
    }

    /// <param name="pending">Something drafted by a person is not published yet: it must not go out with what the feed says; a moderator sees both.</param>
    private async Task GoOutAsync(EventRow row, bool pending)
    {
        switch (row.State)
        {
            case EventState.Published when source.Rule == SourceRule.Trusted && !pending:
            case EventState.Cancelled when source.Rule == SourceRule.Trusted && !pending:
                await handling.PublishAsync(row);
                row.Version++;
                break;
            case EventState.Published:
                handling.Step(row, Steps.Edit, EventState.Waiting, "changed in the source");
                break;
            case EventState.Refused when row.LastDay >= today:
                handling.Step(row, Steps.Submit, EventState.Waiting, "changed in the source");
                break;
            case EventState.Expired when row.LastDay >= today:
            case EventState.Draft when row.LastDay >= today && await WasTakenOffBySourceAsync(row.Key):
                handling.Step(row, Steps.Submit, EventState.Waiting, "in the source again");
                await TrustAsync(row, cancelled: false);
                break;
            default:
                row.Version++;
                break;
        }
    }

    // What a person has withdrawn or is in the middle of editing stays where the person has put it.
    private async Task<bool> WasTakenOffBySourceAsync(Guid key) =>
        (await handling.Db.Trail.AsNoTracking().Where(t => t.Event == key && t.To != null).OrderByDescending(t => t.Id).Select(t => t.Who).FirstOrDefaultAsync(stop))
            ?.StartsWith("source ", StringComparison.Ordinal) == true;

    private async Task<string?> StatusAsync(EventRow row, DraftItem item, ImmutableSortedDictionary<string, JsonElement?> taken)
    {
        if (!taken.TryGetValue("status", out var status))
        {
            return null;
        }

        if (Handling.Text(status) == "cancelled" && row.State == EventState.Published)
        {
            await Cancelling.CancelAsync(handling, row, item, "cancelled in the source");
            return "status: cancelled";
        }

        if (Handling.Text(status) == "planned" && row.State == EventState.Cancelled)
        {
            await Cancelling.ReinstateAsync(handling, row, item, "planned again in the source");
            return "status: planned";
        }

        return null;
    }

    // Missing once is noted; missing twice, what only the source has made is taken off the site. Nothing is deleted.
    private async Task MissAsync(OriginRow origin)
    {
        if (origin.GoneSince is null)
        {
            origin.GoneSince = run.Id;
            run.Gone++;
            Line(RunLineKind.Gone, origin.Event, 0, origin.Title, "gone", "It is in the source no longer; if it stays away, it is taken off the site.");
            return;
        }

        if (!origin.Feeds || source.Rule != SourceRule.Trusted || await handling.FindAsync(origin.Event) is not { State: EventState.Published } row
            || await handling.Db.Owned.AnyAsync(o => o.Event == row.Key, stop) || await handling.Db.Origins.AnyAsync(o => o.Event == row.Key && o.Id != origin.Id && o.GoneSince == null, stop))
        {
            return;
        }

        await handling.WithdrawAsync(row);
        handling.Step(row, Steps.Withdraw, EventState.Draft, "gone from the source");
        Line(RunLineKind.Gone, row.Key, 0, row.Title, "withdrawn", "It stayed away and was taken off the site; nothing is deleted.");
    }

    private OriginRow Origin(Guid key, bool feeds) => new()
    {
        Source = source.Id,
        Event = key,
        ContentHash = "",
        Title = "",
        Place = "",
        Town = "",
        Start = "",
        Base = "",
        Feeds = feeds,
    };

    private OriginRow Remember(OriginRow origin, FeedEntry entry)
    {
        (origin.Uid, origin.RecurrenceId, origin.SourceId, origin.ContentHash) = (entry.Uid, entry.RecurrenceId, entry.SourceId, entry.ContentHash);
        (origin.Title, origin.Place, origin.Town) = (entry.Looks.Title, entry.Looks.Place, entry.Looks.Town);
        origin.Start = entry.Looks.Start.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        origin.Base = Merging.Write(Says(entry));
        origin.LastRun = run.Id;
        origin.GoneSince = null;
        return origin;
    }

    private void Refuse(int line, string title, string code, string message, Guid? key)
    {
        run.Refused++;
        Line(RunLineKind.Refused, key, line, title, code, message);
    }

    private void Line(RunLineKind kind, Guid? key, FeedEntry entry, string code, string detail) => Line(kind, key, entry.Line, entry.Title, code, detail);

    private void Line(RunLineKind kind, Guid? key, int line, string title, string code, string detail) =>
        handling.Db.Lines.Add(new LineRow { Run = run.Id, Kind = kind, Event = key, Line = line, Title = Short(title, 300), Code = code, Detail = Short(detail, 2000) });

    private async Task SaveAsync()
    {
        await handling.Db.SaveChangesAsync(stop);
        handling.Db.ChangeTracker.Clear();
    }

    private static string Told(Judgement judgement) => string.Join('\n', judgement.Clues);

    private static string Short(string text, int most) => text.Length > most ? text[..most] : text;
}
