using System.Globalization;
using StadKust.Content;
using StadKust.Events;

namespace StadKust.Themes;

/// <summary>How a calendar page lays its days out.</summary>
public enum CalendarLayout
{
    /// <summary>From a day on, as many as fill a page.</summary>
    List,

    Day,
    Week,
    Month,
}

/// <summary>A calendar page as templates see it: what is shown, what it was narrowed to, and every address that leads on from it.</summary>
/// <remarks>
/// Asked as <c>?view=month&amp;from=2027-04-12&amp;kind=market</c>. Members: <c>layout</c>, <c>heading</c>, <c>days</c> (list, day, week),
/// <c>weeks</c> (month), <c>running</c> (what goes on all the time), <c>parts</c> (day), <c>previous</c>, <c>next</c>, <c>layouts</c>, <c>towns</c>, <c>kinds</c>,
/// <c>themes</c>, <c>languages</c>, <c>from</c>, <c>to</c>, <c>is_narrowed</c>, <c>feeds</c>, <c>plain</c> (the same without narrowing).
/// Cost: dates are counted without looking at events; only what is shown is read.
/// </remarks>
public sealed class CalendarPage : LazyObject
{
    // About three screens of a phone; then comes the link to the following days.
    private const int EntriesInList = 40;

    // A day beyond this has a page of its own: a week of them would be a wall.
    private const int EntriesInWeek = 12;
    private const int EntriesInMonth = 3;
    private const int EntriesOfDay = 200;
    private const int MostRunning = 24;

    private readonly RenderScope scope;
    private readonly CalendarAsked asked;
    private readonly CalendarFilter filter;
    private readonly string origin;
    private readonly string path;
    private readonly string title;
    private readonly DateOnly first;
    private readonly DateOnly? last;
    private readonly Wording wording;
    private readonly Lazy<(IReadOnlyList<AgendaDay> Days, DateOnly? Next)> days;

    private CalendarPage(RenderScope scope, CalendarAsked asked, CalendarLayout layout, DateOnly first, DateOnly? last, ItemView view, string origin)
    {
        (this.scope, this.asked, Layout, this.first, this.last, this.origin) = (scope, asked, layout, first, last, origin);
        (path, title) = (view.Url?.Address ?? "", view.Title);
        filter = asked.Filter(view.Item.Type == "eventFolder" ? view.Item.Key : null);
        wording = Wording.In(scope.Culture);
        days = new(Days);
    }

    public CalendarLayout Layout { get; }

    /// <param name="view">The calendar, or the folder of a municipality.</param>
    /// <param name="query">Value of a name in the address; "" when it is not there.</param>
    /// <param name="origin">Of the site, for addresses of feeds.</param>
    public static CalendarPage Of(RenderScope scope, ItemView view, Func<string, string> query, string origin)
    {
        var layout = Enum.TryParse<CalendarLayout>(query("view"), ignoreCase: true, out var wanted) && Enum.IsDefined(wanted) ? wanted : CalendarLayout.List;
        var from = Day(query("from")) ?? scope.Today;
        var (begins, ends) = scope.Calendar is { } calendar ? (calendar.From, calendar.To) : (scope.Today, scope.Today);
        from = from < begins ? begins : from > ends ? ends : from;
        var first = layout switch
        {
            CalendarLayout.List => from < scope.Today ? scope.Today : from,
            CalendarLayout.Week => from.AddDays(-FromMonday(from)),
            CalendarLayout.Month => new DateOnly(from.Year, from.Month, 1),
            _ => from,
        };
        DateOnly? last = layout switch
        {
            CalendarLayout.Day => first,
            CalendarLayout.Week => first.AddDays(6),
            CalendarLayout.Month => first.AddMonths(1).AddDays(-1),
            _ => Day(query("to")) is { } to && to >= first ? to : null,
        };
        return new CalendarPage(
            scope, CalendarAsked.Read(scope.Set, scope.Culture, query), layout, first, last, view, origin);
    }

