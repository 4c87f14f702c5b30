using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>All occurrences of the published events, spelled out for two years. Immutable, derived from one content set.</summary>
/// <remarks>
/// With a culture, only events published in it are listed. Without, every event is listed once, in the first culture it is published in.
/// Cancelled and moved occurrences are listed with their status: <see cref="CalendarEntry.TakesPlace"/> tells. Long runs with opening
/// hours are one entry; they are listed for a span of days when they are open on one of them.
/// Cost: measured in CalendarBenchmarks; events whose dates have not changed are taken over from a former calendar.
/// </remarks>
public sealed class Calendar
{
    // Joined events hold the items they were made of; a page looks at some forty, and joining one takes ten microseconds.
    private const int MostJoined = 500;

    private static readonly string[] Facets = ["kinds", "icons", "audiences", "languages"];

    private readonly ContentSet set;
    private readonly ImmutableDictionary<Guid, Spelled> events;
    private readonly ImmutableArray<Occurrence> days;
    private readonly ImmutableArray<Occurrence> spans;
    private readonly ConcurrentDictionary<(Guid, string), CalendarEvent?> joined = [];

    private readonly Lazy<IReadOnlyList<Finding>> findings;

    private Calendar(
        ContentSet set, DateOnly from, DateOnly to, ImmutableDictionary<Guid, Spelled> events, ImmutableArray<Occurrence> days, ImmutableArray<Occurrence> spans)
    {
        this.set = set;
        this.events = events;
        this.days = days;
        this.spans = spans;
        From = from;
        To = to;
        findings = new(() => [.. events.Values.SelectMany(e => e.Findings)]);
    }

    /// <summary>Version of the content set it was made from.</summary>
    public long Version => set.Version;

    public DateOnly From { get; }

    /// <summary>Last day spelled out, inclusive.</summary>
    public DateOnly To { get; }

    /// <summary>What is wrong with the dates of events. An event with an error has no date and is in no list.</summary>
    public IReadOnlyList<Finding> Findings => findings.Value;

    /// <summary>Number of occurrences.</summary>
    public int Count => days.Length + spans.Length;

    /// <summary>Spells out the published events of a set from a day on, two years far.</summary>
    /// <param name="former">A calendar of an earlier set; what has not changed is taken over when the days agree.</param>
    public static Calendar Build(ContentSet set, DateOnly from, Calendar? former = null)
    {
        var to = from.AddYears(2);
        var known = former is not null && former.From == from ? former.events : ImmutableDictionary<Guid, Spelled>.Empty;
        if (known.Count > 0 && set.ChangesSince(former!.set) is { } changes)
        {
            return former.With(set, changes);
        }

        var events = ImmutableDictionary.CreateBuilder<Guid, Spelled>();
        foreach (var key in KeysOf(set))
        {
            events[key] = Read(set, key, from, to, known.GetValueOrDefault(key));
        }

        var all = events.ToImmutable();
        return new Calendar(set, from, to, all, ByStart(all, o => o.FirstDay == o.LastDay), ByStart(all, o => o.FirstDay != o.LastDay));
    }

    // The calendar of a later set: only what the changes touch is read, and its dates are put between those of the others.
    private Calendar With(ContentSet later, SetChanges changes)
    {
        var now = events.ToBuilder();
        var looked = changes.SameTree ? Touched(later, changes) : Moved(later, changes);
        foreach (var key in looked)
        {
            if (later.Entry(key) is { Type: "event" } && later.CulturesOf(key).Any())
            {
                now[key] = Read(later, key, From, To, events.GetValueOrDefault(key));
            }
            else
            {
                now.Remove(key);
            }
        }

        var all = now.ToImmutable();
        var respelled = looked.Where(k => !ReferenceEquals(DatesOf(all, k), DatesOf(events, k))).ToHashSet();
        return respelled.Count == 0 ? new Calendar(later, From, To, all, days, spans)
            : new Calendar(later, From, To, all, Merged(days, all, respelled, o => o.FirstDay == o.LastDay), Merged(spans, all, respelled, o => o.FirstDay != o.LastDay));

        static When? DatesOf(ImmutableDictionary<Guid, Spelled> of, Guid key) => of.TryGetValue(key, out var found) ? found.When : null;
    }

