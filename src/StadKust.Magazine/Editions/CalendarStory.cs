using System.Globalization;
using StadKust.Typesetting;

namespace StadKust.Magazine.Editions;

/// <summary>How the printed calendar is ordered.</summary>
public enum CalendarOrder
{
    /// <summary>Months, days, events; each says its town. What recurs stands at the end under its own heading.</summary>
    Day,

    /// <summary>Municipalities, their days, events; what recurs closes its municipality. Times stand flush right after leaders.</summary>
    Municipality,
}

/// <summary>The calendar as one story. Every event is an entry that is never parted; headings are said again where their events go on.</summary>
internal sealed class CalendarStory
{
    private readonly PrintCulture language;
    private readonly CultureInfo format;
    private readonly StoryId id;
    private readonly Layout layout;
    private readonly string recurringTitle;
    private readonly List<Paragraph> paragraphs = [];

    private CalendarStory(string recurringTitle, ContentCulture culture, StoryId id, Layout layout)
    {
        language = new PrintCulture(culture.Code);
        format = CultureInfo.GetCultureInfo(culture.Code);
        (this.recurringTitle, this.id, this.layout) = (recurringTitle, id, layout);
    }

    /// <param name="recurringTitle">Heading of what happens more than once.</param>
    public static Story Of(
        IReadOnlyList<CalendarLine> entries, string recurringTitle, ContentCulture culture, StoryId id, Layout layout, CalendarOrder order = CalendarOrder.Day)
    {
        var story = new CalendarStory(recurringTitle, culture, id, layout);
        if (order == CalendarOrder.Municipality)
        {
            story.ByMunicipality(entries);
        }
        else
        {
            story.ByDay(entries);
        }

        return new Story(id, SnapshotRef.File(story.language, ""), story.language, story.paragraphs.ToValueList(), []);
    }

    private void ByDay(IReadOnlyList<CalendarLine> entries)
    {
        DateOnly? day = null;
        int? month = null;
        foreach (var entry in Single(entries))
        {
            if (month != entry.Day.Month)
            {
                Heading("calendar-month", $"month/{entry.Day:yyyy-MM}", Upper(entry.Day.ToString("MMMM", format)), 1);
                (month, day) = (entry.Day.Month, null);
            }

            if (day != entry.Day || entry.Until is not null)
            {
                Heading("calendar-day", $"day/{entry.Day:yyyy-MM-dd}/{paragraphs.Count}", Days(entry, withMonth: false), 2);
                day = entry.Until is null ? entry.Day : null;
            }

            Event(entry);
        }

        if (Recurring(entries) is { Count: > 0 } recurring)
        {
            Heading("calendar-month", "recurring", recurringTitle, 1);
            foreach (var entry in recurring)
            {
                Rule(entry);
                Event(entry);
            }
        }
    }

    private void ByMunicipality(IReadOnlyList<CalendarLine> entries)
    {
        // What belongs to no town comes last, without a heading.
        foreach (var town in entries.GroupBy(e => e.Town).OrderBy(g => g.Key.Length == 0).ThenBy(g => g.Key, StringComparer.Create(format, false)))
        {
            if (town.Key.Length > 0)
            {
                Heading("calendar-town", $"town/{town.Key}", town.Key, 1);
            }

            DateOnly? day = null;
            foreach (var entry in Single(town))
            {
                if (day != entry.Day || entry.Until is not null)
                {
                    Heading("calendar-day", $"{town.Key}/day/{entry.Day:yyyy-MM-dd}/{paragraphs.Count}", Days(entry, withMonth: true), 2);
                    day = entry.Until is null ? entry.Day : null;
                }

                InTown(entry);
            }

            foreach (var entry in Recurring(town))
            {
                Rule(entry);
                InTown(entry);
            }
        }
    }

    // "elke za" is as good as a day: a heading of its own, never said again.
    private void Rule(CalendarLine entry) =>
        Add("calendar-day", $"rule/{entry.Item:N}", [Span.Plain(Upper(entry.Rule!), language)], p => p with { Level = 2 });

    private void Event(CalendarLine entry)
    {
        var town = entry.Town.Length > 0 ? entry.Town + (entry.Time.Length + entry.Venue.Length + entry.Price.Length > 0 ? "\u2002" : "") : "";
        var rest = string.Join(", ", new[] { entry.Time, entry.Venue, entry.Price }.Where(t => t.Length > 0));
        Entry(entry, null,
        [
            new Span(town, new SourceRange(0, town.Length), language, TownStyle(entry.Town), SpanKind.Name, null),
            new Span(rest, new SourceRange(town.Length, town.Length + rest.Length), language, null, SpanKind.Plain, null),
        ]);
    }

    private void InTown(CalendarLine entry)
    {
        var rest = string.Join(", ", new[] { entry.Venue, entry.Price }.Where(t => t.Length > 0));
        Entry(entry, entry.Time.Length > 0 ? entry.Time : null, [Span.Plain(rest, language)]);
    }

    private void Entry(CalendarLine entry, string? tail, IEnumerable<Span> where)
    {
        var name = $"{entry.Item:N}/{paragraphs.Count}";
        Add(tail is null ? "calendar-event" : "calendar-event-time", $"event/{name}", [Span.Plain(entry.Title, language)], p => p with { Entry = name, Tail = tail });
        Add("calendar-what", $"what/{name}", where, p => p with { Entry = name });
    }

    private void Heading(string style, string key, string text, int level) =>
        Add(style, key, [Span.Plain(text, language)], p => p with { Level = level, Continued = $"{text} {ContinuedWord}" });

    private string ContinuedWord => language.Code switch
    {
        "nl" => "(vervolg)",
        "de" => "(Fortsetzung)",
        _ => "(continued)",
    };

    // A style the theme does not have yet: its nearest.
    private StyleName Known(string style) => layout.Paragraph(new StyleName(style)) is not null ? new StyleName(style)
        : new StyleName(style switch { "calendar-town" => "calendar-month", "calendar-event-time" => "calendar-event", _ => style });

    // Each municipality has its colour; one the theme does not know is set in plain type.
    private StyleName? TownStyle(string town) => layout.Character(new StyleName("town-" + town.ToLowerInvariant())) is { } known ? known.Name : null;

    private void Add(string style, string key, IEnumerable<Span> spans, Func<Paragraph, Paragraph> with)
    {
        var said = spans.Where(s => s.Text.Length > 0).ToValueList();
        if (said.Count > 0)
        {
            paragraphs.Add(with(new Paragraph(new ParagraphId($"{id}/{key}"), Known(style), said, Fit.Fixed)));
        }
    }

    private static IEnumerable<CalendarLine> Single(IEnumerable<CalendarLine> entries) =>
        entries.Where(e => e.Rule is null).OrderBy(e => e.Day).ThenBy(e => e.Time, StringComparer.Ordinal).ThenBy(e => e.Title, StringComparer.Ordinal);

    private static List<CalendarLine> Recurring(IEnumerable<CalendarLine> entries) =>
        [.. entries.Where(e => e.Rule is not null).OrderBy(e => e.Day).ThenBy(e => e.Title, StringComparer.Ordinal)];

    private string Days(CalendarLine entry, bool withMonth)
    {
        var single = withMonth ? "dddd d MMMM" : "dddd d";
        return Upper(entry.Until is { } last
            ? last.Month == entry.Day.Month ? $"{entry.Day.Day}–{last.Day} {last.ToString("MMMM", format)}" : $"{entry.Day.ToString("d MMMM", format)} – {last.ToString("d MMMM", format)}"
            : entry.Day.ToString(single, format));
    }

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
