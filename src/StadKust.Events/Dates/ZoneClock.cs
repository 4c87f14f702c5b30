using NodaTime;

namespace StadKust.Events;

internal enum WallTime
{
    Once,

    /// <summary>The clock is put forward over it.</summary>
    Skipped,

    /// <summary>The clock is put back over it.</summary>
    Twice,
}

/// <summary>Local time to instants. Zones come from the table inside NodaTime, so every machine answers alike.</summary>
internal static class ZoneClock
{
    /// <summary>Skipped: the offset before the change counts, as RFC 5545 §3.3.5 says. Twice: the first.</summary>
    public static (DateTimeOffset Instant, WallTime Kind) Resolve(DateTime local, DateTimeZone zone)
    {
        var mapping = zone.MapLocal(LocalDateTime.FromDateTime(local));
        return mapping.Count switch
        {
            1 => (mapping.Single().ToDateTimeOffset(), WallTime.Once),
            2 => (mapping.First().ToDateTimeOffset(), WallTime.Twice),
            _ => (mapping.LocalDateTime.WithOffset(mapping.EarlyInterval.WallOffset).ToInstant().InZone(zone).ToDateTimeOffset(), WallTime.Skipped),
        };
    }

    public static DateTimeZone Zone(string name) => DateTimeZoneProviders.Tzdb[name];
}
