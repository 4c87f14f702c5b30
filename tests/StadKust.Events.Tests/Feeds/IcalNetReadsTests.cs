using System.Globalization;
using Ical.Net.DataTypes;
using StadKust.Events.Tests.Dates;

namespace StadKust.Events.Tests.Feeds;

/// <summary>Our feeds, read back by Ical.Net with its own expansion. The other reader is python-icalendar (IcsFeedTests).</summary>
public sealed class IcalNetReadsTests
{
    private static readonly DateOnly Begin = Given.Day("2026-06-01");
    private static readonly IcsHead Head = new("Agenda", Given.Nl, new Uri("https://example.org"), Given.Day("2026-11-24"), CancelledAs.Status);

    [Fact]
    public void The_real_events_have_the_same_occurrences()
    {
        var calendar = Calendar.Build(Given.RealContent, Begin);
        var events = calendar.Events(Given.Nl).Where(e => !e.When.IsRun).ToList();

        Same(IcsFeed.Write(Head, calendar, events), calendar, events);
    }

    [Fact]
    public void Moved_cancelled_and_left_out_dates_have_the_same_occurrences()
    {
        var market = """
            {"zone":"Europe/Amsterdam","start":"2027-01-02T10:00","end":"2027-01-02T17:00","allDay":false,"rule":"FREQ=WEEKLY;UNTIL=20271231",
             "except":["2027-04-24"],"cancelled":["2027-05-01"],"moved":[{"from":"2027-04-17","start":"2027-04-18T12:00","end":"2027-04-18T17:00"}],
             "extra":[{"start":"2027-05-05T10:00","end":"2027-05-05T17:00"}]}
            """;
        var night = """{"zone":"Europe/Amsterdam","start":"2027-01-02T22:00","end":"2027-01-03T04:00","allDay":false,"rule":"FREQ=WEEKLY;COUNT=60"}""";
        var allDay = """{"zone":"Europe/Amsterdam","start":"2027-02-07","end":"2027-02-08","allDay":true,"rule":"FREQ=MONTHLY;BYDAY=1SU;COUNT=9"}""";
        var calendar = Calendar.Build(Given.Set(new(market, "Markt"), new(night, "Nacht"), new(allDay, "Weekend")), Begin);

        Same(IcsFeed.Write(Head, calendar, calendar.Events(Given.Nl)), calendar, calendar.Events(Given.Nl));
    }

    private static void Same(string ics, Calendar calendar, IReadOnlyList<CalendarEvent> events)
    {
        var read = Ical.Net.Calendar.Load(ics)!;
        var until = calendar.To.ToDateTime(default);
        var theirs = read.GetOccurrences<Ical.Net.CalendarComponents.CalendarEvent>(new CalDateTime(2020, 1, 1))
            .TakeWhile(o => o.Period.StartTime.Value < until)
            .Select(o => (Uid: ((Ical.Net.CalendarComponents.CalendarEvent)o.Source).Uid!, Told: Told(o.Period.StartTime, o.Period.EffectiveEndTime!)))
            .ToLookup(o => o.Uid, o => o.Told);
        foreach (var found in events)
        {
            var ours = calendar.Of(found.Key).Where(o => o.Start < until).Select(o => o.AllDay
                ? $"{o.Start:yyyy-MM-dd} {o.End:yyyy-MM-dd}" : $"{o.StartsAt.UtcDateTime:s} {o.EndsAt.UtcDateTime:s}").Order();
            Assert.Equal(ours, theirs[$"{found.Key:D}@stadkust"].Where(t => string.CompareOrdinal(t, Begin.ToString("O", CultureInfo.InvariantCulture)) >= 0).Order());
        }
    }

    private static string Told(CalDateTime start, CalDateTime end) => start.HasTime
        ? $"{start.AsUtc:s} {end.AsUtc:s}"
        : $"{start.Value:yyyy-MM-dd} {end.Value:yyyy-MM-dd}";
}
