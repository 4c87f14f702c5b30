using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using StadKust.Events.Tests.Oracle;

namespace StadKust.Events.Tests.Feeds;

public sealed class IcsFeedTests
{
    private static readonly DateOnly Begin = Given.Day("2025-01-01");
    private static readonly IcsHead Head = new("Agenda – Stad + Kust", Given.Nl, new Uri("https://example.org"), Given.Day("2026-11-24"), CancelledAs.Status);

    [Fact]
    public async Task Random_events_read_back_by_another_program_are_the_same_occurrences()
    {
        const int Cases = 500;
        var happenings = new List<Happening>();
        Dates.Random.When.Sample(w => happenings.Add(new Happening(w.ToJson(), $"Event {happenings.Count}")), iter: Cases, threads: 1);
        var calendar = Calendar.Build(Given.Set([.. happenings]), Begin);
        var ics = IcsFeed.Write(Head, calendar, calendar.Events(Given.Nl));

        // A date whose only occurrence is left out is in no feed.
        await SameOccurrences(ics, calendar, calendar.Events(Given.Nl).Count(e => calendar.Of(e.Key).Count > 0));
    }

    [Fact]
    public async Task The_nights_of_the_clock_change_read_back_are_the_same_occurrences()
    {
        // From ten in the evening to four, every Saturday; the last Saturdays of March and October are an hour shorter and longer.
        var night = """{"zone":"Europe/Amsterdam","start":"2025-01-04T22:00","end":"2025-01-05T04:00","allDay":false,"rule":"FREQ=WEEKLY"}""";
        var skipped = """{"zone":"Europe/Amsterdam","start":"2025-01-05T02:30","end":"2025-01-05T05:00","allDay":false,"rule":"FREQ=WEEKLY"}""";
        var elsewhere = """{"zone":"America/New_York","start":"2025-01-05T02:30","end":"2025-01-05T05:00","allDay":false,"rule":"FREQ=WEEKLY"}""";
        var calendar = Calendar.Build(Given.Set(new(night, "Nacht"), new(skipped, "Half drie"), new(elsewhere, "Elders")), Begin);
        var ics = IcsFeed.Write(Head, calendar, calendar.Events(Given.Nl));

        await SameOccurrences(ics, calendar, 3);
    }

