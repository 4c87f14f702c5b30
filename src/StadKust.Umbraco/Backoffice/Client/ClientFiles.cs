using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;

namespace StadKust.Umbraco.Backoffice.Client;

/// <summary>Scripts, styles and fonts of the client: public, compressed, and kept for ever where the address holds the version.</summary>
internal static class ClientFiles
{
    private static readonly FileExtensionContentTypeProvider Kinds = new();

    public static void Map(IEndpointRouteBuilder app, ClientPack? pack)
    {
        if (pack is null)
        {
            return;
        }

        // The version is the client's word for "this build": one that asks for another gets today's, uncached.
        app.MapGet("/umbraco/client/{version}/{**file}", (string version, string file, HttpContext context) =>
            SendAsync(context, pack, file, version == pack.Version)).AllowAnonymous();
        foreach (var folder in new[] { "backoffice", "fonts" })
        {
            app.MapGet($"/umbraco/{folder}/{{**file}}", (string file, HttpContext context) => SendAsync(context, pack, $"{folder}/{file}", false)).AllowAnonymous();
        }

        app.MapGet("/App_Plugins/stadkust/{**file}", (string file, HttpContext context) =>
            SendAsync(context, pack, $"stadkust/{file}", context.Request.Query["umb__rnd"] == pack.Version)).AllowAnonymous();
    }

    public static async Task SendAsync(HttpContext context, ClientPack pack, string name, bool isForEver)
    {
        var (request, response) = (context.Request, context.Response);
        if (await pack.ReadAsync(name, context.RequestAborted) is not { } bytes)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var tag = $"\"{pack.Version}\"";
        response.Headers.ETag = tag;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.CacheControl = isForEver ? "public, max-age=31536000, immutable" : "public, no-cache";
        if (request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = Kinds.TryGetContentType(name, out var kind) ? kind : "application/octet-stream";
        if (response.ContentType.StartsWith("text/", StringComparison.Ordinal))
        {
            response.ContentType += "; charset=utf-8";
        }

        if (request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            response.Headers.ContentEncoding = "br";
            response.ContentLength = bytes.Length;
            await response.Body.WriteAsync(bytes, context.RequestAborted);
            return;
        }

        await using var unpacked = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        await unpacked.CopyToAsync(response.Body, context.RequestAborted);
    }
}
