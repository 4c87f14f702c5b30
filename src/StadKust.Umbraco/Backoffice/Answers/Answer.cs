using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StadKust.Content;

namespace StadKust.Umbraco.Backoffice.Answers;

/// <summary>Answers in the forms the client knows.</summary>
internal static class Answer
{
    /// <summary>Toasts that go with an answer, as JSON.</summary>
    public const string Notifications = "Umb-Notifications";

    public static IResult Of<T>(T body) => new JsonAnswer<T>(body);

    /// <summary>200 without a body: updated, moved, deleted.</summary>
    public static IResult Done() => Results.StatusCode(StatusCodes.Status200OK);

    /// <summary>Done, with warnings as toasts.</summary>
    public static IResult Done(HttpContext context, Outcome outcome)
    {
        Notify(context, outcome.Findings);
        return Done();
    }

    /// <summary>201; the client has made the key itself and finds it again in the header.</summary>
    public static IResult Created(HttpContext context, string kind, Guid key) => Paging.Created(context, $"{context.Request.PathBase}{Backoffice.Management}/v1/{kind}", key.ToString());

    public static IResult NotFound(HttpContext context) => Problem(context, StatusCodes.Status404NotFound, "not-found", operation: "NotFound");

    public static IResult Forbidden(HttpContext context) => Problem(context, StatusCodes.Status403Forbidden, "forbidden", operation: "Forbidden");

    /// <summary>A refusal with words in the editor's language.</summary>
    /// <param name="code">Of <see cref="AnswerWords"/>.</param>
    public static IResult Problem(HttpContext context, int status, string code, string? detail = null, string operation = "Refused")
    {
        var words = AnswerWords.For(context);
        return Answers.Problem.Of(status, words.Title(code), detail ?? words.Detail(code), operation);
    }

    /// <summary>Why nothing was changed: conflicts, wrong places, missing items; all findings in one text.</summary>
    public static IResult Refused(HttpContext context, IEnumerable<Finding> findings)
    {
        var errors = findings.Where(f => f.Severity == Severity.Error).ToList();
        var words = AnswerWords.For(context);
        var first = errors[0];
        var status = first.Code is "item-missing" or "type-missing" or "revision-missing" ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
        return Answers.Problem.Of(status, words.Title(first.Code), string.Join(" ", errors.Select(words.Say).Distinct()), Operation(first.Code));
    }

    public static IResult Of(HttpContext context, Outcome outcome) => outcome.Done ? Done(context, outcome) : Refused(context, outcome.Findings);

    /// <summary>Fields that stop publishing, each with its path in the client's spelling.</summary>
    public static IResult Invalid(HttpContext context, IReadOnlyDictionary<string, string[]> errors) =>
        Answers.Problem.Of(
            StatusCodes.Status400BadRequest, AnswerWords.For(context).Title("invalid"), AnswerWords.For(context).Detail("invalid"), "PropertyValidationError", errors);

    public static void Notify(HttpContext context, IEnumerable<Finding> findings)
    {
        var words = AnswerWords.For(context);
        var toasts = findings.Where(f => f.Severity == Severity.Warning).Select(words.Say).Distinct().Take(5)
            .Select(text => new { message = System.Net.WebUtility.HtmlEncode(text), category = words.Title("notice"), type = "Warning" }).ToList();
        if (toasts.Count > 0)
        {
            // The platform's usual encoder leaves ASCII only, which a header needs.
            context.Response.Headers[Notifications] = JsonSerializer.Serialize(toasts);
        }
    }

    private static string Operation(string code) => code switch
    {
        "conflict" => "ConcurrencyViolation",
        "item-trashed" => "InTrash",
        "item-not-trashed" => "NotInTrash",
        "type-not-allowed" => "NotAllowed",
        "slug-taken" => "DuplicateName",
        _ => "Refused",
    };

    private sealed class JsonAnswer<T>(T body) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = "application/json; charset=utf-8";
            response.Headers.CacheControl = "no-store";
            response.Headers.XContentTypeOptions = "nosniff";
            return JsonSerializer.SerializeAsync(response.Body, body, ClientJson.Options, httpContext.RequestAborted);
        }
    }
}
