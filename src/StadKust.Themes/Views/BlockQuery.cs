using StadKust.Content;
using StadKust.Events;

namespace StadKust.Themes;

/// <summary>What a block that asks for items finds: those picked by hand, else those that fit municipality, kind and month.</summary>
internal static class BlockQuery
{
    private const int UsualNumber = 6;

    public static List<ItemView> Results(Block block, RenderScope scope)
    {
        var picked = block.Content.Picks("items").Select(scope.Item).OfType<ItemView>().ToList();
        if (picked.Count > 0 || TypeOf(block.Type) is not { } type)
        {
            return picked;
        }

        var number = block.Content.Number("number") is { } given and > 0 ? (int)Math.Min(given, 48) : UsualNumber;
        var town = block.Content.Picks("municipality") is [var wanted, ..] ? wanted : Guid.Empty;
        var (kind, month) = (block.Content.Text("kind"), block.Content.Text("month"));
        return [.. scope.Set.OfType(type, scope.Culture).Select(scope.Item).OfType<ItemView>()
            .Where(v => town == Guid.Empty || v.Item.Values.Picks("municipality").Contains(town))
            .Where(v => kind.Length == 0 || v.Item.Values.Choices("kinds").Contains(kind))
            .Where(v => month.Length == 0 || v.Item.Values.Choices("season") is var season && (season.Count == 0 || season.Contains(month)))
            .Take(number)];
    }

    /// <summary>For a block of events: the dates, soonest first.</summary>
    public static List<EntryView> Entries(Block block, RenderScope scope)
    {
        var number = block.Content.Number("number") is { } given and > 0 ? (int)Math.Min(given, 48) : UsualNumber;
        var picked = block.Content.Picks("items");
        var town = block.Content.Picks("municipality") is [var wanted, ..] ? wanted : (Guid?)null;
        var kind = block.Content.Text("kind") is { Length: > 0 } asked ? asked : null;
        var all = Agenda.Upcoming(scope, picked.Count > 0 ? int.MaxValue : number, new CalendarFilter(town, kind, Language: scope.Spoken));
        return picked.Count == 0 ? all : [.. all.Where(e => picked.Contains(e.Occurrence.Event)).Take(number)];
    }

    private static string? TypeOf(string block) => block switch
    {
        "placesBlock" => "place",
        "arrangementsBlock" => "arrangement",
        "routeBlock" => "route",
        "eventsBlock" => "event",
        _ => null,
    };
}
