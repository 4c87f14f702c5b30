using StadKust.Content;
using StadKust.Media;

namespace StadKust.Themes;

/// <summary>A link that leads somewhere: <c>url</c>, <c>title</c>, <c>is_external</c>.</summary>
public sealed class LinkView : LazyObject
{
    private readonly SafeUrl url;
    private readonly string title;

    private LinkView(SafeUrl url, string title) => (this.url, this.title) = (url, title);

    /// <summary>Links whose target exists in the culture; the others are findings.</summary>
    internal static List<LinkView> Of(IReadOnlyList<Link> links, RenderScope scope)
    {
        var views = new List<LinkView>();
        foreach (var link in links)
        {
            var url = link.Kind switch
            {
                LinkKind.Content => link.Target is { } item ? scope.AddressOf(item) : null,
                LinkKind.Media => link.Target is { } key && scope.Set.Media(key) is { } media && scope.Library.IsPublic(media) ? SafeUrl.Local(RenditionAddress.Stable(media)) : null,
                _ => SafeUrl.From(link.Address),
            };
            if (url is null)
            {
                scope.Find(Severity.Warning, "link-to-nowhere", $"The link \"{link.Title ?? link.Address}\" leads to nothing that can be shown in \"{scope.Culture}\".");
                continue;
            }

            var name = link.Title is { Length: > 0 } given ? given
                : link.Target is { } target && scope.Item(target) is { } found ? found.Title : url.Address;
            views.Add(new LinkView(link.QueryString is { Length: > 0 } query && url.Address.StartsWith('/') ? SafeUrl.From(url.Address + query) ?? url : url, name));
        }

        return views;
    }

    internal static LinkView? ToFile(MediaEntry media, RenderScope scope) =>
        scope.Library.IsPublic(media) ? new LinkView(SafeUrl.Local(RenditionAddress.Stable(media)), media.Name) : null;

    protected override object? Compute(string member) => member switch
    {
        "url" => url,
        "title" => title,
        "is_external" => url.IsExternal,
        _ => null,
    };
}
