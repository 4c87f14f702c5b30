using StadKust.Content;
using StadKust.Themes;

namespace StadKust.Web.Website;

/// <summary>What a page says about itself: title, address, languages, path, share picture, structured data.</summary>
internal static class HeadOfPage
{
    public static PageHead Of(RenderScope scope, ItemView view, string origin)
    {
        var (set, item) = (scope.Set, view.Item);
        var site = scope.Phrase("Site.Name");
        var own = item.Values.Text("seoTitle") is { Length: > 0 } given ? given : item.Type == "home" ? $"{site} – {view.Title}" : $"{view.Title} – {site}";
        var description = item.Values.Text("seoDescription") is { Length: > 0 } about ? about : item.Values.Text("intro");
        var canonical = origin + view.Url?.Address;
        if (Lists.IsOverview(item.Type) && view.Listed is { Number: > 1 } listed)
        {
            canonical += FormattableString.Invariant($"?page={listed.Number}");
            own = $"{scope.Phrase("Filter.Page", ("number", listed.Number.ToString(scope.Format)), ("pages", listed.Pages.ToString(scope.Format)))} – {own}";
        }

        var crumbs = Crumbs(scope, item);
        return new PageHead(
            own, description, canonical, !item.Values.Flag("noIndex"), view.Picture is { } picture ? origin + picture.ShareAddress() : null,
            Alternates(scope, item, origin), Languages(scope, item.Key), crumbs, StructuredData.Of(scope, view, crumbs, origin));
    }

    /// <summary>For a page that is no item: the switch leads to the front page of each language.</summary>
    public static PageHead OfError(RenderScope scope, string title) =>
        new($"{title} – {scope.Phrase("Site.Name")}", "", "", false, null, [], Languages(scope, null), [], SafeHtml.Empty);

    /// <summary>All published versions, the own one included, so that the lists of all versions are equal and therefore reciprocal.</summary>
    private static List<Alternate> Alternates(RenderScope scope, PublishedItem item, string origin)
    {
        var versions = scope.Set.CulturesOf(item.Key)
            .Select(c => (Code: c.Code.ToLowerInvariant(), Url: scope.AddressOf(item.Key, c)))
            .Where(v => v.Url is not null)
            .Select(v => new Alternate(v.Code, origin + v.Url!.Address)).ToList();
        if (versions.Count > 0)
        {
            // The front page has a real chooser; elsewhere the default language speaks for all, or the first there is.
            versions.Add(new Alternate("x-default", item.Type == "home" ? origin + "/" : versions[0].Url));
        }

        return versions;
    }

    private static List<LanguageEntry> Languages(RenderScope scope, Guid? key)
    {
        var entries = new List<LanguageEntry>();
        foreach (var language in scope.Set.Languages)
        {
            var (url, exists) = Nearest(scope, key, language.Culture);
            if (url is not null)
            {
                var words = scope with { Culture = language.Culture };
                var label = exists || key is null ? words.Set.Phrase("Site.LanguageSwitch", language.Culture) : words.Set.Phrase("Site.LanguageMissing", language.Culture);
                entries.Add(new LanguageEntry(
                    language.Culture, scope.Set.Phrase("Site.LanguageName", language.Culture) ?? language.Name, label ?? language.Name, url,
                    language.Culture == scope.Culture, exists || key is null));
            }
        }

        return entries;
    }

    private static (SafeUrl? Url, bool Exists) Nearest(RenderScope scope, Guid? key, Culture culture)
    {
        if (key is { } item)
        {
            if (scope.AddressOf(item, culture) is { } own)
            {
                return (own, true);
            }

            foreach (var ancestor in scope.Set.Ancestors(item))
            {
                if (scope.AddressOf(ancestor.Key, culture) is { } near)
                {
                    return (near, false);
                }
            }
        }

        return (scope.Set.FirstOfType("home", culture) is { } home ? scope.AddressOf(home.Key, culture) : null, false);
    }

    private static List<Crumb> Crumbs(RenderScope scope, PublishedItem item)
    {
        var above = scope.Set.Ancestors(item.Key).Reverse().Select(a => scope.Item(a.Key)).OfType<ItemView>()
            .Select(a => new Crumb(a.Item.Name, a.Url));
        return [.. above, new Crumb(item.Name, null)];
    }
}
