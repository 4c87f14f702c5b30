using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using StadKust.Accounts;
using StadKust.Magazine.PressRoom;
using StadKust.Preflight.Reports;

namespace StadKust.Web.Doors.Print;

/// <summary>Files of the print office's door: print files with ranges and checksum, page pictures, reports.</summary>
internal static class PrintDoor
{
    private static readonly string[] Languages = ["nl", "de", "en"];

    public static void MapPrintDoor(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/print/{number}/v{version:int:min(1)}").RequireAuthorization(Door.Printers.Name);
        files.MapGet("/report.json", Report);
        files.MapGet("/preflight/{language}.html", CheckPage);
        files.MapGet("/preflight/{language}.pdf", CheckPaper);
        files.MapGet("/page-{page:int:min(1)}.png", Picture);
        files.MapGet("/page-{page:int:min(1)}-{view}.png", Plate);
        files.MapGet("/{file}.pdf", PrintFile);
    }

    // What is no longer the file that was checked is not handed out under its checksum.
    private static Results<PhysicalFileHttpResult, NotFound, Conflict<string>> PrintFile(string number, int version, string file, Press room, HttpResponse response)
    {
        var found = Find(room, number, version);
        if (found?.Proof is { } proof && found.Report.ProofFile == file + ".pdf" && File.Exists(proof))
        {
            response.Headers.CacheControl = "private, no-cache";
            return TypedResults.PhysicalFile(proof, "application/pdf", found.Report.ProofFile, File.GetLastWriteTimeUtc(proof), enableRangeProcessing: true);
        }

        if (found is not { } stored || stored.PrintFile(file + ".pdf") is not { } press)
        {
            return TypedResults.NotFound();
        }

        if (!stored.IsAsChecked(file + ".pdf"))
        {
            return TypedResults.Conflict(PrintWords.For(response.HttpContext)["changed"]);
        }

        // RFC 9530: the whole file's hash, so that a download in parts can be proved too.
        response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(press.Sha256))}:";
        response.Headers.CacheControl = "private, no-cache";
        return TypedResults.PhysicalFile(
            press.Path, "application/pdf", file + ".pdf", File.GetLastWriteTimeUtc(press.Path), new EntityTagHeaderValue($"\"{press.Sha256}\""), enableRangeProcessing: true);
    }

    private static Results<PhysicalFileHttpResult, NotFound> Picture(string number, int version, int page, Press press, HttpResponse response)
    {
        if (Find(press, number, version)?.Picture(page) is not { } path || !File.Exists(path))
        {
            return TypedResults.NotFound();
        }

        // A version never changes, so its pictures may stay in the browser.
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.PhysicalFile(path, "image/png");
    }

    // A plate, all inks together or a soft proof: made from the stored inks in some hundredths of a second.
    private static Results<FileContentHttpResult, NotFound> Plate(string number, int version, int page, string view, Press press, HttpResponse response)
    {
        if (Find(press, number, version)?.Plate(page, view, press.House) is not { } picture)
        {
            return TypedResults.NotFound();
        }

        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.File(picture, "image/png");
    }

    private static Results<PhysicalFileHttpResult, NotFound> Report(string number, int version, Press press, HttpResponse response)
    {
        if (Find(press, number, version) is not { } stored)
        {
            return TypedResults.NotFound();
        }

        response.Headers.CacheControl = "private, no-cache";
        return TypedResults.PhysicalFile(Path.Combine(stored.Folder, "report.json"), "application/json", $"SK_{number}_report_v{version:00}.json");
    }

    // The report brings its own style and pictures; nothing else may be loaded by it.
    private static Results<ContentHttpResult, NotFound> CheckPage(string number, int version, string language, Press press, HttpResponse response)
    {
        if (!Languages.Contains(language) || Find(press, number, version)?.Check() is not { } report)
        {
            return TypedResults.NotFound();
        }

        response.Headers.CacheControl = "private, no-cache";
        response.Headers.ContentSecurityPolicy = PreflightHtml.ContentSecurityPolicy;
        return TypedResults.Content(PreflightHtml.Write(report, language), "text/html; charset=utf-8");
    }

    private static Results<FileContentHttpResult, NotFound> CheckPaper(string number, int version, string language, Press press, HttpResponse response)
    {
        if (!Languages.Contains(language) || Find(press, number, version)?.Check() is not { } report)
        {
            return TypedResults.NotFound();
        }

        response.Headers.CacheControl = "private, no-cache";
        return TypedResults.File(PreflightPdf.Write(report, language), "application/pdf", $"SK_{number}_preflight_v{version:00}_{language}.pdf");
    }

    // Names come from the address: only editions with a flatplan are looked for.
    private static StoredEdition? Find(Press press, string number, int version) =>
        press.Editions.Contains(number, StringComparer.Ordinal) ? press.Store.Versions(number).FirstOrDefault(v => v.Report.Version == version) : null;
}
