using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace StadKust.Events;

/// <summary>The VTIMEZONE of a zone: every change of its clock in the span of years a feed needs, one by one.</summary>
/// <remarks>
/// For zones on the rule of the European Union since 1996 (last Sunday of March and of October, 1.00 UTC) the two rules are written
/// instead, so that clients may reckon beyond the span.
/// </remarks>
internal static class IcsZone
{
    public static void Write(IcsText ics, string name, DateTime earliest, DateTime latest)
    {
        var zone = ZoneClock.Zone(name);
        ics.Line("BEGIN", "VTIMEZONE").Line("TZID", name);
        var from = Instant.FromDateTimeUtc(DateTime.SpecifyKind(new DateTime(earliest.Year - 1, 1, 1), DateTimeKind.Utc));
        var to = Instant.FromDateTimeUtc(DateTime.SpecifyKind(new DateTime(latest.Year + 2, 1, 1), DateTimeKind.Utc));
        var intervals = zone.GetZoneIntervals(from, to).ToList();
        if (earliest.Year > 1996 && intervals.Where(i => i.HasStart).Skip(1).All(IsEuropean) && intervals.Count > 2)
        {
            var summer = intervals.First(i => i.Savings > Offset.Zero);
            var winter = intervals.First(i => i.Savings == Offset.Zero);
            Part(ics, "DAYLIGHT", "19960331T" + Clock(winter), winter, summer, "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU");
            Part(ics, "STANDARD", "19961027T" + Clock(summer), summer, winter, "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU");
        }
        else
        {
            ZoneInterval? former = null;
            foreach (var interval in intervals)
            {
                var start = interval.HasStart && former is not null
                    ? interval.Start.WithOffset(former.WallOffset).LocalDateTime.ToDateTimeUnspecified()
                    : new DateTime(earliest.Year - 1, 1, 1);
                Part(ics, interval.Savings > Offset.Zero ? "DAYLIGHT" : "STANDARD", IcsText.Local(start), former ?? interval, interval, null);
                former = interval;
            }
        }

        ics.Line("END", "VTIMEZONE");
    }

    private static bool IsEuropean(ZoneInterval interval)
    {
        var utc = interval.Start.InUtc();
        return utc is { Hour: 1, Minute: 0, DayOfWeek: IsoDayOfWeek.Sunday, Day: >= 25, Month: 3 or 10 };
    }

    // Local time of the change, by the clock before it.
    private static string Clock(ZoneInterval before) =>
        (new LocalTime(1, 0) + Period.FromSeconds(before.WallOffset.Seconds)).ToString("HHmmss", CultureInfo.InvariantCulture);

    private static void Part(IcsText ics, string kind, string start, ZoneInterval before, ZoneInterval after, string? rule)
    {
        ics.Line("BEGIN", kind).Line("DTSTART", start).Line("TZOFFSETFROM", OffsetText(before)).Line("TZOFFSETTO", OffsetText(after)).Text("TZNAME", after.Name);
        if (rule is not null)
        {
            ics.Line("RRULE", rule);
        }

        ics.Line("END", kind);
    }

    private static string OffsetText(ZoneInterval interval)
    {
        var offset = TimeSpan.FromSeconds(interval.WallOffset.Seconds);
        return (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(offset.Seconds == 0 ? "hhmm" : "hhmmss", CultureInfo.InvariantCulture);
    }
}
