using StadKust.Content;
using StadKust.Themes;
using StadKust.Umbraco.Preview;

namespace StadKust.Web.Website;

/// <summary><c>/preview?token=…</c>: a page as it would be if every draft were published. Nobody finds it, nothing keeps it, and it says what it is.</summary>
internal sealed class PreviewEndpoint(
    IContentSets sets, PreviewLinks links, PageRendering rendering, WebsiteSettings settings, ILogger<PreviewEndpoint> log)
{
    public async Task AnswerAsync(HttpContext context)
    {
        Unseen(context);
        var published = sets.Published;
        if (links.Read(context.Request.Query["token"]) is not { } wanted)
        {
            await WriteAsync(context, Trouble(published, LanguageChoice.For(context.Request, published), "Preview.ExpiredTitle", "Preview.ExpiredText", StatusCodes.Status403Forbidden));
            return;
        }

        // Whatever was saved before this request is in it: a second "save and preview" never shows the first.
        var drafted = await sets.DraftedNowAsync(context.RequestAborted);
        var page = drafted.Find(wanted.Item, wanted.Culture) is { } item
            ? Page(context, drafted, item, wanted)
            : Trouble(published, wanted.Culture, "Error.NotFoundTitle", "Error.NotFoundText", StatusCodes.Status404NotFound);
        await WriteAsync(context, page);
    }

    // What a template makes of a draft is the editor's to see: the fault stands on the page.
    private CachedPage Page(HttpContext context, ContentSet drafted, PublishedItem item, PreviewOf wanted)
    {
        try
        {
            var html = rendering.RenderPreview(drafted, item, context.Request.Query, settings.OriginOf(context.Request), wanted.Until).Html;
            return new CachedPage(html, "text/html; charset=utf-8", StatusCodes.Status200OK, "");
        }
        catch (ThemeFaultException fault)
        {
            log.LogWarning(fault, "The preview of {Item} could not be rendered", item.Key);
            return StartingPage.Plain(StatusCodes.Status500InternalServerError, item.Name, string.Join(" · ", fault.Findings.Select(f => $"{f.Where}: {f.Message}")));
        }
    }

    private CachedPage Trouble(ContentSet set, Culture culture, string title, string text, int status)
    {
        var spoken = set.Languages.FirstOrDefault(l => l.Culture == culture)?.Culture ?? set.DefaultCulture;
        return new CachedPage(rendering.RenderTrouble(set, spoken, title, text).Html, "text/html; charset=utf-8", status, "");
    }

    private static void Unseen(HttpContext context)
    {
        SecurityHeaders.Set(context);
        var headers = context.Response.Headers;

        // The back office shows the preview beside the fields.
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.ToString().Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
        headers.XFrameOptions = "SAMEORIGIN";

        // The address is the key: it is told to nobody.
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
    }

    private static Task WriteAsync(HttpContext context, CachedPage page)
    {
        var (bytes, _, encoding) = page.For(context.Request);
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        response.StatusCode = page.Status;
        response.ContentType = page.ContentType;
        response.ContentLength = bytes.Length;
        if (encoding is not null)
        {
            response.Headers.ContentEncoding = encoding;
        }

        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
