using StadKust.Accounts;

namespace StadKust.Web.Doors;

/// <summary>What every page behind a door says to the browser: nothing from elsewhere, no script, no frame, no copy kept.</summary>
/// <remarks>Set before the page runs, so that a page may ask for more. The back office under <c>/umbraco</c> says its own.</remarks>
internal static class DoorHeaders
{
    public const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>The account pages have one small script, for passkeys, and draw a QR code into the page.</summary>
    public const string AccountPolicy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static readonly PathString[] Below = ["/account", .. Door.All.Where(d => d != Door.Editors).Select(d => new PathString(d.Path))];

    public static void UseDoorHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (Below.Any(path => context.Request.Path.StartsWithSegments(path)))
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/account") ? AccountPolicy : Policy;
            headers.CacheControl = "no-cache, no-store"; // as antiforgery wants it; it warns when it must set it itself
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
        }

        return next(context);
    });
}
