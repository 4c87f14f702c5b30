using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StadKust.Umbraco.Delivery;

/// <summary>The description of the API as OpenAPI 3.1, kept beside this file as it is served; a test holds it against what is answered.</summary>
internal static class OpenApiDocument
{
    private static readonly Lazy<byte[]> Bytes = new(Read);

    public static async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.Headers.XContentTypeOptions = "nosniff";
        if (!context.RequestServices.GetRequiredService<DeliveryOptions>().Enabled)
        {
            await Problems.NoAccess().WriteAsync(context);
            return;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = Bytes.Value.Length;
        response.Headers.CacheControl = "public, max-age=3600";
        await response.Body.WriteAsync(Bytes.Value, context.RequestAborted);
    }

    private static byte[] Read()
    {
        using var resource = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("StadKust.Umbraco.Delivery.delivery-openapi.json")
            ?? throw new InvalidOperationException("The description of the Delivery API is not in the program.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }
}
