using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Entries that say something else than last time: merged field by field into what persons have made their own.</summary>
internal sealed class TakeChanges(SourceRun on, TakeNew fresh)
{
    public async Task ChangeAsync(FeedEntry entry, OriginRow origin, string rung)
    {
        var (hash, kept) = (origin.ContentHash, origin.Base);
        var was = Merging.Read(kept);
        var back = origin.GoneSince is not null;
        on.Remember(origin, entry);
        if (!origin.Feeds || await on.Handling.FindAsync(origin.Event) is not { } row || await on.Handling.Batch.FindAsync(origin.Event) is not { } item)
        {
            // It only confirms an event that is somebody else's, or the event has been deleted: nothing follows.
            on.Run.Same++;
            return;
        }

        var pending = item.Variants.Any(v => v.State == VariantState.PublishedWithChanges);
        var owned = await on.Handling.Db.Owned.Where(o => o.Event == row.Key).ToDictionaryAsync(o => o.Field, on.Handling.Stop);
        var merges = Merging.Of(was, on.Says(entry), item, owned.Keys.ToHashSet()).ToList();
        foreach (var merge in merges.Where(m => m.Owned))
        {
            if (!owned.TryGetValue(merge.Field, out var persons))
            {
                persons = new OwnedRow { Event = row.Key, Field = merge.Field, Who = "", Since = on.Handling.Now };
                on.Handling.Db.Owned.Add(persons);
            }

            persons.Offered = merge.Offered;
        }

        var taken = merges.Where(m => m.Take).ToImmutableSortedDictionary(m => m.Field, m => m.Value, StringComparer.Ordinal);
        if (await StatusAsync(row, item, taken) is { } told)
        {
            taken = taken.Remove("status");
            item = (await on.Handling.Batch.FindAsync(row.Key))!;
            on.Line(RunLineKind.Changed, row.Key, entry, rung, told);
        }

        var (changed, findings) = await on.Handling.ApplyAsync(row, item, taken);
        if (findings.FirstOrDefault(f => f.Severity == Severity.Error) is { } fault)
        {
            // Said again at every run until it can be taken: what was not taken must not be the base of the next merge.
            (origin.ContentHash, origin.Base) = (hash, kept);
            on.Refuse(entry.Line, entry.Title, fault.Code, fault.Message, row.Key);
            return;
        }

        if (changed.Count > 0 || (back && row.State == EventState.Draft))
        {
            await GoOutAsync(row, pending);
        }

        if (changed.Count == 0 && !back && merges.TrueForAll(m => !m.Take))
        {
            on.Run.Same++;
            return;
        }

        on.Run.Changed++;
        if (changed.Count > 0 || back)
        {
            on.Line(RunLineKind.Changed, row.Key, entry, rung, (back ? "back in the source; " : "") + string.Join(", ", changed));
        }
    }

    /// <param name="pending">Something drafted by a person is not published yet: it must not go out with what the feed says; a moderator sees both.</param>
    private async Task GoOutAsync(EventRow row, bool pending)
    {
        switch (row.State)
        {
            case EventState.Published when on.Source.Rule == SourceRule.Trusted && !pending:
            case EventState.Cancelled when on.Source.Rule == SourceRule.Trusted && !pending:
                await on.Handling.PublishAsync(row);
                row.Version++;
                break;
            case EventState.Published:
                on.Handling.Step(row, Steps.Edit, EventState.Waiting, "changed in the source");
                break;
            case EventState.Refused when row.LastDay >= on.Today:
                on.Handling.Step(row, Steps.Submit, EventState.Waiting, "changed in the source");
                break;
            case EventState.Expired when row.LastDay >= on.Today:
            case EventState.Draft when row.LastDay >= on.Today && await WasTakenOffBySourceAsync(row.Key):
                on.Handling.Step(row, Steps.Submit, EventState.Waiting, "in the source again");
                await fresh.TrustAsync(row, cancelled: false);
                break;
            default:
                row.Version++;
                break;
        }
    }

    // What a person has withdrawn or is in the middle of editing stays where the person has put it.
    private async Task<bool> WasTakenOffBySourceAsync(Guid key) =>
        (await on.Handling.Db.Trail.AsNoTracking().Where(t => t.Event == key && t.To != null).OrderByDescending(t => t.Id).Select(t => t.Who).FirstOrDefaultAsync(on.Handling.Stop))
            ?.StartsWith("source ", StringComparison.Ordinal) == true;

    private async Task<string?> StatusAsync(EventRow row, DraftItem item, ImmutableSortedDictionary<string, JsonElement?> taken)
    {
        if (!taken.TryGetValue("status", out var status))
        {
            return null;
        }

        if (Handling.Text(status) == "cancelled" && row.State == EventState.Published)
        {
            await Cancelling.CancelAsync(on.Handling, row, item, "cancelled in the source");
            return "status: cancelled";
        }

        if (Handling.Text(status) == "planned" && row.State == EventState.Cancelled)
        {
            await Cancelling.ReinstateAsync(on.Handling, row, item, "planned again in the source");
            return "status: planned";
        }

        return null;
    }
}
