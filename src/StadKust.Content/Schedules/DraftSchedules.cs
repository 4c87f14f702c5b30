namespace StadKust.Content;

public sealed partial class Drafts
{
    /// <summary>Plans a publication or a withdrawal; a former plan of the same action in the same culture goes.</summary>
    /// <remarks>What would stop publishing today comes back as a warning: there is time to put it right.</remarks>
    public Task<Outcome> ScheduleAsync(NewSchedule schedule, string who, CancellationToken stop) =>
        ChangeAsync(schedule.Key, who, (writing, site) => OfItemAsync(writing, site, schedule.Key, [schedule.Culture], async (item, variants, wanted) =>
        {
            if (item.Trashed)
            {
                return [new Finding(Severity.Error, "item-trashed", item.Name, "The item is in the bin.")];
            }

            var findings = await Planning.AddAsync(writing, item, wanted.Single(), schedule, stop);
            if (schedule.Action == ScheduleAction.Publish && !findings.Exists(f => f.Severity == Severity.Error))
            {
                var blocks = await new Publishing(writing, site).CheckAsync(item, [.. variants.Where(v => wanted.Contains(v.Culture))], stop);
                findings.AddRange(blocks.Where(f => f.Severity == Severity.Error).Select(f => f with { Severity = Severity.Warning }));
            }

            return findings;
        }, stop), stop);

    /// <summary>Takes a plan back that has not begun, or one that has failed.</summary>
    public Task<Outcome> UnscheduleAsync(Guid key, Culture culture, ScheduleAction action, string who, CancellationToken stop) =>
        ChangeAsync(key, who, (writing, site) => OfItemAsync(
            writing, site, key, [culture], (item, _, wanted) => Planning.RemoveAsync(writing, item, wanted.Single(), action, stop), stop), stop);

    /// <summary>Plans that wait, run or have failed, of one item or of all, by their time.</summary>
    public async Task<IReadOnlyList<Schedule>> SchedulesAsync(Guid? key, CancellationToken stop)
    {
        await using var db = store.Open();
        return await Planning.ListAsync(db, key, stop);
    }
}
