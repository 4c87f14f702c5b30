using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StadKust.Content;

namespace StadKust.Umbraco.Backoffice.Answers;

/// <summary>What a request asks for, read under limits.</summary>
internal static class Requests
{
    // A long story with sixty blocks in three languages is below 400 kB.
    private const long MostBytes = 8 * 1024 * 1024;

    private const int MostItems = 1000;
    private const int MostKeys = 500;

    /// <summary>The body; a problem when it is too large, no JSON or not of the form.</summary>
    public static async Task<(T? Body, IResult? Refused)> ReadAsync<T>(HttpContext context)
        where T : class
    {
        if (context.Request.ContentLength > MostBytes)
        {
            return (null, Answer.Problem(context, StatusCodes.Status413PayloadTooLarge, "too-large"));
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MostBytes;
        }

        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, ClientJson.Options, context.RequestAborted) is { } body
                ? (body, null)
                : (null, Answer.Problem(context, StatusCodes.Status400BadRequest, "no-body"));
        }
        catch (BadHttpRequestException refused)
        {
            return (null, Answer.Problem(context, refused.StatusCode, refused.StatusCode == StatusCodes.Status413PayloadTooLarge ? "too-large" : "no-body"));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or NotSupportedException)
        {
            return (null, Answer.Problem(context, StatusCodes.Status400BadRequest, "no-json"));
        }
    }

    public static (int Skip, int Take) Page(HttpContext context) =>
        (Number(context, "skip", 0, int.MaxValue), Number(context, "take", 100, MostItems));

    public static int Number(HttpContext context, string name, int usual, int most) =>
        int.TryParse(context.Request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, most) : usual;

    /// <summary>All values of <c>id=…&amp;id=…</c> that are keys; the first few hundred.</summary>
    public static List<Guid> Keys(HttpContext context, string name = "id") =>
        [.. context.Request.Query[name].Select(Key).OfType<Guid>().Distinct().Take(MostKeys)];

    /// <summary>Null when missing or empty, which means the root.</summary>
    public static Guid? Key(HttpContext context, string name) => Key(context.Request.Query[name].FirstOrDefault());

    public static bool Flag(HttpContext context, string name) => string.Equals(context.Request.Query[name], "true", StringComparison.OrdinalIgnoreCase);

    public static string? Text(HttpContext context, string name) => context.Request.Query[name].FirstOrDefault() is { Length: > 0 and <= 500 } text ? text : null;

    public static Culture? CultureOf(HttpContext context) => Text(context, "culture") is { } code ? new Culture(code) : null;

    private static Guid? Key(string? text) => Guid.TryParse(text, CultureInfo.InvariantCulture, out var key) ? key : null;
}
