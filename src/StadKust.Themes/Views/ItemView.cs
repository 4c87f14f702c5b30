using StadKust.Content;
using StadKust.Events;
using StadKust.Media;

namespace StadKust.Themes;

/// <summary>A published item as templates see it: the properties of its type by alias, and the computed members below.</summary>
public sealed class ItemView : LazyObject
{
    // Agreements with partners are kept with the item but are nobody's reading.
    private static readonly HashSet<string> Withheld = ["agreedShare", "contact"];

    private readonly RenderScope scope;

    internal ItemView(RenderScope scope, PublishedItem item)
    {
        this.scope = scope;
        Item = item;
    }

    public PublishedItem Item { get; }

    public string Title => Item.Values.Text("title") is { Length: > 0 } title ? title : Item.Name;

    public SafeUrl? Url => scope.AddressOf(Item.Key);

    public PictureView? Picture => (PictureView?)Get("picture");

    /// <summary>A screenful of what lies below it.</summary>
    public ChildrenPage Listed => (ChildrenPage)Get("listed")!;

    protected override object? Compute(string member) => member switch
    {
        "key" => Item.Key.ToString(),
        "type" => Item.Type,
        "name" => Item.Name,
        "title" => Title,
        "has_long_words" => Title.Split(' ', '-', '\u00AD').Any(w => w.Length >= LongWord),
        "url" => Url,
        "slug" => scope.Set.SlugOf(Item.Key, Item.Culture) ?? "",
        "updated" => Item.Updated,
        "is_example" => Item.Values.Flag("isExample"),
        "is_hidden" => Item.Values.Flag("umbracoNaviHide"),
        "picture" when Item.Type == "event" => PictureView.Of(EventPictures.Bearer(scope.Set, Item).Values, "mainPicture", scope),
        "picture" => PictureView.Of(Item.Values, "mainPicture", scope) ?? PictureView.Of(Item.Values, "cover", scope),
        "icon" => FirstIcon(Item) ?? InheritedIcon(),
        "icons" => Item.Values.Choices("icons"),
        "icon_names" => Words("icons", "Icon"),
        "kind_names" => Words("kinds", "Kind"),
        "audience_names" => Words("audiences", "Audience"),
        "access_names" => Words("accessibility", "Access"),
        "month_names" => Words("season", "Month"),
        "season_name" => Item.Values.Text("season") is { Length: > 0 } season ? scope.Phrase(ContentSet.ChoiceKey("Season", season)) : "",
        "municipality" => Pick("municipality"),
        "parent" => scope.Set.Entry(Item.Key)?.Parent is { } parent ? scope.Item(parent) : null,
        "children" => Children(),
        "listed" => new ChildrenPage(scope, Item.Key),
        "section" => Section(),
        "body" => BlockView.Of(Item.Values.Blocks("body"), scope),
        "reading_minutes" => ReadingMinutes(),
        "price_from" => PriceFrom(),
        "position" => Position(),
        "places" or "stories" or "arrangements_here" or "routes_here" when Item.Type == "destination" => OfMunicipality(member),
        "nearby" => Near(Item.Type).Take(MostNearby).ToList(),
        "event" => Item.Type == "event" ? new EventView(this, scope) : null,
        _ => Property(member),
    };

    // From here on a word no longer fits the narrow column of a head at its full size, and a browser without Dutch hyphenation breaks it anywhere.
    private const int LongWord = 13;

    // No template shows more in its strip; a list of all of them is the municipality's own page.
    private const int MostNearby = 12;

    /// <summary>Items of the same municipality, itself left out.</summary>
    internal IEnumerable<ItemView> Near(string type)
    {
        var here = Item.Type == "destination" ? Item.Key : Item.Values.Picks("municipality") is [var town, ..] ? town : Guid.Empty;
        return ItemsOfTown.Of(scope.Set, type, Item.Culture, here).Where(k => k != Item.Key).Select(scope.Item).OfType<ItemView>();
    }

    private object? Property(string alias) =>
        Withheld.Contains(alias) && Item.Type == "partner" || scope.Set.Model.Document(Item.Type) is not { } type || !scope.Set.Model.TryProperty(type, alias, out var property)
            ? null
            : PropertyReading.Read(Item.Values, property, scope);

    private ItemView? Pick(string alias) => Item.Values.Picks(alias) is [var key, ..] ? scope.Item(key) : null;

    private List<ItemView> Children() => [.. scope.Set.ChildEntries(Item.Key).Select(e => scope.Item(e.Key)).OfType<ItemView>()];

    // Not gathered: a page that shows six of a thousand places reads six.
    private IEnumerable<ItemView> OfMunicipality(string member) => Near(member switch
    {
        "places" => "place",
        "stories" => "story",
        "arrangements_here" => "arrangement",
        _ => "route",
    });

    // A town without icons of its own takes its colour from what it is known for; the theme has a colour for none, too.
    private string? InheritedIcon() => Item.Values.Picks("municipality") is [var town, ..] && scope.Set.Find(town, Item.Culture) is { } found
        ? FirstIcon(found) : null;

    private static string? FirstIcon(PublishedItem item) => item.Values.Choices("icons") is [var icon, ..] ? icon : null;

    private List<string> Words(string alias, string group) => [.. Item.Values.Choices(alias).Select(v => scope.Phrase(ContentSet.ChoiceKey(group, v)))];

    private ItemView? Section()
    {
        var entry = scope.Set.Entry(Item.Key);
        while (entry is { Level: > 2, Parent: { } parent })
        {
            entry = scope.Set.Entry(parent);
        }

        return entry is { Level: 2 } ? scope.Item(entry.Key) : null;
    }

    // 220 words a minute: the middle of what studies measure for prose on a screen.
    private int ReadingMinutes()
    {
        var words = Item.Values.Blocks("body").Where(b => b.Type == "textBlock").Sum(b => b.Content.Rich("text").Markup.Count(c => c == ' '));
        return Math.Max(1, (int)Math.Round(words / 220d));
    }

    /// <summary>Lowest price per person in cents. What cannot be avoided (tourist tax) is in the price, by law and by our rule.</summary>
    private decimal? PriceFrom() => Item.Values.Blocks("seasons").Select(b => b.Content.Number("price")).Where(p => p > 0).Min();

    private string? Position() => Item.Values.Number("latitude") is { } latitude && Item.Values.Number("longitude") is { } longitude
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{latitude:0.####}, {longitude:0.####}") : null;
}
