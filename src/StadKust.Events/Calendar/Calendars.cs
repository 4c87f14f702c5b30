using StadKust.Content;

namespace StadKust.Events;

/// <summary>The calendars of the sets of this node, made when first asked for and again when the set or the month changes.</summary>
public sealed class Calendars(IContentSets sets, TimeProvider clock)
{
    // Of whatever set: dates that have not changed need not be spelled out again.
    private Calendar? last;

    /// <summary>Today in Amsterdam: what the website calls today.</summary>
    public DateOnly Today => DateOnly.FromDateTime(
        NodaTime.Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(ZoneClock.Zone("Europe/Amsterdam")).ToDateTimeUnspecified());

    public Calendar Published => Of(sets.Published);

    /// <summary>The calendar of a set, kept with it; that of a later set takes over what has not changed.</summary>
    public Calendar Of(ContentSet set)
    {
        // Three months back, so that an event's page can still say when it was.
        var today = Today;
        var from = new DateOnly(today.Year, today.Month, 1).AddMonths(-3);
        var calendar = set.Derived<OfSet>(static (own, earlier) => new OfSet(own, earlier?.Value.Latest)).From(from, Volatile.Read(ref last));
        Volatile.Write(ref last, calendar);
        return calendar;
    }

    private sealed class OfSet(ContentSet set, Calendar? former)
    {
        private readonly Lock gate = new();
        private Calendar? former = former;
        private Calendar? made;

        public Calendar? Latest => Volatile.Read(ref made) ?? Volatile.Read(ref former);

        public Calendar From(DateOnly from, Calendar? other)
        {
            if (Volatile.Read(ref made) is { } known && known.From == from)
            {
                return known;
            }

            lock (gate)
            {
                if (made is null || made.From != from)
                {
                    Volatile.Write(ref made, Calendar.Build(set, from, made ?? former ?? other));
                    Volatile.Write(ref former, null);
                }

                return made!;
            }
        }
    }
}
