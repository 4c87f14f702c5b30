using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace StadKust.Umbraco.Backoffice.Client;

/// <summary>The one page of the back office: every address under <c>/umbraco</c> that is nothing else, since the client finds its own way.</summary>
internal static class IndexPage
{
    public static void Map(IEndpointRouteBuilder app, ClientPack? pack) =>
        app.MapFallback("/umbraco/{**path:nonfile}", context => AnswerAsync(context, pack)).AllowAnonymous().WithDisplayName("Back office");

    private static Task AnswerAsync(HttpContext context, ClientPack? pack)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "same-origin";
        response.Headers["X-Robots-Tag"] = "noindex";
        response.ContentType = "text/html; charset=utf-8";

        // Browsers give the client its keys and signatures on safe origins only: anything else would stay a blank page.
        if (!request.IsHttps && !IsThisMachine(request.Host.Host))
        {
            return SayAsync(response, PlainWords.NotSafe, context);
        }

        if (pack is null)
        {
            return SayAsync(response, PlainWords.NotBuilt, context);
        }

        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var at = $"/umbraco/client/{pack.Version}";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'self'; form-action 'self'; script-src 'self' 'nonce-{nonce}'; " +
            "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self'";
        var language = PlainWords.Language(request);
        return response.WriteAsync($"""
            <!doctype html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex, nofollow">
            <base href="/umbraco/">
            <title>Stad + Kust</title>
            <link rel="icon" type="image/svg+xml" href="{at}/logo.svg">
            <script type="importmap" nonce="{nonce}">{pack.ImportMap}</script>
            <link rel="stylesheet" href="{at}/uui.css">
            <link rel="stylesheet" href="{at}/host.css">
            <script type="module" src="{at}/backoffice/app.js"></script>
            </head>
            <body class="uui-font uui-text">
            <noscript>{WebUtility.HtmlEncode(PlainWords.NeedsScript[language])}</noscript>
            <umb-app lang="{language}" backoffice-path="/umbraco" keep-user-logged-in></umb-app>
            </body>
            </html>
            """, context.RequestAborted);
    }

    private static Task SayAsync(HttpResponse response, IReadOnlyDictionary<string, string> words, HttpContext context)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        var lines = string.Concat(words.Select(w => $"<p lang=\"{w.Key}\">{WebUtility.HtmlEncode(w.Value)}</p>"));
        return response.WriteAsync($"""
            <!doctype html>
            <html lang="nl">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Stad + Kust</title><link rel="stylesheet" href="/doors/start.css"></head>
            <body><main><p class="mark">Stad <b>+</b> Kust</p>{lines}</main></body>
            </html>
            """, context.RequestAborted);
    }

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
