using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using StadKust.Content;

namespace StadKust.Media;

/// <summary>GET /media/{folder}/{file}: renditions of pictures, cleaned drawings, downloads. Originals of pictures never leave the store.</summary>
public static class MediaAddresses
{
    public static IEndpointRouteBuilder MapMedia(this IEndpointRouteBuilder app)
    {
        var most = app.ServiceProvider.GetRequiredService<MediaSettings>().NewPerMinute;
        var limiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetSlidingWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));
        app.MapMethods("/media/{folder}/{file}", ["GET", "HEAD"], (HttpContext context, string folder, string file, IContentSets sets, MediaLibrary library, Renditions renditions, IMediaFiles files, Seal seal) =>
            AnswerAsync(context, $"/media/{folder}/{file}", sets.Published, library, renditions, files, seal, limiter)).AllowAnonymous();
        return app;
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, string path, ContentSet set, MediaLibrary library, Renditions renditions, IMediaFiles files, Seal seal,
        PartitionedRateLimiter<HttpContext> limiter)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Whatever the file, opened on its own it is no page of this site: no script, no form, no origin.
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        if (library.At(set, path) is not { } entry || !library.IsPublic(entry))
        {
            return Results.NotFound();
        }

        var kind = MediaKinds.Of(entry.Path);
        var commanded = context.Request.Query.Keys.Any(k => k is "width" or "height" or "format" or "quality" or "rmode" or "rxy");
        try
        {
            switch (kind)
            {
                case MediaKind.Drawing when !commanded:
                    return Send(await renditions.DrawingAsync(entry, context.RequestAborted));
                case MediaKind.Picture or MediaKind.Drawing:
                    if (!RenditionCommands.TryRead(context.Request.Query, out var commands))
                    {
                        return Results.BadRequest();
                    }

                    if (!commands.IsOnTheList(entry.Focal ?? FocalPoint.Middle) && !seal.IsValid(entry.Path, commands.Canonical(), context.Request.Query["hmac"]))
                    {
                        return Results.StatusCode(StatusCodes.Status403Forbidden);
                    }

                    if (!renditions.IsMade(entry, commands) && !limiter.AttemptAcquire(context).IsAcquired)
                    {
                        headers.RetryAfter = "60";
                        return Results.StatusCode(StatusCodes.Status429TooManyRequests);
                    }

                    return Send(await renditions.MakeAsync(entry, commands, context.RequestAborted));
                default:
                    return await DownloadAsync(entry, kind);
            }
        }
        catch (NoPictureException)
        {
            // The finding was given when the file was taken in; for a visitor there is nothing to see.
            return Results.NotFound();
        }
        catch (TimeoutException)
        {
            headers.RetryAfter = "5";
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        IResult Send(RenditionFile file)
        {
            headers.CacheControl = CacheFor(context, entry);
            return Results.File(Path.GetFullPath(file.Path), file.ContentType, entityTag: new EntityTagHeaderValue(file.Tag), enableRangeProcessing: true);
        }

        async Task<IResult> DownloadAsync(MediaEntry found, MediaKind what)
        {
            if (await files.OpenAsync(found.Hash, context.RequestAborted) is not { } bytes)
            {
                return Results.NotFound();
            }

            headers.CacheControl = CacheFor(context, found);
            var type = what switch
            {
                MediaKind.Document => "application/pdf",
                MediaKind.Video => found.Extension == "webm" ? "video/webm" : "video/mp4",
                _ => "application/gpx+xml",
            };
            return Results.File(
                bytes, type, fileDownloadName: what == MediaKind.Video ? null : Path.GetFileName(found.Path), entityTag: new EntityTagHeaderValue($"\"{found.Hash[..32]}\""), enableRangeProcessing: true);
        }
    }

    // With the right v the address names bytes that never change; without, the file behind it may be replaced tomorrow.
    private static string CacheFor(HttpContext context, MediaEntry entry) => context.Request.Query["v"] == RenditionAddress.Version(entry)
        ? "public, max-age=31536000, immutable"
        : "public, max-age=3600, s-maxage=3600, stale-while-revalidate=86400";
}
