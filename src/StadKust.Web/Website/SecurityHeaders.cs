namespace StadKust.Web.Website;

/// <summary>Headers of every page of the public site. The site has no script, no frame, no cookie and asks nobody else for anything.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-src 'none'; frame-ancestors 'none'";

    public static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }
    }
}
