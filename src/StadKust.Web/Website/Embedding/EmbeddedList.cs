using System.Globalization;
using System.Text;
using System.Text.Json;
using StadKust.Content;
using StadKust.Events;
using StadKust.Themes;

namespace StadKust.Web.Website;

/// <summary><c>/embed/nl/agenda/?town=leiden&amp;number=8</c>: the next events for a frame on a partner's site; with <c>as=json</c> for its script.</summary>
/// <remarks>No script, no cookie. Who may frame it stands in <c>frame-ancestors</c>; who may read it by script gets its origin back.</remarks>
internal sealed class EmbeddedList(
    IContentSets sets, PageRendering rendering, PageCache cache, ThemeSource themes, WebsiteSettings settings, EmbeddingPartners partners)
{
    private const int UsualNumber = 10;
    private const int MostNumber = 30;

    public async Task AnswerAsync(HttpContext context, string culture, string path)
    {
        SecurityHeaders.Set(context);
        var set = sets.Published;
        if (!sets.IsReady || set.Languages.FirstOrDefault(l => l.Culture == new Culture(culture)) is not { } language
            || set.At(language.Culture, path.Trim('/')) is not { Type: "calendar" or "eventFolder" } item)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var headers = context.Response.Headers;
        headers.Remove("X-Frame-Options");
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors "
            + string.Join(' ', partners.OriginsOf(set).Prepend("'self'"));
        var query = context.Request.Query;
        var asJson = query["as"] == "json";
        var asker = context.Request.Headers.Origin.ToString();
        if (asJson)
        {
            // Set when the answer starts: what is written says by itself what it varies by.
            context.Response.OnStarting(() =>
            {
                headers.Append("Vary", "Origin");
                return Task.CompletedTask;
            });
            if (asker.Length > 0 && partners.Admits(set, asker))
            {
                headers.AccessControlAllowOrigin = asker;
            }
        }

        var number = int.TryParse(query["number"], NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0 ? Math.Min(given, MostNumber) : UsualNumber;
        var asked = CalendarAsked.Read(set, item.Culture, name => query[name].ToString());
        var origin = settings.OriginOf(context.Request);
        var edition = $"{set.Edition} {themes.Current.Stamp} {rendering.Today:yyyyMMdd}";
        await Answers.WriteAsync(context, cache.Get(edition, $"{origin} /embed {item.Key} {item.Culture} {asked.Query} {number} {asJson}", () => Make(set, item, asked, number, origin, asJson)));
    }

    private CachedPage Make(ContentSet set, PublishedItem item, CalendarAsked asked, int number, string origin, bool asJson)
    {
        var page = rendering.RenderList(set, item, asked, number, origin, asJson ? null : "embed/layout");
        if (!asJson)
        {
            return new CachedPage(page.Html, "text/html; charset=utf-8", StatusCodes.Status200OK, $"site,culture-{item.Culture.Code}");
        }

        var styles = Encoding.UTF8.GetString(themes.Current.Assets.Named("embed/list.css")?.Bytes ?? []);
        var json = JsonSerializer.Serialize(new { html = page.Html, css = styles, language = item.Culture.Code });
        return new CachedPage(json, "application/json; charset=utf-8", StatusCodes.Status200OK, $"site,culture-{item.Culture.Code}");
    }
}
