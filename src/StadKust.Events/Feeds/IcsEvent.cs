using System.Globalization;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Writes one event: its component with the rule, then one override per occurrence that departs from it.</summary>
internal sealed class IcsEvent(IcsText ics, IcsHead head, CalendarEvent found, IReadOnlyList<Occurrence> occurrences)
{
    private readonly When when = found.When;
    private readonly Wording wording = Wording.In(head.Culture);
    private readonly ZoneClock clock = ZoneClock.Of(found.When.Zone);

    public void Write()
    {
        if (when.IsRun)
        {
            Component(DateOnly.FromDateTime(when.Start).ToDateTime(default), DateOnly.FromDateTime(when.End).AddDays(1).ToDateTime(default), allDay: true, cancelled: false, on: null);
            ics.Line("TRANSP", "TRANSPARENT").Line("END", "VEVENT");
            return;
        }

        // A single date that is moved or cancelled needs no override: it is told as it now is.
        if (when.Rule is null && when.Extra.Length == 0)
        {
            var one = occurrences[0];
            Component(one.Start, one.End, when.AllDay, one.IsCancelled, on: null);
            ics.Line("END", "VEVENT");
            return;
        }

        Component(when.Start, EndOf(when.Start, when.End), when.AllDay, cancelled: false, on: null);
        Series();
        ics.Line("END", "VEVENT");
        var elapsed = TimeSpan.FromTicks(Math.Max(0, (clock.Resolve(when.End).Instant - clock.Resolve(when.Start).Instant).Ticks));
        foreach (var occurrence in occurrences.Where(o => Departs(o, elapsed)).Concat(MovedOrCancelledElsewhere()).OrderBy(o => o.StartsAt).ThenBy(o => o.Id, StringComparer.Ordinal))
        {
            Component(occurrence.Start, occurrence.End, when.AllDay, occurrence.IsCancelled, occurrence);
            ics.Line(TimeName("RECURRENCE-ID", when.AllDay), TimeText(occurrence.MovedFrom ?? occurrence.Start, when.AllDay)).Line("END", "VEVENT");
        }
    }

    // The rule is written whole, the calendar ends after two years: what is moved out of it, or moved and cancelled beyond it, must
    // be told too, or the subscriber reads the date as it was announced first.
    private IEnumerable<Occurrence> MovedOrCancelledElsewhere()
    {
        var told = occurrences.Where(o => o.Status != OccurrenceStatus.Planned).Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        if (told.Count == when.Moved.Length + when.Cancelled.Length)
        {
            return [];
        }

        return when.Moved.Select(m => DateOnly.FromDateTime(m.Start)).Concat(when.Cancelled).Distinct()
            .SelectMany(day => Recurrence.Expand(found.Key, when, day, day).Occurrences)
            .Where(o => o.Status != OccurrenceStatus.Planned && told.Add(o.Id));
    }

    private void Series()
    {
        var first = DateOnly.FromDateTime(when.Start);
        var days = when.Rule is null ? [first] : SeriesDays.Of(when, first, Last());
        if (when.Rule is { } rule)
        {
            // Programs differ on whether COUNT counts a first date outside the rule: the last day says it to all.
            ics.Line("RRULE", rule.Count is not null || rule.Until is not null
                ? (rule with { Count = null, Until = null }).Text(null) + ";UNTIL=" + Until(days[^1])
                : rule.Text(null));
        }

        var dates = when.Extra.Select(e => e.Start).Where(s => !days.Contains(DateOnly.FromDateTime(s)) || s.TimeOfDay != when.Start.TimeOfDay).Distinct().Order().ToList();
        foreach (var date in dates)
        {
            ics.Line(TimeName("RDATE", when.AllDay), TimeText(date, when.AllDay));
        }

        foreach (var day in when.Except.Where(days.Contains))
        {
            ics.Line(TimeName("EXDATE", when.AllDay), TimeText(day.ToDateTime(TimeOnly.FromDateTime(when.Start)), when.AllDay));
        }
    }

    // Bounded rules are spelled out to their end to find it; endless ones far enough to know which exceptions are theirs.
    private DateOnly Last() => when.Rule is { Count: null, Until: null }
        ? when.Except.Append(DateOnly.FromDateTime(when.Start)).Max().AddDays(1)
        : new DateOnly(2199, 12, 31);

    // RFC 5545: UNTIL is a date with a date, and UTC with a zoned start.
    private string Until(DateOnly last) => when.AllDay
        ? IcsText.Date(last)
        : IcsText.Utc(clock.Resolve(last.ToDateTime(TimeOnly.FromDateTime(when.Start))).Instant.UtcDateTime);

