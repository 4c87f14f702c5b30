using StadKust.Content;

namespace StadKust.Themes;

/// <summary>What every page shows around its content: name, menus, publisher.</summary>
public sealed class SiteView(RenderScope scope) : LazyObject
{
    private readonly PublishedItem? settings = scope.Set.FirstOfType("settings", scope.Culture);

    protected override object? Compute(string member) => member switch
    {
        "culture" => scope.Culture.Code.ToLowerInvariant(),
        "name" => scope.Phrase("Site.Name"),
        "claim" => scope.Phrase("Site.Claim"),
        "home" => scope.Set.FirstOfType("home", scope.Culture) is { } home ? scope.Item(home.Key) : null,
        "menu" => Picked("menu"),
        "footer_links" => Picked("footerLinks"),
        "publisher" => settings?.Values.Text("publisher") ?? "",
        "contact" => settings?.Values.Text("contact") ?? "",
        "social" => settings is null ? [] : LinkView.Of(settings.Values.Links("socialLinks"), scope),
        "towns" => Items("destination"),
        "today" => scope.Today,
        "year" => scope.Today.Year,
        _ => null,
    };

    private List<ItemView> Picked(string alias) => settings is null ? [] : [.. settings.Values.Picks(alias).Select(scope.Item).OfType<ItemView>().Where(i => i.Url is not null)];

    private List<ItemView> Items(string type) => [.. scope.Set.OfType(type, scope.Culture).Select(scope.Item).OfType<ItemView>()];
}
