using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Accounts;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.SignIn;

/// <summary>What the client takes for an OAuth server: one first-party client, codes, and tokens that live in cookies only.</summary>
/// <remarks>The client writes <c>[redacted]</c> wherever a token would stand and never sees one. See <c>src/decisions/back-office-sign-in.md</c>.</remarks>
internal static class Facade
{
    public const string Base = $"{Backoffice.Management}/v1/security/back-office";
    private const string Client = "umbraco-back-office";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet($"{Base}/authorize", AuthorizeAsync).RequireAuthorization(Door.Editors.Name);
        app.MapPost($"{Base}/token", TokenAsync).AllowAnonymous().DisableAntiforgery();
        app.MapPost($"{Base}/revoke", RevokeAsync).AllowAnonymous().DisableAntiforgery();
        app.MapGet($"{Base}/signout", SignOutAsync).AllowAnonymous();
    }

    // A signed-in browser comes here by navigation; one that is not was led to the sign-in page by the policy and comes back.
    private static async Task<IResult> AuthorizeAsync(HttpContext context, CodeFlow flow)
    {
        var query = context.Request.Query;
        var back = query["redirect_uri"].ToString();
        if (query["client_id"] != Client || query["response_type"] != "code" || query["code_challenge_method"] != "S256"
            || query["code_challenge"].ToString() is not { Length: 43 } challenge || back != $"{OwnPages.Of(context.Request)}/umbraco/oauth_complete")
        {
            return Problem.Invalid("Invalid request", "Only the back office of this site may ask for a code.", "invalid_request");
        }

        var code = await flow.CodeAsync(AccountClaims.SessionOf(context.User)!.Value, challenge, back, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.Redirect(QueryHelpers.AddQueryString(back, new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"] }));
    }

    private static async Task<IResult> TokenAsync(HttpContext context, CodeFlow flow)
    {
        var request = context.Request;
        context.Response.Headers.CacheControl = "no-store";
        if (!OwnPages.Asked(request) || !request.HasFormContentType)
        {
            return Refused("invalid_request");
        }

        var form = await request.ReadFormAsync(context.RequestAborted);
        if (form["client_id"] != Client)
        {
            return Refused("invalid_client");
        }

        var tokens = form["grant_type"].ToString() switch
        {
            "authorization_code" => await flow.RedeemAsync(form["code"], form["code_verifier"], form["redirect_uri"], context.RequestAborted),
            "refresh_token" => await flow.RefreshAsync(request.Cookies[BackofficeTicket.RefreshCookie], context.RequestAborted),
            _ => null,
        };
        if (tokens is null)
        {
            // The client asks with what it has at each start: a dead token would be sent for ever.
            ForgetRefresh(context);
            return Refused("invalid_grant");
        }

        await RenewAsync(context, tokens);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return TypedResults.Json(new TokenAnswer("[redacted]", "Bearer", (int)CodeFlow.AccessLasts.TotalSeconds, "[redacted]", now));
    }

    /// <summary>Puts ticket and refresh token into their cookies.</summary>
    public static async Task RenewAsync(HttpContext context, Tokens tokens)
    {
        await context.SignInAsync(BackofficeTicket.Scheme, BackofficeTicket.Of(tokens));
        context.Response.Cookies.Append(BackofficeTicket.RefreshCookie, tokens.Refresh, RefreshCookie(context.Request, CodeFlow.RefreshLasts));
    }

    private static async Task<IResult> RevokeAsync(HttpContext context, CodeFlow flow)
    {
        if (!OwnPages.Asked(context.Request))
        {
            return Refused("invalid_request");
        }

        var ticket = await context.AuthenticateAsync(BackofficeTicket.Scheme);
        if (AccountClaims.SessionOf(ticket.Principal) is { } session)
        {
            await flow.RevokeAsync(session, "signed-out", context.RequestAborted);
        }

        await ForgetAsync(context);
        return TypedResults.Ok();
    }

    // A link to this address signs a person out; that is all it can do, and the session ends for good.
    private static async Task<IResult> SignOutAsync(HttpContext context, AccountSessions sessions)
    {
        var door = await context.AuthenticateAsync(Door.Editors.Scheme);
        if (OwnPages.Asked(context.Request) && AccountClaims.KeyOf(door.Principal) is { } account && AccountClaims.SessionOf(door.Principal) is { } session)
        {
            await sessions.EndAsync(account, session, context.RequestAborted);
            await context.SignOutAsync(Door.Editors.Scheme);
            await ForgetAsync(context);
        }

        var back = context.Request.Query["post_logout_redirect_uri"].ToString();
        return TypedResults.Redirect(back == $"{OwnPages.Of(context.Request)}/umbraco/logout" ? "/umbraco/logout" : "/umbraco");
    }

    private static async Task ForgetAsync(HttpContext context)
    {
        await context.SignOutAsync(BackofficeTicket.Scheme);
        ForgetRefresh(context);
    }

    private static void ForgetRefresh(HttpContext context) =>
        context.Response.Cookies.Delete(BackofficeTicket.RefreshCookie, RefreshCookie(context.Request, null));

    private static CookieOptions RefreshCookie(HttpRequest request, TimeSpan? lasts) => new()
    {
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = Base,
        MaxAge = lasts,
        IsEssential = true,
    };

    private static IResult Refused(string error) => Results.Json(new { error }, statusCode: StatusCodes.Status400BadRequest);

    /// <summary>RFC 6749 §5.1, with nothing in it that opens anything.</summary>
    private sealed record TokenAnswer(
        [property: System.Text.Json.Serialization.JsonPropertyName("access_token")] string AccessToken,
        [property: System.Text.Json.Serialization.JsonPropertyName("token_type")] string TokenType,
        [property: System.Text.Json.Serialization.JsonPropertyName("expires_in")] int ExpiresIn,
        [property: System.Text.Json.Serialization.JsonPropertyName("refresh_token")] string RefreshToken,
        [property: System.Text.Json.Serialization.JsonPropertyName("issued_at")] long IssuedAt);
}