    protected override object? Compute(string member) => member switch
    {
        "layout" => Layout.ToString().ToLowerInvariant(),
        "layouts" => Enum.GetValues<CalendarLayout>().Select(l => new CalendarChoice(l.ToString().ToLowerInvariant(), scope.Phrase($"Calendar.{l}"), Address(l, Layout == CalendarLayout.List ? null : first), l == Layout)).ToList(),
        "heading" => Heading(),
        "days" => days.Value.Days,
        "next_days" => days.Value.Next is { } day ? Address(CalendarLayout.List, day, last) : null,
        "parts" => Layout == CalendarLayout.Day ? PartsOfDay() : null,
        "weeks" => Layout == CalendarLayout.Month ? Weeks() : null,
        "running" => Running(),
        "previous" => Step(-1),
        "next" => Step(1),
        "today" => Layout == CalendarLayout.List ? null : Address(Layout, null),
        "is_now" => scope.Today >= first && scope.Today <= (last ?? first),
        "towns" => scope.Set.OfType("destination", scope.Culture).Select(scope.Item).OfType<ItemView>()
            .Select(t => new CalendarChoice((string)t.Get("slug")!, t.Item.Name, null, asked.Municipality == t.Item.Key)).ToList(),
        "kinds" => Choices(EventChoices.Kinds, "Kind", asked.Kind),
        "themes" => Choices(EventChoices.Themes, "Icon", asked.Theme),
        "languages" => new[] { ("nl", "Event.InDutch"), ("de", "Event.InGerman"), ("en", "Event.InEnglish") }
            .Select(l => new CalendarChoice(l.Item1, scope.Phrase(l.Item2), null, l.Item1 == asked.Language)).ToList(),
        "town" => asked.Town,
        "from" => first,
        "to" => Layout == CalendarLayout.List ? last : null,
        "is_narrowed" => asked.IsNarrowed || Layout == CalendarLayout.List && (last is not null || first != scope.Today),
        "count" => Total(),
        "plain" => SafeUrl.From(Layout == CalendarLayout.List ? path : $"{path}?view={Layout.ToString().ToLowerInvariant()}"),
        "feeds" => new FeedAddresses(origin, path, asked.Query, title),
        _ => null,
    };

    private string Heading() => Layout switch
    {
        CalendarLayout.Day => wording.LongDay(first),
        CalendarLayout.Week => wording.Days(first, last!.Value),
        CalendarLayout.Month => wording.MonthOf(first),
        _ => "",
    };

    private (IReadOnlyList<AgendaDay> Days, DateOnly? Next) Days()
    {
        if (Layout is CalendarLayout.List)
        {
            return Agenda.Days(scope, first, last, EntriesInList, filter);
        }

        if (Layout != CalendarLayout.Week)
        {
            return ([], null);
        }

        var byDay = Starting(first, last!.Value);
        return ([.. Enumerable.Range(0, 7).Select(i => Cell(first.AddDays(i), byDay, EntriesInWeek, isInMonth: true))], null);
    }

    private List<CalendarWeek> Weeks()
    {
        var monday = first.AddDays(-FromMonday(first));
        var end = last!.Value;
        var byDay = Starting(monday, end.AddDays(6 - FromMonday(end)));
        var weeks = new List<CalendarWeek>();
        for (var day = monday; day <= end; day = day.AddDays(7))
        {
            var from = day;
            weeks.Add(new CalendarWeek(
                ISOWeek.GetWeekOfYear(day.ToDateTime(default)), Address(CalendarLayout.Week, day),
                [.. Enumerable.Range(0, 7).Select(i => Cell(from.AddDays(i), byDay, EntriesInMonth, from.AddDays(i).Month == first.Month))]));
        }

        return weeks;
    }

    // What begins on each day, soonest first; what goes on for days is told once, beside them.
    private Dictionary<DateOnly, List<Occurrence>> Starting(DateOnly from, DateOnly to)
    {
        var byDay = new Dictionary<DateOnly, List<Occurrence>>();
        foreach (var date in scope.Calendar?.Dates(from, to, scope.Culture, filter) ?? [])
        {
            if (date.FirstDay >= from && !date.IsRun)
            {
                (byDay.TryGetValue(date.FirstDay, out var there) ? there : byDay[date.FirstDay] = []).Add(date);
            }
        }

        return byDay;
    }

