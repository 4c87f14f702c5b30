using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using StadKust.Audience;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Opens one transaction over content, workflow and mail, for those who change events.</summary>
internal sealed class EventBook(Drafts drafts, SharedDatabase shared, IContentSets sets, Outbox outbox, TimeProvider clock)
{
    public SharedDatabase Shared => shared;

    public IContentSets Sets => sets;

    public Drafts Drafts => drafts;

    public Outbox Outbox => outbox;

    public long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Today in Amsterdam, as a number of <see cref="DateOnly"/>.</summary>
    public int Today => DateOnly.FromDateTime(
        NodaTime.Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(ZoneClock.Zone("Europe/Amsterdam")).ToDateTimeUnspecified()).DayNumber;

    public EventsDb Open() => EventsDb.Open(shared);

    /// <param name="change">Returns findings; an error among them undoes everything.</param>
    public async Task<ImmutableArray<Finding>> ChangeAsync(string who, Func<Handling, Task<ImmutableArray<Finding>>> change, CancellationToken stop, string? why = null)
    {
        var findings = ImmutableArray<Finding>.Empty;
        try
        {
            var outcome = await (why is null ? drafts : drafts.Because(why)).TogetherAsync(who, async batch =>
            {
                await using var db = await EventsDb.OpenAsync(shared, batch.Transaction, stop);
                findings = await change(new Handling(batch, db, sets.Published, who, Now, stop));
                if (findings.Any(f => f.Severity == Severity.Error))
                {
                    batch.Abandon(findings);
                    return;
                }

                await db.SaveChangesAsync(stop);
            }, stop);
            return outcome.Findings.IsEmpty ? findings : outcome.Findings;
        }
        catch (DbUpdateConcurrencyException)
        {
            return [Conflict];
        }
    }

    /// <summary>Events that are published and that nobody has written down yet (those the site came with) get their row.</summary>
    public async Task AdoptAsync(CancellationToken stop)
    {
        var set = sets.Published;
        var there = set.Entries.Where(e => e.Type == "event").ToList();
        await using (var look = Open())
        {
            var known = await look.Events.Select(e => e.Key).ToHashSetAsync(stop);
            there.RemoveAll(e => known.Contains(e.Key));
        }

        if (there.Count == 0)
        {
            return;
        }

        await ChangeAsync("calendar", async handling =>
        {
            var known = await handling.Db.Events.Select(e => e.Key).ToHashSetAsync(stop);
            foreach (var entry in there.Where(e => !known.Contains(e.Key)))
            {
                var item = set.Find(entry.Key, entry.Cultures[0])!;
                var span = EventSpan.Of(item.Values.Raw("when"));
                handling.Db.Events.Add(new EventRow
                {
                    Key = entry.Key,
                    State = item.Values.Text("status") == "cancelled" ? EventState.Cancelled : EventState.Published,
                    IsLive = true,
                    Title = item.Values.Text("title") is { Length: > 0 } title ? title : item.Name,
                    Municipality = MunicipalityOf(set, item),
                    Organiser = item.Values.Picks("organiser") is [var organiser, ..] ? organiser : null,
                    FirstDay = span.First,
                    LastDay = span.Last,
                    Version = 1,
                    Created = handling.Now,
                    Updated = handling.Now,
                });
            }

            return [];
        }, stop);
    }

    public static Finding Conflict { get; } = new(
        Severity.Error, "conflict", "event", "Somebody else has changed this event in the meantime.", "Look at what it says now and repeat your change.");

    public static Finding Missing { get; } = new(Severity.Error, "event-missing", "event", "There is no such event.");

    private static Guid MunicipalityOf(ContentSet set, PublishedItem item) =>
        item.Values.Picks("municipality") is [var own, ..] ? own
        : set.Ancestors(item.Key).Where(a => a.Type == "eventFolder").Select(a => set.Find(a.Key, item.Culture)?.Values.Picks("municipality"))
            .FirstOrDefault(p => p is { Count: > 0 }) is [var inherited, ..] ? inherited
        : Guid.Empty;
}
