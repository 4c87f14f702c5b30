using System.Globalization;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>How a feed tells that something is cancelled. Some calendars hide what has the status cancelled, and a guest stands at a closed door.</summary>
public enum CancelledAs
{
    /// <summary>For <see cref="IcsFeed.DaysMarked"/> days the title says so and the entry stays; then it gets the status too.</summary>
    TitleThenStatus,

    /// <summary>Title and status at once, for programs that read the feed.</summary>
    Status,
}

/// <param name="Name">As the calendar is named where it is subscribed to.</param>
/// <param name="Site">Address of the site without a path: <c>https://example.org</c>.</param>
/// <param name="Today">Decides how long cancellations are marked.</param>
public sealed record IcsHead(string Name, Culture Culture, Uri Site, DateOnly Today, CancelledAs Cancelled = CancelledAs.TitleThenStatus)
{
    /// <summary>What the calendar is about; "" when nothing is said.</summary>
    public string About { get; init; } = "";

    /// <summary>Where the feed can be fetched again.</summary>
    public Uri? Source { get; init; }

    /// <summary>The page the calendar belongs to.</summary>
    public Uri? Page { get; init; }

    /// <summary>Null where no picture may be shown.</summary>
    public Func<CalendarEvent, EventPicture?> Picture { get; init; } = _ => null;
}

/// <summary>Events as iCalendar (RFC 5545, and RFC 7986 for name, description, source, refresh, colour and pictures).</summary>
/// <remarks>
/// One component per event with its rule; EXDATE for dates left out, RDATE for dates beside the rule, and an override with RECURRENCE-ID
/// for each occurrence that is moved, cancelled, or lasts an hour more or less than the first because the clock changes under it
/// (RFC 5545 keeps the elapsed time, people keep the time on the wall). A long run with opening hours is one all-day, transparent entry
/// with the hours in its text. UID is the item's key, the same in all languages. SEQUENCE is minutes from 2020 to the last publication:
/// it grows with every change and is the same on every node.
/// </remarks>
public static class IcsFeed
{
    public const int DaysMarked = 14;

    // The nearest name CSS has for the night blue of the house; RFC 7986 takes names only.
    private const string Colour = "midnightblue";

    private static readonly DateTime SequenceBegins = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>A calendar with these events. Events without an occurrence in the calendar's span are left out.</summary>
    public static string Write(IcsHead head, Calendar calendar, IEnumerable<CalendarEvent> events)
    {
        var listed = events.Where(e => calendar.Of(e.Key).Count > 0).ToList();
        var ics = new IcsText()
            .Line("BEGIN", "VCALENDAR").Line("VERSION", "2.0").Line("PRODID", "-//StadKust//Events//EN").Line("CALSCALE", "GREGORIAN").Line("METHOD", "PUBLISH")
            .Text("NAME", head.Name).Text("X-WR-CALNAME", head.Name).Line("X-WR-TIMEZONE", "Europe/Amsterdam")
            .Text($"DESCRIPTION;LANGUAGE={head.Culture.Code}", head.About)
            .Line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H").Line("X-PUBLISHED-TTL", "PT6H").Line("COLOR", Colour);
        if (head.Source is { } source)
        {
            ics.Line("SOURCE;VALUE=URI", source.AbsoluteUri);
        }

        if (head.Page is { } page)
        {
            ics.Line("URL", page.AbsoluteUri);
        }

        if (listed.Count > 0)
        {
            ics.Line("LAST-MODIFIED", IcsText.Utc(listed.Max(e => e.Item.Updated)));
        }

        foreach (var zone in listed.Where(e => !e.When.AllDay && !e.When.IsRun).GroupBy(e => e.When.Zone).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            IcsZone.Write(ics, zone.Key, zone.Min(e => e.When.Start), calendar.To.ToDateTime(TimeOnly.MinValue));
        }

        foreach (var found in listed)
        {
            new IcsEvent(ics, head, found, calendar.Of(found.Key)).Write();
        }

        return ics.Line("END", "VCALENDAR").ToString();
    }

    internal static string Sequence(CalendarEvent found) =>
        ((long)Math.Max(0, (found.Item.Updated - SequenceBegins).TotalMinutes)).ToString(CultureInfo.InvariantCulture);
}
