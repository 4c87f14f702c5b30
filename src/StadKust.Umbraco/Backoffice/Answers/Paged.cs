using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace StadKust.Umbraco.Backoffice.Answers;

/// <summary>A list as every list of the Management API: how many there are, and those asked for.</summary>
/// <param name="Total">All, whatever <c>skip</c> and <c>take</c> say.</param>
public sealed record Paged<T>(long Total, IReadOnlyList<T> Items);

/// <summary>Neighbours of one node of a tree.</summary>
public sealed record Siblings<T>(long TotalBefore, long TotalAfter, IReadOnlyList<T> Items);

/// <summary><c>{"id": …}</c></summary>
public sealed record ById(Guid Id)
{
    public static ById? Of(Guid? id) => id is { } key ? new ById(key) : null;
}

public static class Paging
{
    private const int MostTaken = 1000;

    /// <summary>The part a request asks for with <c>skip</c> and <c>take</c>; a tree asks <c>take=0</c> for the count alone.</summary>
    public static Paged<T> Page<T>(this IReadOnlyList<T> all, int? skip, int? take) =>
        new(all.Count, [.. all.Skip(Math.Max(0, skip ?? 0)).Take(Math.Clamp(take ?? 100, 0, MostTaken))]);

    /// <summary>Answer to a creation: no body, the new key in two headers.</summary>
    public static IResult Created(HttpContext context, string address, string key)
    {
        context.Response.Headers["Umb-Generated-Resource"] = key;
        context.Response.Headers.Location = $"{address}/{Uri.EscapeDataString(key)}";
        return TypedResults.StatusCode(StatusCodes.Status201Created);
    }

    /// <summary>Adds a message that the client shows beside the answer.</summary>
    /// <param name="type"><c>Success</c>, <c>Info</c>, <c>Warning</c> or <c>Error</c>.</param>
    public static void Tell(this HttpResponse response, string category, string message, string type = "Info") =>
        response.Headers["Umb-Notifications"] = JsonSerializer.Serialize(new[] { new Notice(message, category, type) }, Ascii);

    // The default encoder writes ASCII only, as a header must be.
    private static readonly JsonSerializerOptions Ascii = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    private sealed record Notice(string Message, string Category, string Type);
}
