using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Fetches one source and plans its next time. A source that fails is a report, not a failed row: it stops nobody, and pauses grow.</summary>
internal sealed class FetchWork(Intake intake, Sources sources, SharedDatabase shared) : IDueWork
{
    public string What => Sources.Kind;

    public async Task DoAsync(DueTask task, IProgress<Progress> progress, CancellationToken stop)
    {
        var id = long.Parse(task.Payload, CultureInfo.InvariantCulture);
        if (await FindAsync(id, stop) is not { Active: true, Kind: SourceKind.Calendar })
        {
            return;
        }

        var run = await intake.FetchAsync(id, stop);
        progress.Report(new Progress($"{run.Outcome}: {run.New} new, {run.Changed} changed, {run.Same} same, {run.Gone} gone, {run.Refused} refused", 1));
        if (await FindAsync(id, stop) is { Active: true } source)
        {
            await sources.PlanAsync(id, Submissions.Utc(source.NextAt), stop);
        }
    }

    private async Task<SourceRow?> FindAsync(long id, CancellationToken stop)
    {
        await using var db = EventsDb.Open(shared);
        return await db.Sources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop);
    }
}

/// <summary>Every night what is over becomes expired.</summary>
internal sealed class ExpireWork(Moderation moderation, Due due, TimeProvider clock) : IDueWork
{
    public const string Kind = "events-expire";

    public string What => Kind;

    public async Task DoAsync(DueTask task, IProgress<Progress> progress, CancellationToken stop)
    {
        progress.Report(new Progress($"{await moderation.ExpireAsync(stop)} expired", 1));
        await PlanAsync(due, clock, stop);
    }

    public static Task PlanAsync(Due due, TimeProvider clock, CancellationToken stop) =>
        due.AddOnceAsync(new NewDue(Kind) { Local = clock.GetUtcNow().UtcDateTime.Date.AddDays(1).AddMinutes(20) }, stop);
}