    [Fact]
    public async Task A_date_moved_out_of_the_two_years_or_cancelled_beyond_them_is_not_announced_as_it_was()
    {
        // The calendar ends on 1 January 2027, a Friday; the rule goes on.
        var when = """
            {"zone":"Europe/Amsterdam","start":"2025-01-03T18:20","end":"2025-01-03T19:00","allDay":false,"rule":"FREQ=WEEKLY",
             "moved":[{"from":"2027-01-01","start":"2027-01-02T11:00","end":"2027-01-02T11:40"}],"cancelled":["2027-02-05"]}
            """;
        var calendar = Calendar.Build(Given.Set(new Happening(when, "Vrijdagavond")), Begin);
        var ics = IcsFeed.Write(Head, calendar, calendar.Events(Given.Nl));

        await SameOccurrences(ics, calendar, 1);
        Assert.Contains("RECURRENCE-ID;TZID=Europe/Amsterdam:20270101T182000\r\n", ics, StringComparison.Ordinal);
        Assert.Contains("RECURRENCE-ID;TZID=Europe/Amsterdam:20270205T182000\r\n", ics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_the_skipped_hour_leaves_no_time_for_ends_when_it_starts()
    {
        // On 29 March 2026 half past two is half past three; ten past three comes before it. Both as one of a series and as its first.
        var series = """{"zone":"Europe/Amsterdam","start":"2026-03-22T02:30","end":"2026-03-22T03:10","allDay":false,"rule":"FREQ=WEEKLY;COUNT=3"}""";
        var first = """{"zone":"Europe/Amsterdam","start":"2026-03-29T02:30","end":"2026-03-29T03:10","allDay":false,"rule":"FREQ=WEEKLY;COUNT=3"}""";
        var calendar = Calendar.Build(Given.Set(new(series, "Reeks"), new(first, "Eerste")), Begin);

        await SameOccurrences(IcsFeed.Write(Head, calendar, calendar.Events(Given.Nl)), calendar, 2);
    }

    [Fact]
    public async Task The_real_events_read_back_are_the_same_occurrences()
    {
        var calendar = Calendar.Build(Given.RealContent, Given.Day("2026-11-23"));
        foreach (var culture in new[] { Given.Nl, Given.De, Given.En })
        {
            var events = calendar.Events(culture).Where(e => !e.When.IsRun).ToList();
            await SameOccurrences(IcsFeed.Write(Head with { Culture = culture }, calendar, events), calendar, events.Count);
        }
    }

    [Fact]
    public void A_market_is_written_like_this()
    {
        var when = """
            {"zone":"Europe/Amsterdam","start":"2027-04-03T10:00","end":"2027-04-03T17:00","allDay":false,"rule":"FREQ=WEEKLY;UNTIL=20270501","except":["2027-04-24"],
             "moved":[{"from":"2027-04-17","start":"2027-04-18T12:00","end":"2027-04-18T17:00"}]}
            """;
        var calendar = Calendar.Build(Given.Set(new Happening(when, "Kaas, brood; en \\ méér", Price: "1250")), Given.Day("2027-01-01"));

        var ics = IcsFeed.Write(Head with { Today = Given.Day("2026-11-24") }, calendar, calendar.Events(Given.Nl));

        Assert.Equal("""
            BEGIN:VEVENT
            UID:00000000-0000-4000-8000-000000000100@stadkust
            DTSTAMP:20261101T090000Z
            LAST-MODIFIED:20261101T090000Z
            CREATED:20261101T090000Z
            SEQUENCE:3594780
            DTSTART;TZID=Europe/Amsterdam:20270403T100000
            DTEND;TZID=Europe/Amsterdam:20270403T170000
            SUMMARY;LANGUAGE=nl:Kaas\, brood\; en \\ méér
            STATUS:CONFIRMED
            DESCRIPTION;LANGUAGE=nl:iedere zaterdag van 10.00 tot 17.00~uur\, van 3~april tot en met 1~mei 2027\, niet op 24~april\, 17~april verplaatst naar zondag 18~april van 12.00 tot 17.00~uur\n€~12\,50
            LOCATION:Waaggebouw\, Aalmarkt 21\, Leiden
            URL:https://example.org/nl/agenda/leiden/kaas-brood-en-meer/
            GEO:52.1588;4.4916
            CONTACT:Vereniging De Kust
            RRULE:FREQ=WEEKLY;UNTIL=20270501T080000Z
            EXDATE;TZID=Europe/Amsterdam:20270424T100000
            END:VEVENT
            """, Visible(ics[ics.IndexOf("BEGIN:VEVENT", StringComparison.Ordinal)..(ics.IndexOf("END:VEVENT", StringComparison.Ordinal) + "END:VEVENT".Length)]));
        Assert.Contains("RECURRENCE-ID;TZID=Europe/Amsterdam:20270417T100000\r\n", ics, StringComparison.Ordinal);
        Assert.Contains("?on=2027-04-17", ics, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_at_most_75_octets_long_and_end_in_cr_lf()
    {
        var title = string.Concat(Enumerable.Repeat("Strandfeest ☀ en 日本語 🎺 ", 12));
        var calendar = Calendar.Build(Given.Set(new Happening("""{"zone":"Europe/Amsterdam","start":"2027-04-03","end":"2027-04-03","allDay":true}""", title)), Given.Day("2027-01-01"));

        var ics = IcsFeed.Write(Head, calendar, calendar.Events(Given.Nl));

        Assert.DoesNotContain("\n", ics.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(ics.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains("SUMMARY;LANGUAGE=nl:" + title.Trim(), ics.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_cancelled_is_marked_for_two_weeks_and_then_has_the_status()
    {
        var set = Given.Set(new Happening("""{"zone":"Europe/Amsterdam","start":"2027-04-03T10:00","end":"2027-04-03T17:00","allDay":false}""", "Markt", Status: "cancelled"));
        var calendar = Calendar.Build(set, Given.Day("2027-01-01"));
        string On(string today) => IcsFeed.Write(Head with { Today = Given.Day(today), Cancelled = CancelledAs.TitleThenStatus }, calendar, calendar.Events(Given.Nl));

        // Published on 1 November.
        Assert.Contains("SUMMARY;LANGUAGE=nl:Afgelast: Markt\r\nSTATUS:CONFIRMED", On("2026-11-15"), StringComparison.Ordinal);
        Assert.Contains("SUMMARY;LANGUAGE=nl:Afgelast: Markt\r\nSTATUS:CANCELLED", On("2026-11-16"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exhibition_is_one_transparent_entry_with_its_hours_in_the_text()
    {
        var run = """{"zone":"Europe/Amsterdam","start":"2027-03-06T11:00","end":"2027-06-27T17:00","allDay":false,"hours":[{"days":["SA","SU"],"open":"11:00","close":"17:00"}]}""";
        var calendar = Calendar.Build(Given.Set(new Happening(run)), Given.Day("2027-01-01"));

        var ics = IcsFeed.Write(Head, calendar, calendar.Events(Given.Nl));

        Assert.Contains("DTSTART;VALUE=DATE:20270306\r\nDTEND;VALUE=DATE:20270628\r\n", ics, StringComparison.Ordinal);
        Assert.Contains("TRANSP:TRANSPARENT", ics, StringComparison.Ordinal);
        Assert.Equal(1, ics.Split("BEGIN:VEVENT").Length - 1);
        Assert.Contains("zaterdag en zondag", ics.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static async Task SameOccurrences(string ics, Calendar calendar, int events)
    {
        var output = await Python.Run("ics.py", ics, calendar.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var read = JsonSerializer.Deserialize<Dictionary<string, string[][]>>(output)!;

        Assert.Equal(events, read.Count);
        foreach (var (uid, theirs) in read)
        {
            var key = Guid.Parse(uid.Split('@')[0]);
            var ours = calendar.Of(key).Where(o => o.FirstDay <= calendar.To).Select(o => o.AllDay
                ? $"{o.Start:yyyy-MM-dd} {o.End:yyyy-MM-dd} {State(o, calendar)}"
                : $"{o.StartsAt.UtcDateTime:s} {o.EndsAt.UtcDateTime:s} {State(o, calendar)}");
            var last = calendar.To.AddDays(1).ToDateTime(default).AddHours(-2).ToString("s", CultureInfo.InvariantCulture);
            Assert.Equal(
                ours.Where(o => string.CompareOrdinal(o, last) < 0).Order(),
                theirs.Select(t => $"{t[0].Replace("+00:00", "", StringComparison.Ordinal)} {t[1].Replace("+00:00", "", StringComparison.Ordinal)} {t[2]}")
                    .Where(t => string.CompareOrdinal(t, last) < 0).Order());
        }
    }

    private static string State(Occurrence occurrence, Calendar calendar) =>
        occurrence.IsCancelled || calendar.Event(occurrence.Event)!.Status is EventStatus.Cancelled or EventStatus.Postponed ? "CANCELLED" : "CONFIRMED";

    private static string Visible(string ics) => ics.Replace("\r\n ", "", StringComparison.Ordinal).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\u00a0', '~');
}
