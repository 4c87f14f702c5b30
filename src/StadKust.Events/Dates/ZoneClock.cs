using NodaTime;
using NodaTime.TimeZones;

namespace StadKust.Events;

internal enum WallTime
{
    Once,

    /// <summary>The clock is put forward over it.</summary>
    Skipped,

    /// <summary>The clock is put back over it.</summary>
    Twice,
}

/// <summary>Local time of one zone to instants. Zones come from the table inside NodaTime, so every machine answers alike.</summary>
/// <remarks>Not for several threads: it remembers the last stretch between two clock changes, which answers nearly every question.</remarks>
internal sealed class ZoneClock(DateTimeZone zone)
{
    private DateTime stretchFrom = DateTime.MaxValue;
    private DateTime stretchTo = DateTime.MinValue;
    private TimeSpan stretchOffset;

    public static ZoneClock Of(string zone) => new(Zone(zone));

    public static DateTimeZone Zone(string name) => DateTimeZoneProviders.Tzdb[name];

    /// <summary>Skipped: the offset before the change counts, as RFC 5545 §3.3.5 says. Twice: the first.</summary>
    public (DateTimeOffset Instant, WallTime Kind) Resolve(DateTime local)
    {
        if (local > stretchFrom && local < stretchTo)
        {
            return (new DateTimeOffset(local, stretchOffset), WallTime.Once);
        }

        var mapping = zone.MapLocal(LocalDateTime.FromDateTime(local));
        if (mapping.Count == 1)
        {
            Remember(mapping.EarlyInterval);
            return (mapping.Single().ToDateTimeOffset(), WallTime.Once);
        }

        return mapping.Count == 2
            ? (mapping.First().ToDateTimeOffset(), WallTime.Twice)
            : (mapping.LocalDateTime.WithOffset(mapping.EarlyInterval.WallOffset).ToInstant().InZone(zone).ToDateTimeOffset(), WallTime.Skipped);
    }

    // A day of distance from either change leaves out all that is skipped or comes twice. Offsets with seconds are of the 19th century.
    private void Remember(ZoneInterval interval)
    {
        if (interval.HasStart && interval.HasEnd && interval.WallOffset.Seconds % 60 == 0)
        {
            stretchFrom = interval.IsoLocalStart.ToDateTimeUnspecified().AddDays(1);
            stretchTo = interval.IsoLocalEnd.ToDateTimeUnspecified().AddDays(-1);
            stretchOffset = interval.WallOffset.ToTimeSpan();
        }
    }
}
