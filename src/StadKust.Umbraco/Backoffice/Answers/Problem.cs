using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace StadKust.Umbraco.Backoffice.Answers;

/// <summary>Refusals in the shape the client reads: <c>application/problem+json</c> with <c>operationStatus</c>.</summary>
public static class Problem
{
    /// <param name="status">The client words 403 and 404 itself; of a 400 it shows title and detail.</param>
    /// <param name="operation">Word for programs: <c>DuplicateAlias</c>.</param>
    /// <param name="errors">Messages by JSON path of the field.</param>
    public static IResult Of(int status, string title, string? detail, string operation, IReadOnlyDictionary<string, string[]>? errors = null) =>
        TypedResults.Json(new Body("Error", title, status, detail, operation, errors), ClientJson.Options, contentType: "application/problem+json", statusCode: status);

    public static IResult NotFound(string detail = "There is nothing at this address.") => Of(StatusCodes.Status404NotFound, "Not found", detail, "NotFound");

    public static IResult Forbidden(string detail = "Your groups do not allow this.") => Of(StatusCodes.Status403Forbidden, "Forbidden", detail, "Forbidden");

    public static IResult Invalid(string title, string detail, string operation) => Of(StatusCodes.Status400BadRequest, title, detail, operation);

    private sealed record Body(string Type, string Title, int Status, string? Detail, string OperationStatus,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors);
}