    // An event may take its municipality from the folders above it.
    private static HashSet<Guid> Touched(ContentSet later, SetChanges changes) =>
    [
        .. changes.Items.Where(k => later.Entry(k)?.Type is "event"),
        .. changes.Items.Where(k => later.Entry(k)?.Type is "eventFolder").SelectMany(later.DescendantEntries).Where(e => e.Type == "event").Select(e => e.Key),
    ];

    // Something has come, gone or moved: what lies below it went along, so all are looked at; those that have not changed are not read again.
    private HashSet<Guid> Moved(ContentSet later, SetChanges changes)
    {
        var there = KeysOf(later).ToHashSet();
        var looked = there.Where(k => !events.TryGetValue(k, out var known) || known.Inherits || changes.Items.Contains(k)).ToHashSet();
        looked.UnionWith(events.Keys.Where(k => !there.Contains(k)));
        return looked;
    }

    private static IEnumerable<Guid> KeysOf(ContentSet set) => set.Languages.SelectMany(l => set.OfType("event", l.Culture)).Distinct();

    private static Spelled Read(ContentSet set, Guid key, DateOnly from, DateOnly to, Spelled? known)
    {
        var item = set.FindInAny(key)!;
        var stored = StoredText(item.Values.Raw("when"));
        var own = item.Values.Picks("municipality") is [var town, ..] ? town : (Guid?)null;
        var spelled = known is not null && known.Stored == stored && known.Name == item.Name ? known : Spell(item, stored, from, to);
        return spelled with { Municipality = own ?? InheritedMunicipality(set, item), Inherits = own is null, Facets = FacetsOf(item) };
    }

    // A few dozen words over thousands of events.
    private static ImmutableArray<string> FacetsOf(PublishedItem item) =>
        [.. Facets.SelectMany(f => item.Values.Choices(f).Select(c => string.Intern($"{f} {(c.Length > 40 ? c[..40] : c)}")))];

    /// <summary>Entries that touch the days from first to last, both included: dated ones by start, then what was running before.</summary>
    public IReadOnlyList<CalendarEntry> Between(DateOnly first, DateOnly last, Culture? culture = null, CalendarFilter? filter = null)
    {
        var (starting, running) = Found(first, last);
        return [.. Entries(starting.Concat(running), culture, filter)];
    }

    /// <summary>The same entries as an agenda has them, one by one: after those of the first day what was running before, then the other days.</summary>
    /// <remarks>Costs what is taken: the first six of some thousands are joined, the others are not looked at.</remarks>
    public IEnumerable<CalendarEntry> Ahead(DateOnly first, DateOnly last, Culture? culture = null, CalendarFilter? filter = null)
    {
        var (starting, running) = Found(first, last);
        return Entries(starting.TakeWhile(o => o.FirstDay <= first).Concat(running).Concat(starting.SkipWhile(o => o.FirstDay <= first)), culture, filter);
    }

    private (IEnumerable<Occurrence> Starting, List<Occurrence> Running) Found(DateOnly first, DateOnly last)
    {
        var open = spans.TakeWhile(o => o.FirstDay <= last).Where(o => o.LastDay >= first && IsOpen(o, first, last)).ToList();
        return (Starting(first, last, [.. open.Where(o => o.FirstDay >= first)]), [.. open.Where(o => o.FirstDay < first)]);
    }

    // Dated ones and beginning spans by start; at the same minute the dated one goes first.
    private IEnumerable<Occurrence> Starting(DateOnly first, DateOnly last, List<Occurrence> beginning)
    {
        var next = 0;
        for (var at = FirstNotBefore(first); at < days.Length && days[at].FirstDay <= last; at++)
        {
            for (; next < beginning.Count && beginning[next].Start < days[at].Start; next++)
            {
                yield return beginning[next];
            }

            yield return days[at];
        }

        for (; next < beginning.Count; next++)
        {
            yield return beginning[next];
        }
    }

    // What narrows a list is known without joining: an agenda of a town or a folder passes over most events.
    private IEnumerable<CalendarEntry> Entries(IEnumerable<Occurrence> occurrences, Culture? culture, CalendarFilter? filter)
    {
        var suits = Suiting(filter, null);
        return occurrences.Where(o => suits(o.Event)).Select(o => Entry(o, culture)).OfType<CalendarEntry>();
    }