    private AgendaDay Cell(DateOnly day, Dictionary<DateOnly, List<Occurrence>> byDay, int most, bool isInMonth)
    {
        var dates = byDay.GetValueOrDefault(day) ?? [];
        return new AgendaDay(day, [.. Views(dates.Take(most))], scope.Today)
        {
            Total = dates.Count,
            More = Math.Max(0, dates.Count - most),
            Url = Address(CalendarLayout.Day, day),
            IsInMonth = isInMonth,
        };
    }

    private List<EntryView> Running()
    {
        if (Layout == CalendarLayout.List || scope.Calendar is not { } calendar)
        {
            return [];
        }

        var going = calendar.Dates(first, last ?? first, scope.Culture, filter).Where(o => o.IsRun || o.FirstDay < first).DistinctBy(o => o.Event);
        return [.. Views(going.Take(MostRunning))];
    }

    private List<DayPart> PartsOfDay()
    {
        var entries = Views((scope.Calendar?.Dates(first, first, scope.Culture, filter) ?? []).Where(o => !o.IsRun && o.FirstDay == first).Take(EntriesOfDay)).ToList();
        return [.. entries.GroupBy(PartOf).OrderBy(g => g.Key).Select(g => new DayPart(scope.Phrase($"Calendar.{g.Key}"), [.. g]))];
    }

    private enum PartName
    {
        AllDay,
        Morning,
        Afternoon,
        Evening,
    }

    private static PartName PartOf(EntryView entry) => entry.Occurrence is { AllDay: true } ? PartName.AllDay : entry.Occurrence.Start.Hour switch
    {
        < 12 => PartName.Morning,
        < 18 => PartName.Afternoon,
        _ => PartName.Evening,
    };

    private int Total() => scope.Calendar?.Dates(first, last ?? first, scope.Culture, filter).Count(o => !o.IsCancelled) ?? 0;

    private IEnumerable<EntryView> Views(IEnumerable<Occurrence> dates) =>
        EntryView.Of(dates.Select(d => scope.Calendar!.EntryOf(d, scope.Culture)).OfType<CalendarEntry>(), scope);

    private CalendarChoice? Step(int direction)
    {
        if (Layout == CalendarLayout.List || scope.Calendar is not { } calendar)
        {
            return null;
        }

        var to = Layout switch
        {
            CalendarLayout.Day => first.AddDays(direction),
            CalendarLayout.Week => first.AddDays(7 * direction),
            _ => first.AddMonths(direction),
        };
        var name = Layout switch
        {
            CalendarLayout.Day => wording.LongDay(to),
            CalendarLayout.Week => wording.Days(to, to.AddDays(6)),
            _ => wording.MonthOf(to),
        };

        // A week or month that begins before the first known day still has days of it.
        return to > calendar.To || to.AddDays(Layout == CalendarLayout.Month ? 30 : Layout == CalendarLayout.Week ? 6 : 0) < calendar.From
            ? null : new CalendarChoice("", name, Address(Layout, to), false);
    }

    private List<CalendarChoice> Choices(IReadOnlyList<string> values, string group, string chosen) =>
        [.. values.Select(v => new CalendarChoice(v, scope.Phrase(ContentSet.ChoiceKey(group, v)), null, v == chosen)).OrderBy(c => c.Name, StringComparer.Create(scope.Format, false))];

    private SafeUrl? Address(CalendarLayout layout, DateOnly? from, DateOnly? to = null)
    {
        var parts = new[]
        {
            layout == CalendarLayout.List ? "" : $"view={layout.ToString().ToLowerInvariant()}",
            from is { } day && day != scope.Today ? $"from={Formats.Iso(day)}" : "",
            to is { } end ? $"to={Formats.Iso(end)}" : "",
            asked.Query,
        }.Where(p => p.Length > 0).ToList();
        return SafeUrl.From(parts.Count == 0 ? path : $"{path}?{string.Join('&', parts)}");
    }

    private static int FromMonday(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