    private bool Departs(Occurrence occurrence, TimeSpan elapsed) =>
        occurrence.Status != OccurrenceStatus.Planned
        || occurrence.End - occurrence.Start != EndOf(when.Start, when.End) - when.Start
        || !when.AllDay && occurrence.EndsAt - occurrence.StartsAt != elapsed;

    private DateTime EndOf(DateTime start, DateTime end) => when.AllDay ? end.Date.AddDays(1) : end > start ? end : start;

    private void Component(DateTime start, DateTime end, bool allDay, bool cancelled, Occurrence? on)
    {
        var isOff = cancelled || found.Status is EventStatus.Cancelled or EventStatus.Postponed;
        var mark = found.Status != EventStatus.Planned ? wording.Status(found.Status) : cancelled ? wording.Status(EventStatus.Cancelled) : "";
        var title = mark.Length > 0 ? $"{char.ToUpper(mark[0], CultureInfo.InvariantCulture)}{mark[1..]}: {found.Title}" : found.Title;
        var hasStatus = isOff && (head.Cancelled == CancelledAs.Status || DateOnly.FromDateTime(found.Item.Updated).AddDays(IcsFeed.DaysMarked) < head.Today);
        ics.Line("BEGIN", "VEVENT").Line("UID", $"{found.Key:D}@stadkust")
            .Line("DTSTAMP", IcsText.Utc(found.Item.Updated)).Line("LAST-MODIFIED", IcsText.Utc(found.Item.Updated)).Line("CREATED", IcsText.Utc(found.Item.Created))
            .Line("SEQUENCE", IcsFeed.Sequence(found))
            .Line(TimeName("DTSTART", allDay), TimeText(start, allDay));
        // 2.30 to 3.10 in the night the clock is put forward: the start becomes 3.30, and an end before it must not be written.
        if (allDay ? end > start : clock.Resolve(end).Instant > clock.Resolve(start).Instant)
        {
            ics.Line(TimeName("DTEND", allDay), TimeText(end, allDay));
        }

        ics.Text($"SUMMARY;LANGUAGE={head.Culture.Code}", title)
            .Line("STATUS", hasStatus ? "CANCELLED" : found.Status == EventStatus.Postponed ? "TENTATIVE" : "CONFIRMED")
            .Text($"DESCRIPTION;LANGUAGE={head.Culture.Code}", Description(on))
            .Text("LOCATION", Location())
            .Line("URL", Address(on));
        if (isOff && !when.IsRun)
        {
            ics.Line("TRANSP", "TRANSPARENT");
        }

        if (found.Place is { Latitude: { } latitude, Longitude: { } longitude })
        {
            ics.Line("GEO", string.Create(CultureInfo.InvariantCulture, $"{latitude:0.######};{longitude:0.######}"));
        }

        if (found.Item.Values.Choices("kinds") is { Count: > 0 } kinds)
        {
            ics.Line("CATEGORIES", string.Join(',', kinds.Select(k => IcsText.Escape(found.Word("Kind", k)))));
        }

        ics.Text("CONTACT", found.Organiser?.Name ?? "");
        if (on is null && head.Picture(found) is { } picture)
        {
            ics.Line("IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/jpeg", picture.Address.AbsoluteUri);
        }
    }

    private string Description(Occurrence? on) => string.Join('\n', new[]
    {
        found.Intro,
        on is null ? wording.Long(when) : wording.Long(on),
        Sentence(wording.Price(found.Price), found.PriceNote),
        wording.Languages(found.Languages),
        found.BookingLink?.Address ?? "",
    }.Where(l => l.Length > 0));

    private static string Sentence(string first, string second) => first.Length == 0 || second.Length == 0 ? first + second : $"{first}. {second}";

    private string Location()
    {
        var (name, address) = (found.Place.Name, found.Place.Address);
        return name.Length == 0 || address.Contains(name, StringComparison.OrdinalIgnoreCase) ? address
            : address.Length == 0 ? name
            : $"{name}, {address}";
    }

    private string Address(Occurrence? on) =>
        new Uri(head.Site, $"/{head.Culture.Code}{found.Path}").AbsoluteUri + (on is null ? "" : "?on=" + on.Id);

    private string TimeName(string name, bool allDay) => allDay ? name + ";VALUE=DATE" : $"{name};TZID={when.Zone}";

    private static string TimeText(DateTime time, bool allDay) => allDay ? IcsText.Date(DateOnly.FromDateTime(time)) : IcsText.Local(time);
}