    /// <summary>What touches the days, without looking at the events themselves: for counting thousands of dates. In the order of <see cref="Between"/>.</summary>
    public IEnumerable<Occurrence> Dates(DateOnly first, DateOnly last, Culture? culture = null, CalendarFilter? filter = null)
    {
        var (starting, running) = Found(first, last);
        var suits = Suiting(filter, culture);
        return starting.Concat(running).Where(o => suits(o.Event));
    }

    /// <summary>The event of a date; null when it is not published in the culture.</summary>
    public CalendarEntry? EntryOf(Occurrence occurrence, Culture? culture = null) => Entry(occurrence, culture);

    public IReadOnlyList<CalendarEntry> On(DateOnly day, Culture? culture = null, CalendarFilter? filter = null) => Between(day, day, culture, filter);

    /// <summary>All spelled-out occurrences of an event, by start; empty when it is not an event of the calendar.</summary>
    public IReadOnlyList<Occurrence> Of(Guid key) => events.TryGetValue(key, out var found) ? found.Occurrences : [];

    /// <summary>The first occurrence that takes place and has not ended before the day.</summary>
    public Occurrence? Next(Guid key, DateOnly from) => Of(key).FirstOrDefault(o => !o.IsCancelled && o.LastDay >= from);

    /// <summary>The occurrence an address <c>?on=</c> names: by its id, else by the day it now starts on.</summary>
    public Occurrence? Find(Guid key, string on) =>
        Of(key).FirstOrDefault(o => o.Id == on) ?? Of(key).FirstOrDefault(o => Occurrence.IdOf(o.Start) == on);

    /// <summary>The event with what it refers to; null when it is not published in the culture or has no readable date.</summary>
    public CalendarEvent? Event(Guid key, Culture? culture = null)
    {
        if (!events.TryGetValue(key, out var spelled) || spelled.When is null)
        {
            return null;
        }

        if (joined.Count > MostJoined)
        {
            joined.Clear();
        }

        var wanted = culture ?? set.CulturesOf(key).First();
        return joined.GetOrAdd((key, wanted.Code), _ => set.Find(key, wanted) is { } item ? EventJoin.Of(set, item, spelled.When, spelled.Municipality) : null);
    }

    /// <summary>Every event with a readable date in the culture, in tree order.</summary>
    public IReadOnlyList<CalendarEvent> Events(Culture? culture = null, CalendarFilter? filter = null)
    {
        var keys = culture is { } one ? set.OfType("event", one) : [.. set.Languages.SelectMany(l => set.OfType("event", l.Culture)).Distinct()];
        return [.. keys.Where(Suiting(filter, null)).Select(k => Event(k, culture)).OfType<CalendarEvent>()];
    }

    private CalendarEntry? Entry(Occurrence occurrence, Culture? culture) =>
        Event(occurrence.Event, culture) is { } found ? new CalendarEntry(found, occurrence) : null;

