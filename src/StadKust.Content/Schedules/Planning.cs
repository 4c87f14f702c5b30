using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Plans as rows of due work: one of each action for an item in a culture.</summary>
internal static class Planning
{
    // What is planned while the form lies open is meant for now.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    public static async Task<List<Finding>> AddAsync(Writing writing, ItemRow item, string culture, NewSchedule wanted, CancellationToken stop)
    {
        var where = culture.Length > 0 ? $"{item.Name} ({culture})" : item.Name;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(wanted.Zone, out var zone))
        {
            return [new Finding(Severity.Error, "zone-unknown", where, $"{wanted.Zone} is not a time zone.", "Use a name such as Europe/Amsterdam.")];
        }

        var clock = DateTime.SpecifyKind(wanted.Local, DateTimeKind.Unspecified);
        var at = Instant.Of(Due.InstantOf(clock, wanted.Zone));
        if (at < writing.Now - (long)Late.TotalMilliseconds)
        {
            return [new Finding(Severity.Error, "time-past", where, $"{Told(clock)} in {wanted.Zone} is past.", "Publish or withdraw now instead.")];
        }

        var findings = new List<Finding>();
        if (zone.IsInvalidTime(clock))
        {
            findings.Add(new Finding(Severity.Warning, "time-skipped", where, $"The clock change skips {Told(clock)}; {Told(clock.AddHours(1))} is taken."));
        }
        else if (zone.IsAmbiguousTime(clock))
        {
            findings.Add(new Finding(Severity.Warning, "time-twice", where, $"The clock change repeats {Told(clock)}; the first time is taken."));
        }

        var others = await Waiting(writing.Db, item.Key, culture).ToListAsync(stop);
        var what = What(wanted.Action);
        foreach (var former in others.Where(w => w.What == what))
        {
            former.State = DueState.Cancelled;
        }

        if (others.Find(w => w.What != what) is { } other && (wanted.Action == ScheduleAction.Withdraw ? other.At >= at : other.At <= at))
        {
            findings.Add(new Finding(Severity.Warning, "schedule-order", where, "It would be withdrawn before it is published."));
        }

        var row = Due.Row(new NewDue(what, item.Key, culture.Length > 0 ? new Culture(culture) : null, writing.Who) { Local = clock, Zone = wanted.Zone }, writing.Now);
        writing.Db.Works.Add(row);
        writing.Log(item.Key, ChangeAction.Schedule, culture);
        return findings;
    }

    public static async Task<List<Finding>> RemoveAsync(Writing writing, ItemRow item, string culture, ScheduleAction action, CancellationToken stop)
    {
        var what = What(action);
        var rows = await Waiting(writing.Db, item.Key, culture).Where(w => w.What == what).ToListAsync(stop);
        if (rows.Count == 0)
        {
            return [new Finding(Severity.Error, "schedule-missing", item.Name, "Nothing of the kind is planned, or it has begun.")];
        }

        foreach (var row in rows)
        {
            row.State = DueState.Cancelled;
        }

        writing.Log(item.Key, ChangeAction.Schedule, culture);
        return [];
    }

    public static async Task<IReadOnlyList<Schedule>> ListAsync(ContentDb db, Guid? key, CancellationToken stop)
    {
        var rows = await db.Works.AsNoTracking()
            .Where(w => (w.What == Due.Publish || w.What == Due.Withdraw) && w.Key != null && (key == null || w.Key == key))
            .Where(w => w.State == DueState.Waiting || w.State == DueState.Running || w.State == DueState.Failed)
            .OrderBy(w => w.Planned).ThenBy(w => w.Id).ToListAsync(stop);
        return
        [
            .. rows.Select(w => new Schedule(
                w.Id, w.Key!.Value, new Culture(w.Culture ?? ""), w.What == Due.Publish ? ScheduleAction.Publish : ScheduleAction.Withdraw,
                w.Local is { } local ? DateTime.Parse(local, CultureInfo.InvariantCulture) : null, w.Zone, Instant.Utc(w.At), w.State, w.Trouble, w.Payload)),
        ];
    }

    private static IQueryable<WorkRow> Waiting(ContentDb db, Guid key, string culture) => db.Works.Where(w =>
        w.Key == key && (w.Culture ?? "") == culture && (w.What == Due.Publish || w.What == Due.Withdraw) && (w.State == DueState.Waiting || w.State == DueState.Failed));

    private static string What(ScheduleAction action) => action == ScheduleAction.Publish ? Due.Publish : Due.Withdraw;

    private static string Told(DateTime clock) => clock.ToString("d MMMM yyyy HH:mm", CultureInfo.InvariantCulture);
}
