namespace StadKust.Content;

/// <summary>Instants in the tables: UTC, whole milliseconds since 1970.</summary>
internal static class Instant
{
    public static long Of(DateTime utc) => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToUnixTimeMilliseconds();

    public static DateTime Utc(long instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant).UtcDateTime;
}
