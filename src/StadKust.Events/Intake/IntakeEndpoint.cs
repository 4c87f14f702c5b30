using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace StadKust.Events;

public static class IntakeEndpoint
{
    private const int MostBytes = 20 * 1024 * 1024;

    /// <summary>POST /feeds/in with header <c>Api-Key</c>: a program sends all its events as JSON; the answer is the report of the run.</summary>
    public static void MapEventIntake(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/feeds/in", Handle).AllowAnonymous().DisableAntiforgery().WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostBytes));

    private static async Task<IResult> Handle(HttpRequest request, Intake intake, Sources sources, CancellationToken stop)
    {
        var key = request.Headers["Api-Key"].ToString();

        // Before a byte of the body is read: who has no key costs nothing.
        if (await sources.OfKeyAsync(key, stop) is null)
        {
            return Results.Problem("The header Api-Key is missing or opens no feed.", statusCode: StatusCodes.Status401Unauthorized);
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);
        var run = await intake.TakeJsonAsync(key, body.ToArray(), stop);
        return run is null ? Results.Problem(statusCode: StatusCodes.Status401Unauthorized)
            : Results.Json(
                new { run, lines = await intake.LinesAsync(PartnerScope.Everybody(Guid.Empty), run.Id, stop) },
                statusCode: run.Outcome == RunOutcome.Refused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}
