using System.Collections.Immutable;
using StadKust.Content;

namespace StadKust.Events;

/// <param name="Occurrences">In order of their start.</param>
public sealed record Expansion(ImmutableArray<Occurrence> Occurrences, ImmutableArray<Finding> Findings);

/// <summary>Spells a recurrence out: the occurrences that touch a span of days.</summary>
public static class Recurrence
{
    /// <summary>Occurrences of one event in one expansion; every day of two years and as much again.</summary>
    public const int MaxOccurrences = 1500;

    /// <param name="key">Key of the event's item.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <remarks>
    /// The first start always counts, whether the rule names its day or not (RFC 5545 §3.8.5.3). Every occurrence lasts as long on the
    /// clock on the wall as the first: 22.00 to 4.00 is 22.00 to 4.00 in the night of the clock change too, one hour shorter or longer.
    /// On a day with several starts, moved and cancelled mean the one of the series, else the first.
    /// Findings: <c>time-skipped</c>, <c>time-twice</c>, <c>date-not-in-series</c>, <c>too-many-occurrences</c>, <c>rule-not-understood</c>.
    /// </remarks>
    public static Expansion Expand(Guid key, When when, DateOnly from, DateOnly to, string where = "when")
    {
        var clock = ZoneClock.Of(when.Zone);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var length = when.End - when.Start;
        var found = new List<Occurrence>();
        var ids = new HashSet<string>(StringComparer.Ordinal);

        // Moved occurrences can come from outside the span into it.
        var reach = when.Moved.Length == 0 ? (From: from, To: to)
            : (From: Least(from, when.Moved.Min(m => m.From)), To: Most(to, when.Moved.Max(m => m.From)));
        var moved = when.Moved.ToDictionary(m => m.From);
        var series = new HashSet<DateOnly>();
        var named = new HashSet<DateOnly>();
        foreach (var day in SeriesDays.Of(when, reach.From.AddDays(-(int)length.TotalDays - 1), reach.To, findings, where))
        {
            series.Add(day);
            if (!when.IsRun && when.Except.Contains(day))
            {
                continue;
            }

            var start = day.ToDateTime(TimeOnly.FromDateTime(when.Start));
            var status = !when.IsRun && when.Cancelled.Contains(day) ? OccurrenceStatus.Cancelled : OccurrenceStatus.Planned;
            Add(moved.TryGetValue(day, out var move)
                ? Make(Occurrence.IdOf(start), move.Start, move.End, OccurrenceStatus.Moved, start)
                : Make(Occurrence.IdOf(start), start, start + length, status, null));
        }

        if (!when.IsRun)
        {
            foreach (var extra in when.Extra.OrderBy(e => e.Start))
            {
                // One that starts with an occurrence of the series says nothing new; the series' exceptions hold.
                var day = DateOnly.FromDateTime(extra.Start);
                var isOfSeries = series.Contains(day);
                if (isOfSeries && extra.Start.TimeOfDay == when.Start.TimeOfDay)
                {
                    continue;
                }

                var isAnnounced = !isOfSeries && named.Add(day);
                var status = isAnnounced && when.Cancelled.Contains(day) ? OccurrenceStatus.Cancelled : OccurrenceStatus.Planned;
                var id = ids.Contains(Occurrence.IdOf(extra.Start)) ? Occurrence.IdWithTime(extra.Start) : Occurrence.IdOf(extra.Start);
                Add(isAnnounced && moved.TryGetValue(day, out var move)
                    ? Make(id, move.Start, move.End, OccurrenceStatus.Moved, extra.Start)
                    : Make(id, extra.Start, extra.End, status, null));
            }

            named.UnionWith(series);
            foreach (var day in when.Except.Where(d => !series.Contains(d)).Concat(when.Cancelled.Concat(moved.Keys).Where(d => !named.Contains(d))).Where(d => d >= from && d <= to))
            {
                findings.Add(new(Severity.Warning, "date-not-in-series", where,
                    $"No occurrence starts on {day:yyyy-MM-dd}, which is left out, moved or cancelled.", "Check the date against the rule."));
            }
        }

        found.Sort((a, b) => (a.StartsAt, a.Id).CompareTo((b.StartsAt, b.Id)));
        if (found.Count > MaxOccurrences)
        {
            findings.Add(new(Severity.Warning, "too-many-occurrences", where, $"{found.Count} occurrences; the first {MaxOccurrences} are kept."));
            found.RemoveRange(MaxOccurrences, found.Count - MaxOccurrences);
        }

        return new([.. found], findings.ToImmutable());

        Occurrence Make(string id, DateTime start, DateTime end, OccurrenceStatus status, DateTime? movedFrom)
        {
            if (when.AllDay)
            {
                end = end.Date.AddDays(1);
            }

            var (startsAt, startKind) = clock.Resolve(start);
            var (endsAt, _) = clock.Resolve(end);

            // 1.30 to 2.30 when 2.00 comes twice: never an end before the start.
            return new(key, id, start, end, when.Zone, startsAt, endsAt < startsAt ? startsAt : endsAt, when.AllDay, status, movedFrom, when.IsRun)
            { StartKind = startKind };
        }

        void Add(Occurrence occurrence)
        {
            ids.Add(occurrence.Id);
            if (occurrence.LastDay < from || occurrence.FirstDay > to)
            {
                return;
            }

            if (occurrence.StartKind != WallTime.Once && !occurrence.AllDay)
            {
                findings.Add(occurrence.StartKind == WallTime.Skipped
                    ? new(Severity.Warning, "time-skipped", where, $"{occurrence.Start:yyyy-MM-dd HH:mm} does not exist in {when.Zone}: the clock is put forward; {occurrence.StartsAt:HH:mm} is taken.")
                    : new(Severity.Warning, "time-twice", where, $"{occurrence.Start:yyyy-MM-dd HH:mm} comes twice in {when.Zone}: the clock is put back; the first is taken."));
            }

            found.Add(occurrence);
        }
    }

    private static DateOnly Least(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Most(DateOnly a, DateOnly b) => a > b ? a : b;
}
