using System.Globalization;
using StadKust.Events;
using StadKust.Themes;

namespace StadKust.Web.Website;

/// <summary>What a page shows beside its own item, by what the visitor asks in the address.</summary>
internal static class Lists
{
    // About three screens of a phone; then comes the link to the following days.
    private const int EntriesOnPage = 40;

    public static IReadOnlyDictionary<string, object?> For(RenderScope scope, ItemView view, IQueryCollection query) =>
        view.Item.Type switch
        {
            "calendar" or "eventFolder" => CalendarOf(scope, view, query),
            "searchPage" => Found(scope, query["q"].ToString().Trim()),
            _ => new Dictionary<string, object?>(),
        };

    // Plain look for all words in title, name and introduction: enough for a few hundred items, titles first.
    private static Dictionary<string, object?> Found(RenderScope scope, string query)
    {
        var words = (query.Length > 80 ? query[..80] : query).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var compare = scope.Format.CompareInfo;
        var found = words.Length == 0 ? [] : scope.Set.Entries
            .Where(e => e.Type is "destination" or "place" or "story" or "arrangement" or "campaign" or "route" or "event" or "page" or "newcomers" or "edition")
            .Select(e => scope.Item(e.Key)).OfType<ItemView>().Where(v => v.Url is not null)
            .Select(v => (View: v, Rank: words.All(w => Has(v.Title, w)) ? 0 : words.All(w => Has($"{v.Title} {v.Item.Name} {v.Item.Values.Text("intro")}", w)) ? 1 : 2))
            .Where(f => f.Rank < 2).OrderBy(f => f.Rank).Select(f => f.View).Take(EntriesOnPage).ToList();
        return new Dictionary<string, object?> { ["query"] = query, ["found"] = found };

        bool Has(string text, string word) =>
            compare.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
    }

    private static Dictionary<string, object?> CalendarOf(RenderScope scope, ItemView view, IQueryCollection query)
    {
        var first = Day(query["from"]) is { } from && from > scope.Today ? from : scope.Today;
        var last = Day(query["to"]) is { } to && to >= first ? to : (DateOnly?)null;
        var towns = scope.Set.OfType("destination", scope.Culture).Select(scope.Item).OfType<ItemView>().ToList();
        var town = towns.FirstOrDefault(t => t.Get("slug") is string slug && slug == query["town"].ToString());
        var language = query["language"].ToString() is "nl" or "de" or "en" ? query["language"].ToString() : null;
        var (days, next) = Agenda.Days(
            scope, first, last, EntriesOnPage,
            new CalendarFilter(town?.Item.Key, Language: language, Under: view.Item.Type == "eventFolder" ? view.Item.Key : null));
        return new Dictionary<string, object?>
        {
            ["days"] = days,
            ["towns"] = towns,
            ["town"] = town?.Get("slug") ?? "",
            ["language"] = language ?? "",
            ["from"] = first,
            ["to"] = last,
            ["is_filtered"] = town is not null || language is not null || last is not null || first != scope.Today,
            ["next"] = next is { } day ? Following(day, last, town, language) : null,
        };
    }

    private static string Following(DateOnly from, DateOnly? to, ItemView? town, string? language) =>
        $"?from={Iso(from)}{(to is { } last ? $"&to={Iso(last)}" : "")}{(town is null ? "" : $"&town={town.Get("slug")}")}{(language is null ? "" : $"&language={language}")}";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
