using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Rows of due work a person must look at, as findings.</summary>
internal static class DueAlarms
{
    // A lane may be busy, and polls every few seconds: what is later than that waits for nobody.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    public static async Task<IReadOnlyList<Finding>> ReadAsync(ContentDb db, DateTime now, CancellationToken stop)
    {
        var late = Instant.Of(now - Late);
        var rows = await db.Works.AsNoTracking()
            .Where(w => w.State == DueState.Failed || (w.State == DueState.Waiting && (w.Attempts > 0 || w.At < late)) || (w.State == DueState.Running && w.LeasedUntil < late))
            .OrderBy(w => w.Planned).ThenBy(w => w.Id).ToListAsync(stop);
        var keys = rows.Select(w => w.Key).OfType<Guid>().Distinct().ToList();
        var names = await db.Items.AsNoTracking().Where(i => keys.Contains(i.Key)).ToDictionaryAsync(i => i.Key, i => i.Name, stop);
        return [.. rows.Select(w => Told(w, w.Key is { } key ? names.GetValueOrDefault(key, key.ToString()) : null))];
    }

    private static Finding Told(WorkRow row, string? item)
    {
        var where = (item ?? row.What) + (row.Culture is { Length: > 0 } culture ? $" ({culture})" : "");
        var what = row.What switch { Due.Publish => "The publication", Due.Withdraw => "The withdrawal", Due.Prune => "The deletion of old versions", _ => $"The work {row.What}" };
        var when = row.Local is { } local
            ? DateTime.Parse(local, CultureInfo.InvariantCulture).ToString("d MMMM yyyy HH:mm", CultureInfo.InvariantCulture)
            : Instant.Utc(row.Planned).ToString("d MMMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);
        return row.State == DueState.Failed
            ? new Finding(
                Severity.Error, "due-failed", where, $"{what} planned for {when} has failed and will not be tried again: {row.Trouble}",
                "Put right what it names, then try it again or plan it anew.")
            : row.State == DueState.Waiting && row.Attempts > 0
                ? new Finding(Severity.Warning, "due-again", where, $"{what} planned for {when} has failed {row.Attempts} times and will be tried again: {row.Trouble}")
                : new Finding(
                    Severity.Error, "due-late", where, $"{what} planned for {when} is overdue: no node takes it.", "See that a node runs with Content:DoDueWork on.");
    }
}
