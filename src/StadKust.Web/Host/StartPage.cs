using System.Net;

namespace StadKust.Web.Host;

/// <summary>What visitors see in the seconds before the house is open: a calm page that asks again by itself.</summary>
internal sealed class StartPage(RequestDelegate next, Opening opening)
{
    private const string Page = """
        <!doctype html>
        <html lang="nl">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="refresh" content="2">
        <title>Stad + Kust</title>
        <link rel="stylesheet" href="/doors/start.css">
        </head>
        <body>
        <main>
        <p class="mark">Stad <b>+</b> Kust</p>
        <p>We zetten alles klaar. Deze pagina komt vanzelf.</p>
        <p lang="de">Wir richten alles ein. Diese Seite kommt von selbst.</p>
        <p lang="en">We are getting ready. This page will come by itself.</p>
        <p class="doing"><small>{0}</small></p>
        </main>
        </body>
        </html>
        """;

    public Task InvokeAsync(HttpContext context)
    {
        if (opening.IsOpen || context.Request.Path.StartsWithSegments("/doors") || (opening.HasContent && IsForVisitors(context.Request.Path)))
        {
            return next(context);
        }

        return AskAgain(context);
    }

    // Pages begin with their language; what belongs to them needs no account either.
    private static bool IsForVisitors(PathString path) =>
        path == "/" || (path.Value is { Length: >= 4 } address && address[3] == '/') || path.StartsWithSegments("/assets") || path.StartsWithSegments("/media");

    private Task AskAgain(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "2";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Page.Replace("{0}", WebUtility.HtmlEncode(opening.Doing), StringComparison.Ordinal), context.RequestAborted);
    }
}
