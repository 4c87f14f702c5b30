using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace StadKust.Umbraco.Delivery;

/// <summary>A finished body with the hash of its bytes as <c>ETag</c>; 304 for who has it already.</summary>
internal sealed class Answer
{
    // More would not be read by anybody, and fills the memory of a small server.
    private const int MostBytes = 64 * 1024 * 1024;

    // The buffer of a thread goes back to a size that most answers have.
    private const int KeptBuffer = 1024 * 1024;

    private static readonly JsonWriterOptions Written = new()
    {
        // Relaxed: umlauts stay readable. The bytes are served as application/json with nosniff, never inside HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Json)? own;

    private readonly byte[] bytes;

    private Answer(byte[] bytes)
    {
        this.bytes = bytes;
        Tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"";
    }

    public string Tag { get; }

    public int Bytes => bytes.Length;

    /// <exception cref="AnswerTooLargeException">More bytes than one answer may have.</exception>
    public static Answer Of(Action<Utf8JsonWriter> write)
    {
        var (buffer, json) = own ??= Fresh();
        own = null;
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        write(json);
        json.Flush();
        if (buffer.WrittenCount > MostBytes)
        {
            throw new AnswerTooLargeException(MostBytes);
        }

        var answer = new Answer(buffer.WrittenSpan.ToArray());
        own = buffer.Capacity <= KeptBuffer ? (buffer, json) : null;
        return answer;

        static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Json) Fresh()
        {
            var bytes = new ArrayBufferWriter<byte>(16 * 1024);
            return (bytes, new Utf8JsonWriter(bytes, Written));
        }
    }

    /// <param name="caching">Value of <c>Cache-Control</c>.</param>
    public Task WriteAsync(HttpContext context, string caching)
    {
        var response = context.Response;
        response.Headers.ETag = Tag;
        response.Headers.CacheControl = caching;
        if (HasAlready(context.Request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private bool HasAlready(HttpRequest request)
    {
        foreach (var tags in request.Headers.IfNoneMatch)
        {
            // Compared weakly, as the header asks; ours are hex, so that one cannot be part of another.
            if (tags is not null && (tags.Trim() == "*" || tags.Contains(Tag, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