    private bool IsOpen(Occurrence span, DateOnly first, DateOnly last)
    {
        if (!span.IsRun || events[span.Event].When is not { } when)
        {
            return true;
        }

        for (var day = first > span.FirstDay ? first : span.FirstDay; day <= last && day <= span.LastDay; day = day.AddDays(1))
        {
            if (when.OpenOn(day).Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    // An event that comes back every week is asked about once.
    private Func<Guid, bool> Suiting(CalendarFilter? filter, Culture? culture)
    {
        var narrowed = filter ?? CalendarFilter.None;
        if (narrowed == CalendarFilter.None && culture is null)
        {
            return events.ContainsKey;
        }

        var known = new Dictionary<Guid, bool>();
        (string Facet, bool OrNone)[] facets =
        [
            .. Facet("kinds", narrowed.Kind), .. Facet("icons", narrowed.Icon), .. Facet("audiences", narrowed.Audience), .. Facet("languages", narrowed.Language, orNone: true),
        ];
        return key =>
        {
            ref var suits = ref CollectionsMarshal.GetValueRefOrAddDefault(known, key, out var isKnown);
            return isKnown ? suits : suits = Suits(key, narrowed, facets) && (culture is not { } one || set.Exists(key, one));
        };

        static IEnumerable<(string, bool)> Facet(string name, string? wanted, bool orNone = false) => wanted is null ? [] : [($"{name} {wanted}", orNone)];
    }

    private bool Suits(Guid key, CalendarFilter filter, (string Facet, bool OrNone)[] facets) =>
        events.TryGetValue(key, out var spelled)
        && (filter.Municipality is null || spelled.Municipality == filter.Municipality)
        && Array.TrueForAll(facets, f => spelled.Facets.Contains(f.Facet) || (f.OrNone && spelled.Facets.Contains("languages none")))
        && (filter.Under is null || set.Ancestors(key).Any(a => a.Key == filter.Under));

    // Start and place of the event in one number: sorting 200,000 numbers is ten times faster than comparing occurrences.
    private static ImmutableArray<Occurrence> ByStart(ImmutableDictionary<Guid, Spelled> events, Func<Occurrence, bool> isWanted)
    {
        var (keys, found) = (new List<long>(), new List<Occurrence>());
        var place = 0;
        foreach (var spelled in events.OrderBy(e => e.Key).Select(e => e.Value))
        {
            place = Math.Min(place + 1, (1 << 20) - 1);
            foreach (var occurrence in spelled.Occurrences.Where(isWanted))
            {
                keys.Add(occurrence.Start.Ticks / TimeSpan.TicksPerMinute << 20 | (long)place);
                found.Add(occurrence);
            }
        }

        var sorted = found.ToArray();
        Array.Sort(keys.ToArray(), sorted);
        return ImmutableCollectionsMarshal.AsImmutableArray(sorted);
    }

    // The order of ByStart: by minute, then by key of the event.
    private static ImmutableArray<Occurrence> Merged(
        ImmutableArray<Occurrence> before, ImmutableDictionary<Guid, Spelled> events, HashSet<Guid> respelled, Func<Occurrence, bool> isWanted)
    {
        var fresh = respelled.Where(events.ContainsKey).SelectMany(k => events[k].Occurrences).Where(isWanted)
            .OrderBy(o => o.Start.Ticks / TimeSpan.TicksPerMinute).ThenBy(o => o.Event).ToList();
        var merged = ImmutableArray.CreateBuilder<Occurrence>(before.Length + fresh.Count);
        var next = 0;
        foreach (var occurrence in before)
        {
            if (respelled.Contains(occurrence.Event))
            {
                continue;
            }

            for (; next < fresh.Count && IsBefore(fresh[next], occurrence); next++)
            {
                merged.Add(fresh[next]);
            }

            merged.Add(occurrence);
        }

        merged.AddRange(fresh.Skip(next));
        return merged.DrainToImmutable();

        static bool IsBefore(Occurrence a, Occurrence b)
        {
            var (minuteA, minuteB) = (a.Start.Ticks / TimeSpan.TicksPerMinute, b.Start.Ticks / TimeSpan.TicksPerMinute);
            return minuteA < minuteB || (minuteA == minuteB && a.Event.CompareTo(b.Event) < 0);
        }
    }

    private int FirstNotBefore(DateOnly day)
    {
        var (low, high) = (0, days.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = days[middle].FirstDay < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static Spelled Spell(PublishedItem item, string stored, DateOnly from, DateOnly to)
    {
        var where = $"{item.Name} / when";
        var reading = When.Read(stored, where);
        if (reading.When is null)
        {
            return new(stored, item.Name, null, [], reading.Findings, null);
        }

        var expansion = Recurrence.Expand(item.Key, reading.When, from, to, where);
        return new(stored, item.Name, reading.When, expansion.Occurrences, [.. reading.Findings, .. expansion.Findings], null);
    }

    private static string StoredText(JsonElement? value) => value switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { } json => json.GetRawText(),
    };

    // An event may leave its municipality to the folder it lies in.
    private static Guid? InheritedMunicipality(ContentSet set, PublishedItem item) =>
        set.Ancestors(item.Key).Where(a => a.Type == "eventFolder").Select(a => set.Find(a.Key, item.Culture)?.Values.Picks("municipality"))
            .FirstOrDefault(p => p is { Count: > 0 }) is [var inherited, ..] ? inherited
        : null;

    private sealed record Spelled(
        string Stored, string Name, When? When, ImmutableArray<Occurrence> Occurrences, ImmutableArray<Finding> Findings, Guid? Municipality)
    {
        /// <summary>True when the municipality is that of a folder above.</summary>
        public bool Inherits { get; init; }

        /// <summary>What lists are narrowed by: <c>kinds market</c>, <c>languages nl</c>.</summary>
        public ImmutableArray<string> Facets { get; init; } = [];
    }
}
