using Microsoft.EntityFrameworkCore;

namespace StadKust.Events;

/// <summary>Entries the source has no longer.</summary>
internal sealed class TakeGone(SourceRun on)
{
    // Missing once is noted; missing twice, what only the source has made is taken off the site. Nothing is deleted.
    public async Task MissAsync(OriginRow origin)
    {
        if (origin.GoneSince is null)
        {
            origin.GoneSince = on.Run.Id;
            on.Run.Gone++;
            on.Line(RunLineKind.Gone, origin.Event, 0, origin.Title, "gone", "It is in the source no longer; if it stays away, it is taken off the site.");
            return;
        }

        if (!origin.Feeds || on.Source.Rule != SourceRule.Trusted || await on.Handling.FindAsync(origin.Event) is not { State: EventState.Published } row
            || await on.Handling.Db.Owned.AnyAsync(o => o.Event == row.Key, on.Handling.Stop) || await on.Handling.Db.Origins.AnyAsync(o => o.Event == row.Key && o.Id != origin.Id && o.GoneSince == null, on.Handling.Stop))
        {
            return;
        }

        await on.Handling.WithdrawAsync(row);
        on.Handling.Step(row, Steps.Withdraw, EventState.Draft, "gone from the source");
        on.Line(RunLineKind.Gone, row.Key, 0, row.Title, "withdrawn", "It stayed away and was taken off the site; nothing is deleted.");
    }
}
