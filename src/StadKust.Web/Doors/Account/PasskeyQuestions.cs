using Microsoft.AspNetCore.DataProtection;
using StadKust.Accounts;

namespace StadKust.Web.Doors;

/// <summary>Questions for the browser's passkeys: asked by the script of the account pages, answered in their forms.</summary>
internal static class PasskeyQuestions
{
    public static void MapPasskeyQuestions(this IEndpointRouteBuilder app)
    {
        var passkey = app.MapGroup("/account/passkey").AllowAnonymous().DisableAntiforgery().RequireRateLimiting(DoorLimits.SignIn);
        passkey.MapPost("/ask", AskAsync);
        passkey.MapPost("/new", NewAsync);
    }

    // Of one account at the second step, of anybody at the first. A question opens nothing.
    private static async Task<IResult> AskAsync(HttpContext context, string? half, SecondFactors factors, IDataProtectionProvider protection)
    {
        var cookies = new Sealed(protection);
        var account = half is not null && cookies.Read(context, Sealed.HalfWay)?.Split(' ') is [var id, _, _] && Guid.TryParse(id, out var key) ? key : (Guid?)null;
        return Put(context, cookies, await factors.AskAsync(account, context));
    }

    private static async Task<IResult> NewAsync(HttpContext context, string? door, SecondFactors factors, IDataProtectionProvider protection) =>
        await SignedIn.AtAsync(context, door) is { IsFresh: true } person
            ? Put(context, new Sealed(protection), await factors.AskForNewAsync(person.Account, context))
            : TypedResults.StatusCode(StatusCodes.Status401Unauthorized);

    private static IResult Put(HttpContext context, Sealed cookies, PasskeyQuestion question)
    {
        cookies.Put(context, Sealed.Question, question.State ?? "");
        return Results.Content(question.Options, "application/json");
    }
}
