using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace StadKust.Umbraco.Delivery;

/// <summary>Refusals of the contract, as problem-details; their words are Umbraco's.</summary>
internal static class Problems
{
    public static IResult NoAccess() => Of(StatusCodes.Status401Unauthorized, "Unauthorized", section: "15.5.2");

    public static IResult NotFound() => Of(StatusCodes.Status404NotFound, "Not Found", section: "15.5.5");

    public static IResult NotServed(string detail) => Of(StatusCodes.Status501NotImplemented, "Not Implemented", section: "15.6.2", detail);

    public static IResult UnknownOption(ContentQuery.UnknownOption option) => new Problem(new ProblemDetails
    {
        Type = "Error",
        Title = option.Title,
        Status = StatusCodes.Status400BadRequest,
        Detail = option.Detail,
    });

    public static IResult Invalid(string parameter, string message) => new Problem(
        new HttpValidationProblemDetails(new Dictionary<string, string[]> { [parameter] = [message] })
        {
            Type = TypeOf("15.5.1"),
            Status = StatusCodes.Status400BadRequest,
        },
        traced: true);

    /// <summary>The one refusal that is no problem-details: text, or a JSON string for who asks for JSON.</summary>
    public static IResult NoStartItem(HttpRequest request)
    {
        const string Text = "The Start-Item could not be found";
        return request.Headers.Accept.Any(a => a?.Contains("application/json", StringComparison.OrdinalIgnoreCase) == true)
            ? TypedResults.Text($"\"{Text}\"", "application/json; charset=utf-8", statusCode: StatusCodes.Status404NotFound)
            : TypedResults.Text(Text, "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
    }

    private static Problem Of(int status, string title, string section, string? detail = null) =>
        new(new ProblemDetails { Type = TypeOf(section), Title = title, Status = status, Detail = detail }, traced: true);

    private static string TypeOf(string section) => $"https://tools.ietf.org/html/rfc9110#section-{section}";

    private sealed class Problem(ProblemDetails details, bool traced = false) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (traced)
            {
                details.Extensions["traceId"] = Activity.Current?.Id ?? httpContext.TraceIdentifier;
            }

            var response = httpContext.Response;
            response.StatusCode = details.Status!.Value;
            response.ContentType = "application/problem+json; charset=utf-8";
            response.Headers.CacheControl = "no-store";
            return JsonSerializer.SerializeAsync(response.Body, details, details.GetType(), DeliveryJson.Options, httpContext.RequestAborted);
        }
    }
}
