using StadKust.Events;

namespace StadKust.Themes;

/// <summary>Events for people new here: <c>open</c> (in English or without words), <c>dutch</c> (the others), <c>business</c>; and where all of each are listed.</summary>
public sealed class NewcomersAgenda(RenderScope scope) : LazyObject
{
    private const int MostOpen = 10;
    private const int MostOthers = 4;
    private const int Days = 28;

    protected override object? Compute(string member) => member switch
    {
        "open" => Open(),
        "dutch" => Agenda.Upcoming(scope, int.MaxValue, null, scope.Today.AddDays(Days)).Where(e => !IsOpen(e) && !IsBusiness(e)).Take(MostOthers).ToList(),
        "business" => Agenda.Upcoming(scope, MostOthers, new CalendarFilter(Kind: "business")),
        "open_all" => Calendar("language=en"),
        "business_all" => Calendar("kind=business"),
        _ => null,
    };

    // A quiet month still fills the page: then the next ones follow, whenever they are.
    private List<EntryView> Open()
    {
        var filter = new CalendarFilter(Language: "en");
        var soon = Agenda.Upcoming(scope, MostOpen, filter, scope.Today.AddDays(Days));
        return soon.Count >= MostOpen / 2 ? soon : Agenda.Upcoming(scope, MostOpen, filter);
    }

    private static bool IsOpen(EntryView entry) => Spoken(entry) is var spoken && (spoken.Contains("en") || spoken.Contains("none"));

    private static bool IsBusiness(EntryView entry) => ((ItemView)entry.Get("item")!).Item.Values.Choices("kinds").Contains("business");

    private static IReadOnlyList<string> Spoken(EntryView entry) => ((ItemView)entry.Get("item")!).Item.Values.Choices("languages");

    private SafeUrl? Calendar(string query) =>
        scope.Set.FirstOfType("calendar", scope.Culture) is { } calendar && scope.AddressOf(calendar.Key) is { } address ? SafeUrl.From($"{address.Address}?{query}") : null;
}
