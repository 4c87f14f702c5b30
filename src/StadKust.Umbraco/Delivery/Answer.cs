using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace StadKust.Umbraco.Delivery;

/// <summary>A body of the contract as JSON, with the hash of its bytes as <c>ETag</c>; 304 when the asker has it already.</summary>
internal sealed class Answer : IResult
{
    private readonly ReadOnlyMemory<byte> bytes;

    private Answer(ReadOnlyMemory<byte> bytes) => this.bytes = bytes;

    public static Answer Of<T>(T body) => new(JsonSerializer.SerializeToUtf8Bytes(body, DeliveryJson.Options));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes.Span).AsSpan(0, 16))}\"");
        response.GetTypedHeaders().ETag = tag;

        // A cache in front may keep a public answer for ten seconds, and for a minute more while it asks again: a publish is seen soon.
        response.Headers.CacheControl = httpContext.RequestServices.GetRequiredService<DeliveryOptions>().PublicAccess
            ? "public, max-age=0, s-maxage=10, stale-while-revalidate=60"
            : "private, no-cache";
        if (httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }
}
