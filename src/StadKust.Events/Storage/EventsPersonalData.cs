using Microsoft.EntityFrameworkCore;
using StadKust.Audience;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Who submitted and decided what: kept while it is needed, then the trail stays without the person.</summary>
internal sealed class EventsPersonalData(SharedDatabase shared, TimeProvider clock) : IPersonalData
{
    private static readonly TimeSpan AfterEvent = TimeSpan.FromDays(183);
    private static readonly TimeSpan Trail = TimeSpan.FromDays(730);
    private static readonly TimeSpan Reports = TimeSpan.FromDays(92);

    public IReadOnlyList<RetentionRule> Rules =>
    [
        new("event-submitter", "to ask the person who submitted an event, and to tell what became of it", "last day of the event", AfterEvent, "the account is taken off the event"),
        new("event-trail", "to show who changed and decided what", "the change", Trail, "the line stays, without who"),
        new("event-membership", "to let a person act for a municipality or organiser", "end of the membership", TimeSpan.Zero, "erased"),
        new("event-runs", "to show what a feed has brought", "the run", Reports, "lines of the report are erased; counts stay"),
    ];

    public async Task<int> EraseExpiredAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var day = DateOnly.FromDateTime((now - AfterEvent).UtcDateTime).DayNumber;
        var (trail, reports) = ((now - Trail).ToUnixTimeMilliseconds(), (now - Reports).ToUnixTimeMilliseconds());
        await using var db = EventsDb.Open(shared);
        var erased = await db.Events.Where(e => e.By != null && e.LastDay > 0 && e.LastDay < day).ExecuteUpdateAsync(s => s.SetProperty(e => e.By, (Guid?)null), stop);

        // An account's key is 36 characters of hexadecimal; "source 12" and "calendar" are nobody.
        erased += await db.Trail.Where(t => t.At < trail && t.Who != "" && t.Who != "calendar" && !t.Who.StartsWith("source ")).ExecuteUpdateAsync(s => s.SetProperty(t => t.Who, ""), stop);
        var runs = db.Runs.Where(r => r.Finished < reports).Select(r => r.Id);
        return erased + await db.Lines.Where(l => runs.Contains(l.Run)).ExecuteDeleteAsync(stop);
    }

    public async Task<IReadOnlyList<PersonalRecord>> ExportAsync(Person person, CancellationToken stop)
    {
        if (person.Account is not { } account)
        {
            return [];
        }

        var who = account.ToString();
        await using var db = EventsDb.Open(shared);
        var found = new List<PersonalRecord>();
        found.AddRange((await db.Members.AsNoTracking().Where(m => m.Account == account).ToListAsync(stop)).Select(m => new PersonalRecord(
            "event-membership", Submissions.Utc(m.Since), new Dictionary<string, string> { ["party"] = $"{m.Party}", ["kind"] = $"{m.Kind}", ["role"] = $"{m.Role}" })));
        found.AddRange((await db.Events.AsNoTracking().Where(e => e.By == account).OrderBy(e => e.Created).ToListAsync(stop)).Select(e => new PersonalRecord(
            "event-submitter", Submissions.Utc(e.Created), new Dictionary<string, string> { ["event"] = $"{e.Key}", ["title"] = e.Title, ["state"] = $"{e.State}" })));
        found.AddRange((await db.Trail.AsNoTracking().Where(t => t.Who == who).OrderBy(t => t.Id).ToListAsync(stop)).Select(t => new PersonalRecord(
            "event-trail", Submissions.Utc(t.At), new Dictionary<string, string> { ["event"] = $"{t.Event}", ["action"] = t.Action, ["field"] = t.Field ?? "", ["why"] = t.Why ?? "" })));
        return found;
    }

    public async Task<int> EraseAsync(Person person, CancellationToken stop)
    {
        if (person.Account is not { } account)
        {
            return 0;
        }

        var who = account.ToString();
        await using var db = EventsDb.Open(shared);
        return await db.Members.Where(m => m.Account == account).ExecuteDeleteAsync(stop)
            + await db.Events.Where(e => e.By == account).ExecuteUpdateAsync(s => s.SetProperty(e => e.By, (Guid?)null), stop)
            + await db.Trail.Where(t => t.Who == who).ExecuteUpdateAsync(s => s.SetProperty(t => t.Who, ""), stop)
            + await db.Owned.Where(o => o.Who == who).ExecuteUpdateAsync(s => s.SetProperty(o => o.Who, ""), stop);
    }
}
