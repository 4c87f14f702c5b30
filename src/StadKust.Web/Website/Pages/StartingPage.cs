using System.Net;
using StadKust.Themes;

namespace StadKust.Web.Website;

/// <summary>While the content is being read: a calm page that looks again after five seconds.</summary>
internal static class StartingPage
{
    public static CachedPage Make(Theme theme) => Plain(
        StatusCodes.Status503ServiceUnavailable, "Stad + Kust",
        "De site gaat zo open. · Die Seite öffnet gleich. · The site opens in a moment.", theme.Assets.Named("site.css")?.Address, refresh: true);

    /// <summary>Needs no theme: the page for the moment when nothing else works.</summary>
    public static CachedPage Plain(int status, string title, string text, string? styles = null, bool refresh = false)
    {
        var sheet = styles is null ? "" : $"<link rel=\"stylesheet\" href=\"{WebUtility.HtmlEncode(styles)}\">";
        var again = refresh ? "<meta http-equiv=\"refresh\" content=\"5\">" : "";
        return new CachedPage(
            $"""
            <!doctype html>
            <html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">{again}<meta name="robots" content="noindex">
            <title>{WebUtility.HtmlEncode(title)}</title>{sheet}</head>
            <body class="starting"><main><h1>{WebUtility.HtmlEncode(title)}</h1><p>{WebUtility.HtmlEncode(text)}</p></main></body></html>
            """, "text/html; charset=utf-8", status, "");
    }
}
