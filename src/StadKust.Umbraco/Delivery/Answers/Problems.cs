using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace StadKust.Umbraco.Delivery;

/// <summary>Refusals of the contract, as problem-details; their words are Umbraco's.</summary>
internal static class Problems
{
    private static readonly JsonSerializerOptions ProblemJson = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Refusal NoAccess() => Of(StatusCodes.Status401Unauthorized, "Unauthorized", section: "15.5.2");

    public static Refusal NotFound() => Of(StatusCodes.Status404NotFound, "Not Found", section: "15.5.5");

    /// <summary>An <c>expand</c> or <c>fields</c> that cannot be read. Umbraco fails with 500 there.</summary>
    public static Refusal Unreadable(string parameter) => Invalid(
        parameter, "The value is not valid: properties[a,b[properties[c]]] or $all is asked, with brackets in pairs.");

    public static Refusal UnknownOption(UnknownOption option) => new Problem(new ProblemDetails
    {
        Type = "Error",
        Title = option.Title,
        Status = StatusCodes.Status400BadRequest,
        Detail = option.Detail,
    });

    public static Refusal Invalid(string parameter, string message) => new Problem(
        new HttpValidationProblemDetails(new Dictionary<string, string[]> { [parameter] = [message] })
        {
            Type = TypeOf("15.5.1"),
            Status = StatusCodes.Status400BadRequest,
        },
        traced: true);

    /// <summary>The one refusal that is no problem-details: text, or a JSON string for who asks for JSON.</summary>
    public static Refusal NoStartItem(HttpRequest request)
    {
        const string Text = "The Start-Item could not be found";
        return request.Headers.Accept.Any(a => a?.Contains("application/json", StringComparison.OrdinalIgnoreCase) == true)
            ? new Plain($"\"{Text}\"", "application/json; charset=utf-8")
            : new Plain(Text, "text/plain; charset=utf-8");
    }

    private static Problem Of(int status, string title, string section, string? detail = null) =>
        new(new ProblemDetails { Type = TypeOf(section), Title = title, Status = status, Detail = detail }, traced: true);

    private static string TypeOf(string section) => $"https://tools.ietf.org/html/rfc9110#section-{section}";

    private sealed class Problem(ProblemDetails details, bool traced = false) : Refusal
    {
        public override Task WriteAsync(HttpContext context)
        {
            if (traced)
            {
                details.Extensions["traceId"] = Activity.Current?.Id ?? context.TraceIdentifier;
            }

            var response = context.Response;
            response.StatusCode = details.Status!.Value;
            response.ContentType = "application/problem+json; charset=utf-8";
            response.Headers.CacheControl = "no-store";
            return JsonSerializer.SerializeAsync(response.Body, details, details.GetType(), ProblemJson, context.RequestAborted);
        }
    }

    private sealed class Plain(string text, string contentType) : Refusal
    {
        public override Task WriteAsync(HttpContext context)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            context.Response.ContentType = contentType;
            context.Response.Headers.CacheControl = "no-store";
            return context.Response.WriteAsync(text, context.RequestAborted);
        }
    }
}
