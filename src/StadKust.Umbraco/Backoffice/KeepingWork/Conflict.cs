using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;
using StadKust.Umbraco.Backoffice.Management;

namespace StadKust.Umbraco.Backoffice.KeepingWork;

/// <summary>409: fields in conflict, with who saved last. Nothing was stored.</summary>
internal static class Conflict
{
    public static IResult Answer(HttpContext context, IReadOnlyList<FieldConflict> conflicts, Change? last)
    {
        var words = AnswerWords.For(context);
        return new Body(new
        {
            type = "Error",
            title = words.Title("conflict"),
            status = StatusCodes.Status409Conflict,
            detail = words.Say("conflict"),
            operationStatus = "ConcurrencyViolation",
            conflicts,
            by = last?.Who,
            at = last?.At,
        });
    }

    private sealed class Body(object body) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status409Conflict;
            httpContext.Response.ContentType = "application/problem+json; charset=utf-8";
            httpContext.Response.Headers.CacheControl = "no-store";
            return JsonSerializer.SerializeAsync(httpContext.Response.Body, body, ClientJson.Options, httpContext.RequestAborted);
        }
    }
}
