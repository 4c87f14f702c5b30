using StadKust.Content;

namespace StadKust.Events;

/// <summary>The calendar of the published set of this node, made when first asked for and again when the set or the month changes.</summary>
public sealed class Calendars(IContentSets sets, TimeProvider clock)
{
    private readonly Lock gate = new();
    private Calendar? published;
    private Calendar? drafted;

    /// <summary>Today in Amsterdam: what the website calls today.</summary>
    public DateOnly Today => DateOnly.FromDateTime(
        NodaTime.Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(ZoneClock.Zone("Europe/Amsterdam")).ToDateTimeUnspecified());

    public Calendar Published => Of(sets.Published);

    /// <summary>The calendar of a set, kept for the latest published and the latest drafted one.</summary>
    public Calendar Of(ContentSet set)
    {
        lock (gate)
        {
            // Three months back, so that an event's page can still say when it was.
            var today = Today;
            var from = new DateOnly(today.Year, today.Month, 1).AddMonths(-3);
            ref var kept = ref ReferenceEquals(set, sets.Drafted) && !ReferenceEquals(set, sets.Published) ? ref drafted : ref published;
            if (kept is null || !kept.IsOf(set) || kept.From != from)
            {
                kept = Calendar.Build(set, from, kept);
            }

            return kept;
        }
    }
}
