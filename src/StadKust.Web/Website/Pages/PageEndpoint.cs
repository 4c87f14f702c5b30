using StadKust.Audience;
using StadKust.Content;
using StadKust.Themes;

namespace StadKust.Web.Website;

/// <summary>All paths nobody else answers: one route, one published item, one template.</summary>
internal sealed class PageEndpoint(
    IContentSets sets, ThemeSource themes, PageRendering rendering, PageCache cache, WebsiteFindings findings, WebsiteSettings settings, Reach reach,
    ILogger<PageEndpoint> log)
{
    // What a page may be asked besides its path. Anything else is passed over, so that trackers neither break nor multiply pages.
    private static readonly string[] Asked = ["view", "from", "to", "town", "kind", "theme", "audience", "language", "on", "q", "page"];

    private static readonly string[] Programs = ["bot", "crawl", "spider", "preview", "monitor", "curl", "wget", "python", "headless", "lighthouse"];

    private long newest;

    public async Task AnswerAsync(HttpContext context)
    {
        SecurityHeaders.Set(context);
        var set = sets.Published;
        var path = context.Request.Path.Value ?? "/";
        if (!sets.IsReady || set.Count == 0)
        {
            await Answers.WriteAsync(context, StartingPage.Make(themes.Current));
            context.Response.Headers.RetryAfter = "5";
            return;
        }

        if (path == "/")
        {
            context.Response.Headers.Vary = "Accept-Language";
            context.Response.Headers.CacheControl = "private, max-age=0";
            context.Response.Redirect($"/{LanguageChoice.For(context.Request, set).Code.ToLowerInvariant()}/");
            return;
        }

        var (culture, rest) = Split(path, set);
        if (culture is not { } spoken)
        {
            await Answers.WriteAsync(context, NotFound(context, set, LanguageChoice.For(context.Request, set)));
            return;
        }

        if (!path.EndsWith('/'))
        {
            Moved(context, $"{path}/{context.Request.QueryString}");
            return;
        }

        if (PageAt(set, spoken, rest) is { } item)
        {
            // The one spelling of an address: what the set says, in lower case.
            if (set.PathOf(item.Key, spoken) is { } exact && $"/{spoken.Code.ToLowerInvariant()}{exact}" is var proper && !string.Equals(proper, path, StringComparison.Ordinal))
            {
                Moved(context, proper + context.Request.QueryString);
                return;
            }

            await Answers.WriteAsync(context, Page(context, set, item));
            if (IsPerson(context))
            {
                reach.Note(item.Key, spoken);
            }

            return;
        }

        if (set.RedirectAt(spoken, rest) is { } redirect && set.PathOf(redirect.Item, spoken) is { } now && set.Exists(redirect.Item, spoken))
        {
            Moved(context, $"/{spoken.Code.ToLowerInvariant()}{now}{context.Request.QueryString}");
            return;
        }

        await Answers.WriteAsync(context, NotFound(context, set, spoken));
    }

    // Programs that say what they are, and browsers that only fetch ahead, are no readers.
    private static bool IsPerson(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified
        && context.Request.Headers["Sec-Purpose"].Count == 0
        && context.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent
        && !Programs.Any(p => agent.Contains(p, StringComparison.OrdinalIgnoreCase));

    // A partner may share its name, and so its path, with the venue it runs; venues have no page and must not hide that of the partner.
    private static PublishedItem? PageAt(ContentSet set, Culture culture, string path)
    {
        if (set.KeyAt(culture, path) is not { } key || set.Entry(key) is not { } entry)
        {
            return null;
        }

        if (!RenderScope.HasPage(set, entry))
        {
            var slug = set.SlugOf(key, culture);
            entry = entry.Parent is { } parent
                ? set.ChildEntries(parent).FirstOrDefault(e => RenderScope.HasPage(set, e) && set.Exists(e.Key, culture) && set.SlugOf(e.Key, culture) == slug) : null;
        }

        return entry is null ? null : set.Find(entry.Key, culture);
    }

    private CachedPage Page(HttpContext context, ContentSet set, PublishedItem item)
    {
        var query = string.Join('&', Asked.Where(context.Request.Query.ContainsKey).Select(a => $"{a}={context.Request.Query[a]}"));
        var origin = settings.OriginOf(context.Request);
        return Cached(context, set, origin, $"{context.Request.Path} {query}", () => Guarded(context, set, item.Culture, () =>
        {
            var rendered = rendering.Render(set, item, context.Request.Query, origin);
            findings.Add(rendered.Findings, set.Edition);
            return new CachedPage(rendered.Html, "text/html; charset=utf-8", StatusCodes.Status200OK, $"site,culture-{item.Culture.Code},item-{item.Key:n}");
        }));
    }

    private CachedPage NotFound(HttpContext context, ContentSet set, Culture culture) =>
        // One page for all missing addresses of a language: a scanner must not fill the cache.
        Cached(context, set, settings.OriginOf(context.Request), $"404 {culture}", () => Guarded(context, set, culture, () =>
            Trouble(set, culture, "Error.NotFoundTitle", "Error.NotFoundText", StatusCodes.Status404NotFound)));

    private CachedPage Trouble(ContentSet set, Culture culture, string title, string text, int status)
    {
        var rendered = rendering.RenderTrouble(set, culture, title, text);
        findings.Add(rendered.Findings, set.Edition);
        return new CachedPage(rendered.Html, "text/html; charset=utf-8", status, "site");
    }

    // A template that breaks is the theme's fault, not the visitor's: a whole page says so, and the finding names template and line.
    private CachedPage Guarded(HttpContext context, ContentSet set, Culture culture, Func<CachedPage> render)
    {
        try
        {
            return render();
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            log.LogError(trouble, "{Path} could not be rendered", context.Request.Path);
            findings.Add((trouble as ThemeFaultException)?.Findings ?? [], set.Edition);
            try
            {
                return Trouble(set, culture, "Error.ServerTitle", "Error.ServerText", StatusCodes.Status500InternalServerError);
            }
            catch (Exception again)
            {
                log.LogError(again, "The error page could not be rendered either");
                return StartingPage.Plain(StatusCodes.Status500InternalServerError, "Stad + Kust", "Er ging iets mis. · Es ist etwas schiefgegangen. · Something went wrong.");
            }
        }
    }

    private CachedPage Cached(HttpContext context, ContentSet set, string origin, string address, Func<CachedPage> render)
    {
        if (set.Edition > Interlocked.Read(ref newest))
        {
            Interlocked.Exchange(ref newest, set.Edition);
            findings.ForgetBefore(set.Edition);
        }

        var edition = $"{set.Edition} {themes.Current.Stamp} {rendering.Today:yyyyMMdd}";
        var page = cache.Get(edition, $"{origin} {address}", render);
        return page.Status < 500 ? page : render();
    }

    private static (Culture? Culture, string Path) Split(string path, ContentSet set)
    {
        var end = path.IndexOf('/', 1);
        var first = end < 0 ? path[1..] : path[1..end];
        var language = set.Languages.FirstOrDefault(l => l.Culture == new Culture(first));
        return (language?.Culture, end < 0 ? "/" : path[end..]);
    }

    private static void Moved(HttpContext context, string to)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600, s-maxage=3600";
        context.Response.Redirect(to, permanent: true);
    }
}
