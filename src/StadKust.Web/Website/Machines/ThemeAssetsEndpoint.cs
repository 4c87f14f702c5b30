using StadKust.Themes;

namespace StadKust.Web.Website;

/// <summary>GET /assets/{hash}/{name}: files of the theme, kept for ever by browsers.</summary>
internal static class ThemeAssetsEndpoint
{
    public static IResult Answer(HttpContext context, ThemeSource themes)
    {
        SecurityHeaders.Set(context);
        if (themes.Current.Assets.At(context.Request.Path) is not { } asset)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return Results.Bytes(asset.Bytes, asset.ContentType);
    }
}
