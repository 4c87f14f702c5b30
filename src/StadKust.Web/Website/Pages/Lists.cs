using System.Globalization;
using StadKust.Themes;

namespace StadKust.Web.Website;

/// <summary>What a page shows beside its own item, by what the visitor asks in the address.</summary>
internal static class Lists
{
    // About three screens of a phone.
    private const int MostFound = 40;

    /// <summary>Sections whose page lists what lies below them, a screenful at a time.</summary>
    public static bool IsOverview(string type) => type is "destinations" or "places" or "stories" or "arrangements" or "campaigns" or "routes" or "magazine";

    public static IReadOnlyDictionary<string, object?> For(RenderScope scope, ItemView view, IQueryCollection query, string origin) =>
        view.Item.Type switch
        {
            "calendar" or "eventFolder" => new Dictionary<string, object?> { ["agenda"] = CalendarPage.Of(scope, view, name => query[name].ToString(), origin) },
            "newcomers" => new Dictionary<string, object?> { ["agenda"] = new NewcomersAgenda(scope) },
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
            .Where(f => f.Rank < 2).OrderBy(f => f.Rank).Select(f => f.View).Take(MostFound).ToList();
        return new Dictionary<string, object?> { ["query"] = query, ["found"] = found };

        bool Has(string text, string word) =>
            compare.IndexOf(text, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
    }
}
