namespace StadKust.Web.Website;

/// <summary>Writes a page with the headers every public answer has: validators, shared caching, vary.</summary>
internal static class Answers
{
    public static async Task WriteAsync(HttpContext context, CachedPage page)
    {
        var (bytes, tag, encoding) = page.For(context.Request);
        var headers = context.Response.Headers;
        headers.Vary = "Accept-Encoding";
        headers.ETag = tag;
        headers.CacheControl = page.Status == StatusCodes.Status200OK
            ? "public, max-age=60, s-maxage=300, stale-while-revalidate=3600"
            : page.Status == StatusCodes.Status404NotFound ? "public, max-age=30, s-maxage=30" : "no-store";
        if (page.CacheTag.Length > 0)
        {
            headers["Cache-Tag"] = page.CacheTag;
        }

        if (page.Status == StatusCodes.Status200OK && context.Request.Headers.IfNoneMatch.Any(v => v is not null && v.Contains(tag, StringComparison.Ordinal)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.StatusCode = page.Status;
        context.Response.ContentType = page.ContentType;
        context.Response.ContentLength = bytes.Length;
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }
}
