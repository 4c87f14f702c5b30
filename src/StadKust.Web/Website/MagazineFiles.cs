using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using StadKust.Magazine.PressRoom;

namespace StadKust.Web.Website;

/// <summary>The magazine for visitors: the accessible PDF of an edition, and its picture for pages that are shared.</summary>
internal static class MagazineFiles
{
    public static void MapMagazineFiles(this IEndpointRouteBuilder app)
    {
        app.MapMethods("/magazine/{number}.pdf", ["GET", "HEAD"], Pdf).AllowAnonymous();
        app.MapMethods("/magazine/{number}.jpg", ["GET", "HEAD"], Share).AllowAnonymous();
    }

    /// <summary>Address of the PDF with its size, when the edition has been set.</summary>
    public static (string Address, long Bytes)? PdfOf(EditionStore editions, string number) =>
        number.Length > 0 && editions.Latest(number) is { Web: not null } latest ? ($"/magazine/{number}.pdf", latest.Report.WebBytes) : null;

    /// <summary>Address of the share picture, when the edition has been set with pictures.</summary>
    public static string? ShareOf(EditionStore editions, string number) =>
        number.Length > 0 && editions.Latest(number)?.Share is not null ? $"/magazine/{number}.jpg" : null;

    private static Results<PhysicalFileHttpResult, NotFound> Pdf(string number, EditionStore editions, HttpContext context) =>
        editions.Latest(number) is { Web: { } path, Report: { } report } && File.Exists(path)
            ? Send(context, path, "application/pdf", report.WebFile, report.Version)
            : TypedResults.NotFound();

    private static Results<PhysicalFileHttpResult, NotFound> Share(string number, EditionStore editions, HttpContext context) =>
        editions.Latest(number) is { Share: { } path, Report: { } report } ? Send(context, path, "image/jpeg", null, report.Version) : TypedResults.NotFound();

    // A version never changes on disk; the address shows the latest, so it may be old for an hour.
    private static PhysicalFileHttpResult Send(HttpContext context, string path, string type, string? name, int version)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600, stale-while-revalidate=86400";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var changed = File.GetLastWriteTimeUtc(path);
        return TypedResults.PhysicalFile(path, type, name, changed, new EntityTagHeaderValue($"\"v{version}-{changed.Ticks:x}\""), enableRangeProcessing: true);
    }
}
