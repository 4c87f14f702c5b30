using System.Globalization;
using StadKust.Typesetting;

namespace StadKust.Magazine.Editions;

/// <summary>The calendar as one story: months, days, events; what recurs stands at the end under its own heading.</summary>
internal static class CalendarStory
{
    /// <param name="recurringTitle">Heading of what happens more than once.</param>
    public static Story Of(IReadOnlyList<CalendarLine> entries, string recurringTitle, ContentCulture culture, StoryId id, Layout layout)
    {
        var language = new PrintCulture(culture.Code);
        var format = CultureInfo.GetCultureInfo(culture.Code);
        var paragraphs = new List<Paragraph>();
        DateOnly? day = null;
        int? month = null;
        foreach (var entry in entries.Where(e => e.Rule is null).OrderBy(e => e.Day).ThenBy(e => e.Time, StringComparer.Ordinal).ThenBy(e => e.Title, StringComparer.Ordinal))
        {
            if (month != entry.Day.Month)
            {
                Add("calendar-month", $"month/{entry.Day:yyyy-MM}", [Span.Plain(Upper(entry.Day.ToString("MMMM", format)), language)]);
                (month, day) = (entry.Day.Month, null);
            }

            if (day != entry.Day || entry.Until is not null)
            {
                Add("calendar-day", $"day/{entry.Day:yyyy-MM-dd}/{paragraphs.Count}", [Span.Plain(Days(entry, format), language)]);
                day = entry.Until is null ? entry.Day : null;
            }

            Event(entry, entry.Time);
        }

        var recurring = entries.Where(e => e.Rule is not null).OrderBy(e => e.Day).ThenBy(e => e.Title, StringComparer.Ordinal).ToList();
        if (recurring.Count > 0)
        {
            Add("calendar-month", "recurring", [Span.Plain(recurringTitle, language)]);
            foreach (var entry in recurring)
            {
                Add("calendar-day", $"rule/{entry.Item:N}", [Span.Plain(Upper(entry.Rule!), language)]);
                Event(entry, entry.Time);
            }
        }

        return new Story(id, SnapshotRef.File(language, ""), language, paragraphs.ToValueList(), []);

        void Event(CalendarLine entry, string time)
        {
            Add("calendar-event", $"event/{entry.Item:N}/{paragraphs.Count}", [Span.Plain(entry.Title, language)]);
            var town = entry.Town.Length > 0 ? entry.Town + (time.Length + entry.Venue.Length + entry.Price.Length > 0 ? "\u2002" : "") : "";
            var rest = string.Join(", ", new[] { time, entry.Venue, entry.Price }.Where(t => t.Length > 0));
            Add("calendar-what", $"what/{entry.Item:N}/{paragraphs.Count}",
            [
                new Span(town, new SourceRange(0, town.Length), language, TownStyle(entry.Town), SpanKind.Name, null),
                new Span(rest, new SourceRange(town.Length, town.Length + rest.Length), language, null, SpanKind.Plain, null),
            ]);
        }

        // Each municipality has its colour; one the theme does not know is set in plain type.
        StyleName? TownStyle(string town) => layout.Character(new StyleName("town-" + town.ToLowerInvariant())) is { } known ? known.Name : null;

        void Add(string style, string key, IEnumerable<Span> spans)
        {
            var said = spans.Where(s => s.Text.Length > 0).ToValueList();
            if (said.Count > 0)
            {
                paragraphs.Add(new Paragraph(new ParagraphId($"{id}/{key}"), new StyleName(style), said, Fit.Fixed));
            }
        }
    }

    private static string Days(CalendarLine entry, CultureInfo format)
    {
        var first = entry.Day.ToString("dddd d", format);
        return Upper(entry.Until is { } last
            ? last.Month == entry.Day.Month ? $"{entry.Day.Day}–{last.Day} {last.ToString("MMMM", format)}" : $"{entry.Day.ToString("d MMMM", format)} – {last.ToString("d MMMM", format)}"
            : first);
    }

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
